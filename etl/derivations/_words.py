"""How does a formula write the numbers in it? As printed, with scale and unit: "1.5 Mt", "more than 50 days"."""

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import chain

from etl.derivations._ledger import Term
from etl.printed import DECIMAL_MARKS, PrintedError, parse_printed, stored
from etl.records import Figure
from warehouse.vocabulary import Comparator

# What stands before and after the digits of a unit at a power of ten; others are written "74 thousand TEU".
AROUND = {
    ("t", 6): ("", " Mt"),
    ("USD", 6): ("$", "m"),
    ("USD", 9): ("$", "bn"),
    ("USD", 12): ("$", "tn"),
    ("percent", 0): ("", "%"),
    ("times", 0): ("", ""),
    ("t_per_day", 0): ("", " t a day"),
    ("trains_per_day", 0): ("", " trains a day"),
    ("days_per_train", 0): ("one train in ", " days"),
}
SCALES = {3: "thousand ", 6: "million ", 9: "billion ", 12: "trillion "}
# Chinese pages count in ten thousands and hundred millions, which English has no word for.
READ_AT = {("t", 4): 6, ("USD", 8): 9, ("TEU", 4): 3, ("trains", 4): 3}
OPEN = {Comparator.MORE_THAN: "more than ", Comparator.AT_LEAST: "at least "}


def words(term: Term) -> str:
    """The number on its own."""
    return printed(term.source) if isinstance(term.source, Figure) else term.source.formula


def in_sum(term: Term) -> str:
    """The number in a sum or difference: an implied sum stands in brackets."""
    said = words(term)
    is_sum = term.rule and (" less " in said or " plus " in said)
    return f"({said})" if is_sum else said


def in_product(term: Term) -> str:
    """The number in a product or quotient: anything implied stands in brackets."""
    return f"({words(term)})" if term.rule else words(term)


def one_plus(growth: Term) -> str:
    """The factor of a growth: "(1 + 82.9%)", "(1 - 3.7%)"."""
    said = words(growth)
    return f"(1 - {said.removeprefix('-')})" if said.startswith("-") else f"(1 + {said})"


def printed(figure: Figure) -> str:
    """A printed number with its scale and unit, and what leaves it open on one side."""
    unit, power = figure.unit or "", figure.unit_mult
    at = READ_AT.get((unit, power), power)
    digits = " to ".join(f"{number.scaleb(power - at):,f}" for number in _numbers(figure))
    scale = SCALES.get(at, f"times 10^{at} " if at else "")
    before, after = AROUND.get((unit, at), ("", f" {scale}{unit.replace('_', ' ')}"))
    return OPEN.get(figure.comparator or Comparator.EXACTLY, "") + before + digits + after


def _numbers(figure: Figure) -> list[Decimal]:
    """The printed numbers before their scale, with the zeros that were written."""
    values = {figure.value, figure.value_high}
    numbers = []
    for token in figure.printed.split(" | "):
        readings = _readings(token, figure.unit or "")
        first = next(readings)
        as_stored = (one for one in chain([first], readings) if stored(one.scaleb(figure.unit_mult)) in values)
        numbers.append(next(as_stored, first))
    return numbers


def _readings(token: str, unit: str) -> Iterator[Decimal]:
    """What a token may stand for, under either decimal mark; one of them passed the checks."""
    for mark in DECIMAL_MARKS:
        with suppress(PrintedError):
            yield parse_printed(token, mark, unit)
