from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from etl import derivations
from etl.build import read_seeds
from etl.derivations import derive
from etl.harmonise import harmonise
from etl.records import Implied
from frame import implied
from tests.seeds_for_tests import DOCUMENT, STATISTICS, figure, write_seeds
from warehouse import queries

HEADER, *_ = STATISTICS.splitlines(keepends=True)
JANUARY_2022 = "base_from_growth:zabaykalsk-2023-01+zabaykalsk-2023-01-growth"
# By hand from the numbers as printed, each with half a unit of its last digit either way.
GOLDEN = [
    # 1.5 Mt (1.45 to 1.55), +82.9% (82.85 to 82.95), 15 Mt (14.5 to 15.5)
    (JANUARY_2022, 1.5e6 / 1.829, 1.45e6 / 1.8295, 1.55e6 / 1.8285),
    ("mean_month:zabaykalsk-2022", 1.25e6, 14.5e6 / 12, 15.5e6 / 12),
    ("against_mean_month:zabaykalsk-2023-01+zabaykalsk-2022", 20, 12.258064, 28.275863),
    ("annualised:zabaykalsk-2023-01", 18.0e6, 17.4e6, 18.6e6),
    (
        "increase_from_growth:zabaykalsk-2023-01+zabaykalsk-2023-01-growth",
        *(1.5e6 * 82.9 / 182.9, 1.45e6 * 82.85 / 182.85, 1.55e6 * 82.95 / 182.95),
    ),
    # The rest of 2022: 15 Mt less January's 0.820 Mt (0.793 to 0.848)
    (
        f"rest_of_year:zabaykalsk-2022+({JANUARY_2022})",
        *(15e6 - 1.5e6 / 1.829, 14.5e6 - 1.55e6 / 1.8285, 15.5e6 - 1.45e6 / 1.8295),
    ),
    (
        f"rest_of_year:zabaykalsk-2022+({JANUARY_2022})/mean_month",
        *((15e6 - 1.5e6 / 1.829) / 11, (14.5e6 - 1.55e6 / 1.8285) / 11, (15.5e6 - 1.45e6 / 1.8295) / 11),
    ),
    ("spread:trade-2022-220bn+trade-2022-170bn", 100 * 50 / 195, 100 * 49 / 195, 100 * 51 / 195),
    # Russian Railways: 17.2 Mt in 2021 at -3.7% makes 17.86 Mt in 2020, and 0.66 Mt less in 2021
    ("base_from_growth:claims-z17+claims-z18", 17.2e6 / 0.963, 17.15e6 / 0.9635, 17.25e6 / 0.9625),
    (
        "increase_from_growth:claims-z17+claims-z18",
        *(-17.2e6 * 3.7 / 96.3, -17.25e6 * 3.75 / 96.25, -17.15e6 * 3.65 / 96.35),
    ),
    # Coal: around 10,000 t a day (9,500 to 10,500), against the month's 1.5 Mt
    ("total_from_per_day:manzhouli-coal-per-day", 310_000, 9_500 * 31, 10_500 * 31),
    ("total_from_per_day:manzhouli-coal-per-day/year", 3.65e6, 9_500 * 365, 10_500 * 365),
    (
        "share_of_whole:(total_from_per_day:manzhouli-coal-per-day)+zabaykalsk-2023-01",
        *(100 * 0.31 / 1.5, 100 * 0.2945 / 1.55, 100 * 0.3255 / 1.45),
    ),
    # Trade: around +25% (24.5 to 25.5) on 146.88 (146.875 to 146.885), the newest level of 2021 then
    ("level_from_growth:claims-t11+trade-2022-growth-putin", 183.6e9, 146.875e9 * 1.245, 146.885e9 * 1.255),
    # December 2022 as 190.271 less 172.406, March 2023 as 53.845 less 33.685, each known to half a million dollars
    ("month_from_ytd:trade-287+trade-280", 17.865e9, 17.864e9, 17.866e9),
    ("month_from_ytd:trade-350+trade-344", 20.160e9, 20.159e9, 20.161e9),
    (
        "growth_from_levels:trade-287+claims-t11",
        *(100 * (190.271 / 146.88 - 1), 100 * (190.2705 / 146.885 - 1), 100 * (190.2715 / 146.875 - 1)),
    ),
    ("sum_of_parts:rail-z08-exports+rail-z08-imports", 10.04e6, 10.03e6, 10.05e6),
    # Lianyungang 2025: 915 trains (914.5 to 915.5) in 365 days
    ("per_day_from_total:claims-ly14", 915 / 365, 914.5 / 365, 915.5 / 365),
    # and 713 trains in 2017, 666 from 8 June 2017 to 8 June 2018, 366 days with both ends
    ("per_day_from_total:claims-ly03-trains", 713 / 365, 712.5 / 365, 713.5 / 365),
    ("per_day_from_total:claims-ly01", 666 / 366, 665.5 / 366, 666.5 / 366),
    # China-Laos: from 2 (1.5 to 2.5) to 12 (11.5 to 12.5) trains a day
    ("times_more:china-laos-trains-2023+china-laos-trains-2021", 6, 11.5 / 2.5, 12.5 / 1.5),
]


