"""Does the mixed model meet every known total, recover the hidden months, and promise what it keeps?"""

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np
import pandas as pd
from tqdm import tqdm

from benchmarks.forecasts.bar import Bar, Outcome, Plan
from benchmarks.forecasts.competitions import Task, sample, tasks
from benchmarks.forecasts.hidden import AHEAD, Hidden, hide
from forecasting.models import ModelError, mixed, random_walk_drift
from forecasting.paths import DRAWS, Paths

TITLE = "Mixed totals: M3 monthly series with hidden months"
SHORTEST = 84  # months of a series, those held out too
LEVELS = (50, 80, 95)


def run(plan: Plan) -> Outcome:
    """All M3 monthly series of seven years or more, months hidden at random, the last twelve held out."""
    fit_for = [t for t in tasks("M3", "monthly") if len(t.shown) + len(t.came) >= SHORTEST]
    positive = [t for t in fit_for if (t.shown > 0).all() and (t.came > 0).all()]
    chosen = sample(positive, plan.sample, plan.seed)
    with ProcessPoolExecutor(plan.workers) as pool:
        jobs = pool.map(partial(score, seed=plan.seed), chosen, chunksize=4)
        scored = pd.DataFrame(tqdm(jobs, total=len(chosen), desc="mixed", file=sys.stderr))
    taken = scored[scored["said"] == ""]
    bars = [
        Bar("largest relative error of a known total on any path", float(taken["off"].max()), high=1e-6),
        Bar("median error of hidden months, percent (median over series)", float(taken["hidden"].median()), high=10.0),
        Bar("coverage of next year's total by the 80% interval", 100 * float(taken["held_80"].mean()), 75.0, 85.0),
    ]
    notes = [f"{len(taken)} of {len(scored)} series took the model; the rest: {_counts(scored['said'])}."]
    return Outcome({"Next year's total": _table(taken)}, bars, notes)


def score(task: Task, seed: int) -> dict[str, object]:
    """One series: what the paths say against what was hidden and what came."""
    dice = np.random.default_rng([seed, *task.name.encode()])
    hidden = hide(task.name, np.concatenate([task.shown, task.came]), dice)
    said = mixed.refuses(hidden.history, False)
    if said:
        return {"name": task.name, "said": "refused"}
    try:
        paths = mixed.predict(hidden.history, hidden.last + AHEAD).paths(DRAWS, dice)
    except ModelError as error:
        return {"name": task.name, "said": str(error)}
    return {"name": task.name, "said": "", "off": off(hidden, paths), "hidden": recovered(hidden, paths)} | year(
        hidden, paths
    )


def off(hidden: Hidden, paths: Paths) -> float:
    """The largest relative error of a known total on any path."""
    history = hidden.history
    rows = zip(history.first.tolist(), history.end.tolist(), history.value.tolist(), strict=True)
    known = [(a, b, total) for a, b, total in rows if a >= paths.first]
    return max(float(np.abs(paths.total(a, b) / total - 1).max()) for a, b, total in known)


def recovered(hidden: Hidden, paths: Paths) -> float:
    """The median absolute percentage error of the hidden months, medians of the paths; not a number without any."""
    unknown = hidden.unknown()
    if not len(unknown):
        return float("nan")
    medians = np.median(paths.months[:, unknown - paths.first], axis=0)
    return 100 * float(np.median(np.abs(medians / hidden.months[unknown - hidden.first] - 1)))


def year(hidden: Hidden, paths: Paths) -> dict[str, object]:
    """The next year's total: the median's error, whether the intervals held it, and the annual random walk's error."""
    drawn, came = paths.total(hidden.last, hidden.last + AHEAD), float(hidden.months[-AHEAD:].sum())
    years, totals = hidden.history.years()
    walk = np.exp(random_walk_drift.walk(years, np.log(totals), 1)[0][0])
    found: dict[str, object] = {
        "error": 100 * abs(float(np.median(drawn)) / came - 1),
        "walk": 100 * abs(float(walk) / came - 1),
    }
    for level in LEVELS:
        low, high = np.percentile(drawn, [50 - level / 2, 50 + level / 2])
        found[f"held_{level}"] = bool(low <= came <= high)
    return found


def _table(taken: pd.DataFrame) -> pd.DataFrame:
    """Errors and coverages over the series."""
    rows = {
        "mean error, percent": taken["error"].mean(),
        "median error, percent": taken["error"].median(),
        "mean error of the annual random walk, percent": taken["walk"].mean(),
        "median error of the annual random walk, percent": taken["walk"].median(),
    } | {f"held by the {level}% interval, percent": 100 * taken[f"held_{level}"].mean() for level in LEVELS}
    return pd.DataFrame({"measure": list(rows), "value": [round(float(x), 2) for x in rows.values()]})


def _counts(said: "pd.Series[str]") -> str:
    """What the model said of the series that it did not take, with how often."""
    counts = said[said != ""].value_counts()
    return "; ".join(f"{n} {words}" for words, n in counts.items()) or "none"
