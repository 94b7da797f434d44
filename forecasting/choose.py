"""Which model fits the data's shape? The first of the ladder that takes the history and gives a sane answer."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.calendars import chinese_new_year
from forecasting.history import History, HistoryError
from forecasting.models import ModelError, ladder
from forecasting.paths import DRAWS, SEED, Paths
from forecasting.predictive import Predictive

LEVELS = (50, 80, 95)
FURTHEST = 1200  # months ahead


@dataclass(frozen=True)
class Forecast:
    """Medians and prediction intervals, and the distribution behind them.

    points: columns h (periods ahead), period (pandas Period), level (percent), median, low, high (the history's unit);
    a row a period and level. model: a file in forecasting/models. reason: why that one, in a sentence. passed_over:
    what a model higher on the ladder said when it failed, a sentence each; empty when the first choice served.
    """

    points: pd.DataFrame
    model: str
    reason: str
    passed_over: tuple[str, ...]
    predictive: Predictive

    def paths(self, draws: int = DRAWS, seed: int = SEED) -> Paths:
        """Sample paths of months: totals of any months, growth, the chance of reaching a level. The same each time."""
        return self.predictive.paths(draws, np.random.default_rng(seed))


def forecast(
    history: "pd.Series[float] | pd.DataFrame | History",
    horizon: int,
    levels: Sequence[int] = LEVELS,
    *,
    calendar: str = "",
    quick: bool = False,
) -> Forecast:
    """Forecast a flow's levels, never below zero.

    Args:
        history: positive totals, any unit: a series indexed by years, quarters or months, or a frame of any mix with
            the columns start, end and value (see `History.of`).
        horizon: periods ahead, of the history's own length; months where lengths are mixed. At most 1200 months.
        levels: coverages of the prediction intervals, whole percents from 1 to 99.
        calendar: "chinese" for monthly flows that pause at the Chinese New Year; empty for none.
        quick: leave out the models whose fitting a visitor would notice; the quick ones answer within milliseconds.

    Raises:
        HistoryError: the history, horizon or levels are out of range, or no model gives a sane interval.
    """
    known = history if isinstance(history, History) else History.of(history)
    ahead = horizon * (known.step or 1)
    if not 1 <= ahead <= FURTHEST:
        raise HistoryError(f"The horizon is {horizon}: give 1 to {FURTHEST // (known.step or 1)} periods.")
    if not levels or not all(1 <= level <= 99 for level in levels):
        raise HistoryError(f"The levels are {tuple(levels)}: give whole percents from 1 to 99.")
    if calendar not in ("", "chinese"):
        raise HistoryError(f"The calendar is {calendar!r}: give 'chinese', or nothing.")
    return forecast_until(known, int(known.end[-1]) + ahead, levels, calendar=calendar, quick=quick)


def warm_up() -> None:
    """Import all that the models need, over a second's work, so that the first forecast asked for need not wait."""
    importlib.import_module("statsmodels.tsa.api")
    chinese_new_year(0, 1)
    forecast(pd.Series([1.0], index=pd.PeriodIndex(["2020"], freq="Y")), 1)


def forecast_until(
    history: History, until: int, levels: Sequence[int] = LEVELS, *, calendar: str = "", quick: bool = False
) -> Forecast:
    """The same up to a month, counted from January 1970 and not included.

    Raises:
        HistoryError: no model takes the history or gives a sane interval.
    """
    said: list[str] = []
    for model in ladder():
        if model.refuses(history, quick, calendar):
            continue
        name = model.__name__.rsplit(".", 1)[1]
        try:
            predictive: Predictive = model.predict(history, until, calendar)
        except (ModelError, np.linalg.LinAlgError) as error:
            said.append(f"{name} failed: {error}")
            continue
        if predictive.is_sane:
            points = predictive.points(sorted(set(levels)))
            reason = "; ".join(filter(None, (model.reason(history), getattr(predictive, "remark", ""))))
            return Forecast(points, name, reason, tuple(said), predictive)
        said.append(f"{name} gave no sane interval")
    told = f"{len(history.value)} value{'s' * (len(history.value) != 1)}"
    why = "; ".join(said) or "none of them takes so little: give a whole year or two years of months"
    raise HistoryError(f"No model gives a sane interval for {told} ({why}): check the values' unit and the horizon.")
