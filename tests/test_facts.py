"""Every collected fact is accounted for: loaded under its id, or listed with the reason why it was left out."""

import csv
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from etl.build import read_seeds
from etl.checks import check
from tests.seeds_for_tests import DOCUMENT, ROOT, SEEDS, STATISTICS, write_seeds

COLLECTED = {"claims": 348, "rail": 97, "trade": 623}
DOUBTS = "fact,figure_id,status,reason,address\n"
REPEAT = """
title = "Another paper"
publisher = "Another paper"
published = "2023-02-06"
address = "https://example.org/again"

[[repeat]]
figure = "month"
printed = "1.5"
unit_mult = 6
fragment = "some 1.5 million tonnes"
"""


def ids(connection: duckdb.DuckDBPyConnection, status: str) -> set[str]:
    return {fact for (fact,) in connection.execute(f"SELECT fact FROM fact_status WHERE {status}").fetchall()}


def test_every_row_of_the_three_files_is_accounted_for(warehouse: duckdb.DuckDBPyConnection) -> None:
    facts = ids(warehouse, "true")
    assert {file: sum(fact.startswith(f"{file}:") for fact in facts) for file in COLLECTED} == COLLECTED
    assert {fact for fact in facts if fact.startswith("trade:")} == {f"trade:{row}" for row in range(1, 624)}


def test_at_least_nine_tenths_are_in_the_warehouse_and_the_rest_has_a_reason(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    left_out = ids(warehouse, "status = 'left out'")
    assert len(ids(warehouse, "figure_id IS NOT NULL")) >= 0.9 * sum(COLLECTED.values())
    with (SEEDS / "doubts.csv").open(encoding="utf-8", newline="") as stream:
        reasons = {row["fact"]: row["reason"] for row in csv.DictReader(stream) if row["status"] == "left out"}
    assert set(reasons) == left_out
    assert all(reasons.values())


@pytest.fixture
def said(data: Path) -> Callable[[str], str]:
    """What Documents says at `?figure=...`."""

    def open_figure(wanted: str) -> str:
        page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).switch_page("pages/Documents.py")
        page.query_params["figure"] = wanted
        page.run()
        assert not page.exception
        parts = [part.value for kind in ("markdown", "info", "warning", "header") for part in page.get(kind)]
        return " ".join(parts).replace("\\", "").replace("\u2060", "")

    return open_figure


def test_a_fact_is_found_by_its_address(said: Callable[[str], str]) -> None:
    assert "15 million tonnes of cargo crossed" in said("claims:Z08")
    assert "10.04 Mt" in said("rail:Z08")
    assert "$61.37" in said("trade:37")


def test_a_figure_that_several_pages_print_is_found_by_each_of_its_facts(said: Callable[[str], str]) -> None:
    for wanted in ("trade:12", "trade:13", "trade-13", "claims:T35"):
        text = said(wanted)
        assert "$18.1" in text
        assert "Printed again by PanARMENIAN" in text
        assert "claims:T35 trade:12 trade:13" in text


def test_a_fact_that_was_left_out_says_why(said: Callable[[str], str]) -> None:
    assert "left out: printed as two numbers" in said("claims:T02")


def test_a_doubtful_figure_says_so(said: Callable[[str], str]) -> None:
    assert "Doubtful: 13,187 is 13,817 with two digits swapped" in said("rail:T13")


def test_nothing_rests_on_a_doubtful_figure(warehouse: duckdb.DuckDBPyConnection) -> None:
    doubtful = {one for (one,) in warehouse.execute("SELECT figure_id FROM figure WHERE doubt <> ''").fetchall()}
    assert len(doubtful) > 20
    for column, view in (
        ("figure_id", "observation_latest"),
        ("outturn_figure_id", "claim_check"),
        ("then_figure_id", "claim_check"),
        ("reached_figure_id", "claim_check"),
        ("source_id", "forecast_input"),
        ("figure_id", "implied_parent"),
    ):
        used = {one for (one,) in warehouse.execute(f"SELECT DISTINCT {column} FROM {view}").fetchall()}
        assert used & doubtful == set(), (column, view)


def test_a_figure_is_known_from_its_first_print_on(warehouse: duckdb.DuckDBPyConnection) -> None:
    wrong = warehouse.execute(
        "SELECT figure_id FROM printed_figure f JOIN citation c USING (figure_id) GROUP BY figure_id, f.known_on "
        "HAVING f.known_on IS DISTINCT FROM min(c.known_on) OR count(*) FILTER (c.is_first) <> 1"
    ).fetchall()
    assert wrong == []


def seeds_with(folder: Path, doubts: str = "", repeat: str = "") -> list[str]:
    statistics = STATISTICS.replace("https://example.org/2021,,", "https://example.org/2021,,trade:1", 1)
    write_seeds(folder, DOCUMENT, statistics)
    if repeat:
        (folder / "documents" / "again.toml").write_text(repeat, encoding="utf-8")
    if doubts:
        (folder / "doubts.csv").write_text(DOUBTS + doubts, encoding="utf-8")
    return [str(problem) for problem in check(read_seeds(folder))]


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        ("trade:1,,left out,a typo,https://example.org/2021\n", "it is loaded as year-2021: drop one of the two"),
        ("trade:9,,doubtful,a typo,https://example.org/2021\n", "no figure carries it"),
        ("trade:1,nothing,doubtful,a typo,https://example.org/2021\n", "the fact's figures are year-2021"),
        ("trade:1,,doubtful,,https://example.org/2021\n", "say why"),
        ("trade:1,,unsure,a typo,https://example.org/2021\n", "use one of left out, doubtful, read otherwise"),
        ("trade:1\n", "give it 5 fields"),
        ("trade:1,,doubtful,a typo,javascript:alert\n", "give the page's address, from http on"),
        ("trade:1,,doubtful,a typo,https://example.org/2021\n" * 2, "it stands twice: keep one"),
    ],
)
def test_the_list_of_doubts_is_checked(tmp_path: Path, doubt: str, said: str) -> None:
    found = seeds_with(tmp_path, doubt)
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("", ""), ""),
        (('figure = "month"', 'figure = "moth"'), "name the id of a figure that another document states in full"),
        (('printed = "1.5"', 'printed = "1.6"'), "it does not occur as a whole"),
        (("1.5", "1.6"), "prints 1.5 for this figure: give another number its own id"),
        (("2023-02-06", "2023-01-02"), "an outturn known on 2023-01-02 cannot cover days after it"),
        (('fragment = "some', 'fragment = "'), "no word of it (about"),
        (('fragment = "some', 'comparator = "exactly"\nfragment = "'), ""),
        (('fragment = "some', 'colour = "some'), "use one of the fields figure, comparator, decimal_mark"),
    ],
)
def test_a_repeat_must_name_a_figure_and_print_its_number(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    found = seeds_with(tmp_path, repeat=REPEAT.replace(*change))
    assert bool(found) == bool(said)
    assert said in " ".join(found)
