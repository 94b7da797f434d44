"""Contradictions: found beyond the revision tolerance, sized, and explained by a third statement where there is one."""

import re
from pathlib import Path

import duckdb
import pytest

from etl.build import build
from frame import contradictions
from frame.wording import rows
from tests.seeds_for_tests import STATISTICS, write_seeds
from warehouse import queries
from warehouse.database import connect, current_path
from warehouse.snapshot import Snapshot

HEADER, *_ = STATISTICS.splitlines(keepends=True)
TRADE = "china_russia_trade"
CARGO = {"zabaykalsk_manzhouli_rail_cargo", "manzhouli_port_cargo"}
Found = tuple[str, str, str]


def row(
    figure_id: str,
    printed: str,
    indicator: str = TRADE,
    counter: str = "gacc",
    period: str = "2021",
    published: str = "2022-01-14",
    measure: str = "level",
    note: str = "",
) -> str:
    unit, mult = {"level": ("USD", 9), "growth": ("percent", 0), "increase": ("t_more", 0)}[measure]
    if measure == "level" and indicator in CARGO:
        unit, mult = "t", 6
    return (
        f'{figure_id},{indicator},{counter},{measure},{period},"{printed}",.,{unit},{mult},exactly,"{printed}",Agency,'
        f"{published},Agency {figure_id},,https://example.org/{figure_id},{note},trade:{figure_id}\n"
    )


def found(folder: Path, *statistics: str, doubts: str = "") -> list[Found]:
    """The odd one, the other one and the explanation of each contradiction in small seeds."""
    seeds = write_seeds(folder / "seeds", statistics=HEADER + "".join(statistics))
    if doubts:
        (seeds / "doubts.csv").write_text("fact,figure_id,status,reason,address\n" + doubts, encoding="utf-8")
    build(seeds, folder / "data", forecasts=False)
    connection = connect(current_path(folder / "data"))
    told = Snapshot(connection).rows("SELECT odd_id, other_id, explanation FROM contradiction ORDER BY ALL")
    connection.close()
    return [(str(odd), str(other), str(why)) for odd, other, why in told]


def test_figures_that_touch_within_their_rounding_or_the_usual_revision_do_not_contradict(tmp_path: Path) -> None:
    assert found(tmp_path, row("a", "146.9"), row("b", "146.887", published="2022-07-13")) == []
    assert found(tmp_path, row("a", "146.9"), row("b", "148.9", published="2022-07-13")) == []


def test_a_later_print_beyond_the_tolerance_is_a_revision(tmp_path: Path) -> None:
    told = found(tmp_path, row("a", "146.9"), row("b", "155.0", published="2022-07-13"))
    assert told == [("a", "b", "a later print, perhaps a revision")]


def test_a_gap_too_wide_for_a_revision_has_no_explanation(tmp_path: Path) -> None:
    assert found(tmp_path, row("a", "146.9"), row("b", "255.3", published="2022-07-13")) == [("a", "b", "none found")]


def test_two_swapped_digits_are_a_misprint(tmp_path: Path) -> None:
    told = found(tmp_path, row("a", "138.17"), row("b", "131.87", published="2022-01-13"))
    assert told == [("b", "a", "a misprint: two digits swapped")]


def test_a_number_cut_off_instead_of_rounded_is_said_to_be(tmp_path: Path) -> None:
    prints = (("100.00", "01"), ("100.05", "06"))  # forty revised periods give the series a tolerance of 0.05%
    revised = [
        row(f"of-{year}-{month}", printed, period=str(year), published=f"{year + 1}-{month}-14")
        for year in range(1980, 2020)
        for printed, month in prints
    ]
    told = found(tmp_path, *revised, row("a", "19.48"), row("b", "19.4", published="2022-01-13"))
    assert told == [("b", "a", "the same number, cut off instead of rounded")]


def test_exports_and_imports_swapped_are_found_by_the_other_direction(tmp_path: Path) -> None:
    exports, imports = "china_exports_to_russia", "china_imports_from_russia"
    told = found(
        tmp_path,
        row("x", "9.55", exports),
        row("m", "11.28", imports),
        row("page-x", "11.28", exports, published="2022-01-13"),
        row("page-m", "9.55", imports, published="2022-01-13"),
    )
    assert told == [("page-m", "m", "exports and imports swapped"), ("page-x", "x", "exports and imports swapped")]


def test_a_part_of_the_year_labelled_as_the_year_is_found_by_its_own_period(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        row("year", "146.9"),
        row("part", "130.4", period="2021-01/2021-11", published="2021-12-30"),
        row("label", "130.428", published="2022-01-13"),
    )
    assert told == [("label", "year", "the figure of another period: 2021-01/2021-11")]


def test_the_level_of_the_year_before_taken_for_the_increase_is_found(tmp_path: Path) -> None:
    rail, page = "zabaykalsk_manzhouli_rail_cargo", "https://example.org/page"
    rows = [
        row("level", "1.511", rail, "rzd", "2021-01", measure="level"),
        row("growth", "82.9", rail, "rzd", "2021-01", measure="growth"),
        row("more", "826,200", rail, "rzd", "2021-01", measure="increase"),
    ]
    together = [
        text.replace(f"https://example.org/{name}", page).replace(f"Agency {name}", "Agency")
        for text, name in zip(rows, ("level", "growth", "more"), strict=True)
    ]
    told = found(tmp_path, *together, doubts="trade:more,,doubtful,no increase,https://example.org/more\n")
    assert ("more", "increase_from_growth:level+growth", "the level of the year before taken for the increase") in told


