"""Which official statistics were published? Reads seeds/statistics, one CSV row a published value (a vintage)."""

import csv
import hashlib
from collections.abc import Iterable
from pathlib import Path

from etl.records import Problem, RawDocument, RawFigure
from warehouse.vocabulary import Kind

COLUMNS = (
    "figure_id",
    "indicator",
    "counter",
    "measure",
    "time_period",
    "printed",
    "decimal_mark",
    "unit",
    "unit_mult",
    "comparator",
    "fragment",
    "organisation",
    "published",
    "publisher",
    "title",
    "address",
    "note",
    "fact",
)


def read_statistics(
    folder: Path, cited: Iterable[RawDocument] = ()
) -> tuple[list[RawDocument], list[RawFigure], list[Problem]]:
    """All published values of a seeds folder, their pages as documents, and what could not be read.

    Rows of one address and date belong to one document; to a cited one where it has that address and date.
    """
    known = {(document.address, document.published): document for document in cited}
    documents: dict[str, RawDocument] = {}
    figures: list[RawFigure] = []
    problems: list[Problem] = []
    for path in sorted((folder / "statistics").glob("*.csv")):
        file = f"statistics/{path.name}"
        for row in _rows(path, file, problems):
            document = known.get((row["address"], row["published"])) or _document(file, row)
            is_cited = document.collection == "documents"
            earlier = document if is_cited else documents.setdefault(document.document_id, document)
            if earlier.publisher != row["publisher"]:
                step = f"give one address and date one publisher: {earlier.publisher!r} stands in {earlier.file}"
                problems.append(Problem(file, row["figure_id"], "publisher", row["publisher"], step))
            figures.append(_figure(file, earlier.document_id, row, problems))
    return list(documents.values()), figures, problems


def _rows(path: Path, file: str, problems: list[Problem]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = tuple(next(reader, ()))
            rows = list(enumerate(reader, start=2))
    except (UnicodeDecodeError, csv.Error) as error:
        problems.append(Problem(file, "", "file", str(error), "write it as UTF-8 CSV"))
        return []
    if header != COLUMNS:
        problems.append(Problem(file, "", "header", ",".join(header), f"write the header {','.join(COLUMNS)}"))
        return []
    for line, row in rows:
        if len(row) != len(COLUMNS):
            problems.append(Problem(file, f"line {line}", "row", ",".join(row), f"give it {len(COLUMNS)} fields"))
    return [dict(zip(COLUMNS, row, strict=True)) for _, row in rows if len(row) == len(COLUMNS)]


def _document(file: str, row: dict[str, str]) -> RawDocument:
    page = hashlib.sha256(f"{row['address']} {row['published']}".encode()).hexdigest()[:10]
    return RawDocument(
        file=file,
        document_id=f"page-{page}",
        title=row["title"] or f"Page of {row['publisher']}",
        publisher=row["publisher"],
        published=row["published"],
        address=row["address"],
        collection="statistics",
    )


def _figure(file: str, document_id: str, row: dict[str, str], problems: list[Problem]) -> RawFigure:
    try:
        unit_mult = int(row["unit_mult"])
    except ValueError:
        step = "write the power of ten as a whole number (9 for billions)"
        problems.append(Problem(file, row["figure_id"], "unit_mult", row["unit_mult"], step))
        unit_mult = 0
    return RawFigure(
        file=file,
        document_id=document_id,
        id=row["figure_id"],
        kind=Kind.OUTTURN,
        measure=row["measure"],
        indicator=row["indicator"],
        counter=row["counter"],
        period=row["time_period"],
        comparator=row["comparator"],
        unit=row["unit"],
        unit_mult=unit_mult,
        printed=(row["printed"],),
        decimal_mark=row["decimal_mark"] or ".",
        fragment=row["fragment"],
        organisation=row["organisation"],
        note=row["note"],
        fact=row["fact"],
    )
