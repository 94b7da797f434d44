"""What was known on a day? Each view of a generation that is asked for, evaluated once, after those that it reads.

A view of views stands in a query's plan once for each path that leads to it, so that the plan of a late view is
hundreds of operators wide. Here each view becomes a temporary table that the later ones read. Where the generation
keeps what a view said on every day (warehouse/days.py), it is looked up instead.
"""

import re
import threading
from collections.abc import Iterable, Iterator
from datetime import date
from graphlib import TopologicalSorter
from typing import NamedTuple
from weakref import WeakKeyDictionary

import duckdb
import pandas as pd

DAYS = "days"  # the schema of what the views said on every day
# Where a query reads a view or table: the word, what stands before the name, the name, its alias.
READ = re.compile(r'\b(FROM|JOIN)(\s+\(*)"?([a-z_]+)"?((?:\s+AS\s+"?[a-z_]+"?)?)')
OF_DAY = re.compile(r"\b(as_of|is_newest)\(\)")  # what tells one day from another
KEPT_DAYS = 30  # of 30 MB each at most, a few where one page is seen: within the memory limit of a reader

_kept: WeakKeyDictionary[duckdb.DuckDBPyConnection, dict[date | None, "Snapshot"]] = WeakKeyDictionary()
_known: WeakKeyDictionary[duckdb.DuckDBPyConnection, "_Views"] = WeakKeyDictionary()
_keeping, _looking = threading.Lock(), threading.Lock()


class Snapshot:
    """The views of a generation as of one day (None: now), to be asked by one thread at a time."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> None:
        self._lock = threading.Lock()
        self._cursor = connection.cursor()
        if as_of is not None:
            self._cursor.execute("SET VARIABLE as_of = ?::DATE", [as_of])
        views = _views(connection)
        self._waiting, self._read = dict(views.queries), views.read

    def frame(self, sql: str, parameters: Iterable[object] = ()) -> pd.DataFrame:
        """What a query of views and tables gives."""
        with self._lock:
            self._evaluate(sql)
            return self._cursor.execute(sql, list(parameters)).df()

    def rows(self, sql: str, parameters: Iterable[object] = ()) -> list[tuple[object, ...]]:
        """The same as tuples, decimals exact."""
        with self._lock:
            self._evaluate(sql)
            return self._cursor.execute(sql, list(parameters)).fetchall()

    def _evaluate(self, sql: str) -> None:
        """Put a temporary table before each view that a query reads, and before those that these read."""
        wanted = needed(sql, self._waiting, self._read)
        for name in [one for one in self._waiting if one in wanted]:
            kind = "TABLE" if self._read[name] else "VIEW"  # a view of tables alone is as quickly asked as copied
            self._cursor.execute(f"CREATE TEMP {kind} {name} AS {self._waiting.pop(name)}")

    def close(self) -> None:
        """Free its temporary tables."""
        self._cursor.close()


class _Views(NamedTuple):
    """The views of a generation, each after those that it reads."""

    queries: dict[str, str]  # what each says on the cursor's day
    read: dict[str, set[str]]  # the views that each reads
    kept: frozenset[str]  # those whose rows the generation keeps
    moving: frozenset[str]  # those that are not the same on every day


def _views(connection: duckdb.DuckDBPyConnection) -> _Views:
    """A connection's views, looked up once."""
    with _looking:
        if connection not in _known:
            _known[connection] = _looked_up(connection.cursor())
        return _known[connection]


def _looked_up(cursor: duckdb.DuckDBPyConnection) -> _Views:
    written = dict(ordered_views(cursor))
    found = cursor.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = ?", [DAYS]).fetchall()
    held = "(valid_from IS NULL OR valid_from <= as_of()) AND (valid_to IS NULL OR valid_to > as_of())"
    kept = {name: f"SELECT * EXCLUDE (valid_from, valid_to) FROM {DAYS}.{name} WHERE {held}" for (name,) in found}
    queries = written | kept
    return _Views(queries, references(queries), frozenset(kept), frozenset(moving(written)))


def moving(views: dict[str, str]) -> set[str]:
    """Which of some views, each after those that it reads, may say something else on another day."""
    found, read = set[str](), references(views)
    for name, query in views.items():
        if OF_DAY.search(query) or read[name] & found:
            found.add(name)
    return found


def is_kept(connection: duckdb.DuckDBPyConnection, view: str) -> bool:
    """Whether a generation keeps what a view said on every day."""
    return view in _views(connection).kept


def depends_on_day(connection: duckdb.DuckDBPyConnection, sql: str) -> bool:
    """Whether a query may give another answer on another day."""
    return bool(OF_DAY.search(sql) or {found[3] for found in READ.finditer(sql)} & _views(connection).moving)


def snapshot(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> Snapshot:
    """The snapshot of a connection's generation as of a day; the last few days asked for are kept."""
    with _keeping:
        days = _kept.setdefault(connection, {})
        found = days.pop(as_of, None) or Snapshot(connection, as_of)
        days[as_of] = found  # the newest last
        for day in list(days)[:-KEPT_DAYS]:
            del days[day]
        return found


def evaluate(cursor: duckdb.DuckDBPyConnection) -> None:
    """Put a temporary table before every view, as of the cursor's day: what is asked afterwards reads the tables."""
    for name, query in ordered_views(cursor):
        cursor.execute(f"CREATE TEMP TABLE {name} AS {query}")


def ordered_views(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """The name and query of every view of a generation, each after those that it reads."""
    found = connection.execute("SELECT view_name, sql FROM duckdb_views() WHERE NOT internal").fetchall()
    queries = {name: re.sub(r"^CREATE VIEW \S+ AS ", "", sql.strip()).rstrip(";") for name, sql in found}
    for name in TopologicalSorter(references(queries)).static_order():
        yield name, queries[name]


def needed(sql: str, queries: dict[str, str], read: dict[str, set[str]]) -> set[str]:
    """Which of some named queries another one reads, at first hand or through others; `read` as of `references`."""
    found = set[str]()
    asked = list(references({**dict.fromkeys(queries, ""), "": sql})[""])
    while asked:
        name = asked.pop()
        if name not in found:
            found.add(name)
            asked += read[name]
    return found


def references(queries: dict[str, str]) -> dict[str, set[str]]:
    """Which of some named queries each of them reads from."""
    read = {name: {found[3] for found in READ.finditer(query)} for name, query in queries.items()}
    return {name: (read[name] & set(queries)) - {name} for name in queries}
