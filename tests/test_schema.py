"""The contract: every table and column is described, every view answers, every word of the code lists is allowed."""

import re
from datetime import date, timedelta
from enum import StrEnum

import duckdb
import pytest

from warehouse.database import SCHEMA, VIEWS, as_of_cursor
from warehouse.vocabulary import Comparator, Freq, Kind, Measure, Verdict

VIEW_FILES = sorted(path.stem for path in VIEWS.glob("*.sql") if path.stem != "as_of")


def test_every_table_and_column_has_a_comment(warehouse: duckdb.DuckDBPyConnection) -> None:
    silent = warehouse.execute(
        "SELECT table_name, column_name FROM duckdb_columns() c JOIN duckdb_tables() USING (table_name) "
        "WHERE coalesce(c.comment, '') = ''"
    ).fetchall()
    assert silent == []
    assert warehouse.execute("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL").fetchall() == []


def test_columns_of_values_name_their_unit(warehouse: duckdb.DuckDBPyConnection) -> None:
    values = warehouse.execute(
        "SELECT table_name, column_name, c.comment FROM duckdb_columns() c JOIN duckdb_tables() USING (table_name) "
        "WHERE data_type LIKE 'DECIMAL%'"
    ).fetchall()
    assert len(values) > 5
    assert [row for row in values if "unit" not in row[2] and "percent" not in row[2]] == []


def test_values_are_decimals_with_six_places(warehouse: duckdb.DuckDBPyConnection) -> None:
    types = warehouse.execute(
        "SELECT DISTINCT data_type FROM duckdb_columns() JOIN duckdb_tables() USING (table_name) "
        "WHERE column_name IN ('value', 'value_high', 'low', 'high', 'median')"
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


@pytest.mark.parametrize("day", [date(2016, 2, 1) + timedelta(days=479 * step) for step in range(8)])
def test_no_view_shows_what_became_known_later(warehouse: duckdb.DuckDBPyConnection, day: date) -> None:
    with as_of_cursor(warehouse, day) as cursor:
        for view in sorted(set(VIEW_FILES) - {"provenance"}):  # that one looks up ids that the caller already has
            columns = [row[0] for row in cursor.execute(f"DESCRIBE {view}").fetchall()]
            dates = [name for name in columns if name in {"known_on", "vintage", "stated_on"} or "_vintage" in name]
            if dates:
                newest = cursor.execute(f"SELECT {', '.join(f'max({name})' for name in dates)} FROM {view}").fetchone()
                assert newest is not None
                assert all(one is None or one <= day for one in newest), (view, dict(zip(dates, newest, strict=True)))
