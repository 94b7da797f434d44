"""Exponential smoothing: the best of eight ETS models by AIC, and the additive seasonal one (Hyndman et al., 2008).

Two parts of the combination. Trends are damped or none: undamped ones ran away on the series that were fitted on.
"""

from itertools import product
from typing import Any

import numpy as np

from forecasting.history import Array
from forecasting.models import ModelError

Shape = tuple[str, str | None, str | None]  # error, damped trend or none, season
SHAPES: list[Shape] = [
    (error, trend, season)
    for (error, season), trend in product([("add", None), ("mul", None), ("add", "add"), ("mul", "mul")], [None, "add"])
]


def logs(values: Array, period: int, horizon: int) -> tuple[Array, Array]:
    """Centre and scale of the next `horizon` periods by the best model, natural logs, each of shape (horizon,).

    values: shape (n,), positive. period: in a year.

    Raises:
        ModelError: a forecast is not positive.
    """
    tried = [_fit(values, period, shape) for shape in SHAPES if period > 1 or shape[2] is None]
    best = min(tried, key=lambda result: _aic(result, period))
    return _in_logs(best, values, period, horizon)


def smoothing(values: Array, period: int, horizon: int) -> tuple[Array, Array]:
    """The same by level and season alone, both additive."""
    return _in_logs(_fit(values, period, ("add", None, "add" if period > 1 else None)), values, period, horizon)


def _fit(values: Array, period: int, shape: Shape) -> Any:
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    error, trend, season = shape
    # States estimated beforehand cost a tenth of states fitted along, and forecast as well.
    model = ETSModel(
        values, error=error, trend=trend, damped_trend=trend is not None, seasonal=season,
        seasonal_periods=period if season else None, initialization_method="heuristic",
    )  # fmt: skip
    return model.fit(disp=False)


def _aic(result: Any, period: int) -> float:
    """AIC with the states counted, which statsmodels leaves out where they were estimated beforehand."""
    states = 1 + result.model.has_trend + (period - 1) * result.model.has_seasonal
    aic = -2 * float(result.llf) + 2 * (len(result.params) + states + 1)
    return aic if np.isfinite(aic) else np.inf


def _in_logs(result: Any, values: Array, period: int, horizon: int) -> tuple[Array, Array]:
    """Its forecasts in logs; their scale from its one-step errors in logs and the linear model's own growth of it."""
    made, fitted = np.asarray(result.forecast(horizon)), np.asarray(result.fittedvalues)
    if not (made > 0).all():
        raise ModelError("a forecast is not positive")
    errors = np.log(values) - np.log(np.maximum(fitted, values.min() / 1000))
    shock = np.sqrt((errors**2).sum() / max(1, len(values) - len(result.params)))
    at = dict(zip(result.model.param_names, result.params, strict=True))
    ahead = np.arange(1, horizon)
    passed_on = at["smoothing_level"] + at.get("smoothing_seasonal", 0) * (ahead % period == 0)
    passed_on += at.get("smoothing_trend", 0) * np.cumsum(at.get("damping_trend", 1) ** ahead)
    return np.log(made), shock * np.sqrt(1 + np.concatenate([[0], np.cumsum(passed_on**2)]))
