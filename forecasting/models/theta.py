"""Theta in logs, exponential smoothing with half the linear trend as drift: from eight annual values on.

Assimakopoulos & Nikolopoulos 2000, in the form of Hyndman & Billah 2003; statsmodels fits it.
"""

import warnings

import numpy as np
from scipy import stats

from forecasting.predictive import Array, Predictive

SHORTEST = 8
REASON = "Theta in logs, fitted to the series itself (statsmodels)"


def predict(logs: Array, horizon: int) -> Predictive:
    """Predict 1 to `horizon` years after the last of `logs` (natural logs, one a year, in order)."""
    from statsmodels.tsa.forecasting.theta import ThetaModel  # over a second to import

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # convergence is judged by the caller, on the result
        fitted = ThetaModel(logs, period=1, deseasonalize=False).fit(disp=False)
        centre = np.asarray(fitted.forecast(horizon), dtype=float)
        upper = np.asarray(fitted.prediction_intervals(horizon, alpha=0.05)["upper"], dtype=float)
    # Few values tell little of the variance: Student's t with the fit's degrees of freedom is wider than the normal.
    return Predictive(centre, (upper - centre) / float(stats.norm.ppf(0.975)), float(len(logs) - 2))
