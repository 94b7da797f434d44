"""Is a forecast from a few annual values better than the last value, and as sure as it says?"""

import numpy as np
import pandas as pd

from benchmarks.forecasts.bar import Bar, Outcome, Plan
from benchmarks.forecasts.competitions import Task, halves, sample, tasks
from forecasting import History
from forecasting.models import random_walk_drift
from forecasting.scores import coverage, smape

TITLE = "Annual values: M3 yearly, second half, cut to the last 1 to 12 values, six years ahead"
LENGTHS = (1, 2, 3, 5, 12)
LEVELS = (80, 95)


def run(plan: Plan) -> Outcome:
    """Score the random walk with drift at each length."""
    chosen = sample(halves(tasks("M3", "yearly"))[1], plan.sample, plan.seed)
    rows = [_row([_points(task, length) for task in chosen], length) for length in LENGTHS]
    table = pd.DataFrame(rows)
    bars = [Bar("sMAPE relative to the last value, mean of the lengths", float(table["relative"].mean()), None, 0.97)]
    for row in rows:
        bars.append(Bar(f"sMAPE relative to the last value, {row['values']} shown", row["relative"], None, 1.0))
        bars.append(Bar(f"coverage of 95% intervals, {row['values']} shown", row["cover 95"], 92, 99))
    return Outcome({f"{len(chosen)} series": table}, bars)


def _points(task: Task, length: int) -> pd.DataFrame:
    """The points of the model itself, with what came and the last value shown."""
    shown = task.history.iloc[-length:]
    history = History.of(shown)
    predictive = random_walk_drift.predict(history, int(history.end[-1]) + 12 * len(task.came))
    points = predictive.points(LEVELS)
    return points.assign(actual=np.tile(task.came, len(LEVELS)), naive=shown.iloc[-1])


def _row(found: list[pd.DataFrame], length: int) -> dict[str, float]:
    points = pd.concat(found)
    first = points[points["level"] == LEVELS[0]]
    model, naive = (smape(first["actual"].to_numpy(), first[name].to_numpy()) for name in ("median", "naive"))
    row = {"values": length, "sMAPE": model, "sMAPE of the last value": naive, "relative": model / naive}
    for level, at in points.groupby("level"):
        row[f"cover {level}"] = coverage(*(at[name].to_numpy() for name in ("actual", "low", "high")))
    return row
