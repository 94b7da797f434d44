"""Comparability: any two series that could be held against each other say in what they differ."""

import duckdb
import pytest

TRADE, RAIL = "china_russia_trade", "zabaykalsk_manzhouli_rail_cargo"


def differs(connection: duckdb.DuckDBPyConnection, series: str, other: str) -> tuple[list[str], str]:
    row = connection.execute(
        "SELECT differs_by, relation FROM comparability WHERE series = ? AND other_series = ?", [series, other]
    ).fetchone()
    assert row is not None
    return list(row[0]), str(row[1])


@pytest.mark.parametrize(
    ("series", "other", "dimensions", "relation"),
    [
        (f"{TRADE}/gacc", f"{TRADE}/fcs", ["counter"], "same as"),
        (f"{TRADE}/gacc", f"{TRADE}_in_yuan/gacc", ["currency"], "same as"),
        ("china_exports_to_russia/gacc", f"{TRADE}/gacc", ["flow", "valuation"], "part of"),
        (f"{TRADE}/gacc", "china_imports_from_russia/gacc", ["flow", "valuation"], "whole of"),
        ("china_exports_to_russia/gacc", "china_imports_from_russia/gacc", ["flow", "valuation"], "beside"),
        (f"{RAIL}/rzd", f"{RAIL}/china_railway_harbin", ["counter"], "same as"),
        ("zabaykalsk_rail_exports_to_china/rzd", f"{RAIL}/rzd", ["flow"], "part of"),
        (f"{RAIL}/china_railway_harbin", "manzhouli_port_cargo/manzhouli_port",
         ["counter", "coverage", "mode"], "part of"),
        ("china_laos_crossborder_freight/kunming_customs", "china_laos_freight/china_railway_kunming",
         ["counter", "coverage"], "part of"),
    ],
)  # fmt: skip
def test_two_series_say_what_differs(
    warehouse: duckdb.DuckDBPyConnection, series: str, other: str, dimensions: list[str], relation: str
) -> None:
    found, how = differs(warehouse, series, other)
    assert set(dimensions) <= set(found)
    assert set(found) <= {"counter", "currency", "flow", "coverage", "mode", "valuation"}
    assert how == relation


def test_no_comparison_is_silent(warehouse: duckdb.DuckDBPyConnection) -> None:
    silent = warehouse.execute("SELECT series, other_series FROM comparability WHERE len(differs_by) = 0").fetchall()
    assert silent == []


def test_every_pair_stands_in_either_order_and_once(warehouse: duckdb.DuckDBPyConnection) -> None:
    pairs = warehouse.execute("SELECT series, other_series FROM comparability").fetchall()
    assert len(pairs) == len(set(pairs))
    assert {(other, series) for series, other in pairs} == set(pairs)


def test_every_relation_of_the_code_list_names_two_indicators_that_figures_use(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    related = warehouse.execute("SELECT unnest([indicator, other]) FROM relation").fetchall()
    used = warehouse.execute("SELECT indicator FROM printed_figure").fetchall()
    assert set(related) <= set(used)
