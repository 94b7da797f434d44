"""From how many years and totals on is the mixed model better than the annual random walk? Measured on M1 and Tourism.

A history is the annual totals of its years and so many totals within them. The interval score (Gneiting and Raftery
2007) of the 80% interval of the next year's log total is the lower the better. The model's `refuses` follows the table.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import product

import numpy as np
import pandas as pd
from scipy import stats
from tqdm import tqdm

from benchmarks.forecasts.competitions import Task, sample
from benchmarks.forecasts.fit.mixed import SEED, series, usable
from forecasting.history import Array, History
from forecasting.models import ModelError, mixed, random_walk_drift

SERIES = 160
YEARS = (2, 3, 5, 8)
TOTALS = (1, 4, 8, 16)
WITHIN = ((0, 3), (0, 6), (0, 9), (3, 4), (8, 9), (0, 2))  # the totals that a year may have, months from January


def score(job: tuple[Task, int, int]) -> dict[str, float] | None:
    """One series with so many years and totals within them; None where it is too short or the model fails."""
    task, years, totals = job
    last = 12 * years
    months = series(task)[-last - 12 :]
    if len(months) < last + 12:
        return None
    history = shown(months, years, totals, np.random.default_rng([SEED, years, totals, *task.name.encode()]))
    came = float(np.log(months[last:].sum()))
    try:
        paths = mixed.predict(history, last + 12).paths(1000, np.random.default_rng(SEED))
    except ModelError:
        return None
    low, median, high = np.log(np.quantile(paths.total(last, last + 12), [0.1, 0.5, 0.9]))
    ordinal, annual = history.years()
    centre, root, freedom = random_walk_drift.walk(ordinal, np.log(annual), 1)
    half = float(root[0, 0] * stats.t.ppf(0.9, freedom))
    lengths = np.concatenate([np.diff(nodes) for nodes, _ in history.runs()])
    found = {"years": years, "totals": totals, "shorter than a year": float((lengths < 12).sum())}
    return (
        found
        | judged("mixed", came, low, median, high)
        | judged("walk", came, float(centre[0]) - half, float(centre[0]), float(centre[0]) + half)
    )


def shown(months: Array, years: int, totals: int, dice: np.random.Generator) -> History:
    """The annual totals and some within them."""
    choices = [(12 * year + a, 12 * year + b) for year in range(years) for a, b in WITHIN]
    chosen = dice.choice(len(choices), min(totals, len(choices)), replace=False)
    spans = [(12 * year, 12 * year + 12) for year in range(years)] + [choices[i] for i in chosen]
    start = [pd.Period(ordinal=a, freq="M") for a, _ in spans]
    end = [pd.Period(ordinal=b - 1, freq="M") for _, b in spans]
    return History.of(pd.DataFrame({"start": start, "end": end, "value": [months[a:b].sum() for a, b in spans]}))


def judged(name: str, came: float, low: float, median: float, high: float) -> dict[str, float]:
    """Error of the median, whether the 80% interval held, and its interval score, natural logs."""
    missed = max(low - came, came - high, 0.0)
    return {
        f"{name}: error": abs(median - came),
        f"{name}: held": float(missed == 0),
        f"{name}: score": high - low + 10 * missed,
    }


def main() -> None:
    """Prints a row for each number of years and totals."""
    jobs = [(task, y, n) for (y, n), task in product(product(YEARS, TOTALS), sample(usable(), SERIES, SEED))]
    with ProcessPoolExecutor(2) as pool:
        done = tqdm(pool.map(score, jobs, chunksize=8), total=len(jobs), desc="shortest", file=sys.stderr)
        scored = pd.DataFrame([one for one in done if one is not None])
    print(scored.groupby(["years", "totals"]).mean().round(3).to_string())


if __name__ == "__main__":
    main()
