"""Track records and revisions: hand-computed cases, sums over the project's own seeds, and the page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.build import build
from frame.track_record import CLAIM_COLUMNS, COLUMNS, MARK, sentence
from tests.pages_for_tests import open_page
from tests.seeds_for_tests import DOCUMENT, figure, write_seeds
from tests.test_verdicts import BEFORE, HEADER, TARGET, trade
from warehouse import queries
from warehouse.database import as_of_cursor, connect, current_path

LATER = trade("2022", "200", "2023-01-13") + trade("2023", "250", "2024-01-12")
COUNTS = ["claims", "resolved", "met", "missed", "agrees", "differs", "another_counter"]
COUNTS += ["open", "unresolvable", "unchecked", "errors"]


def claim(name: str, kind: str, period: str, billions: int, **fields: object) -> str:
    words = {"printed": str(billions), "fragment": f"${billions} billion", "value": billions * 1_000_000_000}
    said = {"speaker": "A Minister", "organisation": "Ministry of A, via a paper", "stated": "2022-06-01"}
    return figure(**(TARGET | words | said | {"id": name, "kind": kind, "period": period} | fields))


CLAIMS = (
    claim("too-low", "forecast", "2022", 180)  # met: 180 against 200, -10%
    + claim("too-high", "target", "2022", 220, speaker="A Minister (with B)")  # missed: +10%
    + claim("later", "forecast", "2023", 260, organisation="Ministry of A (per C)")  # missed: 260 against 250, +4%
    + claim("ahead", "forecast", "2030", 300)  # open
    + claim("right", "outturn", "2021", 147)  # agrees
    + claim("wrong", "outturn", "2021", 160, speaker="")  # differs; no speaker
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("small")
    build(write_seeds(folder / "seeds", DOCUMENT + CLAIMS, HEADER + BEFORE + LATER), folder / "data")
    connection = connect(current_path(folder / "data"))
    yield connection
    connection.close()


def record(connection: duckdb.DuckDBPyConnection, name: str, as_of: date | None = None) -> "pd.Series[object]":
    return queries.track_record(connection, as_of).set_index("name").loc[name]


def test_a_speakers_record_counts_verdicts_and_averages_the_errors_of_promises(
    small: duckdb.DuckDBPyConnection,
) -> None:
    row = record(small, "A Minister")
    assert row[COUNTS].tolist() == [5, 4, 1, 2, 1, 0, 0, 1, 0, 0, 3]
    assert row.mean_signed_error_pct == pytest.approx((-10 + 10 + 4) / 3, abs=1e-6)
    assert row.mean_absolute_error_pct == pytest.approx((10 + 10 + 4) / 3, abs=1e-6)
    assert row.claim_ids == "ahead later right too-high too-low"
    assert row.first_stated == row.last_stated == pd.Timestamp("2022-06-01")


def test_a_name_loses_its_parentheses_and_whom_it_only_relays(small: duckdb.DuckDBPyConnection) -> None:
    names = queries.track_record(small)
    assert set(names[names.name_of == "speaker"]["name"]) == {"A Minister"}
    assert set(names[names.name_of == "organisation"]["name"]) == {"A consulate", "Ministry of A"}


def test_four_resolved_claims_are_an_anecdote_and_five_are_not(small: duckdb.DuckDBPyConnection) -> None:
    minister, ministry = record(small, "A Minister"), record(small, "Ministry of A")
    assert (minister.resolved, minister.is_anecdote) == (4, True)
    assert (ministry.resolved, ministry.is_anecdote) == (5, False)
    assert (ministry.claims, ministry.differs) == (6, 1)


def test_as_of_an_earlier_day_a_promise_missed_later_is_still_open(small: duckdb.DuckDBPyConnection) -> None:
    row = record(small, "A Minister", date(2023, 6, 30))
    assert (row.met, row.missed, row.open, row.errors) == (1, 1, 2, 2)
    assert row.mean_signed_error_pct == pytest.approx(0, abs=1e-6)
    assert queries.track_record(small, date(2022, 5, 31)).empty


def test_a_record_is_said_in_words(small: duckdb.DuckDBPyConnection) -> None:
    (row,) = queries.track_record(small).query("name == 'A Minister'").itertuples()
    assert sentence(row) == (
        "4 of 5 claims are resolved: 1 of 3 promises met, 1 of 1 other claim agrees. "
        "That is too few to judge: an anecdote. "
        "The 3 promised levels with an outturn were on average 1.3% too high (8.0% off either way)."
    )


@pytest.mark.parametrize("day", [None, date(2023, 2, 5)])
@pytest.mark.parametrize("side", ["speaker", "organisation"])
def test_the_records_of_a_side_add_up_to_the_claims_that_name_one(
    warehouse: duckdb.DuckDBPyConnection, side: str, day: date | None
) -> None:
    claims, records = queries.claims(warehouse, day), queries.track_record(warehouse, day)
    claims = claims[(claims[side] != "") & ~claims[side].str.startswith("via ")]
    records = records[records.name_of == side]
    assert sorted(" ".join(records.claim_ids).split()) == sorted(claims.figure_id)
    verdicts = claims.verdict.value_counts().rename({"another counter": "another_counter", "met early": "met"})
    for verdict, count in verdicts.groupby(level=0).sum().items():
        assert records[verdict].sum() == count, verdict
    assert (records.claims == records[["resolved", "open", "unresolvable", "unchecked"]].sum(axis=1)).all()
    assert (records.errors <= records.met + records.missed).all()
    assert (records.is_anecdote == (records.resolved < 5)).all()
    assert (records.mean_absolute_error_pct.dropna() >= records.mean_signed_error_pct.dropna().abs() - 1e-6).all()
    assert day is None or (records.last_stated.dropna() <= pd.Timestamp(day)).all()


def test_no_name_is_empty_or_holds_a_parenthesis(warehouse: duckdb.DuckDBPyConnection) -> None:
    names = queries.track_record(warehouse)["name"]
    assert names.str.fullmatch(r"[^()\s](.*[^()\s])?").all()


def test_a_revision_is_the_newest_print_against_the_first(tmp_path: Path) -> None:
    prints = BEFORE + trade("2021", "150", "2023-01-14")
    # A rough repeat is no revision, and of two prints of one day none is.
    prints += trade("2021", "140", "2023-06-14").replace(",exactly,", ",more_than,over ")
    prints += trade("2020", "108.1", "2021-01-14") + trade("2020", "108.2", "2021-01-14").replace("trade-2020", "again")
    build(write_seeds(tmp_path / "seeds", statistics=HEADER + prints), tmp_path / "data")
    connection = connect(current_path(tmp_path / "data"))
    columns = "time_period, first_value, latest_value, vintages, revision_pct::VARCHAR, is_within_rounding"
    sql = f"SELECT {columns} FROM revision WHERE indicator = 'china_russia_trade' ORDER BY time_period"
    now = connection.execute(sql).fetchall()
    with as_of_cursor(connection, date(2022, 12, 31)) as cursor:
        then = cursor.execute(sql).fetchall()
    connection.close()
    assert now[1] == ("2021", 147_000_000_000, 150_000_000_000, 2, "2.040816", False)  # 100 * (150 / 147 - 1)
    assert then[1] == ("2021", 147_000_000_000, 147_000_000_000, 1, "0.000000", True)
    assert now[0][3:] == then[0][3:] == (2, "0.000000", True)


def test_the_newest_print_of_a_revision_is_the_latest_observation(warehouse: duckdb.DuckDBPyConnection) -> None:
    newest = warehouse.execute("SELECT latest_figure_id, latest_value FROM revision ORDER BY ALL").fetchall()
    dated = """
        SELECT figure_id, value FROM observation_latest
        WHERE vintage IS NOT NULL AND collection = 'statistics' ORDER BY ALL
    """
    assert newest == warehouse.execute(dated).fetchall()
    apart = "SELECT count(*) FROM revision WHERE first_vintage > latest_vintage OR vintages < 1"
    assert warehouse.execute(apart).fetchone() == (0,)


@pytest.mark.usefixtures("data")
def test_the_page_lists_the_most_resolved_first_and_marks_anecdotes() -> None:
    page = open_page("Track_record")
    assert not page.exception
    rows = page.dataframe[0].value
    assert rows.right.str.fullmatch(r"\d+ of \d+").all()
    resolved = rows.right.str.split().str[-1].astype(int)
    assert resolved.is_monotonic_decreasing
    assert set(rows.mark[resolved < 5]) == {MARK}
    assert set(rows.mark[resolved >= 5]) == {""}
    assert (resolved == rows[["met", "missed", "agrees", "differs", "another_counter"]].sum(axis=1)).all()
    assert rows.mean_signed_error_pct.dtype == float
    assert "no sample of all that was said" in page.markdown[0].value
    page.session_state["menu-track-record-speakers"] = True
    assert [button.label.split("**")[1] for button in page.run().get("download_button")] == ["CSV", "XLSX"]


@pytest.mark.parametrize("columns", [COLUMNS, CLAIM_COLUMNS])
def test_each_table_fits_a_desk_and_a_phone_shows_a_share_with_its_mark(
    columns: dict[str, dict[str, object]],
) -> None:
    assert sum(int(str(column["width"])) for column in columns.values()) <= 1120  # 1280 less the page's edges
    assert list(COLUMNS)[:4] == ["name", "right", "mark", "share"]
    assert sum(int(str(COLUMNS[column]["width"])) for column in ("name", "right", "mark")) <= 358


def test_an_address_opens_the_claims_of_one_name_each_with_the_way_to_its_check(data: Path) -> None:
    page = open_page("Track_record", whose="Organisations", organisation="Government of Russia")
    assert page.selectbox(key="organisation").value == "Government of Russia"
    records = queries.track_record(connect(current_path(data)))
    known = records[records.name_of == "organisation"].set_index("name").loc["Government of Russia"]
    rows = page.dataframe[1].value
    assert list(rows.address) == [f"Claims?claim={claim_id}" for claim_id in known.claim_ids.split()]
    assert len(rows) == known.claims > 10
    assert rows.error.str.fullmatch(r"|within 0\.05%|[0-9.]+(%| percentage points) too (high|low)").all()


@pytest.mark.usefixtures("data")
def test_every_name_has_its_claims() -> None:
    page = open_page("Track_record", whose="Organisations")
    for name in page.selectbox(key="organisation").options:
        page.selectbox(key="organisation").select(name).run()
        assert not page.exception, name
        assert page.selectbox(key="organisation").value == name


@pytest.mark.usefixtures("data")
def test_a_change_of_side_keeps_quiet_and_an_unknown_name_does_not() -> None:
    page = open_page("Track_record", speaker="Dmitry Medvedev")
    page.selectbox(key="whose").select("Organisations").run()
    assert not page.warning
    page = open_page("Track_record", speaker="Nobody")
    assert "nothing of the name Nobody" in page.warning[0].value
