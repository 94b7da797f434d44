"""What may a page ask? One function a view, each a data frame with the view's columns."""

from datetime import date
from typing import cast

import duckdb
import pandas as pd

from warehouse.database import as_of_cursor


def _frame(
    connection: duckdb.DuckDBPyConnection, as_of: date | None, sql: str, parameters: tuple[object, ...] = ()
) -> pd.DataFrame:
    with as_of_cursor(connection, as_of) as cursor:
        return cursor.execute(sql, parameters).df()


def newest_day(connection: duckdb.DuckDBPyConnection) -> date:
    """The newest known_on among the seeds: what the warehouse calls now."""
    with as_of_cursor(connection, None) as cursor:
        row = cursor.execute("SELECT as_of FROM generation").fetchone()
    return cast(tuple[date], row)[0]


def claims(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every claim with its verdict: the columns of claim_check, and of claim_forecast as forecast_*."""
    return _frame(
        connection,
        as_of,
        """SELECT c.*, d.title, d.publisher, d.address, d.published_printed, f.fragment, f.note,
                k.label AS counter_label, ok.label AS outturn_label, tk.label AS then_label,
                p.median AS forecast_median, p.low_80 AS forecast_low_80, p.high_80 AS forecast_high_80,
                p.low_95 AS forecast_low_95, p.high_95 AS forecast_high_95, p.model AS forecast_model,
                p.reason AS forecast_reason, fk.label AS forecast_label, p.counter AS forecast_counter
            FROM claim_check AS c
            JOIN document AS d USING (document_id)
            JOIN figure AS f USING (figure_id)
            LEFT JOIN claim_forecast AS p ON p.claim_id = c.figure_id
            LEFT JOIN counter AS k ON k.counter = c.counter
            LEFT JOIN counter AS ok ON ok.counter = c.outturn_counter
            LEFT JOIN counter AS tk ON tk.counter = c.then_counter
            LEFT JOIN counter AS fk ON fk.counter = p.counter
            ORDER BY c.headline NULLS LAST, c.stated_on DESC, c.figure_id""",
    )


def claim_drawn(connection: duckdb.DuckDBPyConnection, figure_id: str, as_of: date | None = None) -> pd.DataFrame:
    """The marks of one claim's chart: the columns of claim_drawn."""
    return _frame(connection, as_of, "SELECT * EXCLUDE (claim_id) FROM claim_drawn WHERE claim_id = ?", (figure_id,))


def targets(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Targets and forecasts of a level, targets first: the columns of target_status."""
    return _frame(
        connection, as_of, "SELECT * FROM target_status ORDER BY kind DESC, deadline NULLS LAST, value, figure_id"
    )


def target_drawn(connection: duckdb.DuckDBPyConnection, figure_id: str, as_of: date | None = None) -> pd.DataFrame:
    """The marks of one target's chart: the columns of target_drawn."""
    return _frame(connection, as_of, "SELECT * EXCLUDE (target_id) FROM target_drawn WHERE target_id = ?", (figure_id,))


def series(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every series, the fullest first: the columns of series."""
    return _frame(connection, as_of, "SELECT * FROM series ORDER BY vintages DESC, series")


def series_drawn(connection: duckdb.DuckDBPyConnection, series_id: str, as_of: date | None = None) -> pd.DataFrame:
    """The marks of one series' chart, all period shapes: the columns of series_drawn."""
    return _frame(connection, as_of, "SELECT * EXCLUDE (series_id) FROM series_drawn WHERE series_id = ?", (series_id,))


def vintages(connection: duckdb.DuckDBPyConnection, series_id: str, as_of: date | None = None) -> pd.DataFrame:
    """Every vintage of one series with its publisher and address: the columns of observation, publisher, address."""
    return _frame(
        connection,
        as_of,
        """SELECT o.*, p.publisher, p.address FROM observation AS o JOIN provenance AS p ON p.source_id = o.figure_id
            WHERE o.series = ? ORDER BY o.period_end DESC, o.period_start, o.vintage DESC NULLS LAST, o.figure_id""",
        (series_id,),
    )


def figures(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every figure with its document, cited documents first: the columns of figure_source."""
    return _frame(
        connection,
        as_of,
        "SELECT * FROM figure_source ORDER BY collection, published DESC NULLS LAST, document_id, figure_id",
    )


def implied(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> pd.DataFrame:
    """Every implied figure with formula and parents: the columns of implied_source."""
    return _frame(connection, as_of, "SELECT * FROM implied_source ORDER BY implied_id")
