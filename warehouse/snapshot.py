"""What was known on a day? Every view of a generation evaluated once, in the order in which views read each other.

A view of views stands in a query's plan once for each path that leads to it, so that the plan of a late view is
hundreds of operators wide. Here each view becomes a temporary table that the later ones read.
"""

import re
import threading
from collections.abc import Iterable, Iterator
from datetime import date
from graphlib import TopologicalSorter
from weakref import WeakKeyDictionary

import duckdb
import pandas as pd

KEPT_DAYS = 4

_kept: WeakKeyDictionary[duckdb.DuckDBPyConnection, dict[date | None, "_Kept"]] = WeakKeyDictionary()
_keeping = threading.Lock()


class Snapshot:
    """The views of a generation as of one day (None: now), to be asked by one thread at a time."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> None:
        self._lock = threading.Lock()
        self._cursor = connection.cursor()
        if as_of is not None:
            self._cursor.execute("SET VARIABLE as_of = ?::DATE", [as_of])
        evaluate(self._cursor)

    def frame(self, sql: str, parameters: Iterable[object] = ()) -> pd.DataFrame:
        """What a query of views and tables gives."""
        with self._lock:
            return self._cursor.execute(sql, list(parameters)).df()

    def rows(self, sql: str, parameters: Iterable[object] = ()) -> list[tuple[object, ...]]:
        """The same as tuples, decimals exact."""
        with self._lock:
            return self._cursor.execute(sql, list(parameters)).fetchall()

    def close(self) -> None:
        """Free its temporary tables."""
        self._cursor.close()


def snapshot(connection: duckdb.DuckDBPyConnection, as_of: date | None = None) -> Snapshot:
    """The snapshot of a connection's generation as of a day; the last few days asked for are kept."""
    with _keeping:
        days = _kept.setdefault(connection, {})
        kept = days.pop(as_of) if as_of in days else _Kept()
        days[as_of] = kept  # the newest last
        for day in list(days)[:-KEPT_DAYS]:
            del days[day]
    return kept.made(connection, as_of)


class _Kept:
    """A snapshot that is made once, without keeping those waiting who ask for another."""

    def __init__(self) -> None:
        self._making = threading.Lock()
        self._made: Snapshot | None = None

    def made(self, connection: duckdb.DuckDBPyConnection, as_of: date | None) -> Snapshot:
        with self._making:
            self._made = self._made or Snapshot(connection, as_of)
            return self._made


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


def references(queries: dict[str, str]) -> dict[str, set[str]]:
    """Which of some named queries each of them reads from."""
    read = {name: set(re.findall(r"\b(?:FROM|JOIN)\s+\(*([a-z_]+)", query)) for name, query in queries.items()}
    return {name: (read[name] & set(queries)) - {name} for name in queries}
