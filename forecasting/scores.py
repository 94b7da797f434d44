"""How good was a forecast? One number a series or a set of events; lower is better, except coverage.

Scaled scores divide by the seasonal naive's mean absolute error on what was shown (Hyndman and Koehler, 2006).
"""

import numpy as np

from forecasting.history import Array


def smape(came: Array, forecast: Array) -> float:
    """Symmetric mean absolute percentage error, 0 to 200 (Makridakis, 1993); arrays of one shape."""
    return float(200 * np.mean(np.abs(came - forecast) / (np.abs(came) + np.abs(forecast))))


def naive_error(shown: Array, period: int) -> float:
    """Mean absolute error, in the series' unit, of repeating the value `period` earlier; the last value if shorter."""
    lag = period if len(shown) > period else 1
    return float(np.mean(np.abs(shown[lag:] - shown[:-lag])))


def mase(came: Array, forecast: Array, shown: Array, period: int) -> float:
    """Mean absolute scaled error; NaN where what was shown repeats itself exactly."""
    return _scaled(float(np.mean(np.abs(came - forecast))), shown, period)


def owa(smapes: Array, mases: Array, naive2_smapes: Array, naive2_mases: Array) -> float:
    """Overall weighted average against Naive2 (Makridakis, Spiliotis and Assimakopoulos, 2020), all of shape (series,).

    A series without a scaled error counts in the sMAPE alone.
    """
    relative = np.mean(smapes) / np.mean(naive2_smapes), np.nanmean(mases) / np.nanmean(naive2_mases)
    return float(np.mean(relative))


def coverage(came: Array, low: Array, high: Array) -> float:
    """Percent of the outturns within their intervals, ends included."""
    return float(100 * np.mean((low <= came) & (came <= high)))


def interval_score(came: Array, low: Array, high: Array, level: int) -> float:
    """Mean width plus 2 / alpha times what was missed by (Gneiting and Raftery, 2007), in the series' unit."""
    import scoringrules

    return float(np.mean(scoringrules.interval_score(came, low, high, 1 - level / 100)))


def msis(came: Array, low: Array, high: Array, shown: Array, period: int, level: int = 95) -> float:
    """Mean scaled interval score; NaN where what was shown repeats itself exactly."""
    return _scaled(interval_score(came, low, high, level), shown, period)


def crps(came: Array, draws: Array) -> float:
    """Mean continuous ranked probability score of draws, shape (n, draws), for outturns, shape (n,), in their unit."""
    import scoringrules

    return float(np.mean(scoringrules.crps_ensemble(came, draws)))


def brier(happened: Array, chance: Array) -> float:
    """Mean squared error of probabilities, 0 to 1, of events that happened (1) or not (0), both of shape (n,)."""
    import scoringrules

    return float(np.mean(scoringrules.brier_score(np.asarray(happened, dtype=float), chance)))


def _scaled(error: float, shown: Array, period: int) -> float:
    scale = naive_error(shown, period)
    return error / scale if scale > 0 else float("nan")


def mape(came: Array, forecast: Array) -> float:
    """Mean absolute percentage error, percent of the outturn; arrays of one shape."""
    return float(100 * np.mean(np.abs(forecast / came - 1)))
