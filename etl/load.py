"""How does a generation come to be on disk, whole or not at all? Tables, views, and the swap of `data/current`."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import is_dataclass
from graphlib import TopologicalSorter
from importlib.metadata import version
from itertools import islice
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.database import (
    SCHEMA,
    VIEWS,
    NoWarehouseError,
    connect,
    current_generation,
    generation_path,
)
from warehouse.snapshot import evaluate, references

VERDICT_RULE = 2
KEPT = 3
BATCH = 20_000  # rows that stand in memory twice while they are inserted
ROOT = Path(__file__).parent.parent
SHAPING_CODE = ("etl", "forecasting", "warehouse")
SHAPING_LIBRARIES = ("duckdb", "numpy", "pandas", "pyarrow", "scipy", "scoringrules", "statsmodels")


def generation_name(seeds: Path, *, forecasts: bool = True, days: bool = False) -> str:
    """Sixteen hex digits: a hash of the seeds, of the code that shapes the content, and of the library releases."""
    digest = hashlib.sha256(f"forecasts {forecasts}, days {days}\n".encode())
    sources = [(path.relative_to(seeds), path) for path in sorted(seeds.rglob("*")) if path.suffix in {".toml", ".csv"}]
    for folder in SHAPING_CODE:
        code = (path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in {".py", ".sql", ".json"})
        sources += [(path.relative_to(ROOT), path) for path in code]
    for name, path in sources:
        content = path.read_bytes()
        digest.update(f"{name.as_posix()} {len(content)}\n".encode() + content)
    for library in SHAPING_LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()[:16]


@contextmanager
def build_lock(data: Path) -> Iterator[None]:
    """One build at a time in a folder; a killed one frees the lock. SQLite's file lock works on every system."""
    lock = sqlite3.connect(data / "build.lock", timeout=600, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        lock.close()


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables of schema.sql."""
    connection.execute(SCHEMA.read_text(encoding="utf-8"))


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Every file of views/, each after those that it names; "now" is the day that the table generation holds."""
    row = connection.execute("SELECT as_of FROM generation").fetchone()
    assert row is not None  # the build inserts it first
    connection.execute(f"CREATE MACRO newest_day() AS DATE '{row[0]}'")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(VIEWS.glob("*.sql"))}
    connection.execute(texts.pop("as_of"))  # the macros that all the others call
    order = list(TopologicalSorter(references(texts)).static_order())
    connection.begin()  # hundreds of statements are written at once
    for name in order:
        connection.execute(texts[name])
        # DuckDB checks a view down to the tables, through views as often as paths lead to them: the next one finds an
        # empty table of the same name before the view.
        connection.execute(f"CREATE TEMP TABLE {name} AS FROM main.{name} LIMIT 0")
    for name in order:
        connection.execute(f"DROP TABLE temp.{name}")
    inherit_comments(connection, {name: texts[name] for name in order})
    connection.commit()


def inherit_comments(connection: duckdb.DuckDBPyConnection, views: dict[str, str]) -> None:
    """A view's columns without a comment take their namesake's in what it reads, what shares most columns first.

    `views` are the texts by name, each after those that it reads.
    """
    known: dict[str, dict[str, str | None]] = {}
    for relation, column, comment in connection.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    ).fetchall():
        known.setdefault(relation, {})[column] = comment
    read = references(dict.fromkeys(known, "") | views)
    for view in views:
        own = known[view]
        nearest = sorted(read[view], key=lambda relation: (-len(own.keys() & known[relation].keys()), relation))
        for column in [column for column, comment in own.items() if not comment]:
            comment = next((found for relation in nearest if (found := known[relation].get(column))), None)
            if comment:
                own[column] = comment
                quoted = comment.replace("'", "''")
                connection.execute(f"COMMENT ON COLUMN {view}.\"{column}\" IS '{quoted}'")


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Any]) -> int:
    """Insert dataclass instances or mappings, all of one sort, by column name; returns how many."""
    columns = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
    inserted, rest = 0, iter(rows)
    while batch := list(islice(rest, BATCH)):
        get = attrgetter if is_dataclass(batch[0]) else itemgetter
        arrow = pa.table({column: list(map(get(column), batch)) for column in columns})
        connection.register("new_rows", arrow)
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM new_rows")
        connection.unregister("new_rows")
        inserted += len(batch)
    return inserted


def scan(path: Path, *, views: bool = True) -> None:
    """Read every table of a file, and every view as of now, to its last row.

    Raises:
        NoWarehouseError: it does not open, or holds nothing.
        duckdb.Error: a block is torn, or a view fails.
    """
    # All views at once can be more than the memory that a page's reader has. `sweep` takes what a killed build leaves.
    connection = connect(path, spill=path.with_suffix(".scan.tmp"))
    try:
        found = connection.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall()
        relations = [name for (name,) in found]
        for relation in relations:
            connection.execute(f"SELECT count(*), sum(hash(t)) FROM {relation} AS t").fetchone()
        if views:
            evaluate(connection.cursor())
    finally:
        connection.close()
    if not relations:
        raise NoWarehouseError(f"{path.name} holds no table.")


def is_whole(path: Path) -> bool:
    """Whether a file can be read to the last row of every table."""
    try:
        scan(path, views=False)
    except (NoWarehouseError, duckdb.Error):
        return False
    return True


def move_in(temporary: Path, data: Path, name: str) -> None:
    """Make the closed and validated file durable under its generation's name."""
    _fsync(temporary)
    os.replace(temporary, generation_path(data, name))
    _fsync(data)


def point_to(data: Path, name: str) -> None:
    """Name the generation in `data/current`: from here on readers open it."""
    pointer = data / f"current.{os.getpid()}.tmp"
    pointer.write_text(name + "\n", encoding="ascii")
    _fsync(pointer)
    os.replace(pointer, data / "current")
    _fsync(data)


def sweep(data: Path, keep: str) -> None:
    """Remove leftovers of killed builds and old generations, never the current one. The caller holds the lock."""
    for pattern in ("waybill-*.tmp*", "waybill-*.wal", "current.*.tmp"):
        for leftover in data.glob(pattern):
            if leftover.is_dir():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink(missing_ok=True)
    kept = {generation_path(data, name) for name in (keep, current_generation(data)) if name}
    generations = sorted(data.glob("waybill-*.duckdb"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    old = [path for path in generations if path not in kept]
    for path in old[max(0, KEPT - len(kept)) :]:
        with suppress(PermissionError):  # Windows keeps what a reader has open; the next build takes it
            path.unlink(missing_ok=True)


def _fsync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folder for this, and orders the rename itself
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
