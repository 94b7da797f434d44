"""How do the errors of several months go together? As those of an airline model, whatever model made the forecasts."""

import numpy as np
from scipy.linalg import toeplitz
from scipy.signal import lfilter

from forecasting.history import Array


def root(scale: Array, period: int, level: float, season: float) -> Array:
    """A lower-triangular root, shape (horizon, horizon), of a scale matrix whose diagonal is `scale` squared.

    level, season: moving-average coefficients, 0 to 1, of an airline model (Box and Jenkins, 1970): at 0 a shock stays
    in the level, or in the season, for good; at 1 it passes. period: in a year.
    """
    psi = toeplitz(weights(len(scale), period, level, season), np.zeros(len(scale)))
    return np.asarray(psi * (scale / np.sqrt((psi**2).sum(axis=1)))[:, None])


def weights(horizon: int, period: int, level: float, season: float) -> Array:
    """What a unit shock adds to this and the later periods, shape (horizon,)."""
    shock = np.zeros(horizon)
    shock[0] = 1
    at_level = lfilter([1, -level], [1, -1], shock)
    if period == 1:
        return np.asarray(at_level)
    lag = np.zeros(period - 1)
    return np.asarray(lfilter([1, *lag, -season], [1, *lag, -1], at_level))
