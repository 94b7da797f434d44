"""The corridors: their seeds, their map, their checks by hand, and what their page says."""

import math
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from charts.caption import Caption
from charts.kinds import MAP
from charts.map import STYLES, corridor_map
from etl.codelists import read_codelists
from etl.corridors import check_corridors
from frame import corridor_lists, corridors, counts, physical
from frame.page import Page
from tests.pages_for_tests import drawn, open_page, words
from tests.seeds_for_tests import SEEDS, write_seeds
from warehouse import queries
from warehouse.database import current_path

CAPTION = Caption("Dalian to Vorsino", "Schematic", "own coordinates", date(2026, 5, 9))


def checks(warehouse: duckdb.DuckDBPyConnection, corridor: str) -> pd.DataFrame:
    return queries.corridor_checks(warehouse, corridor)


def test_every_route_of_the_request_has_a_corridor_through_its_places(warehouse: duckdb.DuckDBPyConnection) -> None:
    lines = queries.corridor_lines(warehouse, "m12")
    through = {corridor: list(rows.place) for corridor, rows in lines.groupby("corridor")}
    assert through["m12"] == ["moscow", "kazan", "yekaterinburg", "tyumen"]
    assert through["dalian-vorsino"][0] == "dalian"
    assert through["dalian-vorsino"][-1] == "vorsino"
    assert {"manzhouli", "zabaykalsk"} <= set(through["zabaykalsk-manzhouli"])
    assert {"lianyungang", "khorgos", "altynkol"} <= set(through["lianyungang-khorgos"])
    assert {"khorgos", "altynkol", "almaty"} <= set(through["kazakhstan"])
    assert (through["kunming-vientiane"][0], through["kunming-vientiane"][-1]) == ("kunming", "vientiane")


def test_what_is_counted_on_a_corridors_place_belongs_to_a_corridor(warehouse: duckdb.DuckDBPyConnection) -> None:
    sql = """
        SELECT DISTINCT i.indicator FROM indicator AS i INNER JOIN figure AS f USING (indicator)
        WHERE (f.measure IN ('per_day', 'duration') OR i.unit = 'km' OR i.place IS NOT NULL)
            AND i.indicator NOT IN (SELECT indicator FROM corridor_indicator)
    """
    # All crossings together, a pipeline and coal by land are no corridor.
    left_out = {indicator for (indicator,) in warehouse.execute(sql).fetchall()}
    assert left_out == {
        *("russia_china_rail_crossings_freight", "russia_china_rail_crossings_export"),
        *("far_east_rail_crossings_freight", "russia_coal_exports_to_china_by_land"),
    }


@pytest.mark.parametrize(
    ("file", "found", "wrong", "field"),
    [
        ("places", "dalian,Dalian,38.91", "dalian,Dalian,98.91", "latitude"),
        ("places", "dalian,Dalian,38.91", "dalian,Dalian,north", "row"),
        ("corridors", "moscow kazan yekaterinburg", "moscow atlantis yekaterinburg", "places"),
        ("corridors", "m12_moscow_kazan m12_extension", "m12_nowhere m12_extension", "indicators"),
        ("assumptions", "teu_a_train,containers on one train,60,120", "teu_a_train,containers,160,120", "low"),
        ("assumptions", "m,60,120,TEU", "m,60,120,boxes", ""),
        ("physical_checks", "m12,detour,m12_moscow_kazan,,road_detour,moscow", "m12,jump,m12_moscow_kazan,,x,", "kind"),
        ("physical_checks", "dalian-vorsino,speed", "dalian-mars,speed", "corridor"),
    ],
)
def test_a_wrong_corridor_is_a_problem_with_its_file_record_and_next_step(
    tmp_path: Path, file: str, found: str, wrong: str, field: str
) -> None:
    path = write_seeds(tmp_path) / "codelists" / f"{file}.csv"
    text = path.read_text(encoding="utf-8")
    if field:
        assert found in text
        path.write_text(text.replace(found, wrong, 1), encoding="utf-8")
        _, problems = read_codelists(tmp_path)
        mine = [problem for problem in problems if problem.field == field and file in problem.file]
        assert mine
        assert all(problem.record and problem.next_step for problem in mine)
    else:
        codelists, problems = read_codelists(tmp_path)
        assert problems == []
        units = {unit: codelists.units[unit] for unit in codelists.units if unit != "TEU"}
        assert "unit" in {problem.field for problem in check_corridors(replace(codelists, units=units))}


