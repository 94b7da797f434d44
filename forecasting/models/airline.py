"""ARIMA of the logs: the airline model (0,1,1)(0,1,1), and (0,1,1)(1,0,0) (Box and Jenkins, 1970).

Two parts of the combination: a season that drifts, and one that fades.
"""

import numpy as np

from forecasting.history import Array

ITERATIONS = 50


def logs(
    values: Array, period: int, horizon: int, exog: Array | None = None, future_exog: Array | None = None
) -> tuple[Array, Array]:
    """Centre and scale of the next `horizon` periods, natural logs, each of shape (horizon,).

    values: shape (n,), positive. period: in a year. exog, future_exog: regressors known beforehand, shapes (n, k) and
    (horizon, k).
    """
    return _arima(values, (0, 1, 1, period) if period > 1 else (0, 0, 0, 0), horizon, exog, future_exog)


def autoregression(values: Array, period: int, horizon: int) -> tuple[Array, Array]:
    """The same with a season that leans on last year's alone."""
    return _arima(values, (1, 0, 0, period) if period > 1 else (0, 0, 0, 0), horizon)


def _arima(
    values: Array,
    season: tuple[int, int, int, int],
    horizon: int,
    exog: Array | None = None,
    future_exog: Array | None = None,
) -> tuple[Array, Array]:
    from statsmodels.tsa.statespace.sarimax import SARIMAX

    shape = {"exog": exog, "order": (0, 1, 1), "seasonal_order": season, "concentrate_scale": True}
    # Fitted on differences, whose state is half as large; the levels are filtered once, for the forecast.
    differenced = SARIMAX(np.log(values), **shape, simple_differencing=True)
    params = differenced.fit(disp=False, cov_type="none", maxiter=ITERATIONS).params
    made = SARIMAX(np.log(values), **shape).filter(params, cov_type="none").get_forecast(horizon, exog=future_exog)
    return np.asarray(made.predicted_mean), np.asarray(made.se_mean)
