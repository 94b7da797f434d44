"""From a year to date, how near is the year's total, and how sure the chance that it grows by 5 percent?"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from benchmarks.forecasts.bar import Bar, Outcome, Plan
from benchmarks.forecasts.competitions import halves, sample, tasks
from benchmarks.forecasts.fit.year_to_date import blocks
from forecasting import forecast_until
from forecasting.history import Array, History
from forecasting.models import ModelError
from forecasting.scores import brier, coverage, mape

TITLE = "Year to date: M3 monthly, second half, blocks of twelve months as years, after three complete ones or more"
MONTHS = (1, 3, 6, 9)
COMPLETE = 3
GROWS = 1.05


def run(plan: Plan) -> Outcome:
    """Score the running year's total at each number of months known."""
    fitted, tested = (list(map(blocks, half)) for half in halves(tasks("M3", "monthly")))
    usual = float(np.mean([_grew(years, at) for years in fitted for at in range(COMPLETE, len(years))]))
    chosen = sample(tested, plan.sample, plan.seed)
    scored = pd.DataFrame([row for years in chosen for row in _scored(years)])
    table = pd.DataFrame([_row(int(k), found, usual) for k, found in scored.groupby("months")])
    note = f"A year grew by 5% or more in {usual:.3f} of the half fitted on, {scored['grew'].mean():.3f} of the other."
    return Outcome({f"{len(chosen)} series, {len(scored)} forecasts": table}, list(_bars(table, scored)), [note])


def _bars(table: pd.DataFrame, scored: pd.DataFrame) -> Iterator[Bar]:
    at = table.set_index("months")
    for k, top in ((1, 0.6), (3, 0.8)):
        yield Bar(f"error relative to carrying the growth, months known: {k}", float(at["relative"][k]), None, top)
    for k, top in ((3, 0.75), (6, 0.55)):
        yield Bar(f"Brier score relative to climatology, months known: {k}", float(at["Brier relative"][k]), None, top)
    yield Bar("coverage of 80% intervals of the year's total", _cover(scored, 80), 77, 83)


def _scored(years: Array) -> Iterator[dict[str, float]]:
    for at in range(COMPLETE, len(years)):
        for months in MONTHS:
            yield {"months": months, "grew": _grew(years, at)} | _score(years[: at + 1], months)


def _score(years: Array, months: int) -> dict[str, float]:
    """What is said of the last of the years, from totals of the others and the two newest years to date."""
    totals, so_far, before = years.sum(axis=1), years[-1, :months].sum(), years[-2, :months].sum()
    start = 12 * (len(years) - 1)
    firsts = np.append(np.arange(0, start, 12), [start - 12, start])
    ends = np.append(np.arange(12, start + 12, 12), [start - 12 + months, start + months])
    history = History.of(
        pd.DataFrame(
            {
                "start": pd.PeriodIndex.from_ordinals(firsts, freq="M"),
                "end": pd.PeriodIndex.from_ordinals(ends - 1, freq="M"),
                "value": np.append(totals[:-1], [before, so_far]),
            }
        )
    )
    made = forecast_until(history, start + 12, (80, 95))
    if made.model != "year_to_date":
        raise ModelError(f"{made.model} took the history: {made.passed_over}")
    edges = {f"{side} {row['level']}": row[side] for _, row in made.points.iterrows() for side in ("low", "high")}
    return edges | {
        "actual": totals[-1],
        "median": made.points["median"][0],
        "carried": so_far + (totals[-2] - before) * so_far / before,
        "chance": made.paths().chance(GROWS * totals[-2], start, start + 12),
    }


def _row(months: int, found: pd.DataFrame, usual: float) -> dict[str, float]:
    actual, median, carried = (found[name].to_numpy() for name in ("actual", "median", "carried"))
    model, climatology = (
        brier(found["grew"].to_numpy(), chance) for chance in (found["chance"].to_numpy(), np.full(len(found), usual))
    )
    return {
        "months": months,
        "MAPE": mape(actual, median),
        "MAPE carried": mape(actual, carried),
        "relative": mape(actual, median) / mape(actual, carried),
        "relative, in logs": float(np.abs(np.log(median / actual)).mean() / np.abs(np.log(carried / actual)).mean()),
        "Brier": model,
        "Brier of climatology": climatology,
        "Brier relative": model / climatology,
        "cover 80": _cover(found, 80),
        "cover 95": _cover(found, 95),
    }


def _grew(years: Array, at: int) -> bool:
    return bool(years[at].sum() >= GROWS * years[at - 1].sum())


def _cover(found: pd.DataFrame, level: int) -> float:
    return coverage(*(found[name].to_numpy() for name in ("actual", f"low {level}", f"high {level}")))