def test_a_rise_printed_as_a_fall_is_found_by_its_sign(tmp_path: Path) -> None:
    told = found(
        tmp_path, row("up", "10.1", measure="growth"), row("down", "-10.1", measure="growth", published="2022-01-13")
    )
    assert told == [("down", "up", "a rise printed as a fall, or a fall as a rise")]


def test_yuan_growth_printed_beside_dollars_is_found_by_the_yuan_series(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        row("dollars", "-10.4", measure="growth"),
        row("yuan", "-9.9", f"{TRADE}_in_yuan", measure="growth"),
        row("beside", "-9.9", measure="growth", published="2022-01-13"),
    )
    assert ("beside", "dollars", "another currency") in told
    assert ("yuan", "dollars", "another currency") in told


def test_two_counters_are_compared_and_explained_as_such(tmp_path: Path) -> None:
    told = found(tmp_path, row("china", "146.9"), row("russia", "140.7", counter="fcs"))
    assert told == [("russia", "china", "another counter")]


def test_rail_against_the_whole_port_is_a_part_against_the_whole(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        row("rail", "18.7", "zabaykalsk_manzhouli_rail_cargo", "china_railway_harbin"),
        row("port", "20.0", "manzhouli_port_cargo", "manzhouli_port"),
    )
    assert told == [("rail", "port", "a part against the whole")]


def test_a_total_that_shrinks_as_its_period_grows_contradicts_itself(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        row("ten", "120", period="2021-01/2021-10", published="2021-11-07"),
        row("eleven", "110", period="2021-01/2021-11", published="2021-12-07"),
    )
    assert ("ten", "eleven", "none: the total of a longer period is smaller") in told


def test_a_doubtful_figure_gives_its_doubt_where_nothing_else_explains_it(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        row("a", "146.9"),
        row("b", "259.2", published="2022-01-13"),
        doubts="trade:b,,doubtful,a typo,https://example.org/b\n",
    )
    assert told == [("b", "a", "a typo")]


def test_contradicting_seeds_never_stop_a_build(tmp_path: Path) -> None:
    prints = [row(f"a{n}", f"{100 + 20 * n}", published=f"2022-0{n + 1}-14") for n in range(5)]
    assert len(found(tmp_path, *prints)) == 4


# What the facts' list of traps and the five documents hold, as the project's own seeds show it.
KNOWN = {
    ("rail-t13", "rail-t12"): "a misprint",
    ("rail-c03-headline-growth", "rail-c03-growth"): "a misprint",
    ("trade-357", "trade-358"): "a misprint",
    ("rail-c03-increase", "increase_from_growth:rail-c03+rail-c03-growth"): "the level of the year before",
    ("trade-436", "trade-433"): "exports and imports swapped",
    ("trade-206", "claims-t11"): "the figure of another period: 2021-01/2021-11",
    ("trade-120", "trade-124"): "the page labels January to November 2019 as the whole year",
    ("trade-153", "trade-137"): "the figure of another period: 2020-01/2020-08",
    ("trade-553-growth", "trade-552-growth"): "a misprint of -9.4%",
    ("rail-z08", "claims-z21"): "another counter",
    ("trade-204", "trade-205"): "another counter",
    ("claims-z13", "claims-z10"): "a part against the whole",
    ("rail-z17", "rail-z17-port"): "a part against the whole",
    ("claims-t81", "trade-408"): "another counter: Russian customs (FCS)",
    ("claims-z08", "base_from_growth:claims-z10+claims-z11"): "another counter: China Railway Harbin",
}


@pytest.mark.parametrize(("pair", "beginning"), KNOWN.items())
def test_a_known_trap_is_found_and_explained(
    warehouse: duckdb.DuckDBPyConnection, pair: tuple[str, str], beginning: str
) -> None:
    told = warehouse.execute(
        "SELECT explanation FROM contradiction WHERE odd_id = ? AND other_id = ?", list(pair)
    ).fetchone()
    assert told is not None
    assert told[0].startswith(beginning)


def test_the_first_print_of_a_month_lies_below_the_difference_of_year_to_date_totals(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    # Customs revise earlier months inside later totals, so that a difference holds more than the month alone.
    sql = """
        SELECT count(*), median(100 * (i.value / f.value - 1)) FROM implied i
        JOIN first_print f ON f.measure = 'level' AND f.series = i.indicator || '/' || i.counter
            AND f.period_start = i.period_start AND f.period_end = i.period_end
        WHERE i.rule = 'month_from_ytd' AND i.indicator LIKE 'china%russia%' AND i.counter = 'gacc'
    """
    row = warehouse.execute(sql).fetchone()
    assert row is not None
    months, above = row
    assert months > 50
    assert 0.1 < above < 1.5


def test_every_contradiction_has_a_sentence_that_names_both_sides(warehouse: duckdb.DuckDBPyConnection) -> None:
    table = queries.contradictions(warehouse)
    assert len(table) > 50
    for one in rows(table):
        said = contradictions.sentence(one)
        assert " against " in said
        assert re.search(r" (more|less)\. ", said)
        assert "nan" not in said.lower().split()
