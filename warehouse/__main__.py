"""python -m warehouse show [VIEW]: what does a view say, as of any day, as a table, CSV or JSON? Read-only."""

import argparse
import csv
import io
import json
import math
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

import duckdb

from warehouse.database import NoWarehouseError, as_of_cursor, connect, current_path, data_folder
from warehouse.snapshot import evaluate
from warehouse.vocabulary import FORMULA

VIEWS = "SELECT view_name AS view, comment FROM duckdb_views() WHERE NOT internal ORDER BY view_name"
COLUMNS = (
    'SELECT column_name AS "column", data_type AS type, comment FROM duckdb_columns() '
    "WHERE database_name = current_database() AND schema_name = 'main' AND table_name = ? ORDER BY column_index"
)
BATCH = 1000
UNBOUND = 10_000  # characters: nothing is cut for a file or a pipe


class UnknownNameError(Exception):
    """A view or a column that does not exist; the message lists those that do, the nearest first."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status: 1 without a warehouse, 2 for a name or an option that it lacks."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    try:
        connection = connect(current_path(options.data))
        try:
            with as_of_cursor(connection, options.as_of) as cursor:
                _show(cursor, options)
            sys.stdout.flush()
        finally:
            connection.close()
    except (NoWarehouseError, UnknownNameError) as error:
        print(error, file=sys.stderr)
        return 1 if isinstance(error, NoWarehouseError) else 2
    except duckdb.Error as error:
        print(f"{options.view} cannot be read ({error}). Build the warehouse again: make build.", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader has seen enough; what is still buffered goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m warehouse", description="Ask the Waybill warehouse.")
    show = parser.add_subparsers(dest="command", required=True).add_parser(
        "show",
        help="print a view",
        description="Print a view, or without VIEW the list of the views. CSV and JSON give every decimal exactly: in "
        "JSON as a number with all its digits. Dates are ISO 8601, nothing is an empty cell or null. In CSV, text that "
        "a spreadsheet would run as a formula gets a leading apostrophe.",
    )
    show.add_argument("view", metavar="VIEW", nargs="?", help="the view to print")
    show.add_argument("--as-of", type=_day, metavar="DATE", help="show what was known on that day (default: now)")
    show.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default: table")
    show.add_argument("--columns", metavar="A,B", help="only these columns, in this order")
    show.add_argument("--limit", type=_count, metavar="N", help="the first N rows only")
    show.add_argument("--describe", action="store_true", help="print the view's columns, their types and comments")
    show.add_argument("--data", type=Path, default=data_folder(), help="folder of the warehouse (default: data)")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day. Write it YYYY-MM-DD, like 2022-12-31.") from None


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of rows. Write it in digits, like 20.")
    return min(int(text), 2**31)  # more than any view has, and no more than DuckDB takes


def _show(cursor: duckdb.DuckDBPyConnection, options: argparse.Namespace) -> None:
    if options.view is not None:
        _known(options.view, [name for name, _ in cursor.execute(VIEWS).fetchall()], "There is no view {}.")
    if options.view is None or options.describe:
        asked = cursor.execute(VIEWS) if options.view is None else cursor.execute(COLUMNS, [options.view])
        writer = {"table": _write_list, "csv": _write_csv, "json": _write_json}[options.format]
        writer(_names(asked), asked.fetchall())
        return
    question = _question(cursor, options)
    evaluate(cursor)
    if options.format == "table":
        _write_table(cursor, question)
    else:
        answer = cursor.execute(question)
        (_write_csv if options.format == "csv" else _write_json)(_names(answer), _rows(answer))
    if options.limit is not None:
        _say_what_is_left_out(cursor, options)


def _question(cursor: duckdb.DuckDBPyConnection, options: argparse.Namespace) -> str:
    """The select: ordered by all its columns, since a view has no order of its own and two runs should agree."""
    columns = [name for name, *_ in cursor.execute(COLUMNS, [options.view]).fetchall()]
    asked = options.columns.split(",") if options.columns else columns
    for name in asked:
        _known(name, columns, f"{options.view} has no column {{}}.")
    listed = ", ".join(f'"{name}"' for name in asked)
    limit = "" if options.limit is None else f" LIMIT {options.limit}"
    return f"SELECT {listed} FROM {options.view} ORDER BY ALL{limit}"


def _known(name: str, names: Sequence[str], complaint: str) -> None:
    if name not in names:
        nearest = sorted(names, key=lambda one: SequenceMatcher(None, one, name).ratio(), reverse=True)
        raise UnknownNameError(f"{complaint.format(repr(name))} Known, the nearest first: {', '.join(nearest)}.")


def _say_what_is_left_out(cursor: duckdb.DuckDBPyConnection, options: argparse.Namespace) -> None:
    (rows,) = cursor.execute(f"SELECT count(*) FROM {options.view}").fetchone() or (0,)
    if rows > options.limit:
        stream = sys.stdout if options.format == "table" else sys.stderr
        print(f"The first {options.limit} of {rows} rows.", file=stream)


def _names(answer: duckdb.DuckDBPyConnection) -> list[str]:
    return [column[0] for column in answer.description or []]


def _rows(answer: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, ...]]:
    while batch := answer.fetchmany(BATCH):
        yield from batch


def _write_table(cursor: duckdb.DuckDBPyConnection, question: str) -> None:
    """DuckDB's own box: every row; on a terminal it says how many columns did not fit."""
    width = shutil.get_terminal_size((UNBOUND, 0)).columns
    cursor.sql(question).show(max_width=width, max_rows=sys.maxsize, max_col_width=UNBOUND)


def _write_list(_: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Rows of names and a comment, the comment wrapped to the terminal."""
    texts = [[str(cell or "") for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in list(zip(*texts, strict=True))[:-1]]
    width = shutil.get_terminal_size((UNBOUND, 0)).columns
    for *names, comment in texts:
        lead = "".join(f"{name:<{size + 2}}" for name, size in zip(names, widths, strict=True))
        lines = textwrap.wrap(comment, max(width - len(lead), 20)) or [""]
        print("\n".join((lead + lines[0], *(" " * len(lead) + line for line in lines[1:]))).rstrip())


def _write_csv(names: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    # Line ends as in RFC 4180; with a plain line feed, Python before 3.13 leaves a carriage return in a text unquoted.
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> str:
    """A value in CSV: only text can hold a formula, a negative number is none."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    text = _json(value)
    return text.strip('"') if isinstance(value, date) else text


def _write_json(names: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """An array, one object a line."""
    keys = [json.dumps(name, ensure_ascii=False) for name in names]
    sys.stdout.write("[")
    for place, row in enumerate(rows):
        cells = ", ".join(f"{key}: {_json(value)}" for key, value in zip(keys, row, strict=True))
        sys.stdout.write(f"{',' if place else ''}\n{{{cells}}}")
    sys.stdout.write("\n]\n")


def _json(value: object) -> str:
    """A value in JSON. Decimals are numbers with all their digits, which the library would first make a float."""
    if isinstance(value, Decimal):
        digits = f"{value:f}"
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    if isinstance(value, float) and not math.isfinite(value):
        return "null"
    return json.dumps(value.isoformat() if isinstance(value, date) else value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
