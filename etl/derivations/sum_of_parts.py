"""What do the parts of a whole add up to, where one page prints all of them?"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger
from etl.derivations._words import in_sum
from etl.records import Codelists, Implied
from warehouse.vocabulary import Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """The sum of each complete set of parts in one document, of one period by one counter."""
    sets = _complete_sets(ledger.codelists)
    for first in ledger.outturns(Measure.LEVEL):
        for whole, others in sets.get(first.indicator, ()):
            beside = [ledger.beside(first, Measure.LEVEL, indicator) for indicator in others]
            for parts in product([first], *beside):
                if ledger.adds(*parts):
                    yield from imply(
                        "sum_of_parts",
                        " plus ".join(in_sum(part) for part in parts),
                        [(part, +1) for part in parts],
                        _sum,
                        "level",
                        first.period,
                        indicator=whole,
                    )


def _sum(*parts: Decimal) -> Decimal:
    return sum(parts, Decimal(0))


def _complete_sets(codelists: Codelists) -> dict[str, list[tuple[str, list[str]]]]:
    """For the first part of each complete set its whole and the other parts; each reporter has a set of its own."""
    sets: dict[tuple[str, str, str | None], list[str]] = {}
    for relation in codelists.relations:
        if relation.relation == "part_of" and relation.complete:
            reporter = codelists.indicators[relation.indicator].reporter
            sets.setdefault((relation.other, relation.dimension, reporter), []).append(relation.indicator)
    by_first: dict[str, list[tuple[str, list[str]]]] = {}
    for (whole, _, _), (first, *others) in sets.items():
        if others:
            by_first.setdefault(first, []).append((whole, others))
    return by_first
