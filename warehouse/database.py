"""Where is the current generation, and how is it opened? Read-only and hardened, for pages and commands."""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import duckdb

HERE = Path(__file__).parent
SCHEMA = HERE / "schema.sql"
VIEWS = HERE / "views"

HARDENED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "memory_limit": "1GB",
    # A reader that spills would leave a folder named like the builder's own file beside the generation.
    "temp_directory": "",
    # Plans of many small joins gain nothing from a second, and visitors are many.
    "threads": 1,
    "lock_configuration": "true",
}
GENERATION_NAME = re.compile(r"[0-9a-f]{16}")


class NoWarehouseError(Exception):
    """There is no readable generation; the message says what to do."""


def data_folder() -> Path:
    """The folder of the generations: `WAYBILL_DATA`, else `data` beside the code."""
    return Path(os.environ.get("WAYBILL_DATA") or HERE.parent / "data").resolve()


def generation_path(data: Path, generation: str) -> Path:
    """The file of a generation."""
    return data / f"waybill-{generation}.duckdb"


def current_generation(data: Path) -> str | None:
    """The name in `data/current`, or None where there is none or its file is missing."""
    try:
        name = (data / "current").read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    if GENERATION_NAME.fullmatch(name) and generation_path(data, name).is_file():
        return name
    return None


def current_path(data: Path | None = None) -> Path:
    """The file of the current generation.

    Raises:
        NoWarehouseError: nothing was built yet, or its file is gone.
    """
    folder = data or data_folder()
    name = current_generation(folder)
    if name is None:
        raise NoWarehouseError("There is no warehouse yet. Build it: make build (or: python -m etl build).")
    return generation_path(folder, name)


def connect(path: Path, spill: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Open a generation read-only: no file, network or extension access, and settings that no query can change.

    With `spill`, what the memory limit does not hold goes to that folder, which closing the connection removes.

    Raises:
        NoWarehouseError: the file is missing, is no DuckDB file, or was built for other tables and views than ours.
    """
    try:
        opened = duckdb.connect(str(path), read_only=True, config=HARDENED | {"temp_directory": str(spill or "")})
    except duckdb.Error as error:
        raise NoWarehouseError(f"{path.name} cannot be opened ({error}). Build it again: make build.") from error
    try:
        row = opened.execute("SELECT contract FROM generation").fetchone()
    except duckdb.Error:
        row = None
    if row != (contract(),):
        opened.close()
        raise NoWarehouseError(f"{path.name} was built for other tables and views. Build it again: make build.")
    return opened


@cache
def contract() -> str:
    """Sixteen hex digits: a hash of the tables and views that this code reads."""
    files = [SCHEMA, *sorted(VIEWS.glob("*.sql"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


@contextmanager
def as_of_cursor(connection: duckdb.DuckDBPyConnection, as_of: date | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own whose views show what was known on `as_of` (None: now)."""
    cursor = connection.cursor()
    try:
        if as_of is not None:
            cursor.execute("SET VARIABLE as_of = ?::DATE", [as_of])
        yield cursor
    finally:
        cursor.close()