def test_the_projects_corridors_have_no_problem() -> None:
    assert read_codelists(SEEDS)[1] == []


def test_712_000_t_in_713_trains_is_about_1_000_t_a_train(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = checks(warehouse, "lianyungang-khorgos")
    [row] = rows[rows.figures == "claims-ly03 claims-ly03-trains"].itertuples()
    assert row.value == pytest.approx(712_000 / 713, rel=1e-4)
    assert (row.low, row.high) == pytest.approx((711_999.5 / 713.5, 712_000.5 / 712.5), rel=1e-4)
    assert (row.product_low, row.product_high) == pytest.approx((500 * 712.5, 2000 * 713.5), rel=1e-4)
    assert row.finding == "holds"


def test_freight_by_rail_and_sea_is_more_than_the_trains_can_carry(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = checks(warehouse, "lianyungang-khorgos")
    [row] = rows[rows.figures == "claims-ly16 claims-ly14"].itertuples()
    assert row.finding == "does not hold"
    assert row.value == pytest.approx(5_159_700 / 915, rel=1e-4)
    assert "counts rail and sea" in physical.why(row)


def test_21_trains_a_day_carry_19_5_mt_of_exports_in_a_year(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = checks(warehouse, "zabaykalsk-manzhouli")
    [row] = rows[rows.figures == "claims-z13 claims-z32"].itertuples()
    assert row.value == pytest.approx(19.5e6 / 365 / 21)
    assert (row.product_low, row.product_high) == pytest.approx((20.5 * 1000 * 365, 21.5 * 5000 * 365))
    said = physical.told(row)
    assert "2,540 t a train" in said
    assert "on 21 trains a day (20 April 2023)" in said
    assert "20.5 to 21.5 trains a day \u00d7 1,000 to 5,000 t a train \u00d7 365 days = 7.48 to 39.20 Mt" in said


def test_7_721_km_in_9_days_is_858_km_a_day(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = checks(warehouse, "dalian-vorsino")
    [row] = rows[rows.figures == "claims-v06 claims-v03"].itertuples()
    assert row.value == pytest.approx(7721 / 9)
    assert (row.low, row.high) == pytest.approx((7720.5 / 9.5, 7721.5 / 8.5))
    assert "858 km a day" in physical.told(row)
    assert "35.7 km an hour" in physical.told(row)


def test_an_open_distance_never_surely_holds(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = checks(warehouse, "china-europe")
    [row] = rows[rows.figures == "china-europe-distance china-europe-days"].itertuples()
    assert math.isnan(row.high)
    assert row.finding == "may hold"
    assert physical.why(row) == "One side is open, so it is not certain."


def test_the_straight_line_is_the_great_circle(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = checks(warehouse, "m12")
    [row] = rows[rows.figures == "claims-m10"].itertuples()
    moscow, kazan = (math.radians(55.75), math.radians(37.62)), (math.radians(55.79), math.radians(49.12))
    cosine = math.sin(moscow[0]) * math.sin(kazan[0])
    cosine += math.cos(moscow[0]) * math.cos(kazan[0]) * math.cos(kazan[1] - moscow[1])
    assert row.per_value == pytest.approx(6371 * math.acos(cosine), rel=1e-6)
    assert row.value == pytest.approx(810 / row.per_value)


def test_lianyungangs_trains_a_day_are_known_for_2014_2023_and_2025(data: Path) -> None:
    page = Page(current_path(data), "Corridors")
    [(_, trains), *_] = corridors.lists(page, "lianyungang-khorgos")
    said = [told.text for told in trains]
    assert any(text.startswith("2014: one train in 2 to 3 days. ") for text in said)
    assert any(text.startswith("24 July 2023: 2 to 3 trains a day. ") for text in said)
    assert any(text.startswith("2025: 2.51 trains a day; derived, 915 trains divided by 365 days.") for text in said)


def test_every_corridor_has_words_for_any_day(data: Path) -> None:
    for day in (None, date(2016, 2, 28), date(1999, 1, 1)):
        page = Page(current_path(data), "Corridors", day)
        for corridor in corridors.names(page):
            numbers = corridors.numbers(page, corridor)
            assert all(number.value and number.told.text for number in numbers)
            assert corridors.sentence(page, corridor)
            for heading, several in corridors.lists(page, corridor):
                assert several, heading
            assert len(corridors.table(page, corridor)) == len(corridors.figures(page, corridor))
            assert physical.assumptions(page, corridor) or not physical.lines(page, corridor)[0]
            if day == date(1999, 1, 1):
                assert not corridor_lists.of_claims(page, corridor)


def test_the_map_draws_each_corridor_once_in_a_style_of_its_own(warehouse: duckdb.DuckDBPyConnection) -> None:
    lines = queries.corridor_lines(warehouse, "m12")
    figure = corridor_map(lines, CAPTION)
    ways = [trace for trace in figure.data if trace.mode == "lines"]
    assert len(ways) == lines.corridor.nunique() <= len(STYLES)
    styles = {(way.line.color, way.line.dash) for way in ways}
    assert len(styles) == len(ways)
    [mine] = [way for way in ways if way.meta == "chosen"]
    assert mine.line.width > max(way.line.width for way in ways if way is not mine)
    assert list(mine.x) == list(lines[lines.corridor == "m12"].longitude)
    assert {trace.type for trace in figure.data} == {"scatter"}
    named = {annotation.text for annotation in figure.layout.annotations}
    assert {"Moscow", "Kazan", "Yekaterinburg", "Tyumen"} <= named


def test_the_maps_alt_text_names_what_is_drawn(warehouse: duckdb.DuckDBPyConnection) -> None:
    said = MAP.alt(queries.corridor_lines(warehouse, "dalian-vorsino"), CAPTION)
    assert "Dalian (38.9\u00b0 N, 121.6\u00b0 E)" in said
    assert "M-12: Moscow, Kazan, Yekaterinburg, Tyumen (Moscow to Tyumen)" in said
    assert said.endswith("As of 9 May 2026.")


def test_the_first_corridor_is_the_one_with_the_newest_figure(data: Path, warehouse: duckdb.DuckDBPyConnection) -> None:
    shown = open_page("Corridors").selectbox(key="corridor").value
    sql = "SELECT corridor FROM corridor_figure WHERE known_on = (SELECT max(known_on) FROM corridor_figure)"
    assert {(shown,)} == set(warehouse.execute(sql).fetchall())
    # On a day before any figure of a corridor, the first of the seeds.
    page = Page(current_path(data), "Corridors", date(1999, 1, 1))
    assert corridors.first(page) == next(iter(corridors.names(page)))


def test_a_corridor_with_two_counts_says_whether_they_agree_and_leads_to_both(data: Path) -> None:
    page = Page(current_path(data), "Corridors")
    [said] = counts.of_corridor(page, "zabaykalsk-manzhouli")
    assert said.startswith("Rail cargo at Zabaykalsk")
    assert "In 2 of 4 common periods" in said
    both = "series=zabaykalsk_manzhouli_rail_cargo%2Fchina_railway_harbin&beside=zabaykalsk_manzhouli_rail_cargo%2Frzd"
    assert said.endswith(f"(Series?{both})")
    assert counts.of_corridor(page, "dalian-vorsino") == []
    assert counts.of_corridor(page.at(date(2016, 2, 28)), "zabaykalsk-manzhouli") == []


def test_a_corridor_leads_with_derived_trains_only_where_they_are_the_trains_printed_before(data: Path) -> None:
    page = Page(current_path(data), "Corridors", date(2024, 5, 15))
    trains = corridors.numbers(page, "zabaykalsk-manzhouli")[1]
    assert (trains.label, trains.value) == ("Trains a day, newest printed", "21 trains a day")
    assert "Freight trains through Zabaykalsk to China" in trains.told.text
    none = corridors.numbers(page, "china-europe")[1]
    assert none.label == "Trains a day, newest, derived"
    assert none.told.text.startswith("China-Europe freight trains, January to April 2024, derived: 6,184 trains")
    assert none.told.text.endswith("None is printed.")


@pytest.mark.usefixtures("data")
def test_a_corridors_address_opens_its_page() -> None:
    page = open_page("Corridors", corridor="lianyungang-khorgos")
    said = words(page)
    assert page.query_params["corridor"] == "lianyungang-khorgos"
    [trains] = [number for number in page.metric if number.label == "Trains a day, newest, derived"]
    assert trains.value == "2\\.51 trains a day"
    assert "915 trains divided by 365 days" in said
    assert "Newest printed: 2 to 3 trains a day, 24 July 2023." in said
    assert "Does not hold together" in said
    assert "Assumed, since no document here states it" in said
    assert "(Claims?claim=lianyungang-trains-2023)" in said
    assert "Khorgos" in drawn(page)
    for corridor in page.selectbox(key="corridor").options:
        page.selectbox(key="corridor").select(corridor).run()
        assert not page.exception, corridor
