"""What the views said on every day, kept, and what pages take from it."""

import io
import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from charts.caption import Caption
from etl.build import build
from frame import picture
from frame.kept import Frames, Kept
from frame.page import Page
from frame.warehouse import Query
from tests.browser.live import addresses
from tests.pages_for_tests import drawn, open_page, words
from tests.seeds_for_tests import write_seeds
from warehouse import queries
from warehouse.__main__ import main
from warehouse.database import connect, current_path, generation_path
from warehouse.days import KEPT, keep_days
from warehouse.every_day import EVERY_DAY, FOREVER, NotKeptError, every_day
from warehouse.snapshot import DAYS, Snapshot, ordered_views, snapshot

FIRST, LAST = date(2022, 6, 1), date(2023, 6, 30)
DAYS_KEPT = f"day BETWEEN DATE '{FIRST}' AND DATE '{LAST}' OR day >= DATE '2026-01-01'"


@pytest.fixture(scope="module")
def kept(
    warehouse: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The committed seeds' generation, and in it what the views said on DAYS_KEPT: all days would take a minute."""
    built = current_path(folder(warehouse))
    path = tmp_path_factory.mktemp("days") / built.name
    shutil.copy(built, path)
    with duckdb.connect(str(path)) as opened:
        (every_change,) = [query for name, query in ordered_views(opened) if name == "change_day"]
        opened.execute(f"CREATE OR REPLACE VIEW change_day AS SELECT day FROM ({every_change}) WHERE {DAYS_KEPT}")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("warehouse.days.DAYS_AT_ONCE", 64)  # so that rows go on from one stretch of days to the next
            keep_days(opened, lambda done, total: None)
    (path.parent / "current").write_text(path.stem.removeprefix("waybill-"), encoding="ascii")
    connection = connect(path)
    yield connection
    connection.close()


def folder(connection: duckdb.DuckDBPyConnection) -> Path:
    """Where the generation of a connection lies."""
    row = connection.execute("SELECT path FROM duckdb_databases() WHERE path IS NOT NULL").fetchone()
    assert row is not None
    return Path(row[0]).parent


def sample(connection: duckdb.DuckDBPyConnection) -> list[date | None]:
    """Now, days on which a view may change, and the days before such ones."""
    sql = "SELECT day FROM change_day WHERE day > ? AND day <= ? ORDER BY day"
    days = [day for (day,) in connection.execute(sql, [FIRST, LAST]).fetchall()]
    drawn = random.Random(1).sample(days[1:], 6)  # of the day before the first nothing is kept
    return [None, *drawn[:3], *(day - timedelta(days=1) for day in drawn[3:])]


def test_what_is_kept_of_a_day_is_what_the_views_say_on_it(
    warehouse: duckdb.DuckDBPyConnection, kept: duckdb.DuckDBPyConnection
) -> None:
    for day in sample(warehouse):
        asked, looked_up = snapshot(warehouse, day), snapshot(kept, day)
        for view in KEPT:
            rows, found = (sorted(map(repr, one.rows(f"SELECT * FROM {view}"))) for one in (asked, looked_up))
            assert found == rows, (view, day)
            names, found = (list(one.frame(f"SELECT * FROM {view}")) for one in (asked, looked_up))
            assert found == names, view


def test_a_view_that_is_not_kept_reads_those_that_are(
    warehouse: duckdb.DuckDBPyConnection, kept: duckdb.DuckDBPyConnection
) -> None:
    sql = "SELECT * FROM claim_known_then ORDER BY ALL"
    for day in (date(2023, 2, 28), date(2022, 8, 15)):
        assert Snapshot(kept, day).rows(sql) == Snapshot(warehouse, day).rows(sql)


NO_ARGUMENTS = (
    *(queries.claims, queries.claim_highest, queries.targets, queries.target_paths, queries.target_outlook),
    *(queries.calibration, queries.promise_scores, queries.promise_brier, queries.reliability, queries.series),
    *(queries.revision_tolerances, queries.figures, queries.implied, queries.citations, queries.facts),
    *(queries.track_record, queries.contradictions, queries.corridors, queries.corridors_by_news),
    *(queries.corridor_indicators, queries.verdict_rule),
)
ONE_SERIES = ("zabaykalsk_manzhouli_rail_cargo/rzd", "china_russia_trade/gacc")
OF_SERIES = (queries.series_shapes, queries.series_days, queries.revisions, queries.vintages, queries.comparability)
ONE_CORRIDOR = ("zabaykalsk-manzhouli", "lianyungang-khorgos")
OF_CORRIDOR = (
    *(queries.corridor_counts, queries.corridor_lines, queries.corridor_figures, queries.corridor_rates),
    *(queries.corridor_checks, queries.corridor_units),
)
ASKED: list[tuple[Query, tuple[object, ...]]] = [
    *((query, ()) for query in NO_ARGUMENTS),
    *((query, (one,)) for query in OF_SERIES for one in ONE_SERIES),
    *((query, (one,)) for query in OF_CORRIDOR for one in ONE_CORRIDOR),
    (queries.claim_drawn, ("zabaykalsk-2022",)),
    (queries.target_drawn, ("trade-target-200bn-2024",)),
    (queries.chance_drawn, ("trade-target-200bn-2024",)),
    (queries.series_drawn, ("china_russia_trade/gacc", "level", "A")),
    (queries.two_counts, ("zabaykalsk_manzhouli_rail_cargo/china_railway_harbin", ONE_SERIES[0])),
    (queries.corridor_drawn, ("zabaykalsk-manzhouli", "t")),
]


@pytest.mark.parametrize(("query", "arguments"), ASKED)
def test_what_a_page_takes_from_every_day_is_what_the_query_says_on_the_day(
    warehouse: duckdb.DuckDBPyConnection,
    kept: duckdb.DuckDBPyConnection,
    query: Query,
    arguments: tuple[object, ...],
) -> None:
    every = Kept(query(kept, *arguments, as_of=EVERY_DAY))
    for day in sample(warehouse):
        on_day = every.frame(day or queries.newest_day(warehouse))
        pd.testing.assert_frame_equal(plain(on_day), plain(query(warehouse, *arguments, as_of=day)))
        assert len(every.rows(day or queries.newest_day(warehouse))) == len(on_day)


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """With one word for nothing: of a day on which a column holds nothing, DuckDB gives it another type."""
    return frame.astype(object).where(frame.notna(), None)


def test_days_that_see_the_same_rows_share_them(kept: duckdb.DuckDBPyConnection) -> None:
    every = Kept(queries.claim_drawn(kept, "zabaykalsk-2022", as_of=EVERY_DAY))
    assert every.frame(date(2023, 6, 1)) is every.frame(date(2023, 6, 2))
    rows = Kept(queries.claims(kept, as_of=EVERY_DAY))
    first, later = ({row.figure_id: row for row in rows.rows(date(year, 6, 20))} for year in (2022, 2023))
    assert len(later) > len(first)
    shared = sum(row is later.get(figure_id) for figure_id, row in first.items())
    assert 0 < shared < len(first)  # some claims were decided in between


def test_frames_that_are_shared_take_bounded_room() -> None:
    every = Kept(pd.DataFrame({"value": range(3), "valid_from": FOREVER, "valid_to": FOREVER}))
    frames, one, two = Frames(2), np.array([True, False, False]), np.array([True, True, False])
    first = frames.get(every, one)
    assert frames.get(every, one) is first
    assert list(frames.get(every, two).value) == [0, 1]
    assert frames.get(every, one) is not first


@pytest.mark.parametrize("name", addresses())
def test_a_page_on_kept_days_says_what_it_says_on_views(
    data: Path, kept: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    said = []
    for generations in (data, folder(kept)):
        monkeypatch.setenv("WAYBILL_DATA", str(generations))
        shown = open_page(name, asof="2022-12-31")
        said.append((words(shown), drawn(shown), [table.value.to_csv() for table in shown.dataframe]))
    assert "31 December 2022" in said[0][0]
    assert said[0] == said[1]


def test_a_picture_that_days_share_says_each_days_own(kept: duckdb.DuckDBPyConnection) -> None:
    pages = [Page(current_path(folder(kept)), "Claims", date(2023, 6, day)) for day in (1, 2)]
    captions = [Caption("Cargo", "", "a count", page.as_of) for page in pages]
    one, other = (
        page.once(picture._picture, caption, queries.claim_drawn, "zabaykalsk-2022")
        for page, caption in zip(pages, captions, strict=True)
    )
    assert one[0] is other[0]
    for (_, alt, foot), day in ((one, "1 June 2023"), (other, "2 June 2023")):
        assert alt.endswith(f"As of {day}.")
        assert f"As of {day}" in foot


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM claim_report AS c JOIN document USING (document_id)",
        "SELECT * FROM claim_report WHERE value = (SELECT max(value) FROM claim_report)",
        "SELECT * FROM claim_report ORDER BY value LIMIT 1",
        "SELECT verdict, count(*) FROM claim_report GROUP BY verdict",
        "SELECT * FROM claim_known_then",
    ],
)
def test_a_query_that_does_more_than_choose_rows_is_asked_for_its_day(
    kept: duckdb.DuckDBPyConnection, sql: str
) -> None:
    with pytest.raises(NotKeptError, match="Nothing keeps on which days this held: SELECT"):
        every_day(kept, sql)


def test_without_days_kept_only_what_never_changes_is_known_of_every_day(warehouse: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(NotKeptError):
        queries.claims(warehouse, as_of=EVERY_DAY)
    assert queries.corridors(warehouse, as_of=EVERY_DAY).valid_from.isna().all()


def test_the_command_shows_a_view_not_what_is_kept_of_it(
    kept: duckdb.DuckDBPyConnection, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "corridor_rate", "--format", "csv", "--data", str(folder(kept))]) == 0
    shown = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert len(shown) == len(kept.execute("FROM corridor_rate").fetchall())
    assert "valid_from" not in shown


def test_a_build_with_days_is_a_generation_of_its_own(tmp_path: Path) -> None:
    seeds, data = write_seeds(tmp_path / "seeds"), tmp_path / "data"
    names = build(seeds, data), build(seeds, data, forecasts=False, days=True)
    assert names[0] != names[1]
    connection = connect(generation_path(data, names[1]))
    found = connection.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = ?", [DAYS]).fetchall()
    assert {name for (name,) in found} >= set(KEPT)
    connection.close()
