"""What would remain of a monthly series if it were published as trade is? Months hidden in longer totals."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.history import Array, History

STYLES = ("months", "quarters", "halves", "year_to_date", "first_two_as_one", "annual")
AHEAD = 12  # months held out


@dataclass(frozen=True)
class Hidden:
    """A series of months and what is shown of it.

    first: its first month, counted from January 1970, so that the held out months are a calendar year. months: all of
    them, those held out too. history: what is shown.
    """

    name: str
    first: int
    months: Array
    history: History

    @property
    def last(self) -> int:
        """The first month that is held out."""
        return self.first + len(self.months) - AHEAD

    def with_next_year(self) -> History:
        """What is shown, and the total of the months held out."""
        h, total = self.history, self.months[-AHEAD:].sum()
        return History(np.append(h.first, self.last), np.append(h.end, self.last + AHEAD), np.append(h.value, total))

    def unknown(self) -> Array:
        """The months before the last that follow from nothing shown, counted from January 1970."""
        return np.array([m for m in range(self.first, self.last) if self.history.total(m, m + 1) is None])


def hide(name: str, months: Array, dice: np.random.Generator) -> Hidden:
    """A series with each calendar year published in a style drawn at random; its ragged first year as months."""
    last = 12 * ((len(months) - AHEAD + 11) // 12)
    first = last - (len(months) - AHEAD)
    sums = np.concatenate([[0.0], np.cumsum(months)])
    start = -(-first // 12) * 12
    spans = [(m, m + 1) for m in range(first, start)]
    for january in range(start, last, 12):
        spans += [(january + a, january + b) for a, b in _published(str(dice.choice(STYLES)), dice)]
    shown = [(a, b, float(sums[b - first] - sums[a - first])) for a, b in spans]
    frame = pd.DataFrame(
        {
            "start": [pd.Period(ordinal=a, freq="M") for a, _, _ in shown],
            "end": [pd.Period(ordinal=b - 1, freq="M") for _, b, _ in shown],
            "value": [value for _, _, value in shown],
        }
    )
    return Hidden(name, first, months, History.of(frame))


def _published(style: str, dice: np.random.Generator) -> Iterator[tuple[int, int]]:
    """The totals of a year, as months from January; some months are lost in every style."""
    if style in ("months", "first_two_as_one"):
        if style == "first_two_as_one":
            yield 0, 2
        yield from ((m, m + 1) for m in range(2 if style == "first_two_as_one" else 0, 12) if dice.uniform() < 0.7)
        yield 0, 12
    elif style == "quarters":
        yield from ((m, m + 3) for m in range(0, 12, 3))
    elif style == "halves":
        yield from ((m, m + 6) for m in range(0, 12, 6))
    elif style == "year_to_date":
        yield from ((0, m) for m in sorted(dice.choice(np.arange(1, 13), 5, replace=False).tolist()))
        yield from ((m, m + 1) for m in range(12) if dice.uniform() < 0.2)
    else:
        yield 0, 12
