"""What does a model hand back? A predictive distribution: intervals at any level, and sample paths of months."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd
from scipy import special

from forecasting.history import Array, History
from forecasting.paths import Paths, spread_over_months

FREQS = {1: "M", 3: "Q", 12: "Y"}  # pandas' names of periods of so many months
WIDEST = 300.0  # natural log; twice that still is a double
SEASONAL_SD = 0.15  # standard deviation of a month's log share of its year; a stated assumption, not fitted to any data


class Predictive(Protocol):
    """What the models return."""

    def points(self, levels: Sequence[int]) -> pd.DataFrame:
        """Columns h (periods ahead), period, level, median, low, high; a row a period and level."""

    def paths(self, draws: int, dice: np.random.Generator) -> Paths:
        """Sample paths of months, from the January before the last known year's end on."""

    @property
    def is_sane(self) -> bool:
        """Whether all is finite and the 95% intervals can be written as numbers above zero."""


def points_of(first: int, step: int, levels: Sequence[int], median: Array, low: Array, high: Array) -> pd.DataFrame:
    """The frame that `Predictive.points` gives, for periods of `step` months from the month `first` on.

    median: shape (horizon,). low, high: shape (levels, horizon).
    """
    n = len(median)
    start = pd.Period(ordinal=first, freq="M").asfreq(FREQS[step])
    return pd.DataFrame(
        {
            "h": np.tile(np.arange(1, n + 1), len(levels)),
            "period": np.tile(np.array([start + h for h in range(n)]), len(levels)),
            "level": np.repeat(np.array(levels), n),
            "median": np.tile(median, len(levels)),
            "low": low.ravel(),
            "high": high.ravel(),
        }
    )


@dataclass(frozen=True)
class LogT:
    """Student's t of the logs of the periods that follow a history of equally long ones.

    history: totals of one length (1, 3 or 12 months). centre: shape (horizon,), natural logs. root: shape (horizon,
    horizon), a lower-triangular root of the scale matrix. freedom: its degrees, infinite for a normal. remark: what the
    model has to say of this history alone, such as a part that it left out; empty as a rule.
    """

    history: History
    centre: Array
    root: Array
    freedom: float
    remark: str = ""

    @property
    def scale(self) -> Array:
        """The scale of each period, shape (horizon,)."""
        return np.asarray(np.sqrt((self.root**2).sum(axis=1)))

    def half_width(self, level: int) -> Array:
        """Half the central interval that covers `level` percent, natural-log units, shape (horizon,)."""
        tail = 0.5 + level / 200
        # Not scipy.stats, whose checks of its arguments show in the cost of a quick forecast.
        quantile = special.ndtri(tail) if np.isinf(self.freedom) else special.stdtrit(self.freedom, tail)
        return self.scale * float(quantile)

    @property
    def is_sane(self) -> bool:
        """Whether all is finite and every 95% interval can be written as numbers above zero."""
        finite = bool(np.isfinite(self.centre).all() and np.isfinite(self.root).all() and (self.scale > 0).all())
        return finite and bool((np.abs(self.centre) + self.half_width(95) < WIDEST).all())

    def points(self, levels: Sequence[int]) -> pd.DataFrame:
        """Columns h, period (pandas Period of the history's length), level, median, low, high."""
        step, n = int(self.history.end[-1] - self.history.first[-1]), len(self.centre)
        halves = np.array([self.half_width(level) for level in levels]).reshape(len(levels), n)
        low, high = np.exp(self.centre - halves), np.exp(self.centre + halves)
        return points_of(int(self.history.end[-1]), step, levels, np.exp(self.centre), low, high)

    def paths(self, draws: int, dice: np.random.Generator) -> Paths:
        """Sample paths of months, from January of the last year that begins a whole year before the first forecast."""
        step = int(self.history.end[-1] - self.history.first[-1])
        normal = dice.standard_normal((draws, len(self.centre))) @ self.root.T
        if np.isfinite(self.freedom):
            normal *= np.sqrt(self.freedom / dice.chisquare(self.freedom, (draws, 1)))
        future = np.exp(np.clip(self.centre + normal, -WIDEST, WIDEST))
        known = self._known()
        totals = np.hstack([np.tile(known, (draws, 1)), future])
        first = int(self.history.end[-1]) - step * len(known)
        months = totals if step == 1 else spread_over_months(totals, step, SEASONAL_SD, dice)
        return Paths(first, months)

    def _known(self) -> Array:
        """The known periods without a gap before the first forecast, back to a January at least a year earlier."""
        gapless = np.flatnonzero(self.history.first[1:] != self.history.end[:-1])
        since = int(gapless[-1]) + 1 if len(gapless) else 0
        january = 12 * ((int(self.history.end[-1]) - 12) // 12)
        recent = self.history.first[since:] >= january
        return self.history.value[since:][recent]
