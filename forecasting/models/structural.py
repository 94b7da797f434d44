"""Structural model of the logs: a level that drifts around a straight line, and a season that drifts (Harvey, 1989).

A part of the combination.
"""

import numpy as np

from forecasting.history import Array

ITERATIONS = 50


def logs(values: Array, period: int, horizon: int) -> tuple[Array, Array]:
    """Centre and scale of the next `horizon` periods, natural logs, each of shape (horizon,).

    values: shape (n,), positive. period: in a year.
    """
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    model = UnobservedComponents(np.log(values), "lldtrend", seasonal=period if period > 1 else None)
    made = model.fit(disp=False, cov_type="none", maxiter=ITERATIONS).get_forecast(horizon)
    return np.asarray(made.predicted_mean), np.asarray(made.se_mean)
