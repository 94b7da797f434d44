"""How do log months vary together? A structural time series (Harvey 1989) as the covariances of its components.

The level is a random walk; momentum is what remains of a month's change in the next; the seasonal pattern is a fixed
and a moving one, each of twelve effects that sum to zero (Harrison and Stevens 1976).
"""

import numpy as np

from forecasting.calendars import chinese_new_year
from forecasting.history import Array

COMPONENTS = ("irregular", "level", "momentum", "drift", "seasonal", "moving_seasonal")
PERSISTENCE = 0.9  # of a month's momentum in the next
DIFFUSE = 1e4  # variance of the first month's level, in variances of a month's shock
HOLIDAY = 100.0  # variance of a holiday's effect, likewise; a stated assumption


def covariances(first: int, end: int, calendar: str) -> Array:
    """The covariances of the log months from `first` up to `end` that each component gives, shape (cases, n, n)."""
    n = end - first
    steps, month = np.arange(1.0, n + 1), np.arange(first, end) % 12
    walk = np.minimum.outer(steps, steps)
    lags = np.abs(np.subtract.outer(steps, steps))
    momentum = np.cumsum(np.cumsum(PERSISTENCE**lags, axis=0), axis=1)
    pattern = np.where(np.equal.outer(month, month), 1.0, -1 / 11)  # effects of twelve months that sum to zero
    cases = [np.eye(n), walk, momentum, np.outer(steps, steps) / 144, pattern, pattern * walk / 12, np.ones((n, n))]
    if calendar == "chinese":
        days = chinese_new_year(first, end)
        cases.append(days @ days.T)
    return np.array(cases)


def with_fixed(vector: Array, cases: Array) -> Array:
    """A vector with the variances that are not fitted."""
    return np.append(vector, [DIFFUSE, HOLIDAY][: len(cases) - len(vector)])
