"""How far does a year go on as it began? Weights for each number of months known, from published monthly series."""

from dataclasses import asdict, fields

import numpy as np
from scipy import optimize, stats

from benchmarks.forecasts.competitions import HALVES_SEED, Task, halves, tasks
from benchmarks.forecasts.fit.record import record
from forecasting.history import Array
from forecasting.models.random_walk_drift import Posterior, posterior
from forecasting.models.year_to_date import Weights

LENGTHS = (1, 2, 3, 5, 12)  # complete years shown
CUTS = 2  # the last years of each series: long ones don't outvote the others, and forecasts are made at the end
BASES = {"same_year": 1, "other_year": 2}  # how many years back the months' share of the year is taken from


def blocks(task: Task) -> Array:
    """Years of months, shape (years, 12), the last one ending with the series; the collections keep no calendar."""
    months = np.concatenate([task.shown, task.came])
    return months[len(months) % 12 :].reshape(-1, 12)


def cut(panel: list[Task], back: int) -> tuple[Array, Array, Posterior]:
    """For each cut the year (cuts, 12), the one before as its share `back` years before has it, what was known."""
    running, before, known = [], [], []
    for years in map(blocks, panel):
        for at in range(max(back, len(years) - CUTS), len(years)):
            totals = years[:at].sum(axis=1)
            for n in sorted({min(length, at) for length in LENGTHS}):
                running.append(years[at])
                before.append(years[at - back] / totals[at - back] * totals[-1])
                known.append(posterior(np.arange(float(n)), np.log(totals[-n:])))
    every = (np.array([getattr(one, field.name) for one in known]) for field in fields(Posterior))
    return np.array(running), np.array(before), Posterior(*every)


def fit(months: int, running: Array, before: Array, known: Posterior) -> Weights:
    """The weights of greatest likelihood after so many months."""
    growth = np.log(running[:, :months].sum(axis=1) / before[:, :months].sum(axis=1))
    rest = np.log(running[:, months:].sum(axis=1) / before[:, months:].sum(axis=1))

    def loss(theta: Array) -> float:
        weights = _weights(theta)
        return float(-stats.t.logpdf(rest, weights.freedom, *weights.rest(growth, known)).mean())

    start = np.array([0.01, 0.3, 0.3, 0.7, 0.0, 0.5, 0.5, 0.5, 1.0])
    best = optimize.minimize(loss, start, method="BFGS")
    print(f"{months:2d} months: mean negative log density {best.fun:.4f}", flush=True)
    return _weights(best.x)


def _weights(theta: Array) -> Weights:
    return Weights(*theta[:-1], freedom=1 + np.exp(theta[-1]))


def main() -> None:
    """Fit, write and print."""
    panel = tasks("M1", "monthly") + tasks("Tourism", "monthly") + halves(tasks("M3", "monthly"))[0]
    panel = [task for task in panel if blocks(task).min() > 0]
    fitted: dict[str, list[dict[str, float]]] = {}
    for base, back in BASES.items():
        cuts = cut(panel, back)
        print(f"{base}: {len(cuts[0])} cuts")
        fitted[base] = [asdict(fit(months, *cuts)) for months in range(1, 12)]
    data = "M1 monthly, Tourism monthly and the first half of M3 monthly, without series that reach zero"
    record("year_to_date", fitted, data=data, series=len(panel), seed=HALVES_SEED)
    for base, rows in fitted.items():
        print(base, [field.name for field in fields(Weights)])
        print(np.array([list(row.values()) for row in rows]).round(3))


if __name__ == "__main__":
    main()
