"""Complete series: are the combination and the quick model as good as the peers, as sure as they say, and as cheap?"""

import time

import numpy as np
import pandas as pd
from scipy import stats

from benchmarks.forecasts import competitions
from benchmarks.forecasts.bar import Bar, Outcome, Plan
from benchmarks.forecasts.competitions import Task
from benchmarks.forecasts.done import each
from benchmarks.forecasts.naive import naive2, seasonal_naive
from benchmarks.forecasts.peers import peers
from forecasting import Forecast, forecast, scores
from forecasting.history import Array
from forecasting.models import combination, ets

TITLE = "Complete series: M3, every series shown whole up to the forecast"
KINDS = ("monthly", "quarterly", "yearly")
LEVELS = (80, 95)
COLUMNS = ["mean", "lo-80", "hi-80", "lo-95", "hi-95"]
OURS, QUICK, ETS = "forecast()", "forecast(quick=True)", "ETS by AIC alone (statsmodels)"
PEERS = ("AutoETS", "DynamicOptimizedTheta")


def run(plan: Plan) -> Outcome:
    """A table a kind; bars on the monthly series."""
    tables, notes = {}, []
    for kind in KINDS:
        tasks = competitions.sample(competitions.tasks("M3", kind), plan.sample, plan.seed)
        own = each(ours, tasks, plan, f"complete-{kind}", warm_up)
        tables[kind] = summary(scored(tasks, pd.concat([own, peers(tasks, plan, f"peers-{kind}")])))
        notes.append(f"{kind}: {_rungs(own)}")
    titles = {kind: f"M3 {kind}, {int(table.series.max())} series" for kind, table in tables.items()}
    bars = list(_bars(tables["monthly"].set_index("model")))
    return Outcome({titles[kind]: table for kind, table in tables.items()}, bars, notes)


def _rungs(own: pd.DataFrame) -> str:
    """Which model of the ladder answered, and how often a higher one had failed or a part was left out."""
    first = own[own.h == 1]
    counts = first[first.model == OURS].rung.value_counts()
    return ", ".join(f"{rung} {count} times" for rung, count in counts.items())


def warm_up() -> None:
    """Import and compile before the clock runs."""
    months = np.arange(72.0)
    shown = 100 + months + 10 * np.sin(2 * np.pi * months / 12) + np.random.default_rng(1).normal(0, 5, 72)
    ours(Task("warm up", shown, np.ones(12), 12))


def ours(task: Task) -> pd.DataFrame:
    """One series by our models and the naive ones; the columns of the peers' frame, and of ours rung, year80, year95.

    rung: the model that answered. year80, year95: whether the next twelve months' total lay in its paths' interval.
    """
    horizon = len(task.came)
    makers = {
        OURS: lambda: _intervals(task, quick=False),
        QUICK: lambda: _intervals(task, quick=True),
        ETS: lambda: _ets(task),
        "Naive2": lambda: _point(naive2(task.shown, task.period, horizon)),
        "Seasonal naive": lambda: _point(seasonal_naive(task.shown, task.period, horizon)),
    }
    frames = []
    for model, make in makers.items():
        start = time.process_time()
        values, made = make()
        seconds = time.process_time() - start
        frame = pd.DataFrame(values, columns=COLUMNS).assign(model=model, seconds=seconds)
        frames.append(frame.assign(**_told(task, made)) if made else frame)
    return pd.concat([frame.assign(series=task.name, h=np.arange(1, horizon + 1)) for frame in frames])


def _told(task: Task, made: Forecast) -> dict[str, str | float]:
    paths = made.paths()
    first = paths.end - len(task.came) * 12 // task.period
    held = paths.interval(first, first + 12, LEVELS)
    came = task.came[: task.period].sum()
    inside = {f"year{row.level}": 100.0 * (row.low <= came <= row.high) for row in held.itertuples()}
    rung = made.model + " without a part" * ("left out" in made.reason) + " after a failure" * bool(made.passed_over)
    return {"rung": rung} | inside


