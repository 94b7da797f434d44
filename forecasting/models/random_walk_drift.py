"""Random walk with drift in logs, its drift and volatility shrunk to a stated prior: from one annual value on.

Yearly log changes are normal with unknown drift and variance under the conjugate normal-inverse-gamma prior (Gelman
et al., Bayesian Data Analysis, 3rd ed. 2013, section 3.3), so the level h years ahead is Student's t in logs.
"""

import numpy as np

from forecasting.predictive import Array, Predictive

SHORTEST = 1
PRIOR_VOLATILITY = 0.20  # standard deviation of a year's log change; a stated assumption, not fitted to any data
PRIOR_YEARS = 4.0  # how many years of changes the prior on the volatility weighs
PRIOR_DRIFT = 0.0  # log change a year
PRIOR_DRIFT_YEARS = 4.0  # how many years of changes the prior on the drift weighs

REASON = (
    f"random walk with drift in logs; a yearly log change of {PRIOR_VOLATILITY:.2f} is assumed beforehand "
    f"and weighs as much as {PRIOR_YEARS:.0f} years of data"
)


def predict(logs: Array, horizon: int) -> Predictive:
    """Predict 1 to `horizon` years after the last of `logs` (natural logs, one a year, in order)."""
    changes = np.diff(logs)
    n = len(changes)
    mean = float(changes.mean()) if n else 0.0
    weight = PRIOR_DRIFT_YEARS + n
    drift = (PRIOR_DRIFT_YEARS * PRIOR_DRIFT + n * mean) / weight
    squares = float(((changes - mean) ** 2).sum()) + PRIOR_DRIFT_YEARS * n / weight * (mean - PRIOR_DRIFT) ** 2
    freedom = PRIOR_YEARS + n
    variance = (PRIOR_YEARS * PRIOR_VOLATILITY**2 + squares) / freedom
    steps = np.arange(1, horizon + 1, dtype=float)
    return Predictive(logs[-1] + steps * drift, np.sqrt(variance * (steps + steps**2 / weight)), freedom)
