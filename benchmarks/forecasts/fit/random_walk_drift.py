"""Which drift and volatility do published yearly series have? The prior that forecasts them best from a few values."""

from collections.abc import Mapping
from dataclasses import asdict

import numpy as np
from scipy import optimize, stats

from benchmarks.forecasts.competitions import HALVES_SEED, Task, halves, tasks
from benchmarks.forecasts.fit.record import record
from forecasting.history import Array
from forecasting.models.random_walk_drift import Prior, posterior

LENGTHS = (1, 2, 3, 5, 12)  # values shown
STEPS = np.arange(1.0, 7.0)  # years ahead


def cut(panel: list[Task]) -> Mapping[int, Array]:
    """Logs by the values shown: a row a series, the values shown and then those that came, its last ones.

    Only the last: where a series is cut earlier, its usual drift is another than at the end, where forecasts are made
    (fitted to earlier cuts of M1 and Tourism it does worse on the half of M3 that may be seen).
    """
    rows: dict[int, list[Array]] = {length: [] for length in LENGTHS}
    for task in panel:
        logs = np.log(np.concatenate([task.shown, task.came]))
        for length in LENGTHS:
            if len(logs) >= length + len(STEPS):
                rows[length].append(logs[-length - len(STEPS) :])
    return {length: np.array(found) for length, found in rows.items()}


def log_score(theta: Array, rows: Mapping[int, Array]) -> float:
    """Mean of the negative log density of what came, over lengths and years ahead (Gneiting and Raftery 2007)."""
    prior, scores = _prior(theta), []
    for length, logs in rows.items():
        known = posterior(np.arange(float(length)), logs[:, :length], prior)
        centre = logs[:, [length - 1]] + known.drift[:, None] * STEPS
        scale = known.scale(STEPS)
        scores.append(-stats.t.logpdf(logs[:, length:], known.changes, centre, scale).mean())
    return float(np.mean(scores))


def _prior(theta: Array) -> Prior:
    volatility, changes, years = np.exp(theta[:3])
    return Prior(volatility=volatility, changes=changes, drift=theta[3], years=years)


def main() -> None:
    """Fit, write and print."""
    panel = tasks("M1", "yearly") + tasks("Tourism", "yearly") + halves(tasks("M3", "yearly"))[0]
    rows = cut(panel)
    start = np.array([np.log(0.15), np.log(3.0), np.log(4.0), 0.02])
    best = optimize.minimize(log_score, start, (rows,), method="Nelder-Mead", options={"maxiter": 2000})
    data = "M1 yearly, Tourism yearly and the first half of M3 yearly"
    print(
        record("random_walk_drift", asdict(_prior(best.x)), data=data, series=len(panel), seed=HALVES_SEED).read_text()
    )
    print(f"mean negative log density {best.fun:.4f}; cuts { ({n: len(found) for n, found in rows.items()}) }")


if __name__ == "__main__":
    main()
