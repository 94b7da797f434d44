"""Random walk with drift in logs, its drift and volatility shrunk to a stated prior: from one annual value on.

Yearly log changes are normal with unknown drift and variance under the conjugate normal-inverse-gamma prior (Gelman
et al., Bayesian Data Analysis, 3rd ed. 2013, section 3.3), so the level h years ahead is Student's t in logs. A change
over k years is the sum of k yearly ones: it tells of the drift as much as k, of the variance as much as one.
"""

import numpy as np

from forecasting.predictive import Array, Predictive

SHORTEST = 1
BRIDGES_GAPS = True
PRIOR_VOLATILITY = 0.20  # standard deviation of a year's log change; a stated assumption, not fitted to any data
PRIOR_YEARS = 4.0  # how many changes the prior on the volatility weighs
PRIOR_DRIFT = 0.0  # log change a year
PRIOR_DRIFT_YEARS = 4.0  # how many years of changes the prior on the drift weighs

REASON = (
    f"random walk with drift in logs; a yearly log change of {PRIOR_VOLATILITY:.2f} is assumed beforehand "
    f"and weighs as much as {PRIOR_YEARS:.0f} observed changes"
)


def predict(years: Array, logs: Array, horizon: int) -> Predictive:
    """Predict 1 to `horizon` years after the last of `logs` (natural logs, shape (n,)) at `years` (increasing)."""
    changes, lengths = np.diff(logs), np.diff(years)
    span = float(lengths.sum())
    mean = float(changes.sum()) / span if span else 0.0
    weight = PRIOR_DRIFT_YEARS + span
    drift = (PRIOR_DRIFT_YEARS * PRIOR_DRIFT + span * mean) / weight
    squares = float(((changes - lengths * mean) ** 2 / lengths).sum())
    squares += PRIOR_DRIFT_YEARS * span / weight * (mean - PRIOR_DRIFT) ** 2
    freedom = PRIOR_YEARS + len(changes)
    variance = (PRIOR_YEARS * PRIOR_VOLATILITY**2 + squares) / freedom
    steps = np.arange(1, horizon + 1, dtype=float)
    return Predictive(logs[-1] + steps * drift, np.sqrt(variance * (steps + steps**2 / weight)), freedom)
