"""The command `python -m warehouse show`: three formats, any day, errors with the next step, comments on columns."""

import csv
import io
import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from etl.build import build
from tests.seeds_for_tests import ROOT, STATISTICS, write_seeds
from warehouse.__main__ import FORMULA, main
from warehouse.database import VIEWS, connect, current_path
from warehouse.vocabulary import FORMULA as FORMULA_OF_DOWNLOADS

PUBLIC = (
    *("figure", "observation", "revision", "implied", "contradiction", "claim_check", "target_status"),
    "track_record",
)
VIEW_FILES = sorted(path.stem for path in VIEWS.glob("*.sql") if path.stem != "as_of")


@pytest.fixture
def shown(data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """A function that runs the command on the project's own warehouse and gives what it printed."""
    monkeypatch.delenv("COLUMNS", raising=False)  # as wide as it likes

    def show(*arguments: str, folder: Path = data) -> str:
        assert main(["show", *arguments, "--data", str(folder)]) == 0
        return capsys.readouterr().out

    return show


def failed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    try:
        status: object = main(["show", *arguments])
    except SystemExit as stopped:  # argparse ends like this
        status = stopped.code
    said = capsys.readouterr()
    assert said.out == ""
    return status, said.err


def test_without_a_view_it_lists_every_view_with_its_comment(shown) -> None:
    lines = shown().splitlines()
    assert [line.split()[0] for line in lines] == VIEW_FILES
    assert all(len(line.split()) > 3 for line in lines)


def test_csv_has_a_header_and_every_row_and_exact_decimals(shown, warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = list(csv.DictReader(io.StringIO(shown("figure", "--format", "csv"))))
    stored = dict(warehouse.execute("SELECT figure_id, value FROM figure").fetchall())
    assert {row["figure_id"] for row in rows} == set(stored)
    assert len(rows) == len(stored) > 1000
    for row in rows:
        value = stored[row["figure_id"]]
        assert row["value"] == "" if value is None else Decimal(row["value"]) == value
        assert re.fullmatch(r"-?\d+(\.\d*[1-9])?|", row["value"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\d|", row["known_on"])


def test_json_is_an_array_of_objects_with_exact_decimals_and_iso_dates(
    shown, warehouse: duckdb.DuckDBPyConnection
) -> None:
    text = shown("observation", "--format", "json")
    rows = json.loads(text, parse_float=Decimal)
    stored = warehouse.execute("SELECT figure_id, value, low, high, vintage FROM observation").fetchall()
    given = {(row["figure_id"], row["value"], row["low"], row["high"], row["vintage"]) for row in rows}
    assert given == {(name, *numbers, day and day.isoformat()) for name, *numbers, day in stored}
    assert len(rows) == len(stored)


def test_json_writes_any_alphabet_as_it_is(shown) -> None:
    text = shown("figure", "--format", "json", "--columns", "fragment")
    assert "млн" in text
    assert "\\u" not in text


def test_the_table_shows_every_row_or_says_how_many_it_left_out(shown, data: Path) -> None:
    everything = shown("passed_over")
    rows = shown("passed_over", "--format", "csv").count("\r\n") - 1
    assert f"{rows} rows" in everything
    assert all(line.split(",")[0] in everything for line in shown("passed_over", "--format", "csv").splitlines())
    assert f"The first 2 of {rows} rows." in shown("passed_over", "--limit", "2")
    assert "The first" not in shown("passed_over", "--limit", str(rows))


def test_columns_are_given_in_the_order_asked_for(shown) -> None:
    text = shown("track_record", "--columns", "claims,name", "--format", "csv", "--limit", "1")
    assert text.splitlines()[0] == "claims,name"


def test_two_runs_print_the_same(shown) -> None:
    assert shown("claim_check", "--format", "csv") == shown("claim_check", "--format", "csv")


def test_as_of_a_day_shows_what_was_known_on_it_and_nothing_later(shown) -> None:
    def known(*arguments: str) -> list[str]:
        text = shown("figure", "--format", "csv", "--columns", "known_on", *arguments)
        return [row["known_on"] for row in csv.DictReader(io.StringIO(text))]

    now, then, before = known(), known("--as-of", "2023-02-05"), known("--as-of", "2023-02-04")
    assert 0 < len(before) < len(then) < len(now)
    assert (max(then), max(before)) == ("2023-02-05", "2023-02-04")
    assert "" in now
    assert "" not in then


def test_as_of_a_day_before_everything_an_empty_view_is_still_well_formed(shown) -> None:
    asked = ("figure", "--columns", "figure_id", "--as-of", "1990-01-01", "--format")
    assert shown(*asked, "csv") == "figure_id\r\n"
    assert json.loads(shown(*asked, "json")) == []
    assert "0 rows" in shown(*asked, "table")


def test_text_that_a_spreadsheet_would_run_is_defused_and_a_negative_number_is_not(shown, tmp_path: Path) -> None:
    build(write_seeds(tmp_path / "seeds"), tmp_path / "data")
    assert "-3.7%" in STATISTICS
    text = shown("growth", "--format", "csv", "--columns", "value,figure_id", folder=tmp_path / "data")
    assert text == "value,figure_id\r\n-3.7,growth-2021\r\n"
    text = shown("figure", "--format", "csv", "--columns", "fragment,printed", folder=tmp_path / "data")
    assert "'-3.7%,'-3.7\r\n" in text


def test_the_command_defuses_what_the_downloads_defuse() -> None:
    assert FORMULA == FORMULA_OF_DOWNLOADS


def test_an_unknown_view_is_answered_with_the_nearest_names(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = failed(capsys, "figures", "--data", str(data))
    assert status == 2
    assert "There is no view 'figures'. Known, the nearest first: figure, " in said
    assert all(name in said for name in VIEW_FILES)


def test_an_unknown_column_is_answered_with_the_nearest_names(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = failed(capsys, "figure", "--columns", "figure_id,values", "--data", str(data))
    assert status == 2
    assert "figure has no column 'values'. Known, the nearest first: value, " in said


def test_a_view_is_a_name_and_never_sql(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert failed(capsys, "figure; DROP VIEW figure", "--data", str(data))[0] == 2
    assert failed(capsys, "figure", "--columns", '1 AS "x"', "--data", str(data))[0] == 2


def test_a_date_that_is_none_is_answered_with_the_form(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = failed(capsys, "figure", "--as-of", "5 February 2023")
    assert status == 2
    assert "Write it YYYY-MM-DD, like 2022-12-31." in said


def test_without_a_warehouse_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = failed(capsys, "figure", "--data", str(tmp_path))
    assert status == 1
    assert "There is no warehouse yet. Build it: make build" in said


def test_from_a_shell_it_prints_and_ends_quietly_when_the_reader_stops(data: Path) -> None:
    command = [sys.executable, "-m", "warehouse", "show", "figure", "--format", "json", "--data", str(data)]
    whole = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (whole.returncode, whole.stderr) == (0, "")
    assert len(json.loads(whole.stdout)) > 1000
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as cut:
        assert cut.stdout is not None
        assert cut.stderr is not None
        assert cut.stdout.readline().strip() == b"["
        cut.stdout.close()
        assert cut.stderr.read() == b""
        assert cut.wait() == 0


@pytest.mark.parametrize("view", PUBLIC)
def test_every_column_of_a_public_view_is_described_by_a_comment_of_its_own(shown, view: str) -> None:
    columns = json.loads(shown(view, "--describe", "--format", "json"))
    assert len(columns) > 5
    assert [row["column"] for row in columns if not row["comment"]] == []
    assert all(row["type"] for row in columns)
    assert [line.split()[0] for line in shown(view, "--describe").splitlines()] == [row["column"] for row in columns]


def test_a_views_silent_column_takes_the_comment_of_its_namesake_in_what_it_reads_most_of() -> None:
    from etl.load import inherit_comments

    connection = duckdb.connect()
    connection.execute("CREATE TABLE near (a INTEGER, b INTEGER, c INTEGER); CREATE TABLE far (a INTEGER, d INTEGER)")
    for column, comment in {"near.a": "near''s a", "near.b": "near b", "far.a": "far a", "far.d": "far d"}.items():
        connection.execute(f"COMMENT ON COLUMN {column} IS '{comment}'")
    view = "CREATE VIEW seen AS SELECT n.*, f.d, 1 AS e FROM far AS f JOIN near AS n ON n.a = f.a"
    connection.execute(view)
    connection.execute("COMMENT ON COLUMN seen.b IS 'its own b'")
    inherit_comments(connection, {"seen": view})
    found = connection.execute("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'seen'").fetchall()
    assert dict(found) == {"a": "near's a", "b": "its own b", "c": None, "d": "far d", "e": None}


def test_the_command_opens_the_warehouse_read_only(data: Path) -> None:
    connection = connect(current_path(data))
    with pytest.raises(duckdb.Error, match="read-only"):
        connection.execute("DELETE FROM fact")
    connection.close()
