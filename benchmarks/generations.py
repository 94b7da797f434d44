"""Two generations to swap: copies of a warehouse whose words are marked otherwise, so that a view of both is seen."""

import os
from pathlib import Path

import duckdb

from warehouse.database import generation_path

MARKS = (b"QXFIRSTQ", b"QXOTHERQ")
# Not what stands in an address, as a publisher's name does: a view may ask for one that is gone.
MARKED = {("indicator", "label"), ("counter", "label"), ("document", "title"), ("doubt", "reason")}
# The same words where a build has kept what the views say; a chart's series is what stands beside its line.
KEPT_WORDS = """
    SELECT table_name, column_name FROM duckdb_columns()
    WHERE schema_name = 'days' AND (
        regexp_full_match(column_name, 'what|title|([a-z]+_)*(indicator|counter)_label')
        OR (table_name = 'series' AND column_name = 'label')
        OR (suffix(table_name, '_drawn') AND column_name = 'series')
    )
"""


def two_generations(built: Path, data: Path) -> list[str]:
    """Write two copies of a built warehouse to an empty folder, what they say marked otherwise in each; their names.

    The first is the current one.
    """
    names = []
    for digit, mark in zip("ab", MARKS, strict=True):
        name = digit * 16
        path = generation_path(data, name)
        path.write_bytes(built.read_bytes())
        with duckdb.connect(str(path)) as copy:
            kept = {(f"days.{table}", column) for table, column in copy.execute(KEPT_WORDS).fetchall()}
            for table, column in sorted(MARKED | kept):
                marked = f"UPDATE {table} SET {column} = {column} || ? WHERE {column} <> ''"
                copy.execute(marked, [f" {mark.decode()}"])
            copy.execute("UPDATE generation SET generation = ?", [name])
        names.append(name)
    point(data, names[0])
    return names


def another(data: Path, name: str, number: int) -> str:
    """Give a generation one more name, as each build has one of its own."""
    new = f"{name[:8]}{number:08d}"
    os.link(generation_path(data, name), generation_path(data, new))
    return new


def point(data: Path, name: str) -> None:
    """Make a generation the current one, as a build does."""
    temporary = data / "current.new"
    temporary.write_text(name, encoding="ascii")
    os.replace(temporary, data / "current")
