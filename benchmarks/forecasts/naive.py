"""What must a forecast beat? The seasonal naive and Naive2, as the M competitions score against them."""

import numpy as np

from forecasting.history import Array

CRITICAL = 1.645  # 90% two-sided


def seasonal_naive(shown: Array, period: int, horizon: int) -> Array:
    """The last year again; of a series shorter than a year its last value. Shape (horizon,)."""
    cycle = shown[-period:] if len(shown) >= period else shown[-1:]
    return np.resize(cycle, horizon)


def naive2(shown: Array, period: int, horizon: int) -> Array:
    """The last value without its season, times the season to come (Makridakis et al., 2020). Shape (horizon,).

    Classical multiplicative decomposition, where the season is significant at 90%.
    """
    season = seasonal_indices(shown, period)
    steps = np.arange(len(shown), len(shown) + horizon)
    return np.asarray(shown[-1] / season[(len(shown) - 1) % period] * season[steps % period])


def seasonal_indices(shown: Array, period: int) -> Array:
    """The season of each place in the cycle, the first value's place first; ones where it is not significant."""
    from statsmodels.tsa.seasonal import seasonal_decompose

    if not is_seasonal(shown, period):
        return np.ones(period)
    return np.asarray(seasonal_decompose(shown, model="multiplicative", period=period).seasonal[:period])


def is_seasonal(shown: Array, period: int) -> bool:
    """Whether the autocorrelation at a year is beyond what the shorter ones allow (the M4 organisers' test)."""
    if period == 1 or len(shown) < 3 * period:
        return False
    centred = shown - shown.mean()
    lags = [float((centred[k:] * centred[:-k]).sum()) for k in range(1, period + 1)]
    rho = np.array(lags) / max(float((centred**2).sum()), 1e-300)
    return bool(abs(rho[-1]) > CRITICAL * np.sqrt((1 + 2 * (rho[:-1] ** 2).sum()) / len(shown)))
