from decimal import Decimal

import duckdb
import pytest

from etl import derivations

GOLDEN = [
    # implied_id, value, low, high: by hand from 1.5 Mt (1.45 to 1.55), +82.9% (82.85 to 82.95), 15 Mt (14.5 to 15.5)
    ("base_from_growth:zabaykalsk-2023-01+zabaykalsk-2023-01-growth", 1.5e6 / 1.829, 1.45e6 / 1.8295, 1.55e6 / 1.8285),
    ("mean_month:zabaykalsk-2022", 1.25e6, 14.5e6 / 12, 15.5e6 / 12),
    ("against_mean_month:zabaykalsk-2023-01+zabaykalsk-2022", 20, 12.258064, 28.275863),
    ("annualised:zabaykalsk-2023-01", 18.0e6, 17.4e6, 18.6e6),
    ("spread:trade-2022-220bn+trade-2022-170bn", 100 * 50 / 195, 100 * 49 / 195, 100 * 51 / 195),
    # Russian Railways: 17.2 Mt in 2021 at -3.7% makes 17.86 Mt in 2020
    ("base_from_growth:claims-z17+claims-z18", 17.2e6 / 0.963, 17.15e6 / 0.9635, 17.25e6 / 0.9625),
]


@pytest.mark.parametrize(("implied_id", "value", "low", "high"), GOLDEN)
def test_an_implied_figure_is_what_a_hand_computes(
    warehouse: duckdb.DuckDBPyConnection, implied_id: str, value: float, low: float, high: float
) -> None:
    row = warehouse.execute("SELECT value, low, high FROM implied WHERE implied_id = ?", [implied_id]).fetchone()
    assert row is not None
    assert [float(one) for one in row] == pytest.approx([value, low, high], rel=1e-6)


def test_january_2022_is_0_820_million_tonnes_between_0_793_and_0_848(warehouse: duckdb.DuckDBPyConnection) -> None:
    row = warehouse.execute("SELECT value, low, high FROM implied WHERE implied_id = ?", [GOLDEN[0][0]]).fetchone()
    assert row is not None
    assert [f"{one / Decimal(1_000_000):.3f}" for one in row] == ["0.820", "0.793", "0.848"]


def test_bounds_of_implied_figures_are_rounded_outwards(warehouse: duckdb.DuckDBPyConnection) -> None:
    row = warehouse.execute("SELECT low, high FROM implied WHERE implied_id = ?", [GOLDEN[0][0]]).fetchone()
    assert row is not None
    assert row[0] <= Decimal(1_450_000) / Decimal("1.8295")
    assert row[1] >= Decimal(1_550_000) / Decimal("1.8285")


def test_a_one_sided_parent_gives_a_one_sided_figure(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.execute(
        "SELECT i.low, i.high FROM implied i JOIN implied_parent USING (implied_id) JOIN figure f USING (figure_id) "
        "WHERE i.rule IN ('mean_month', 'annualised') AND f.high IS NULL"
    ).fetchall()
    assert rows
    assert all(low is not None and high is None for low, high in rows)


def test_every_derivation_gives_figures_with_formula_and_parents(warehouse: duckdb.DuckDBPyConnection) -> None:
    rules = {module.__name__.rsplit(".", 1)[1] for module in derivations.modules()}
    found = warehouse.execute(
        "SELECT rule, min(length(formula)), min(n) FROM (SELECT i.implied_id, rule, formula, count(*) n FROM implied i "
        "JOIN implied_parent USING (implied_id) GROUP BY ALL) GROUP BY rule"
    ).fetchall()
    assert {rule for rule, _, _ in found} == rules
    assert all(shortest > 0 and parents >= 1 for _, shortest, parents in found)


def test_an_implied_figure_is_known_when_its_last_parent_is(warehouse: duckdb.DuckDBPyConnection) -> None:
    wrong = warehouse.execute(
        "SELECT i.implied_id FROM implied i JOIN implied_parent USING (implied_id) JOIN figure f USING (figure_id) "
        "GROUP BY i.implied_id, i.known_on HAVING i.known_on IS DISTINCT FROM "
        "CASE WHEN count(*) = count(f.known_on) THEN max(f.known_on) END"
    ).fetchall()
    assert wrong == []
