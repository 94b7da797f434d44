"""Theta in logs, exponential smoothing with half the linear trend as drift: from eight annual values on.

Assimakopoulos & Nikolopoulos 2000, in the form of Hyndman & Billah 2003; statsmodels fits it. On so few values its own
prediction intervals cover far less than they say (a test shows it), so the spread is the prior model's.
"""

import warnings

import numpy as np

from forecasting.models import random_walk_drift
from forecasting.predictive import Array, Predictive

SHORTEST = 8
BRIDGES_GAPS = False
REASON = (
    "Theta in logs, fitted to the series itself (statsmodels); its spread is that of a random walk with drift, where a "
    f"yearly log change of {random_walk_drift.PRIOR_VOLATILITY:.2f} assumed beforehand weighs as much as "
    f"{random_walk_drift.PRIOR_YEARS:.0f} observed ones"
)


def predict(years: Array, logs: Array, horizon: int) -> Predictive:
    """Predict 1 to `horizon` years after the last of `logs` (natural logs, shape (n,)), one a year at `years`."""
    from statsmodels.tsa.forecasting.theta import ThetaModel  # over a second to import

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # convergence is judged by the caller, on the result
        fitted = ThetaModel(logs, period=1, deseasonalize=False).fit(disp=False)
        centre = np.asarray(fitted.forecast(horizon), dtype=float)
    spread = random_walk_drift.predict(years, logs, horizon)
    return Predictive(centre, spread.scale, spread.freedom)
