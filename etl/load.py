"""How does a generation come to be on disk, whole or not at all? Tables, views, and the swap of `data/current`."""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.database import SCHEMA, VIEWS, connect, generation_path

VERDICT_RULE = 1
KEPT = 3
ROOT = Path(__file__).parent.parent
SHAPING_CODE = ("etl", "forecasting", "warehouse")
SHAPING_LIBRARIES = ("duckdb", "numpy", "pandas", "pyarrow", "scipy", "statsmodels")


def generation_name(seeds: Path) -> str:
    """Sixteen hex digits: a hash of the seeds, of the code that shapes the content, and of the library releases."""
    digest = hashlib.sha256()
    sources = [(path.relative_to(seeds), path) for path in sorted(seeds.rglob("*")) if path.suffix in {".toml", ".csv"}]
    for folder in SHAPING_CODE:
        code = (path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in {".py", ".sql"})
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
    """Every file of views/, in whatever order their references to each other allow."""
    waiting = sorted(VIEWS.glob("*.sql"))
    while waiting:
        failed: dict[Path, duckdb.Error] = {}
        for path in waiting:
            try:
                connection.execute(path.read_text(encoding="utf-8"))
            except duckdb.CatalogException as error:
                failed[path] = error
        if len(failed) == len(waiting):
            reasons = "\n".join(f"{path.name}: {error}" for path, error in failed.items())
            raise RuntimeError(f"These views name a table or view that does not exist:\n{reasons}")
        waiting = list(failed)


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Any]) -> int:
    """Insert dataclass instances or mappings, by column name; returns how many."""
    columns = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
    records: list[Mapping[str, Any]] = [asdict(row) if is_dataclass(row) else row for row in rows]  # type: ignore[arg-type]
    if records:
        arrow = pa.Table.from_pylist([{column: record[column] for column in columns} for record in records])
        connection.register("new_rows", arrow)
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM new_rows")
        connection.unregister("new_rows")
    return len(records)


def publish(temporary: Path, data: Path, name: str) -> None:
    """Validate the closed file by a full scan, make it durable, name it in `data/current`, and sweep what is old."""
    connection = connect(temporary)
    try:
        for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            connection.execute(f"SELECT count(*), sum(hash(t)) FROM {table} AS t").fetchone()
        for (view,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            connection.execute(f"SELECT count(*) FROM {view}").fetchone()
    finally:
        connection.close()
    _fsync(temporary)
    os.replace(temporary, generation_path(data, name))
    pointer = data / f"current.{os.getpid()}.tmp"
    pointer.write_text(name + "\n", encoding="ascii")
    _fsync(pointer)
    os.replace(pointer, data / "current")
    _fsync(data)


def sweep(data: Path, keep: str) -> None:
    """Remove leftovers of killed builds and all but the newest generations. The caller holds the build lock."""
    for pattern in ("*.tmp", "*.tmp.wal", "*.duckdb.wal"):
        for leftover in data.glob(pattern):
            leftover.unlink(missing_ok=True)
    generations = sorted(data.glob("waybill-*.duckdb"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    old = [path for path in generations if path != generation_path(data, keep)]
    for path in old[KEPT - 1 :]:
        path.unlink(missing_ok=True)


def _fsync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folder for this, and orders the rename itself
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
