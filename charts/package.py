"""How do tables and files become one zip that describes itself? A Frictionless data package, with hashes.

The specification is the Data Package's, version 1 (specs.frictionlessdata.io).
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from charts.download import csv_table
from charts.metadata import Label

MANIFEST = "datapackage.json"
TYPES = {"b": "boolean", "i": "integer", "u": "integer", "f": "number", "M": "date"}


class Table(NamedTuple):
    """A frame to be stored as `data/NAME.csv`; `comments` says of each column what it holds.

    `key` are the columns that tell its rows apart; `refers` is a column and the table whose same column it refers to.
    """

    name: str
    title: str
    frame: pd.DataFrame
    comments: Mapping[str, str]
    key: tuple[str, ...] = ()
    refers: tuple[str, str] | None = None

    @property
    def path(self) -> str:
        """Where it stands in the zip."""
        return f"data/{self.name}.csv"


def package(name: str, label: Label, tables: list[Table], files: Mapping[str, bytes], sources: list[Any]) -> bytes:
    """Give a zip of tables, files by path and the manifest of all; the same input gives the same bytes.

    `sources` are the manifest's: a title and a path each.
    """
    held = {table.path: csv_table(table.frame) for table in tables}
    described = [_resource(table, held[table.path]) for table in tables]
    described += [_file(path, data) for path, data in sorted(files.items())]
    manifest = {
        "profile": "data-package",
        "name": name,
        "title": label.title,
        "description": label.description,
        "version": label.version,
        "created": f"{label.as_of.isoformat()}T00:00:00Z",
        "view": label.address,
        "contributors": [{"title": "Waybill", "role": "publisher"}],
        "sources": sources,
        "resources": described,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    return zipped({**held, **files, MANIFEST: text.encode("utf-8")}, label.as_of)


def zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """Give files by path as a zip, sorted, each dated that day."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[path])
    return held.getvalue()


def schema(table: Table) -> dict[str, Any]:
    """Give a table's schema: each column with its type and what it holds, the key, what it refers to."""
    fields = [
        {"name": column, "type": _type(table.frame[column]), "description": table.comments.get(str(column), "")}
        for column in table.frame
    ]
    found: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.key:
        found["primaryKey"] = list(table.key)
    if table.refers:
        column, other = table.refers
        found["foreignKeys"] = [{"fields": column, "reference": {"resource": other, "fields": column}}]
    return found


def _type(column: "pd.Series[Any]") -> str:
    return TYPES.get(column.dtype.kind, "string")


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    about = {"name": table.name, "title": table.title, "path": table.path, "profile": "tabular-data-resource"}
    written = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {**about, **written, **_weighed(data), "schema": schema(table)}


def _file(path: str, data: bytes) -> dict[str, Any]:
    name = path.lower().replace("/", "-")
    extension = path.rpartition(".")[2]
    return {"name": name, "path": path, "profile": "data-resource", "format": extension, **_weighed(data)}


def _weighed(data: bytes) -> dict[str, Any]:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
