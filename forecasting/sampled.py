"""What does a model hand back that has no closed form? The quantiles of its sample paths."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from forecasting.history import Array
from forecasting.paths import DRAWS, SEED, Paths
from forecasting.predictive import WIDEST, points_of


@dataclass(frozen=True)
class Sampled:
    """A predictive distribution known by its sample paths.

    draw: gives so many paths from so many dice. since, until: the first month of the first period ahead, and the month
    after the last, counted from January 1970. step: months in a period (1, 3 or 12).
    """

    draw: Callable[[int, np.random.Generator], Paths]
    since: int
    until: int
    step: int

    def paths(self, draws: int, dice: np.random.Generator) -> Paths:
        """Sample paths of months."""
        return self.draw(draws, dice)

    def points(self, levels: Sequence[int]) -> pd.DataFrame:
        """Columns h, period (pandas Period), level, median, low, high: the quantiles of one set of paths."""
        tails = 0.5 - np.array(levels) / 200
        low, high = (np.quantile(self._totals, at, axis=0) for at in (tails, 1 - tails))
        return points_of(self.since, self.step, levels, np.median(self._totals, axis=0), low, high)

    @property
    def is_sane(self) -> bool:
        """Whether all is finite and every 95% interval can be written as numbers above zero."""
        edges = np.quantile(self._totals, [0.025, 0.5, 0.975], axis=0)
        return bool(np.isfinite(edges).all() and (edges > 0).all() and (np.abs(np.log(edges)) < WIDEST).all())

    @cached_property
    def _totals(self) -> Array:
        """The periods' totals, shape (draws, periods), on the very paths that `Forecast.paths` gives by default."""
        paths = self.draw(DRAWS, np.random.default_rng(SEED))
        inside = paths.months[:, self.since - paths.first : self.until - paths.first]
        return np.asarray(inside.reshape(len(inside), -1, self.step).sum(axis=2))