def numbers(warehouse: duckdb.DuckDBPyConnection, implied_id: str) -> tuple[Decimal | None, ...]:
    columns = "value, value_high, low, high"
    row = warehouse.execute(f"SELECT {columns} FROM implied WHERE implied_id = ?", [implied_id]).fetchone()
    assert row is not None, implied_id
    return row


@pytest.mark.parametrize(("implied_id", "value", "low", "high"), GOLDEN)
def test_an_implied_figure_is_what_a_hand_computes(
    warehouse: duckdb.DuckDBPyConnection, implied_id: str, value: float, low: float, high: float
) -> None:
    found = numbers(warehouse, implied_id)
    assert found[1] is None
    assert [float(one or 0) for one in (found[0], *found[2:])] == pytest.approx([value, low, high], rel=1e-6)


@pytest.mark.parametrize(
    ("implied_id", "scale", "said"),
    [
        (JANUARY_2022, 1e6, ["0.820", "0.793", "0.848"]),
        (f"rest_of_year:zabaykalsk-2022+({JANUARY_2022})/mean_month", 1e6, ["1.289", "1.241", "1.337"]),
        ("total_from_per_day:manzhouli-coal-per-day", 1e6, ["0.310", "0.294", "0.326"]),
        ("level_from_growth:claims-t11+trade-2022-growth-putin", 1e9, ["183.600", "182.859", "184.341"]),
    ],
)
def test_to_three_places_it_is_what_the_documents_note_says(
    warehouse: duckdb.DuckDBPyConnection, implied_id: str, scale: float, said: list[str]
) -> None:
    value, _, low, high = numbers(warehouse, implied_id)
    assert [f"{float(one or 0) / scale:.3f}" for one in (value, low, high)] == said


def test_more_than_11_000_km_in_14_days_is_a_lower_bound_on_the_speed(warehouse: duckdb.DuckDBPyConnection) -> None:
    pair = "china-europe-distance+china-europe-days"
    for variant, value, low in (("", 11_000 / 14, 11_000 / 14.5), ("/hour", 11_000 / 336, 11_000 / 348)):
        found = numbers(warehouse, f"speed:{pair}{variant}")
        assert [float(one or 0) for one in (found[0], found[2])] == pytest.approx([value, low], rel=1e-6)
        assert found[3] is None


def test_two_open_numbers_give_25_days_and_no_bound(warehouse: duckdb.DuckDBPyConnection) -> None:
    implied_id = "shorter_duration:asia-kaluga-sea-days+asia-kaluga-rail-shorter"
    assert numbers(warehouse, implied_id) == (25, None, None, None)
    row = warehouse.execute("SELECT formula FROM implied WHERE implied_id = ?", [implied_id]).fetchone()
    assert row is not None
    assert row[0].startswith("more than 50 days divided by more than 2, at the printed limits; both are open")


