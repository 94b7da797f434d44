"""What may a page ask? One function a view, each a data frame with the view's columns.

`as_of` is a day, None for now, or EVERY_DAY (warehouse/every_day.py).
"""

from datetime import date
from typing import cast

import duckdb
import pandas as pd

from warehouse.database import as_of_cursor
from warehouse.every_day import EVERY_DAY, every_day
from warehouse.snapshot import snapshot

# Pairs of a series' id and the name of its line on a chart of several.
Lines = tuple[tuple[str, str], ...]
LINES = """SELECT d.* EXCLUDE (measure, shape) REPLACE (l.name AS series), l.place
    FROM (SELECT unnest(?) AS series_id, unnest(?) AS name, unnest(range(?)) AS place) AS l
    JOIN series_drawn AS d USING (series_id)
    WHERE d.role = 'history' AND d.measure = ? AND d.shape = ?"""


def _frame(
    connection: duckdb.DuckDBPyConnection, as_of: date | None, sql: str, parameters: tuple[object, ...] = ()
) -> pd.DataFrame:
    if as_of == EVERY_DAY:
        return every_day(connection, sql, parameters)
    return snapshot(connection, as_of).frame(sql, parameters)


def newest_day(connection: duckdb.DuckDBPyConnection) -> date:
    """The newest known_on among the seeds: what the warehouse calls now."""
    with as_of_cursor(connection, None) as cursor:
        row = cursor.execute("SELECT as_of FROM generation").fetchone()
    return cast(tuple[date], row)[0]


