"""What may a page ask? One function a view, each a data frame with the view's columns."""

from datetime import date
from typing import cast

import duckdb
import pandas as pd

from warehouse.database import as_of_cursor
from warehouse.snapshot import snapshot


def _frame(
    connection: duckdb.DuckDBPyConnection, as_of: date | None, sql: str, parameters: tuple[object, ...] = ()
) -> pd.DataFrame:
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
    return _frame(connection, as_of, "SELECT * EXCLUDE (claim_id) FROM claim_drawn WHERE claim_id = ?", (figure_id,))


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
    sql = "SELECT * EXCLUDE (target_id) FROM target_drawn WHERE target_id = ?"
    return _frame(connection, as_of, sql, (figure_id,))


def target_paths(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """How far each target is from its path: the columns of target_path."""
    return _frame(connection, as_of, "SELECT * FROM target_path ORDER BY target_id")


def target_outlook(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """How likely each target was and is: the columns of target_outlook."""
    return _frame(connection, as_of, "SELECT * FROM target_outlook ORDER BY target_id")


def chance_drawn(connection: duckdb.DuckDBPyConnection, figure_id: str, as_of: date | None = None) -> pd.DataFrame:
    """The marks of one target's probability through time: the columns of chance_drawn."""
    sql = "SELECT * EXCLUDE (target_id) FROM chance_drawn WHERE target_id = ?"
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
    """The shapes of period that a series has values for: the column freq."""
    sql = "SELECT DISTINCT freq FROM series_drawn WHERE series_id = ? ORDER BY freq"
    return _frame(connection, as_of, sql, (series_id,))


def series_drawn(
    connection: duckdb.DuckDBPyConnection, series_id: str, freq: str, as_of: date | None = None
) -> pd.DataFrame:
    """The marks of one series' chart for one shape of period: the columns of series_drawn."""
    sql = "SELECT * EXCLUDE (series_id, freq) FROM series_drawn WHERE series_id = ? AND freq = ?"
    return _frame(connection, as_of, sql, (series_id, freq))


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


def verdict_rule(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """The rule of the verdicts in words, in the order in which it is tried: the columns of verdict_rule."""
    return _frame(connection, as_of, "SELECT * FROM verdict_rule ORDER BY place")
