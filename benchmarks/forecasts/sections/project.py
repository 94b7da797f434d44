"""How long does the project's own build take with every forecast, how fast is one asked for, and do promises score?"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from benchmarks.forecasts.bar import Bar, Outcome, Plan
from benchmarks.forecasts.done import ROOT
from forecasting import History, HistoryError, forecast_until, warm_up
from warehouse.database import connect, current_path
from warehouse.queries import calibration, known_totals, promise_brier, series

TITLE = "The project's own seeds: the build, a forecast asked for, promises"
YEARS = 5  # ahead, of a forecast asked for
RIVALS = ("climatology", "drift_chance")


def run(plan: Plan) -> Outcome:
    """Build twice, ask for a forecast of every series, and score the promises; a sample changes nothing here."""
    with tempfile.TemporaryDirectory() as folder:
        first, again = (_build(Path(folder)) for _ in range(2))
        warm_up()
        connection = connect(current_path(Path(folder)))
        asked = pd.DataFrame(_asked(connection, name) for name in series(connection).query("measure == 'level'").series)
        brier = promise_brier(connection).set_index("who").brier
        tables = {"How forecasts of years held, by lead": calibration(connection).drop(columns="place").round(1)}
        connection.close()
    quick = asked.quick_ms.dropna()
    tables["A forecast asked for, ms"] = asked.describe(percentiles=[0.5, 0.95]).round(1).reset_index(names="")
    tables["Brier score of resolved promises"] = brier.round(3).reset_index()
    bars = [
        Bar("seconds of a build from nothing", first, high=90),
        Bar("seconds of a build where nothing has changed", again, high=10),
        Bar("slowest first answer to a forecast asked for, ms", float(quick.max()), high=300),
        *(Bar(f"Brier score less that of {rival}", float(brier["chance"] - brier[rival]), high=0) for rival in RIVALS),
    ]
    return Outcome(tables, bars)


def _build(data: Path) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "etl", "build", "--data", str(data)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begun


def _asked(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, float]:
    """Milliseconds of the quick answer and of the full one about a series' year, as a page asks; NaN where none is."""
    known = known_totals(connection, name)
    if known.empty:
        return {"quick_ms": np.nan, "full_ms": np.nan}
    found = {}
    for key, quick in (("quick_ms", True), ("full_ms", False)):
        begun = time.perf_counter()
        history = History.of(known.rename(columns={"period_start": "start", "period_end": "end"}))
        until = 12 * (-(-int(history.end[-1]) // 12) + YEARS)
        try:
            forecast_until(history, until, calendar=known.calendar.iloc[0], quick=quick).paths().total(
                until - 12, until
            )
            found[key] = 1000 * (time.perf_counter() - begun)
        except HistoryError:
            found[key] = np.nan
    return found