def test_a_range_over_a_range_is_a_range(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = numbers(warehouse, "times_more:lianyungang-trains-2023+lianyungang-trains-2014")
    # 2 to 3 trains a day against one in 2 to 3 days; the rounding of all four makes it 1.5 x 1.5 to 3.5 x 3.5
    assert [float(one or 0) for one in found] == pytest.approx([4, 9, 2.25, 12.25], rel=1e-5)


def test_bounds_of_implied_figures_are_rounded_outwards(warehouse: duckdb.DuckDBPyConnection) -> None:
    _, _, low, high = numbers(warehouse, JANUARY_2022)
    assert low is not None
    assert high is not None
    assert low <= Decimal(1_450_000) / Decimal("1.8295") < low + Decimal("0.000001")
    assert high >= Decimal(1_550_000) / Decimal("1.8285") > high - Decimal("0.000001")


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


def test_an_implied_figure_is_known_once_all_its_parents_are(warehouse: duckdb.DuckDBPyConnection) -> None:
    wrong = warehouse.execute(
        "SELECT i.implied_id FROM implied_figure i JOIN implied_parent USING (implied_id) "
        "JOIN printed_figure f USING (figure_id) "
        "GROUP BY i.implied_id, i.known_on HAVING i.known_on < max(f.known_on) "
        "OR (count(*) > count(f.known_on) AND i.known_on IS NOT NULL)"
    ).fetchall()
    assert wrong == []


def test_figures_are_implied_in_at_most_the_stated_number_of_steps(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.execute("SELECT DISTINCT depth FROM implied_figure ORDER BY depth").fetchall()
    assert rows == [(depth,) for depth in range(1, derivations.DEPTH + 1)]


def test_computed_growth_is_the_newest_of_its_series_and_period(warehouse: duckdb.DuckDBPyConnection) -> None:
    row = warehouse.execute(
        "SELECT round(value, 2), figure_id, base_figure_id FROM growth_computed "
        "WHERE series = 'china_russia_trade/gacc' AND time_period = '2022'"
    ).fetchone()
    assert row == (Decimal("29.54"), "trade-287", "claims-t11")
    twice = "SELECT series, period_start, period_end FROM growth_computed GROUP BY ALL HAVING count(*) > 1"
    assert warehouse.execute(twice).fetchall() == []


def test_every_rule_has_a_sentence_of_its_own() -> None:
    assert {module.__name__.rsplit(".", 1)[1] for module in derivations.modules()} <= set(implied.TEMPLATES)


@pytest.mark.parametrize(
    ("implied_id", "sentence"),
    [
        (
            f"rest_of_year:zabaykalsk-2022+({JANUARY_2022})/mean_month",
            "A mean month of the rest of 2022 was 1.29 Mt (1.24 Mt to 1.34 Mt): "
            "(15 Mt less 1.5 Mt divided by (1 + 82.9%)) divided by 11.",
        ),
        (
            "share_of_whole:(total_from_per_day:manzhouli-coal-per-day)+zabaykalsk-2023-01",
            "Russian coal by rail through Zabaykalsk-Manzhouli in January 2023: 20.7% (19.0% to 22.4%) of the whole, "
            "(10,000 t a day times 31 days) divided by 1.5 Mt.",
        ),
        (
            "total_from_per_day:manzhouli-coal-per-day/year",
            "A year at that rate is 3.65 Mt (3.47 Mt to 3.83 Mt): 10,000 t a day times 365 days.",
        ),
        (
            "times_more:lianyungang-trains-2023+lianyungang-trains-2014",
            "That is 4 to 9 times as many (2.25 times to 12.3 times): "
            "2 to 3 trains a day against one train in 2 to 3 days.",
        ),
        (
            "speed:china-europe-distance+china-europe-days",
            "That is 786 km a day (at least 759 km a day): more than 11,000 km divided by 14 days.",
        ),
    ],
)
def test_an_implied_figure_is_said_in_one_sentence(
    warehouse: duckdb.DuckDBPyConnection, implied_id: str, sentence: str
) -> None:
    known = queries.implied(warehouse)
    (row,) = known[known.implied_id == implied_id].itertuples()
    assert implied.follows(row) == sentence


def implied_by(folder: Path, statistics: str, document: str = DOCUMENT) -> dict[str, Implied]:
    seeds = read_seeds(write_seeds(folder, document, HEADER + statistics))
    assert seeds.problems == []
    _, figures, _ = harmonise(seeds)
    return {one.implied_id: one for one in derive(figures, seeds.codelists)}


def cargo(
    name: str,
    period: str,
    printed: str,
    published: str,
    *,
    measure: str = "level",
    comparator: str = "exactly",
    indicator: str = "zabaykalsk_manzhouli_rail_cargo",
    page: str = "",
    words: str = "",
) -> str:
    unit, power = ("t", 6) if measure == "level" else ("percent", 0)
    return (
        f"{name},{indicator},rzd,{measure},{period},{printed},.,{unit},{power},{comparator},{words or printed},RZD,"
        f"{published},Agency,,https://example.org/{page or name},,\n"
    )


def test_a_month_is_the_difference_of_two_totals_with_the_rounding_of_both(tmp_path: Path) -> None:
    rows = cargo("eleven", "2022-01/2022-11", "14.2", "2022-12-20") + cargo("year", "2022", "15.7", "2023-01-20")
    month = implied_by(tmp_path, rows)["month_from_ytd:year+eleven"]
    assert (month.time_period, month.measure, month.formula) == ("2022-12", "level", "15.7 Mt less 14.2 Mt")
    assert (month.value, month.low, month.high) == (1_500_000, 1_400_000, 1_600_000)


def test_february_is_the_first_two_months_less_january(tmp_path: Path) -> None:
    rows = cargo("one", "2022-01", "1.31", "2022-02-20") + cargo("two", "2022-01/2022-02", "2.5", "2022-03-20")
    assert implied_by(tmp_path, rows)["month_from_ytd:two+one"].time_period == "2022-02"


def test_a_difference_is_open_where_the_number_taken_away_is_open_on_the_other_side(tmp_path: Path) -> None:
    rows = cargo("eleven", "2022-01/2022-11", "14.2", "2022-12-20", comparator="more_than", words="over 14.2")
    month = implied_by(tmp_path, rows + cargo("year", "2022", "15.7", "2023-01-20"))["month_from_ytd:year+eleven"]
    assert (month.low, month.high) == (None, 1_550_000)
    assert month.formula == "15.7 Mt less more than 14.2 Mt"


def test_a_rough_repeat_gives_no_second_growth_and_a_revision_does(tmp_path: Path) -> None:
    rows = (
        cargo("base", "2021", "10.0", "2022-01-20")
        + cargo("sharp", "2022", "12.04", "2023-01-20")
        + cargo("rough", "2022", "12.0", "2023-02-20")
        + cargo("revised", "2022", "12.40", "2023-03-20")
    )
    found = implied_by(tmp_path, rows)
    assert {one for one in found if one.startswith("growth")} == {
        "growth_from_levels:sharp+base",
        "growth_from_levels:revised+base",
    }
    growth = found["growth_from_levels:sharp+base"]
    low, high = 100 * (Decimal("12.035") / Decimal("10.05") - 1), 100 * (Decimal("12.045") / Decimal("9.95") - 1)
    assert growth.low is not None
    assert growth.high is not None
    assert growth.low <= low < growth.low + Decimal("0.000001")
    assert growth.high >= high > growth.high - Decimal("0.000001")


def test_an_increase_around_zero_may_be_a_decrease(tmp_path: Path) -> None:
    rows = cargo("level", "2022", "10", "2023-01-20", page="one")
    rows += cargo("growth", "2022", "0", "2023-01-20", measure="growth", page="one")
    increase = implied_by(tmp_path, rows)["increase_from_growth:level+growth"]
    assert increase.value == 0
    assert float(increase.low or 0) == pytest.approx(-10.5e6 * 0.5 / 99.5)
    assert float(increase.high or 0) == pytest.approx(10.5e6 * 0.5 / 100.5)


def test_a_growth_on_its_own_base_is_not_derived_again(tmp_path: Path) -> None:
    rows = cargo("level", "2022", "12", "2023-01-20", page="one")
    rows += cargo("growth", "2022", "20", "2023-01-20", measure="growth", page="one")
    assert not [one for one in implied_by(tmp_path, rows) if one.startswith("growth_from_levels")]


def test_a_second_step_uses_no_implied_level_where_one_was_printed_by_then(tmp_path: Path) -> None:
    rows = (
        cargo("january", "2023-01", "1.5", "2023-02-20", page="one")
        + cargo("growth", "2023-01", "50", "2023-02-20", measure="growth", page="one")
        + cargo("year", "2022", "15.2", "2023-02-20", page="one")
    )
    second = [one for one in implied_by(tmp_path, rows).values() if one.depth == 2]
    assert [one.formula for one in second] == [
        "15.2 Mt less 1.5 Mt divided by (1 + 50%)",
        "(15.2 Mt less 1.5 Mt divided by (1 + 50%)) divided by 11",
    ]
    printed = rows + cargo("before", "2022-01", "1.1", "2022-02-20")
    assert not [one for one in implied_by(tmp_path, printed).values() if one.depth == 2]


def test_parts_are_shares_of_their_whole_and_add_up_to_it(tmp_path: Path) -> None:
    rows = (
        cargo("whole", "2021", "17.2", "2022-01-20", page="one")
        + cargo("out", "2021", "15", "2022-01-20", indicator="zabaykalsk_rail_exports_to_china", page="one")
        + cargo("in", "2021", "2.2", "2022-01-20", indicator="zabaykalsk_rail_imports_from_china", page="one")
    )
    found = implied_by(tmp_path, rows)
    total = found["sum_of_parts:out+in"]
    assert (total.indicator, total.value, total.low, total.high) == (
        *("zabaykalsk_manzhouli_rail_cargo", 17_200_000),
        *(16_650_000, 17_750_000),
    )
    assert f"{found['share_of_whole:in+whole'].value:.1f}" == "12.8"


def test_a_peak_of_so_many_a_day_gives_no_total(tmp_path: Path) -> None:
    daily = {
        "kind": "outturn",
        "measure": "per_day",
        "indicator": "manzhouli_coal_arrivals",
        "period": "2023-01",
        "value": 10_000,
        "unit": "t_per_day",
        "printed": "10,000",
    }
    mean = figure(id="mean", comparator="about", fragment="about 10,000 tonnes", **daily)
    document = DOCUMENT + mean + figure(id="peak", comparator="up_to", fragment="up to 10,000 tonnes", **daily)
    totals = {one for one in implied_by(tmp_path, "", document) if one.startswith("total_from_per_day")}
    assert totals == {"total_from_per_day:mean", "total_from_per_day:mean/year"}


def test_a_number_that_the_warehouse_cannot_hold_is_not_implied(tmp_path: Path) -> None:
    rows = cargo("most", "2022-01", "900000000000", "2022-02-20")
    assert not [one for one in implied_by(tmp_path, rows) if one == "annualised:most"]
