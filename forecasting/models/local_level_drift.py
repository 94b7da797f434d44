"""Random walk with drift plus noise in logs, fitted by maximum likelihood: from eight annual values on.

statsmodels' UnobservedComponents (Harvey, Forecasting, Structural Time Series Models and the Kalman Filter, 1989).
"""

import warnings

import numpy as np

from forecasting.predictive import Array, Predictive

SHORTEST = 8
REASON = "local level with drift in logs, fitted to the series itself (statsmodels)"


def predict(logs: Array, horizon: int) -> Predictive:
    """Predict 1 to `horizon` years after the last of `logs` (natural logs, one a year, in order)."""
    from statsmodels.tsa.statespace.structural import UnobservedComponents  # over a second to import

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # convergence is judged by the caller, on the result
        fitted = UnobservedComponents(logs, level="local linear deterministic trend").fit(disp=False)
        ahead = fitted.get_forecast(horizon)
    # The variances are fitted to few values: Student's t with the changes' degrees of freedom widens for that.
    return Predictive(
        np.asarray(ahead.predicted_mean, dtype=float),
        np.asarray(ahead.se_mean, dtype=float),
        float(len(logs) - 2),
    )