def _intervals(task: Task, quick: bool) -> tuple[Array, Forecast]:
    made = forecast(task.history, len(task.came), LEVELS, quick=quick)
    wide = made.points.pivot(index="h", columns="level", values=["median", "low", "high"])
    order = [("median", 80), ("low", 80), ("high", 80), ("low", 95), ("high", 95)]
    return wide[order].to_numpy(), made


def _ets(task: Task) -> tuple[Array, None]:
    found, _ = combination.made({"ETS": ets.logs}, task.shown, task.period, len(task.came))
    if not found:  # scored as the benchmark that it did not beat
        return _point(naive2(task.shown, task.period, len(task.came)))
    centre, scale = found["ETS"]
    edges = [centre + side * stats.norm.ppf(0.5 + level / 200) * scale for level in LEVELS for side in (-1, 1)]
    return np.exp(np.column_stack([centre, *edges])), None


def _point(values: Array) -> tuple[Array, None]:
    return np.column_stack([values] + [np.full(len(values), np.nan)] * 4), None


def scored(tasks: list[Task], made: pd.DataFrame) -> pd.DataFrame:
    """A row a series and model: its scores, and its CPU in milliseconds."""
    by_name = {task.name: task for task in tasks}
    rows = []
    for (name, model), frame in made.groupby(["series", "model"], sort=False):
        task, at = by_name[name], frame.sort_values("h")
        mean, low80, high80, low95, high95 = at[COLUMNS].to_numpy().T
        row = {
            "smape": scores.smape(task.came, mean),
            "mase": scores.mase(task.came, mean, task.shown, task.period),
            "ms": 1000 * at.seconds.iloc[0],
            "year80": at.year80.iloc[0],
            "year95": at.year95.iloc[0],
        }
        if np.isfinite(low95).all():
            row |= {
                "in80": scores.coverage(task.came, low80, high80),
                "in95": scores.coverage(task.came, low95, high95),
                "msis": scores.msis(task.came, low95, high95, task.shown, task.period),
            }
        rows.append({"series": name, "model": model} | row)
    return pd.DataFrame(rows)


def summary(rows: pd.DataFrame) -> pd.DataFrame:
    """A row a model, the lowest OWA first; Naive2 is 1."""
    columns = ["smape", "mase", "owa", "in80", "in95", "msis", "year80", "year95", "ms"]
    table = rows.groupby("model")[[column for column in columns if column != "owa"]].mean()
    table["series"] = rows.groupby("model").size()
    base = rows[rows.model == "Naive2"].sort_values("series")
    for model, frame in rows.groupby("model"):
        own = frame.sort_values("series")
        owa = scores.owa(*(part[score].to_numpy() for part in (own, base) for score in ("smape", "mase")))
        table.loc[model, "owa"] = owa
    return table[["series", *columns]].sort_values("owa").reset_index()


def _bars(table: pd.DataFrame) -> list[Bar]:
    ours_, quick, best = table.loc[OURS], table.loc[QUICK], min(table.owa[peer] for peer in PEERS)
    cost = table.ms["AutoETS"]
    return [
        Bar("combination, M3 monthly: OWA", ours_.owa, high=0.812),
        Bar(
            "combination, M3 monthly: OWA over the better peer's (AutoETS or DOTM)",
            ours_.owa / best,
            high=0.99,
        ),
        Bar("combination, M3 monthly: percent within the 95% intervals", ours_.in95, 93.5, 96.5),
        Bar("combination, M3 monthly: percent within the 80% intervals", ours_.in80, 78, 82),
        Bar("combination, M3 monthly: MSIS of the 95% intervals", ours_.msis, high=6.1),
        Bar("combination, M3 monthly: CPU over AutoETS's", ours_.ms / cost, high=8),
        Bar("quick model, M3 monthly: OWA", quick.owa, high=0.835),
        Bar("quick model, M3 monthly: CPU over AutoETS's", quick.ms / cost, high=0.5),
    ]
