"""What do the codes of the seeds mean? Reads seeds/codelists."""

import csv
from collections.abc import Iterator
from pathlib import Path

from etl.corridors import check_corridors, corridors
from etl.records import Codelists, Counter, Indicator, Problem, Relation, Unit
from warehouse.vocabulary import Measure

COLUMNS = {
    "units": ("unit", "label", "base_unit", "reciprocal", "measures"),
    "counters": ("counter", "label", "note"),
    "indicators": (
        "indicator",
        "label",
        "unit",
        "reporter",
        "partner",
        "flow",
        "commodity",
        "place",
        "mode",
        "valuation",
        "reference_counter",
    ),
    "relations": ("indicator", "relation", "other", "dimension", "complete", "mixed_up"),
    "places": ("place", "name", "latitude", "longitude"),
    "corridors": ("corridor", "label", "short", "sentence", "places", "indicators"),
    "assumptions": ("assumption", "label", "low", "high", "unit", "reason"),
    "physical_checks": ("corridor", "kind", "total", "per", "assumption", "start", "finish"),
}
RELATIONS = ("part_of", "same_as")
DIMENSIONS = ("flow", "mode", "commodity", "place", "coverage", "currency")
# Codes stand once; a relation is named by both its ends.
KEYS = {"relations": ("indicator", "other"), "physical_checks": ("corridor", "kind", "total", "per")}


def read_codelists(folder: Path) -> tuple[Codelists, list[Problem]]:
    """The code lists of a seeds folder, with what is wrong in them."""
    problems: list[Problem] = []
    rows = {name: _rows(folder, name, problems) for name in COLUMNS}
    units = {
        row["unit"]: Unit(
            row["unit"], row["label"], row["base_unit"], row["reciprocal"] == "yes", tuple(row["measures"].split())
        )
        for row in rows["units"]
    }
    counters = {row["counter"]: Counter(**row) for row in rows["counters"]}
    indicators = {
        row["indicator"]: Indicator(
            indicator=row["indicator"],
            label=row["label"],
            **{column: row[column] or None for column in COLUMNS["indicators"][2:]},
        )
        for row in rows["indicators"]
    }
    relations = [
        Relation(
            **{name: row[name] for name in ("indicator", "relation", "other", "dimension")},
            complete=row["complete"] == "yes",
            mixed_up=row["mixed_up"] == "yes",
        )
        for row in rows["relations"]
    ]
    ways, way_problems = corridors(rows)
    codelists = Codelists(units, counters, indicators, relations, ways)
    return codelists, problems + way_problems + [*_check(codelists), *check_corridors(codelists)]


def _rows(folder: Path, name: str, problems: list[Problem]) -> list[dict[str, str]]:
    file = f"codelists/{name}.csv"
    try:
        with (folder / file).open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = tuple(next(reader, ()))
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.append(Problem(file, "", "file", str(error), "put a readable UTF-8 CSV file there"))
        return []
    columns = COLUMNS[name]
    if header != columns:
        problems.append(Problem(file, "", "header", ",".join(header), f"write the header {','.join(columns)}"))
        return []
    good: dict[tuple[str, ...], dict[str, str]] = {}
    for line, row in enumerate(rows, start=2):
        record = f"line {line}"
        if len(row) != len(columns):
            problems.append(Problem(file, record, "row", ",".join(row), f"give it {len(columns)} fields"))
            continue
        fields = dict(zip(columns, row, strict=True))
        key = tuple(fields[column] for column in KEYS.get(name, columns[:1]))
        if key in good:
            problems.append(Problem(file, record, columns[0], row[0], "give every code once"))
        else:
            good[key] = fields
    return list(good.values())


def _check(codelists: Codelists) -> Iterator[Problem]:
    for unit in codelists.units.values():
        record = f"unit {unit.unit}"
        if unit.base_unit not in codelists.units:
            yield Problem("codelists/units.csv", record, "base_unit", unit.base_unit, "name a unit of this file")
        for measure in unit.measures:
            if measure not in set(Measure):
                choices = ", ".join(Measure)
                yield Problem("codelists/units.csv", record, "measures", measure, f"use some of {choices}")
    for indicator in codelists.indicators.values():
        record = f"indicator {indicator.indicator}"
        if indicator.unit and indicator.unit not in codelists.units:
            yield Problem("codelists/indicators.csv", record, "unit", indicator.unit, "add it to units.csv")
        if indicator.reference_counter and indicator.reference_counter not in codelists.counters:
            found = indicator.reference_counter
            yield Problem("codelists/indicators.csv", record, "reference_counter", found, "add it to counters.csv")
        if indicator.flow not in {None, "X", "M", "total"}:
            yield Problem("codelists/indicators.csv", record, "flow", indicator.flow, "use X, M, total or nothing")
    named = {(relation.indicator, relation.other) for relation in codelists.relations}
    for relation in codelists.relations:
        file, record = "codelists/relations.csv", f"relation of {relation.indicator} and {relation.other}"
        for name, code in (("indicator", relation.indicator), ("other", relation.other)):
            if code not in codelists.indicators:
                yield Problem(file, record, name, code, "add it to indicators.csv")
        if relation.indicator == relation.other or (relation.other, relation.indicator) in named:
            yield Problem(file, record, "other", relation.other, "relate two indicators once, the part to its whole")
        if relation.relation not in RELATIONS:
            yield Problem(file, record, "relation", relation.relation, f"use one of {', '.join(RELATIONS)}")
        if relation.dimension not in DIMENSIONS:
            yield Problem(file, record, "dimension", relation.dimension, f"use one of {', '.join(DIMENSIONS)}")
