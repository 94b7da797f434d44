"""The contract: every table and column is described, every view answers, every word of the code lists is allowed."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from warehouse.database import SCHEMA, VIEWS, connect, current_path
from warehouse.snapshot import Snapshot
from warehouse.vocabulary import Comparator, Freq, Kind, Measure, Verdict

VIEW_FILES = sorted(path.stem for path in VIEWS.glob("*.sql") if path.stem != "as_of")


def test_every_table_and_column_has_a_comment(warehouse: duckdb.DuckDBPyConnection) -> None:
    silent = warehouse.execute(
        "SELECT table_name, column_name FROM duckdb_columns() c "
        "JOIN duckdb_tables() t USING (database_name, table_name) "
        "WHERE NOT t.temporary AND coalesce(c.comment, '') = ''"
    ).fetchall()
    assert silent == []
    without = "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL AND NOT temporary"
    assert warehouse.execute(without).fetchall() == []


def test_columns_of_values_name_their_unit(warehouse: duckdb.DuckDBPyConnection) -> None:
    values = warehouse.execute(
        "SELECT table_name, column_name, c.comment FROM duckdb_columns() c "
        "JOIN duckdb_tables() t USING (database_name, table_name) WHERE NOT t.temporary AND data_type LIKE 'DECIMAL%'"
    ).fetchall()
    assert len(values) > 5
    assert [row for row in values if "unit" not in row[2] and "percent" not in row[2]] == []


def test_values_are_decimals_with_six_places(warehouse: duckdb.DuckDBPyConnection) -> None:
    types = warehouse.execute(
        "SELECT DISTINCT data_type FROM duckdb_columns() JOIN duckdb_tables() t USING (database_name, table_name) "
        "WHERE NOT t.temporary AND column_name IN ('value', 'value_high', 'low', 'high', 'median')"
    ).fetchall()
    assert types == [("DECIMAL(24,6)",)]


@pytest.mark.parametrize("view", VIEW_FILES)
def test_every_view_stands_in_a_file_of_its_name_has_a_comment_and_answers(
    warehouse: duckdb.DuckDBPyConnection, view: str
) -> None:
    found = warehouse.execute("SELECT comment FROM duckdb_views() WHERE view_name = ?", [view]).fetchone()
    assert found is not None
    assert found[0]
    assert warehouse.execute(f"SELECT count(*) FROM {view}").fetchone() != (0,)


@pytest.mark.parametrize(
    ("words", "column"), [(Kind, "kind"), (Measure, "measure"), (Comparator, "comparator"), (Freq, "freq")]
)
def test_the_checks_of_the_figure_table_allow_exactly_the_vocabulary(words: type[StrEnum], column: str) -> None:
    table = SCHEMA.read_text().split("CREATE TABLE printed_figure")[1].split(");\n")[0]
    found = re.search(rf"\b{column} VARCHAR[^\n]*CHECK \(\s*{column} IN \(([^)]*)\)", table)
    assert found is not None
    assert set(re.findall(r"'(\w+)'", found[1])) == set(words)


def test_every_verdict_given_is_a_word_of_the_vocabulary(warehouse: duckdb.DuckDBPyConnection) -> None:
    given = {word for (word,) in warehouse.execute("SELECT DISTINCT verdict FROM claim_check").fetchall()}
    assert given <= set(Verdict)
    assert len(given) >= 5


def told_later(name: str) -> bool:
    """Whether a column says when something became known."""
    return name in {"known_on", "vintage", "stated_on", "superseded_on"} or name.endswith(("_vintage", "_known_on"))


def newest_told(connection: duckdb.DuckDBPyConnection, day: date) -> dict[str, date]:
    """The newest date in each view, as of a day, of those that say when something became known."""
    snapshot, found = Snapshot(connection, day), {}
    for view in sorted(set(VIEW_FILES) - {"provenance"}):  # that one looks up ids that the caller already has
        names = [str(row[0]) for row in snapshot.rows(f"DESCRIBE {view}") if told_later(str(row[0]))]
        if names:
            [row] = snapshot.rows(f"SELECT {', '.join(f'max({name})' for name in names)} FROM {view}")
            found |= {f"{view}.{name}": one for name, one in zip(names, row, strict=True) if isinstance(one, date)}
    snapshot.close()
    return found


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(2011, 1, 1), date(2026, 5, 8)))
@example(day=date(2022, 12, 31))
def test_no_view_shows_what_became_known_later(warehouse: duckdb.DuckDBPyConnection, day: date) -> None:
    assert {column: newest for column, newest in newest_told(warehouse, day).items() if newest > day} == {}


def test_a_day_before_all_figures_shows_nothing(warehouse: duckdb.DuckDBPyConnection) -> None:
    snapshot = Snapshot(warehouse, date(1999, 1, 1))
    for view in ("figure", "observation", "implied", "claim_check", "contradiction", "track_record", "citation_source"):
        assert snapshot.rows(f"SELECT count(*) FROM {view}") == [(0,)], view
    snapshot.close()


def test_a_view_as_of_now_and_its_snapshot_are_the_same(data: Path) -> None:
    connection = connect(current_path(data))
    snapshot = Snapshot(connection)
    for view in ("figure", "observation_latest", "evidence", "annual_level", "revision_tolerance", "claim_outturn"):
        [plain] = connection.execute(f"SELECT count(*), sum(hash(t)) FROM {view} AS t").fetchall()
        assert snapshot.rows(f"SELECT count(*), sum(hash(t)) FROM {view} AS t") == [plain], view
    connection.close()
