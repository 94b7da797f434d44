"""Which ways do goods take, and what must hold on them? Reads the corridors of seeds/codelists."""

import re
from collections.abc import Callable, Container, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from etl.records import Assumption, Codelists, Corridor, Corridors, PhysicalCheck, Place, Problem

KINDS = ("load", "speed", "detour")
CORRIDOR_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
Rows = dict[str, list[dict[str, str]]]
Row = TypeVar("Row")


def corridors(rows: Rows) -> tuple[Corridors, list[Problem]]:
    """The places, corridors, assumptions and physical checks of the rows read, with the numbers that are none."""
    problems: list[Problem] = []
    places = _each(rows, "places", "place", problems, _place)
    found = [
        Corridor(
            row["corridor"],
            row["label"],
            row["short"],
            row["sentence"],
            number,
            tuple(row["places"].split()),
            tuple(row["indicators"].split()),
        )
        for number, row in enumerate(rows["corridors"], start=1)
    ]
    assumptions = _each(rows, "assumptions", "assumption", problems, _assumption)
    checks = [_check(number, row) for number, row in enumerate(rows["physical_checks"], start=1)]
    ways = Corridors(
        places, {one.corridor: one for one in found}, assumptions, {check.check_id: check for check in checks}
    )
    return ways, problems


def corridor_rows(ways: Corridors) -> dict[str, list[Any]]:
    """The rows of each table of corridors, in the order in which tables refer to each other."""
    several = ways.corridors.values()
    return {
        "place": list(ways.places.values()),
        "corridor": list(several),
        "corridor_place": [
            {"corridor": one.corridor, "stop": stop, "place": place}
            for one in several
            for stop, place in enumerate(one.places, start=1)
        ],
        "corridor_indicator": [
            {"corridor": one.corridor, "position": position, "indicator": indicator}
            for one in several
            for position, indicator in enumerate(one.indicators, start=1)
        ],
        "assumption": list(ways.assumptions.values()),
        "physical_check": list(ways.checks.values()),
    }


def _each(
    rows: Rows, name: str, key: str, problems: list[Problem], make: Callable[[dict[str, str]], Row]
) -> dict[str, Row]:
    good: dict[str, Row] = {}
    for row in rows[name]:
        try:
            good[row[key]] = make(row)
        except (ValueError, InvalidOperation):
            text, step = ",".join(row.values()), "write its numbers with digits and a point"
            problems.append(Problem(f"codelists/{name}.csv", f"{key} {row[key]}", "row", text, step))
    return good


def _place(row: dict[str, str]) -> Place:
    return Place(row["place"], row["name"], float(row["latitude"]), float(row["longitude"]))


def _assumption(row: dict[str, str]) -> Assumption:
    low, high = Decimal(row["low"]), Decimal(row["high"])
    if not (low.is_finite() and high.is_finite()):
        raise ValueError("no number")
    return Assumption(row["assumption"], row["label"], low, high, row["unit"], row["reason"])


def _check(number: int, row: dict[str, str]) -> PhysicalCheck:
    return PhysicalCheck(
        check_id=":".join((row["corridor"], row["kind"], row["total"], row["per"])),
        corridor=row["corridor"],
        number=number,
        kind=row["kind"],
        total=row["total"],
        per=row["per"] or None,
        assumption=row["assumption"],
        start=row["start"] or None,
        finish=row["finish"] or None,
    )


def check_corridors(codelists: Codelists) -> Iterator[Problem]:
    """What is wrong with the corridors: codes that no list holds, places off the globe, ranges upside down."""
    ways = codelists.ways
    for place in ways.places.values():
        file, record = "codelists/places.csv", f"place {place.place}"
        if not -90 <= place.latitude <= 90:
            yield Problem(file, record, "latitude", place.latitude, "give degrees north, from -90 to 90")
        if not -180 <= place.longitude <= 180:
            yield Problem(file, record, "longitude", place.longitude, "give degrees east, from -180 to 180")
    for corridor in ways.corridors.values():
        yield from _corridor(corridor, codelists)
    for assumption in ways.assumptions.values():
        file, record = "codelists/assumptions.csv", f"assumption {assumption.assumption}"
        if not 0 < assumption.low <= assumption.high:
            found = f"{assumption.low} to {assumption.high}"
            yield Problem(file, record, "low", found, "give a range above zero, its low before its high")
        if assumption.unit not in codelists.units:
            yield Problem(file, record, "unit", assumption.unit, "add it to units.csv")
        if not assumption.reason:
            yield Problem(file, record, "reason", "", "say what the range rests on")
    for check in ways.checks.values():
        yield from _physical(check, codelists)


def _corridor(corridor: Corridor, codelists: Codelists) -> Iterator[Problem]:
    file, record = "codelists/corridors.csv", f"corridor {corridor.corridor}"
    if not CORRIDOR_ID.fullmatch(corridor.corridor):
        step = "give it an id of small letters, digits and hyphens: it stands in addresses"
        yield Problem(file, record, "corridor", corridor.corridor, step)
    for name in ("label", "short", "sentence"):
        if not getattr(corridor, name):
            yield Problem(file, record, name, "", "say it in words")
    if len(corridor.places) < 2:
        yield Problem(file, record, "places", " ".join(corridor.places), "name two places or more, in their order")
    lists: dict[str, tuple[tuple[str, ...], Container[str]]] = {
        "places": (corridor.places, codelists.ways.places),
        "indicators": (corridor.indicators, codelists.indicators),
    }
    for name, (codes, known) in lists.items():
        for code in codes:
            if code not in known:
                yield Problem(file, record, name, code, f"add it to {name}.csv")
            if codes.count(code) > 1:
                yield Problem(file, record, name, code, "name it once")


def _physical(check: PhysicalCheck, codelists: Codelists) -> Iterator[Problem]:
    file, record = "codelists/physical_checks.csv", f"check {check.check_id}"
    ways = codelists.ways
    if check.kind not in KINDS:
        yield Problem(file, record, "kind", check.kind, f"use one of {', '.join(KINDS)}")
    between = check.kind == "detour"
    wanted: dict[str, tuple[str | None, Container[str | None], str]] = {
        "corridor": (check.corridor, ways.corridors, "corridors.csv"),
        "total": (check.total, codelists.indicators, "indicators.csv"),
        "assumption": (check.assumption, ways.assumptions, "assumptions.csv"),
        "per": (check.per, {None} if between else codelists.indicators, "indicators.csv; a detour has none"),
        "start": (check.start, ways.places if between else {None}, "places.csv; only a detour has one"),
        "finish": (check.finish, ways.places if between else {None}, "places.csv; only a detour has one"),
    }
    for name, (code, known, where) in wanted.items():
        if code not in known:
            yield Problem(file, record, name, code or "", f"name one of {where}")
