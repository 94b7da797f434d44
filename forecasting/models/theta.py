"""Theta on logs: half a straight line, half exponential smoothing (Assimakopoulos and Nikolopoulos, 2000).

The quick model for series without a gap, a part of the combination, and what serves where the combination fails.
"""

import numpy as np

from forecasting.history import Array, History
from forecasting.models import calibration
from forecasting.models.quiet import quiet
from forecasting.predictive import LogT

RUNG = 45
FLAT = 1e-9  # natural log


def refuses(history: History, quick: bool, calendar: str = "") -> str:
    """Takes two years of months or quarters, or thirteen years, without a gap."""
    return "it knows no New Year" if calendar and not quick else calibration.refuses(history)


def reason(history: History) -> str:
    """What it assumes."""
    return f"{calibration.described(history)}: Theta on the logs, their season taken out beforehand"


def predict(history: History, until: int, calendar: str = "") -> LogT:
    """The periods after the history, up to the month `until`."""
    horizon = calibration.horizon(history, until)
    with quiet():
        centre, scale = logs(history.value, 12 // (history.step or 1), horizon)
    return calibration.log_t(history, centre, scale, "theta")


def logs(values: Array, period: int, horizon: int) -> tuple[Array, Array]:
    """Centre and scale of the next `horizon` periods, natural logs, each of shape (horizon,).

    values: shape (n,), positive. period: in a year.
    """
    from scipy.signal import lfilter
    from statsmodels.tsa.forecasting.theta import ThetaModel

    season = np.resize(_season(np.log(values), period), len(values) + horizon)
    adjusted = np.log(values) - season[: len(values)]
    if np.ptp(adjusted) < FLAT:  # the library divides by a smoothing weight that nothing determines
        return np.full(horizon, adjusted[-1]) + season[len(values) :], np.zeros(horizon)
    fitted = ThetaModel(adjusted, period=period, deseasonalize=False).fit()
    alpha = float(fitted.params["alpha"])
    level, _ = lfilter([alpha], [1, alpha - 1], adjusted, zi=[(1 - alpha) * adjusted[0]])
    shock = float(np.std(adjusted[1:] - level[:-1], ddof=2))
    centre = np.asarray(fitted.forecast(horizon)) + season[len(values) :]
    return centre, shock * np.sqrt(1 + alpha**2 * np.arange(horizon))


def _season(logged: Array, period: int) -> Array:
    """The season by classical decomposition, the first value's place first, shape (period,).

    Shrunk to none by as much of it as chance would give (Miller and Williams, 2003).
    """
    from statsmodels.tsa.seasonal import seasonal_decompose

    if period == 1:
        return np.zeros(1)
    parts = seasonal_decompose(logged, period=period)
    cycle = np.asarray(parts.seasonal[:period])
    rest = parts.resid[np.isfinite(parts.resid)]
    by_chance = (rest**2).sum() / max(1, len(rest) - period) * period / len(rest)
    found = float((cycle**2).sum())
    return np.asarray(cycle * max(0.0, 1 - by_chance * (period - 3) / found)) if found > 0 else cycle
