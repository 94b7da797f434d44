"""No hindsight: the views as of a day are those of a warehouse built from nothing but what was known by then."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

import etl.build
from etl.periods import last_day
from etl.records import Seeds
from tests.seeds_for_tests import SEEDS
from warehouse.database import connect, current_path
from warehouse.snapshot import Snapshot

# What the pages show and the verdicts rest on. Forecasts are left out: "as of now" is made for the newest day alone.
VIEWS = (
    *(
        "figure",
        "citation_source",
        "observation",
        "observation_latest",
        "first_print",
        "revision",
        "revision_tolerance",
    ),
    *("growth_computed", "annual_level", "evidence", "implied", "claim_check", "contradiction", "comparability"),
    *("target_status", "track_record", "series_value", "series_growth", "revision_drawn"),
)


def known_by(day: date) -> Seeds:
    """The project's own seeds less every print that became known after a day, or that has no date."""
    seeds = etl.build.read_seeds(SEEDS)
    published = {document.document_id: document.published for document in seeds.documents}
    prints = [
        one
        for one in seeds.figures
        if (known := last_day(one.stated) or last_day(published[one.document_id])) and known <= day
    ]
    pages = {one.document_id for one in prints}
    loaded = {(fact, one.id) for one in prints for fact in one.facts}
    facts = {fact for fact, _ in loaded}
    doubts = [
        doubt
        for doubt in seeds.doubts
        if ((doubt.fact, doubt.figure_id) in loaded if doubt.figure_id else doubt.fact in facts)
    ]
    documents = [document for document in seeds.documents if document.document_id in pages]
    return Seeds(seeds.codelists, documents, prints, [], doubts)


@pytest.mark.parametrize("day", [date(2018, 6, 30), date(2021, 6, 30), date(2022, 12, 31)])
def test_a_day_looks_the_same_whether_or_not_later_figures_are_in_the_warehouse(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    then = known_by(day)
    monkeypatch.setattr(etl.build, "read_seeds", lambda folder: then)
    etl.build.build(SEEDS, tmp_path, forecasts=False)
    connections = connect(current_path(data)), connect(current_path(tmp_path))
    full, filtered = (Snapshot(connection, day) for connection in connections)
    for view in VIEWS:
        shown, expected = (sorted(map(repr, one.rows(f"SELECT * FROM {view}"))) for one in (full, filtered))
        assert len(expected) > 0, view
        assert shown == expected, view
    for connection in connections:
        connection.close()


def test_no_view_as_of_a_day_names_a_figure_that_was_known_later(warehouse: duckdb.DuckDBPyConnection) -> None:
    day = date(2022, 12, 31)
    snapshot = Snapshot(warehouse, day)
    known = {str(one) for (one,) in snapshot.rows("SELECT figure_id FROM figure")}
    for view, column in (
        ("claim_check", "outturn_figure_id"),
        ("claim_check", "reached_figure_id"),
        ("claim_check", "record_figure_id"),
        ("citation_source", "figure_id"),
        ("revision", "latest_figure_id"),
    ):
        named = {str(one) for (one,) in snapshot.rows(f"SELECT {column} FROM {view} WHERE {column} IS NOT NULL")}
        assert {one for one in named if ":" not in one} <= known, (view, column)
    snapshot.close()
