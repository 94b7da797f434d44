"""What might come? Sample paths of months, from which every total, growth and date is answered."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.history import Array, Months

DRAWS = 2000
SEED = 20240601


@dataclass(frozen=True)
class Paths:
    """Equally likely courses of a flow.

    first: the first month, counted from January 1970. months: shape (draws, months), the history's unit; months that
    are known are the same on every path, and what is known of totals holds on every path.
    """

    first: int
    months: Array

    @property
    def end(self) -> int:
        """The month after the last."""
        return self.first + int(self.months.shape[1])

    def total(self, first: int, end: int) -> Array:
        """The total of the months from `first` up to `end`, shape (draws,).

        Raises:
            KeyError: the paths do not reach that far.
        """
        if not self.first <= first < end <= self.end:
            span = f"{pd.Period(ordinal=self.first, freq='M')} to {pd.Period(ordinal=self.end - 1, freq='M')}"
            raise KeyError(f"The paths run from {span}: ask for a longer horizon.")
        return np.asarray(self.months[:, first - self.first : end - self.first].sum(axis=1))

    def growth(self, first: int, end: int) -> Array:
        """Growth of that total on the same months a year earlier, in percent, shape (draws,)."""
        return 100 * (self.total(first, end) / self.total(first - 12, end - 12) - 1)

    def interval(self, first: int, end: int, levels: Sequence[int]) -> pd.DataFrame:
        """Columns level, median, low, high: the central prediction intervals of that total, in the history's unit."""
        total = self.total(first, end)
        tails = np.array([0.5 - level / 200 for level in levels])
        low, high = np.quantile(total, tails), np.quantile(total, 1 - tails)
        return pd.DataFrame({"level": list(levels), "median": float(np.median(total)), "low": low, "high": high})

    def chance(self, level: float, first: int, end: int) -> float:
        """The probability that the total reaches a level, as a share of the paths."""
        return float((self.total(first, end) >= level).mean())

    def years(self) -> Months:
        """The calendar years that the paths cover whole."""
        return np.arange(-(-self.first // 12), self.end // 12) + 1970

    def chance_by(self, level: float, year: int, since: int) -> float:
        """The probability that some calendar year from `since` to `year` reaches a level ("passes X by")."""
        starts = [12 * (y - 1970) for y in range(since, year + 1)]
        reached = np.array([self.total(start, start + 12) >= level for start in starts])
        return float(reached.any(axis=0).mean())


def spread_over_months(totals: Array, step: int, sd: float, dice: np.random.Generator) -> Array:
    """Paths of months from paths of periods of `step` months, shape (draws, periods * step).

    A path keeps its months' shares of the year; their logs are normal around equal shares with standard deviation `sd`.
    """
    shares = np.exp(sd * dice.standard_normal((len(totals), 12 // step, step)))
    shares /= shares.sum(axis=2, keepdims=True)
    periods = np.arange(totals.shape[1]) % (12 // step)
    return np.asarray((totals[:, :, None] * shares[:, periods]).reshape(len(totals), -1))
