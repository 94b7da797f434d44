"""Which forecasts does the build make? One for each series and day that a claim needs, and one as of now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd

from etl.printed import LARGEST_EXPONENT, outward, stored
from forecasting import Forecast, HistoryError, forecast, month_of
from forecasting import months as month_rule
from warehouse.database import as_of_cursor

LEVELS = (80, 95)
YEARS_AHEAD = 3
LARGEST = Decimal(10) ** LARGEST_EXPONENT
FURTHEST = 30  # years; a claim beyond it gets no forecast, for its interval would say nothing


@dataclass(frozen=True)
class Wanted:
    """A series, the last day whose figures may be used, and the periods to reach."""

    indicator: str
    counter: str
    as_of: date
    last_year: int
    months: tuple[str, ...]


def wanted(connection: duckdb.DuckDBPyConnection) -> list[Wanted]:
    """The forecasts to make: for each dated level claim the day before it was stated, for each series now."""
    rows = connection.execute("SELECT indicator, counter, as_of, last_year, months FROM forecast_need").fetchall()
    return [Wanted(indicator, counter, day, year, tuple(months)) for indicator, counter, day, year, months in rows]


def make_forecasts(connection: duckdb.DuckDBPyConnection, progress: Callable[[int, int], None]) -> dict[str, list[Any]]:
    """The rows of forecast, forecast_input and forecast_point; a series without a value by its day has none."""
    rows: dict[str, list[Any]] = {"forecast": [], "forecast_input": [], "forecast_point": []}
    todo = wanted(connection)
    for done, want in enumerate(todo, start=1):
        with as_of_cursor(connection, want.as_of) as cursor:
            known = cursor.execute(
                """SELECT source_id, time_period, period_start, period_end, value, low, high, known_on, base_unit
                    FROM annual_level WHERE indicator = ? AND counter = ? AND value > 0 ORDER BY period_start""",
                (want.indicator, want.counter),
            ).fetchall()
        if known:
            _add(rows, want, known)
        progress(done, len(todo))
    return rows


def _add(rows: dict[str, list[Any]], want: Wanted, known: list[tuple[Any, ...]]) -> None:
    forecast_id = f"forecast:{want.indicator}/{want.counter}/{want.as_of}"
    years = pd.PeriodIndex([year[1] for year in known], freq="Y")
    history = pd.Series([float(year[4]) for year in known], index=years)
    horizon = min(max(want.last_year - years[-1].year, YEARS_AHEAD), FURTHEST)
    try:
        made = forecast(history, horizon, LEVELS)
    except HistoryError:
        return  # too wild to forecast: the page says that there is none
    rows["forecast"].append(
        {
            "forecast_id": forecast_id,
            "indicator": want.indicator,
            "counter": want.counter,
            "as_of": want.as_of,
            "cutoff": known[-1][3],
            "model": made.model,
            "reason": "; ".join([made.reason, *_open_values(known), *([month_rule.REASON] if want.months else [])]),
            "base_unit": known[-1][8],
        }
    )
    columns = ("source_id", "time_period", "period_start", "period_end", "value", "low", "high", "known_on")
    rows["forecast_input"] += [
        {"forecast_id": forecast_id} | dict(zip(columns, year[:8], strict=True)) for year in known
    ]
    rows["forecast_point"] += [point for point in _points(forecast_id, want, made) if point["high"] < LARGEST]


def _open_values(known: list[tuple[Any, ...]]) -> list[str]:
    """A sentence for values printed as "more than": they are taken as they stand."""
    count = sum(year[6] is None for year in known)
    verb = "is a lower bound, taken as it stands" if count == 1 else "are lower bounds, taken as they stand"
    return [f"{count} of the values {verb}"] if count else []


def _points(forecast_id: str, want: Wanted, made: Forecast) -> list[dict[str, Any]]:
    points = [_point(forecast_id, row["period"], "A", row) for row in made.points.to_dict("records")]
    for text in want.months:
        month = pd.Period(text, freq="M")
        if month.asfreq("Y") in set(made.points.period):
            points += [_point(forecast_id, month, "M", row) for row in month_of(made, month, LEVELS).to_dict("records")]
    return points


def _point(forecast_id: str, period: pd.Period, freq: str, row: Mapping[Any, Any]) -> dict[str, Any]:
    interval = outward(Decimal(row["low"]), min(Decimal(row["high"]), LARGEST))
    return {
        "forecast_id": forecast_id,
        "time_period": str(period),
        "period_start": period.start_time.date(),
        "period_end": period.end_time.date(),
        "freq": freq,
        "level": row["level"],
        "median": stored(min(Decimal(row["median"]), LARGEST)),
        "low": interval.low,
        "high": interval.high,
    }
