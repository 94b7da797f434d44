"""Median of several models, for series without a gap: ETS, Theta, ARIMA and a structural model.

Medians of such models beat the best single one (Petropoulos and Svetunkov, 2020). Which parts, and how wide their
intervals, was fitted on other series than those that judge them: see combination.json.
"""

from collections.abc import Callable

import numpy as np

from forecasting.history import Array, History
from forecasting.models import ModelError, airline, calibration, ets, structural, theta
from forecasting.models.quiet import quiet
from forecasting.predictive import LogT

RUNG = 50
Part = Callable[[Array, int, int], tuple[Array, Array]]
PARTS: dict[str, Part] = {
    "ETS": ets.logs,
    "additive smoothing": ets.smoothing,
    "Theta": theta.logs,
    "airline": airline.logs,
    "seasonal autoregression": airline.autoregression,
    "structural": structural.logs,
}
RECENT = 360  # periods; the models' cost grows with what is older, their forecasts hardly change
STRAY = 2.0  # how many times its range in logs plus one a flow may leave that range by, more where it looks far ahead


def refuses(history: History, quick: bool, calendar: str = "") -> str:
    """Takes two years of months or quarters, or thirteen years, without a gap; not where a quick answer is wanted."""
    if calendar:
        return "it knows no New Year"
    return "a quick answer is wanted" if quick else calibration.refuses(history)


def reason(history: History) -> str:
    """What it assumes."""
    parts = calibration.constants(history, "combination").parts
    return f"{calibration.described(history)}: the median of {len(parts)} models ({', '.join(parts)})"


def predict(history: History, until: int, calendar: str = "") -> LogT:
    """The periods after the history, up to the month `until`.

    Raises:
        ModelError: fewer than two parts gave a sane answer.
    """
    horizon, period = calibration.horizon(history, until), 12 // (history.step or 1)
    parts = {name: PARTS[name] for name in calibration.constants(history, "combination").parts}
    found, failures = made(parts, history.value[-RECENT:], period, horizon)
    if len(found) < 2:
        raise ModelError(f"fewer than two parts gave an answer ({'; '.join(failures)})")
    return calibration.log_t(history, *combined(list(found.values())), "combination", "; ".join(failures))


def made(
    parts: dict[str, Part], values: Array, period: int, horizon: int
) -> tuple[dict[str, tuple[Array, Array]], list[str]]:
    """Each part's centre and scale by its name, and for each that failed a sentence."""
    found, failures = {}, []
    for name, part in parts.items():
        try:
            found[name] = _checked(part, values, period, horizon)
        except (ModelError, ValueError, np.linalg.LinAlgError) as error:
            failures.append(f"{name} left out: {error}")
    return found, failures


def combined(parts: list[tuple[Array, Array]]) -> tuple[Array, Array]:
    """The median centre; the geometric mean scale, widened by the variance between the centres."""
    centres, scales = np.array([part[0] for part in parts]), np.array([part[1] for part in parts])
    scale = np.sqrt(np.exp(2 * np.log(scales).mean(axis=0)) + centres.var(axis=0))
    return np.median(centres, axis=0), scale


def _checked(part: Part, values: Array, period: int, horizon: int) -> tuple[Array, Array]:
    with quiet():
        centre, scale = part(values, period, horizon)
    if not (np.isfinite(centre).all() and np.isfinite(scale).all()):
        raise ModelError("a value is not finite")
    lowest, highest = np.log(values.min()), np.log(values.max())
    room = float(STRAY * (1 + highest - lowest) * (1 + horizon / len(values)))
    if centre.max() > highest + room or centre.min() < lowest - room or scale.max() > room:
        raise ModelError(f"it strays from the history by more than {room:.1f} in logs")
    return centre, np.maximum(scale, calibration.FLOOR)
