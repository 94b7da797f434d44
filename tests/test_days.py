import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from etl.build import build
from tests.seeds_for_tests import write_seeds
from warehouse.database import connect, generation_path
from warehouse.days import KEPT, keep_days
from warehouse.snapshot import DAYS, Snapshot


@pytest.fixture(scope="module")
def kept(
    warehouse: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The committed seeds' generation, and in it what the views said on every day."""
    row = warehouse.execute("SELECT path FROM duckdb_databases() WHERE path IS NOT NULL").fetchone()
    assert row is not None
    path = tmp_path_factory.mktemp("days") / Path(row[0]).name
    shutil.copy(row[0], path)
    with duckdb.connect(str(path)) as opened:
        keep_days(opened, lambda done, total: None)
    connection = connect(path)
    yield connection
    connection.close()


def sample(connection: duckdb.DuckDBPyConnection) -> list[date | None]:
    """Now, days on which a view may change, and the days before such ones."""
    days = [day for (day,) in connection.execute("SELECT day FROM change_day WHERE day > '2014-01-01'").fetchall()]
    drawn = random.Random(1).sample(sorted(days), 6)
    return [None, *drawn[:3], *(day - timedelta(days=1) for day in drawn[3:])]


def test_what_is_kept_of_a_day_is_what_the_views_say_on_it(
    warehouse: duckdb.DuckDBPyConnection, kept: duckdb.DuckDBPyConnection
) -> None:
    for day in sample(warehouse):
        asked, looked_up = Snapshot(warehouse, day), Snapshot(kept, day)
        for view in KEPT:
            rows, found = (sorted(map(repr, one.rows(f"SELECT * FROM {view}"))) for one in (asked, looked_up))
            assert found == rows, (view, day)
            names, found = (list(one.frame(f"SELECT * FROM {view}")) for one in (asked, looked_up))
            assert found == names, view


def test_a_view_that_is_not_kept_reads_those_that_are(
    warehouse: duckdb.DuckDBPyConnection, kept: duckdb.DuckDBPyConnection
) -> None:
    sql = "SELECT * FROM series_drawn ORDER BY ALL"
    for day in (date(2023, 2, 28), date(2021, 8, 15)):
        assert Snapshot(kept, day).rows(sql) == Snapshot(warehouse, day).rows(sql)


def test_every_day_on_which_a_view_changes_is_a_day_of_change(kept: duckdb.DuckDBPyConnection) -> None:
    days = {day for (day,) in kept.execute("SELECT day FROM change_day").fetchall()}
    for view in KEPT:
        found = kept.execute(f"SELECT DISTINCT unnest([valid_from, valid_to]) FROM {DAYS}.{view}").fetchall()
        assert {day for (day,) in found if day} <= days, view


def test_a_build_with_days_is_a_generation_of_its_own(tmp_path: Path) -> None:
    seeds, data = write_seeds(tmp_path / "seeds"), tmp_path / "data"
    names = build(seeds, data), build(seeds, data, forecasts=False, days=True)
    assert names[0] != names[1]
    connection = connect(generation_path(data, names[1]))
    found = connection.execute("SELECT count(*) FROM duckdb_tables() WHERE schema_name = ?", [DAYS]).fetchone()
    assert found == (len(KEPT),)
    connection.close()
