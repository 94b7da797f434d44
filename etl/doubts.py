"""Which collected facts are left out, doubted or read otherwise? Reads seeds/doubts.csv, so that nothing is lost."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.records import Doubt, Problem, RawFigure

FILE = "doubts.csv"
COLUMNS = ("fact", "figure_id", "status", "reason", "address")
# A doubtful figure is shown and compared, but no verdict, forecast or derivation rests on it.
STATUSES = ("left out", "doubtful", "read otherwise")


def read_doubts(folder: Path) -> tuple[list[Doubt], list[Problem]]:
    """The rows of doubts.csv, none where there is no such file, with what could not be read."""
    path = folder / FILE
    if not path.is_file():
        return [], []
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            header, *rows = list(csv.reader(stream, strict=True)) or [[]]
    except (UnicodeDecodeError, csv.Error) as error:
        return [], [Problem(FILE, "", "file", str(error), "write it as UTF-8 CSV")]
    if tuple(header) != COLUMNS:
        return [], [Problem(FILE, "", "header", ",".join(header), f"write the header {','.join(COLUMNS)}")]
    problems = [
        Problem(FILE, f"line {line}", "row", ",".join(row), f"give it {len(COLUMNS)} fields")
        for line, row in enumerate(rows, start=2)
        if len(row) != len(COLUMNS)
    ]
    return [Doubt(*row) for row in rows if len(row) == len(COLUMNS)], problems


def check_doubts(doubts: Iterable[Doubt], figures: Iterable[RawFigure]) -> Iterator[Problem]:
    """What is wrong in the list: a fact both left out and loaded, a doubt of nothing, no reason, an unknown status."""
    loaded: dict[str, set[str]] = {}
    for figure in figures:
        for fact in figure.facts:
            loaded.setdefault(fact, set()).add(figure.id)
    seen: set[tuple[str, str]] = set()
    for doubt in doubts:
        if (doubt.fact, doubt.figure_id) in seen:
            yield Problem(FILE, doubt.fact, "figure_id", doubt.figure_id, "it stands twice: keep one")
        seen.add((doubt.fact, doubt.figure_id))
        if not doubt.fact:
            yield Problem(FILE, "a doubt", "fact", "", "name the fact that it is about")
        if not doubt.address.startswith(("http://", "https://")):
            yield Problem(FILE, doubt.fact, "address", doubt.address, "give the page's address, from http on")
        if doubt.status not in STATUSES:
            yield Problem(FILE, doubt.fact, "status", doubt.status, f"use one of {', '.join(STATUSES)}")
        if not doubt.reason:
            yield Problem(FILE, doubt.fact, "reason", "", "say why")
        if doubt.status == "left out" and doubt.fact in loaded:
            found = ", ".join(sorted(loaded[doubt.fact]))
            yield Problem(FILE, doubt.fact, "status", doubt.status, f"it is loaded as {found}: drop one of the two")
        elif doubt.status != "left out" and doubt.fact not in loaded:
            yield Problem(FILE, doubt.fact, "fact", doubt.fact, "no figure carries it: correct it, or leave it out")
        elif doubt.figure_id and doubt.figure_id not in loaded.get(doubt.fact, set()):
            found = ", ".join(sorted(loaded[doubt.fact]))
            yield Problem(FILE, doubt.fact, "figure_id", doubt.figure_id, f"the fact's figures are {found}")


def doubt_of(first: RawFigure, doubts: dict[str, list[Doubt]]) -> str:
    """Why a figure is doubtful: the reasons against its first print, since later ones were not known from the start."""
    reasons = [
        doubt.reason
        for fact in first.facts
        for doubt in doubts.get(fact, [])
        if doubt.status == "doubtful" and doubt.figure_id in {"", first.id}
    ]
    return "; ".join(dict.fromkeys(reasons))