def known_days(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """The days on which anything became known, the first first: the columns of known_day."""
    return _frame(connection, as_of, "SELECT * FROM known_day ORDER BY day")


def claims(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every claim with its verdict, headlines first: the columns of claim_report."""
    sql = "SELECT * FROM claim_report ORDER BY headline NULLS LAST, stated_on DESC, figure_id"
    return _frame(connection, as_of, sql)


def claim_drawn(connection: duckdb.DuckDBPyConnection, figure_id: str, as_of: date | None = None) -> pd.DataFrame:
    """The marks of one claim's chart: the columns of claim_drawn."""
    sql = """SELECT * EXCLUDE (claim_id) FROM claim_drawn WHERE claim_id = ?
        ORDER BY role, period_start, period_end, level, source_id"""
    return _frame(connection, as_of, sql, (figure_id,))


def claim_highest(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """The highest earlier values beside each level claim, its own count first: the columns of claim_highest."""
    sql = "SELECT * FROM claim_highest ORDER BY claim_id, is_own DESC, counter, of_same_part"
    return _frame(connection, as_of, sql)


def targets(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Headlines, then targets before forecasts, the latest deadline first: the columns of target_status."""
    order = "headline NULLS LAST, kind DESC, deadline DESC NULLS LAST, value, figure_id"
    return _frame(connection, as_of, f"SELECT * FROM target_status ORDER BY {order}")


def target_drawn(connection: duckdb.DuckDBPyConnection, figure_id: str, as_of: date | None = None) -> pd.DataFrame:
    """The marks of one target's chart: the columns of target_drawn."""
    sql = """SELECT * EXCLUDE (target_id) FROM target_drawn WHERE target_id = ?
        ORDER BY role, period_start, level, source_id"""
    return _frame(connection, as_of, sql, (figure_id,))


def target_paths(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """How far each target is from its path: the columns of target_path."""
    return _frame(connection, as_of, "SELECT * FROM target_path ORDER BY target_id")


def target_outlook(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """How likely each target was and is: the columns of target_outlook."""
    return _frame(connection, as_of, "SELECT * FROM target_outlook ORDER BY target_id")


def chance_drawn(connection: duckdb.DuckDBPyConnection, figure_id: str, as_of: date | None = None) -> pd.DataFrame:
    """The marks of one target's probability through time: the columns of chance_drawn."""
    sql = "SELECT * EXCLUDE (target_id) FROM chance_drawn WHERE target_id = ? ORDER BY period_start, role"
    return _frame(connection, as_of, sql, (figure_id,))


def calibration(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """How often the forecasts of years held what came, by lead: the columns of calibration."""
    return _frame(connection, as_of, "SELECT * FROM calibration ORDER BY place")


def promise_scores(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every resolved promise with its probabilities beforehand, the earliest first: the columns of promise_score."""
    return _frame(connection, as_of, "SELECT * FROM promise_score ORDER BY stated_on, claim_id")


def promise_brier(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """The Brier score of the forecasts and of those they must beat: the columns of promise_brier."""
    return _frame(connection, as_of, "SELECT * FROM promise_brier ORDER BY place")


def reliability(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Promises by fifths of probability, the unlikeliest first: the columns of reliability."""
    return _frame(connection, as_of, "SELECT * FROM reliability ORDER BY low_pct")


def series(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every series, the fullest first: the columns of series."""
    return _frame(connection, as_of, "SELECT * FROM series ORDER BY vintages DESC, series")


def known_totals(connection: duckdb.DuckDBPyConnection, series_id: str, as_of: date | None = None) -> pd.DataFrame:
    """What a forecast of a series sees, in the order in which it binds: the columns of known_total."""
    sql = "SELECT * FROM known_total WHERE indicator || '/' || counter = ? AND superseded_on IS NULL ORDER BY place"
    return _frame(connection, as_of, sql, (series_id,))


def series_shapes(connection: duckdb.DuckDBPyConnection, series_id: str, as_of: date | None = None) -> pd.DataFrame:
    """What can be shown of a series: the columns of series_shape."""
    sql = "SELECT * EXCLUDE (series_id) FROM series_shape WHERE series_id = ? ORDER BY measure, shape"
    return _frame(connection, as_of, sql, (series_id,))


def series_drawn(
    connection: duckdb.DuckDBPyConnection, series_id: str, measure: str, shape: str, as_of: date | None = None
) -> pd.DataFrame:
    """The marks of one series' chart, its forecast or its printed growth too: the columns of series_drawn."""
    sql = """SELECT * EXCLUDE (series_id, measure, shape) FROM series_drawn
        WHERE series_id = ? AND measure ^@ ? AND shape = ?
        ORDER BY measure, role, period_start, period_end, level, label, figure_id"""
    return _frame(connection, as_of, sql, (series_id, measure, shape))


def series_lines(
    connection: duckdb.DuckDBPyConnection, lines: Lines, measure: str, shape: str, as_of: date | None = None
) -> pd.DataFrame:
    """The marks of several series on one chart, without forecasts: the columns of series_drawn."""
    return _frame(
        connection, as_of, f"{LINES} ORDER BY l.place, period_start, period_end", _named(lines, measure, shape)
    )


def series_index(
    connection: duckdb.DuckDBPyConnection, lines: Lines, shape: str, as_of: date | None = None
) -> pd.DataFrame:
    """The same as an index, 100 being the first period that all of them have; empty where there is none.

    The columns of series_drawn, and that period's first and last day, `base_start` and `base_end`.
    """
    sql = f"""WITH marks AS ({LINES}), base AS (
            SELECT period_start, period_end FROM marks WHERE value > 0 GROUP BY ALL
            HAVING count(DISTINCT series_id) = ? ORDER BY ALL LIMIT 1
        )
        SELECT v.* REPLACE (100 * v.value / b.value AS value, 100 * v.low / b.value AS low,
            100 * v.high / b.value AS high, 'index' AS unit, 'computed' AS label,
            greatest(v.known_on, b.known_on) AS known_on,
            v.figure_id || CASE WHEN v.figure_id = b.figure_id THEN '' ELSE ' ' || b.figure_id END AS figure_id),
            b.period_start AS base_start, b.period_end AS base_end
        FROM marks AS v JOIN marks AS b USING (series_id)
        JOIN base AS s ON s.period_start = b.period_start AND s.period_end = b.period_end
        ORDER BY v.place, v.period_start, v.period_end"""
    return _frame(connection, as_of, sql, (*_named(lines, "level", shape), len(lines)))


def _named(lines: Lines, measure: str, shape: str) -> tuple[object, ...]:
    return [series_id for series_id, _ in lines], [name for _, name in lines], len(lines), measure, shape


def two_counts(
    connection: duckdb.DuckDBPyConnection, series_id: str, other: str, as_of: date | None = None
) -> pd.DataFrame:
    """What two counters say of the periods that both have, the earliest first: the columns of two_counts."""
    sql = "SELECT * FROM two_counts WHERE series = ? AND other_series = ? ORDER BY period_end, period_start"
    return _frame(connection, as_of, sql, (series_id, other))


def corridor_counts(connection: duckdb.DuckDBPyConnection, corridor: str, as_of: date | None = None) -> pd.DataFrame:
    """The pairs of counts of one thing on a corridor, what matters most first: the columns of corridor_count."""
    sql = "SELECT * FROM corridor_count WHERE corridor = ? ORDER BY position, series, other_series"
    return _frame(connection, as_of, sql, (corridor,))


def series_days(connection: duckdb.DuckDBPyConnection, series_id: str, as_of: date | None = None) -> pd.DataFrame:
    """The days on which a value of a series became known, in order: the columns of series_day."""
    return _frame(connection, as_of, "SELECT * FROM series_day WHERE series = ? ORDER BY day", (series_id,))


def revisions(connection: duckdb.DuckDBPyConnection, series_id: str, as_of: date | None = None) -> pd.DataFrame:
    """The marks of the chart of a series' revisions: the columns of revision_drawn."""
    sql = "SELECT * EXCLUDE (series_id) FROM revision_drawn WHERE series_id = ? ORDER BY period_end, period_start"
    return _frame(connection, as_of, sql, (series_id,))


def revision_tolerances(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """How far each series is revised, and what its verdicts allow for it: the columns of revision_tolerance."""
    return _frame(connection, as_of, "SELECT * FROM revision_tolerance ORDER BY series")


def vintages(connection: duckdb.DuckDBPyConnection, series_id: str, as_of: date | None = None) -> pd.DataFrame:
    """Every vintage of one series, the newest period first: the columns of vintage."""
    order = "period_end DESC, period_start, vintage DESC NULLS LAST, figure_id"
    return _frame(
        connection, as_of, f"SELECT * EXCLUDE (series) FROM vintage WHERE series = ? ORDER BY {order}", (series_id,)
    )


def figures(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every figure with its document, cited documents first: the columns of figure_source."""
    return _frame(
        connection,
        as_of,
        "SELECT * FROM figure_source ORDER BY collection, published DESC NULLS LAST, document_id, figure_id",
    )


def implied(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every implied figure with formula and parents: the columns of implied."""
    return _frame(connection, as_of, "SELECT * FROM implied ORDER BY implied_id")


def citations(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every print of every figure, the first before the later ones: the columns of citation_source."""
    sql = "SELECT * FROM citation_source ORDER BY figure_id, is_first DESC, known_on NULLS LAST, document_id"
    return _frame(connection, as_of, sql)


def facts(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """What became of each collected fact: the columns of fact_status."""
    return _frame(connection, as_of, "SELECT * FROM fact_status ORDER BY fact, figure_id, document_id")


def track_record(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every speaker and organisation, the most resolved first: the columns of track_record."""
    sql = "SELECT * FROM track_record ORDER BY name_of DESC, resolved DESC, claims DESC, name"
    return _frame(connection, as_of, sql)


def contradictions(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every contradiction, the explained before the rest, the wider gap first: the columns of contradiction_report."""
    return _frame(
        connection,
        as_of,
        """SELECT * FROM contradiction_report
            ORDER BY explanation LIKE '%a revision', gap_pct DESC NULLS LAST, gap DESC, odd_id""",
    )


def comparability(connection: duckdb.DuckDBPyConnection, series_id: str, as_of: date | None = None) -> pd.DataFrame:
    """What sets a series apart from those it could be held against: the columns of comparability."""
    sql = "SELECT * FROM comparability WHERE series = ? ORDER BY mixed_up DESC, relation DESC, other_series"
    return _frame(connection, as_of, sql, (series_id,))


def corridors(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every corridor, in the order of the seeds: the columns of corridor."""
    return _frame(connection, as_of, "SELECT * FROM corridor ORDER BY number")


def corridors_by_news(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """The corridors of which a figure is known, that with the newest first: the columns of corridor_news."""
    sql = "SELECT * FROM corridor_news ORDER BY known_on DESC, number"
    return _frame(connection, as_of, sql)


def corridor_indicators(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Which indicators belong to which corridor: the columns corridor and indicator."""
    return _frame(connection, as_of, "SELECT corridor, indicator FROM corridor_indicator ORDER BY ALL")


def corridor_lines(connection: duckdb.DuckDBPyConnection, chosen: str, as_of: date | None = None) -> pd.DataFrame:
    """The stops of every corridor, in their order: the columns of corridor_line, and is_chosen, whether of that one."""
    sql = "SELECT *, corridor = ? AS is_chosen FROM corridor_line ORDER BY number, stop"
    return _frame(connection, as_of, sql, (chosen,))


def corridor_figures(connection: duckdb.DuckDBPyConnection, corridor: str, as_of: date | None = None) -> pd.DataFrame:
    """Every figure of a corridor, what matters most first, the newest period first: the columns of corridor_figure."""
    order = "position, period_end DESC NULLS LAST, period_start, is_reference DESC, known_on DESC NULLS LAST, figure_id"
    return _frame(connection, as_of, f"SELECT * FROM corridor_figure WHERE corridor = ? ORDER BY {order}", (corridor,))


def corridor_rates(connection: duckdb.DuckDBPyConnection, corridor: str, as_of: date | None = None) -> pd.DataFrame:
    """Trains a day on a corridor, printed and derived, the newest first: the columns of corridor_rate."""
    order = "period_end DESC NULLS LAST, position, is_implied, source_id"
    sql = f"SELECT * FROM corridor_rate WHERE corridor = ? AND is_shown ORDER BY {order}"
    return _frame(connection, as_of, sql, (corridor,))


def corridor_checks(connection: duckdb.DuckDBPyConnection, corridor: str, as_of: date | None = None) -> pd.DataFrame:
    """The physical checks of a corridor, the newest period of each first: the columns of corridor_check."""
    sql = "SELECT * FROM corridor_check WHERE corridor = ? ORDER BY number, period_end DESC NULLS LAST, figures"
    return _frame(connection, as_of, sql, (corridor,))


def corridor_units(connection: duckdb.DuckDBPyConnection, corridor: str, as_of: date | None = None) -> pd.DataFrame:
    """The charts that a corridor has: the columns of corridor_unit."""
    sql = "SELECT * EXCLUDE (corridor) FROM corridor_unit WHERE corridor = ? ORDER BY unit"
    return _frame(connection, as_of, sql, (corridor,))


def corridor_drawn(
    connection: duckdb.DuckDBPyConnection, corridor: str, unit: str, as_of: date | None = None
) -> pd.DataFrame:
    """The marks of one chart of a corridor: the columns of corridor_drawn."""
    sql = """SELECT * EXCLUDE (corridor, indicator_label) FROM corridor_drawn WHERE corridor = ? AND unit = ?
        ORDER BY role, period_start, period_end, figure_id"""
    return _frame(connection, as_of, sql, (corridor, unit))


def verdict_rule(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """The rule of the verdicts in words, in the order in which it is tried: the columns of verdict_rule."""
    return _frame(connection, as_of, "SELECT * FROM verdict_rule ORDER BY place")


def forecasts(
    connection: duckdb.DuckDBPyConnection, forecast_ids: tuple[str, ...], as_of: date | None = None
) -> pd.DataFrame:
    """How some forecasts were made: the columns of forecast."""
    sql = "SELECT * FROM forecast WHERE list_contains(?, forecast_id) ORDER BY forecast_id"
    return _frame(connection, as_of, sql, (list(forecast_ids),))


def forecast_inputs(
    connection: duckdb.DuckDBPyConnection, forecast_ids: tuple[str, ...], as_of: date | None = None
) -> pd.DataFrame:
    """The totals that some forecasts were made from: the columns of forecast_input."""
    order = "forecast_id, period_start, period_end"
    sql = f"SELECT * FROM forecast_input WHERE list_contains(?, forecast_id) ORDER BY {order}"
    return _frame(connection, as_of, sql, (list(forecast_ids),))


def forecast_points(
    connection: duckdb.DuckDBPyConnection, forecast_ids: tuple[str, ...], as_of: date | None = None
) -> pd.DataFrame:
    """The medians and intervals of some forecasts: the columns of forecast_point."""
    order = "forecast_id, period_start, period_end, level"
    sql = f"SELECT * FROM forecast_point WHERE list_contains(?, forecast_id) ORDER BY {order}"
    return _frame(connection, as_of, sql, (list(forecast_ids),))


def generation(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Which build this is: the one row of generation."""
    return _frame(connection, as_of, "SELECT * FROM generation")


def comments(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """What each column of each table and view holds: the columns table_name, column_name, comment."""
    sql = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE comment IS NOT NULL"
    return _frame(connection, as_of, sql)
