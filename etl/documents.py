"""Which documents and figures were typed in? Reads seeds/documents, one TOML file a document.

A [[figure]] states a figure in full; a [[repeat]] says that the document prints a figure that another one states.
"""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from etl.records import Problem, RawDocument, RawFigure, Repeat

DOCUMENT_TEXT = ("title", "publisher", "published", "address", "note")
FIGURE_TEXT = (
    "id",
    "what",
    "kind",
    "measure",
    "indicator",
    "counter",
    "period",
    "comparator",
    "unit",
    "decimal_mark",
    "fragment",
    "speaker",
    "organisation",
    "stated",
    "record_of",
    "note",
    "fact",
)
REPEAT_TEXT = ("figure", "comparator", "decimal_mark", "fragment", "speaker", "organisation", "stated", "note", "fact")
REPEAT_OTHER = ("printed", "unit_mult")
FIGURE_OTHER = ("value", "printed", "unit_mult", "headline")


def read_documents(folder: Path) -> tuple[list[RawDocument], list[RawFigure], list[Repeat], list[Problem]]:
    """All documents of a seeds folder with their figures and repeats, and what could not be read."""
    documents: list[RawDocument] = []
    figures: list[RawFigure] = []
    repeats: list[Repeat] = []
    problems: list[Problem] = []
    for path in sorted((folder / "documents").glob("*.toml")):
        file = f"documents/{path.name}"
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
            problems.append(Problem(file, "", "file", str(error), "mend the TOML syntax there"))
            continue
        rows, again = (_tables(file, table, name, problems) for name in ("figure", "repeat"))
        problems += _unknown(file, "document", table, DOCUMENT_TEXT)
        text = _text(file, "document", table, DOCUMENT_TEXT, problems)
        documents.append(RawDocument(file=file, document_id=path.stem, collection="documents", **text))
        figures += [_figure(file, path.stem, number, row, problems) for number, row in enumerate(rows, start=1)]
        repeats += [_repeat(file, path.stem, number, row, problems) for number, row in enumerate(again, start=1)]
    return documents, figures, repeats, problems


def _tables(file: str, table: dict[str, Any], name: str, problems: list[Problem]) -> list[dict[str, Any]]:
    rows = table.pop(name, [])
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        return rows
    problems.append(Problem(file, "", name, rows, f"write each {name} as a [[{name}]] table"))
    return []


def _repeat(file: str, document_id: str, number: int, row: dict[str, Any], problems: list[Problem]) -> Repeat:
    record = str(row.get("figure", f"repeat {number}"))
    problems += _unknown(file, record, row, REPEAT_TEXT + REPEAT_OTHER)
    return Repeat(
        file=file,
        document_id=document_id,
        printed=_tokens(file, record, row, problems),
        unit_mult=_whole(file, record, "unit_mult", row, problems) or 0,
        **({"figure": ""} | _marked(_text(file, record, row, REPEAT_TEXT, problems))),
    )


def _marked(text: dict[str, Any]) -> dict[str, Any]:
    """The texts, without an empty decimal mark, which stands for the usual one."""
    return {name: found for name, found in text.items() if found or name != "decimal_mark"}


def _figure(file: str, document_id: str, number: int, row: dict[str, Any], problems: list[Problem]) -> RawFigure:
    record = str(row.get("id", f"figure {number}"))
    problems += _unknown(file, record, row, FIGURE_TEXT + FIGURE_OTHER)
    text = _marked(_text(file, record, row, FIGURE_TEXT, problems))
    return RawFigure(
        file=file,
        document_id=document_id,
        value=_values(file, record, row, problems),
        printed=_tokens(file, record, row, problems),
        unit_mult=_whole(file, record, "unit_mult", row, problems) or 0,
        headline=_whole(file, record, "headline", row, problems),
        **({"id": ""} | text),
    )


def _unknown(file: str, record: str, row: dict[str, Any], known: tuple[str, ...]) -> list[Problem]:
    return [
        Problem(file, record, name, found, f"use one of the fields {', '.join(known)}")
        for name, found in row.items()
        if name not in known
    ]


def _text(
    file: str, record: str, row: dict[str, Any], names: tuple[str, ...], problems: list[Problem]
) -> dict[str, Any]:
    text = {}
    for name in names:
        found = row.get(name, "")
        if isinstance(found, str):
            text[name] = found.strip()
        else:
            problems.append(Problem(file, record, name, found, "write it as text, in quotes"))
            text[name] = ""
    return text


def _values(file: str, record: str, row: dict[str, Any], problems: list[Problem]) -> tuple[Decimal, ...]:
    found = row.get("value")
    if found is None:
        return ()
    values = found if isinstance(found, list) else [found]
    if len(values) in {1, 2} and all(isinstance(one, (int, Decimal)) and not isinstance(one, bool) for one in values):
        return tuple(Decimal(one) for one in values)
    problems.append(Problem(file, record, "value", found, "write one number, or two in brackets for a range"))
    return ()


def _tokens(file: str, record: str, row: dict[str, Any], problems: list[Problem]) -> tuple[str, ...]:
    found = row.get("printed")
    if found is None:
        return ()
    tokens = found if isinstance(found, list) else [found]
    if len(tokens) in {1, 2} and all(isinstance(one, str) and one for one in tokens):
        return tuple(tokens)
    problems.append(Problem(file, record, "printed", found, "quote the number as printed, or two in brackets"))
    return ()


def _whole(file: str, record: str, name: str, row: dict[str, Any], problems: list[Problem]) -> int | None:
    found = row.get(name)
    if found is None or (isinstance(found, int) and not isinstance(found, bool)):
        return found
    problems.append(Problem(file, record, name, found, "write a whole number"))
    return None
