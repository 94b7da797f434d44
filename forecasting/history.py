"""What is known of a flow? Totals over whole months in any mix, and every total that follows by adding and subtracting.

A total of the months from `first` up to `end` is the difference of the running sum at two month starts. Totals are thus
the edges of a graph whose nodes are month starts: a total follows from the others where they join its two nodes, and a
set of totals is free of contradiction while it has no cycle.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Array = NDArray[np.float64]
Months = NDArray[np.int64]
LONGEST = 12_000  # months; a thousand years
LARGEST_RATIO = 1e12  # between the largest and the smallest value; beyond it a unit was mixed up


class HistoryError(ValueError):
    """The history, horizon or levels can't be forecast; the message lists what to change, one problem a line."""


@dataclass(frozen=True)
class History:
    """Totals over whole months, ordered by their ends; none follows from the others.

    first, end: shape (n,), months counted from January 1970 (the ordinals of pandas' monthly periods); a total covers
    the months from `first` up to but not including `end`. value: shape (n,), positive, any unit. rows: shape (n,), the
    places of the totals among the rows given; those left out follow from earlier rows, or contradict them.
    """

    first: Months
    end: Months
    value: Array
    rows: Months
    _runs: list[tuple[Months, Array]] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def of(cls, data: "pd.Series[float] | pd.DataFrame") -> "History":
        """A history from what a caller has.

        Args:
            data: a series of totals indexed by a PeriodIndex of years, quarters or months; or a frame with the columns
                start and end (first and last day, or month, of each total) and value. Of overlapping totals that
                can't all hold, the earlier rows bind.

        Raises:
            HistoryError: no value, a value that is not positive and finite, a period twice, a total that is not of
                whole months, another index or other columns, more than LONGEST months, or values LARGEST_RATIO apart.
        """
        return cls.of_totals(*_read(data))

    @classmethod
    def of_totals(cls, first: Months, end: Months, value: Array) -> "History":
        """The same from arrays: months counted from January 1970, the end not included.

        Raises:
            HistoryError: as above.
        """
        problems = list(_problems(first, end, value))
        if problems:
            raise HistoryError("\n".join(problems))
        if len(np.unique(end)) == len(end) and (np.sort(first)[1:] >= np.sort(end)[:-1]).all():
            order = np.argsort(end)  # nothing overlaps
        else:
            order = np.array(sorted(_without_cycles(first, end, value), key=lambda i: (end[i], first[i])))
        return cls(first[order], end[order], value[order], order)

    @property
    def step(self) -> int | None:
        """The length in months that all totals share, when they also lie on one grid; else None."""
        lengths = self.end - self.first
        step = int(lengths[0])
        return step if (lengths == step).all() and (self.first % step == self.first[0] % step).all() else None

    @property
    def has_gaps(self) -> bool:
        """Whether the totals do not follow each other without a month between."""
        return bool((self.first[1:] != self.end[:-1]).any())

    def runs(self) -> list[tuple[Months, Array]]:
        """The joined month starts, each run with its running sum from its first node, in order of the first node."""
        if not self._runs:
            joined = _Joined()
            for first, end, value in zip(self.first.tolist(), self.end.tolist(), self.value.tolist(), strict=True):
                joined.join(first, end, value)
            self._runs.extend(joined.runs())
        return self._runs

    def total(self, first: int, end: int) -> float | None:
        """The total of the months from `first` up to `end`, where it follows from those known; else None."""
        for nodes, sums in self.runs():
            at = np.searchsorted(nodes, [first, end])
            if at[1] < len(nodes) and nodes[at[0]] == first and nodes[at[1]] == end:
                return float(sums[at[1]] - sums[at[0]])
        return None

    def years(self) -> tuple[Array, Array]:
        """The complete calendar years that are known or follow, and their totals: two arrays of shape (years,)."""
        found: dict[int, float] = {}
        for nodes, sums in self.runs():
            at = dict(zip(nodes.tolist(), sums.tolist(), strict=True))
            found |= {1970 + node // 12: at[node + 12] - at[node] for node in at if node % 12 == 0 and node + 12 in at}
        ordered = sorted(found)
        return np.array(ordered, dtype=np.float64), np.array([found[year] for year in ordered], dtype=np.float64)

    def year_to_date(self, year: int) -> tuple[int, float] | None:
        """The most months of a year, from January, whose total is known, and that total; None if no month is."""
        start = 12 * (year - 1970)
        known = [(k, total) for k in range(1, 13) if (total := self.total(start, start + k)) is not None]
        return known[-1] if known else None

    def yearly(self) -> "History":
        """The history as complete calendar years alone; without any it is empty."""
        years, totals = self.years()
        first = (12 * (years - 1970)).astype(np.int64)
        return History(first, first + 12, totals, np.arange(len(first)))


class _Joined:
    """Month starts joined by totals, each with its running sum within its run."""

    def __init__(self) -> None:
        self.run_of: dict[int, dict[int, float]] = {}

    def join(self, first: int, end: int, value: float) -> bool:
        """Join two month starts; False, and nothing joined, where they are already or where a sum would then fall."""
        left, right = self.run_of.get(first, {first: 0.0}), self.run_of.get(end, {end: 0.0})
        if left is right:
            return False
        shift = left[first] + value - right[end]
        merged = left | {node: at + shift for node, at in right.items()}
        if any(later <= earlier for earlier, later in pairwise(merged[node] for node in sorted(merged))):
            return False
        self.run_of |= dict.fromkeys(merged, merged)
        return True

    def runs(self) -> list[tuple[Months, Array]]:
        """Each run once: its nodes in order and their running sums."""
        found = {id(run): run for run in self.run_of.values()}
        ordered = sorted((sorted(run.items()) for run in found.values()), key=lambda run: run[0])
        return [(np.array([n for n, _ in run]), np.array([s for _, s in run]) - run[0][1]) for run in ordered]


def _without_cycles(first: Months, end: Months, value: Array) -> Iterator[int]:
    """The rows to keep: each, in order, that does not follow from the kept ones and contradicts none."""
    joined = _Joined()
    for i, (a, b, total) in enumerate(zip(first.tolist(), end.tolist(), value.tolist(), strict=True)):
        if joined.join(a, b, total):
            yield i


def _read(data: "pd.Series[float] | pd.DataFrame") -> tuple[Months, Months, Array]:
    if isinstance(data, pd.DataFrame):
        return _read_frame(data)
    index = data.index
    if len(data) == 0:
        raise HistoryError("Too short: there is no value. Give at least one.")
    freq = str(index.dtype).removeprefix("period[")[:1] if isinstance(index, pd.PeriodIndex) else ""
    if not isinstance(index, pd.PeriodIndex) or freq not in "YQM":
        raise HistoryError(f"The index is {index.dtype}: use a pandas PeriodIndex of years, quarters or months.")
    if index.has_duplicates:
        twice = index[index.duplicated()][0]
        raise HistoryError(f"{twice} stands twice: keep one value a period.")
    if freq == "M":
        first = index.asi8
        return first, first + 1, _numbers(data)
    last = index.asfreq("M", how="E").asi8
    return last + 1 - {"Y": 12, "Q": 3}[freq], last + 1, _numbers(data)


def _read_frame(data: pd.DataFrame) -> tuple[Months, Months, Array]:
    missing = [name for name in ("start", "end", "value") if name not in data.columns]
    if missing:
        raise HistoryError(f"The frame has no column {', '.join(missing)}: give start, end and value.")
    if data.empty:
        raise HistoryError("Too short: there is no value. Give at least one.")
    first = np.array([_month(day, "start") for day in data["start"]], dtype=np.int64)
    end = np.array([_month(day, "end") + 1 for day in data["end"]], dtype=np.int64)
    return first, end, _numbers(data["value"])


def _month(day: Any, column: Literal["start", "end"]) -> int:
    """The month of a day, which must be the month's first (start) or last (end)."""
    if isinstance(day, pd.Period):
        return int(day.asfreq("M", how=column).ordinal)
    at = pd.Timestamp(day)
    edge = at.is_month_start if column == "start" else at.is_month_end
    if pd.isna(at) or not edge:
        side = "first" if column == "start" else "last"
        raise HistoryError(f"The {column} {day} is not the {side} day of a month: give totals of whole months.")
    return int(at.to_period("M").ordinal)


def _numbers(values: "pd.Series[Any]") -> Array:
    try:
        return values.to_numpy(dtype=float)
    except (TypeError, ValueError) as error:
        raise HistoryError(f"A value is no number ({error}): give numbers.") from None


def _problems(first: Months, end: Months, value: Array) -> Iterable[str]:
    bad = ~(np.isfinite(value) & (value > 0))
    for a, b, found in list(zip(first[bad], end[bad], value[bad], strict=True))[:5]:
        yield f"{_named(a, b)} is {found}: a level's logs need positive finite values."
    if bad.sum() > 5:
        yield f"{bad.sum() - 5} more values are not positive and finite."
    if backward := int((end <= first).sum()):
        yield f"{backward} totals end before they start: give the first and the last month of each."
    if end.max() - first.min() > LONGEST:
        yield f"The history spans {end.max() - first.min()} months: give at most {LONGEST}."
    if not bad.any() and value.max() / value.min() > LARGEST_RATIO:
        yield f"The values run from {value.min():g} to {value.max():g}: check their units."


def _named(first: int, end: int) -> str:
    start, last = pd.Period(ordinal=int(first), freq="M"), pd.Period(ordinal=int(end) - 1, freq="M")
    if end - first == 12 and first % 12 == 0:
        return str(start.year)
    return str(start) if end - first == 1 else f"{start} to {last}"
