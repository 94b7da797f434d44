"""Which model fits the data's shape? Few annual values take the prior's model, longer series the fitted one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.models import ladder
from forecasting.predictive import Array, Predictive

LONGEST = 100


class HistoryError(ValueError):
    """The history or horizon can't be forecast; the message says what to change."""


@dataclass(frozen=True)
class Forecast:
    """Medians and prediction intervals.

    points: columns h (years ahead), period (pandas Period, annual), level (percent), median, low, high (the history's
    unit); a row a period and level. model: a file in forecasting/models. reason: why that one, in a sentence.
    """

    points: pd.DataFrame
    model: str
    reason: str
    predictive: Predictive


def forecast(history: "pd.Series[float]", horizon: int, levels: Sequence[int] = (80, 95)) -> Forecast:
    """Forecast annual levels, never below zero.

    Args:
        history: positive finite values indexed by an annual PeriodIndex, any unit; years may be missing.
        horizon: years ahead of the last value, 1 to 100.
        levels: coverages of the prediction intervals, whole percents from 1 to 99.

    Raises:
        HistoryError: no value, a value that is not positive and finite, a year twice, another index, a horizon or
            level out of range, or values so wild that no model gives a sane interval.
    """
    ordered = _checked(history, horizon, levels)
    years = np.array([year.year for year in ordered.index], dtype=float)
    model, reason, predictive = _predict(years, np.log(ordered.to_numpy(dtype=float)), horizon)
    last = ordered.index[-1]
    rows = [
        (h, last + h, level, centre, centre - half, centre + half)
        for level in sorted(set(levels))
        for h, centre, half in zip(range(1, horizon + 1), predictive.centre, predictive.half_width(level), strict=True)
    ]
    points = pd.DataFrame(rows, columns=["h", "period", "level", "median", "low", "high"])
    points[["median", "low", "high"]] = np.exp(points[["median", "low", "high"]])
    return Forecast(points, model, reason, predictive)


def _predict(years: Array, logs: Array, horizon: int) -> tuple[str, str, Predictive]:
    """The first model of the ladder that takes the data and gives a sane answer; what was passed over is told."""
    n, has_gaps = len(years), bool((np.diff(years) > 1).any())
    told = "1 annual value" if n == 1 else f"{n} annual values{', with years missing' if has_gaps else ''}"
    for model in ladder():
        name = model.__name__.rsplit(".", 1)[1]
        if n >= model.SHORTEST and (model.BRIDGES_GAPS or not has_gaps):
            predictive: Predictive = model.predict(years, logs, horizon)
            if predictive.is_sane:
                return name, f"{told}: {model.REASON}", predictive
            told += f", on which {name} gave no sane interval"
    raise HistoryError(f"No model gives a sane interval for {told}: check the values' unit and the horizon.")


def _checked(history: "pd.Series[float]", horizon: int, levels: Sequence[int]) -> "pd.Series[float]":
    if history.empty:
        raise HistoryError("Too short: there is no annual value. Give at least one.")
    if not isinstance(history.index, pd.PeriodIndex) or not str(history.index.dtype).startswith("period[Y"):
        raise HistoryError(f"The index is {history.index.dtype}: use an annual pandas PeriodIndex (freq='Y').")
    if history.index.has_duplicates:
        twice = history.index[history.index.duplicated()][0]
        raise HistoryError(f"The year {twice} stands twice: keep one value a year.")
    if not 1 <= horizon <= LONGEST:
        raise HistoryError(f"The horizon is {horizon}: give 1 to {LONGEST} years.")
    if not levels or not all(1 <= level <= 99 for level in levels):
        raise HistoryError(f"The levels are {tuple(levels)}: give whole percents from 1 to 99.")
    values = history.to_numpy(dtype=float)
    bad = ~(np.isfinite(values) & (values > 0))
    if bad.any():
        found = values[bad][0]
        raise HistoryError(f"{history.index[bad][0]} is {found}: a level's logs need positive finite values.")
    return history.astype(float).sort_index()
