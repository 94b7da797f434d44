"""How would the ledger look with many times its facts? Writes seeds with every fact N times, each time under new ids.

Figures, documents, indicators, facts and doubts are renamed, so that each copy is a ledger beside the others; what they
share are units and counters, as in a ledger that grew.
"""

import csv
import json
import shutil
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

# Each names something that a copy has for itself; a document's own id is its file's name.
OWN = frozenset(
    {"id", "figure", "figure_id", "indicator", "indicators", "other", "fact", "address", "corridor", "total", "per"}
)


def write_copies(seeds: Path, folder: Path, copies: int) -> None:
    """Write the seeds with every fact `copies` times to an empty folder."""
    for source in sorted(seeds.rglob("*")):
        if source.suffix not in {".csv", ".toml"}:
            continue
        target = folder / source.relative_to(seeds)
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = _copy_rows if source.suffix == ".csv" else _copy_document
        copy(source, target, copies)


def _copy_rows(source: Path, target: Path, copies: int) -> None:
    """A CSV file with its rows once for each copy; one that names nothing of a copy's own as it is."""
    with source.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream, strict=True)
    if not OWN & set(header):
        shutil.copyfile(source, target)
        return
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        for copy in range(1, copies + 1):
            writer.writerows(
                [_renamed(name, value, copy) for name, value in zip(header, row, strict=True)] for row in rows
            )


def _copy_document(source: Path, target: Path, copies: int) -> None:
    """A TOML file for each copy of the document."""
    document = tomllib.loads(source.read_text(encoding="utf-8"), parse_float=Decimal)
    for copy in range(1, copies + 1):
        path = target.with_stem(_renamed("id", target.stem, copy))
        path.write_text(_document(document, copy), encoding="utf-8")


def _renamed(name: str, value: str, copy: int) -> str:
    """What a field says in a copy: `claims:Z01 rail:C01` becomes `claims:Z01-c2 rail:C01-c2`, nothing stays nothing."""
    return " ".join(f"{word}-c{copy}" for word in value.split(" ") if word) if name in OWN else value


def _document(document: dict[str, Any], copy: int) -> str:
    fields = {name: value for name, value in document.items() if not _is_tables(value)}
    tables = [(name, table) for name, value in document.items() if _is_tables(value) for table in value]
    return _fields(fields, copy) + "".join(f"\n[[{name}]]\n{_fields(table, copy)}" for name, table in tables)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _fields(table: dict[str, Any], copy: int) -> str:
    return "".join(f"{name} = {_value(name, value, copy)}\n" for name, value in table.items())


def _value(name: str, value: object, copy: int) -> str:
    if isinstance(value, str):
        return json.dumps(_renamed(name, value, copy), ensure_ascii=False)  # every JSON string is a TOML string
    if isinstance(value, list):
        return f"[{', '.join(_value(name, one, copy) for one in value)}]"
    return str(value).lower() if isinstance(value, bool) else str(value)
