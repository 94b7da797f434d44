"""Which figures follow from printed ones by arithmetic? One derivation a file, found by listing this folder.

A derivation is a module with one function, `derive(ledger) -> Iterator[Implied]`. Its file's name is its rule's.
"""

import importlib
import pkgutil
from collections.abc import Iterable
from datetime import date
from types import ModuleType

from etl.derivations._ledger import Ledger, Series, Term, implied_term, printed_term
from etl.periods import Period
from etl.records import Codelists, Figure, Implied
from warehouse.vocabulary import Measure

# Steps of arithmetic. Two give a month's coal from the coal of a day, and then its share of the month's cargo; a third
# would say little that is new, with intervals too wide to hold against anything.
DEPTH = 2
# What a further step may stand on: what could have been printed as a level, not rates and comparisons.
STEPS = frozenset({Measure.LEVEL.value, "total_from_per_day"})


def modules() -> list[ModuleType]:
    """The derivations of this folder, by name; `_arithmetic` and its like are not derivations."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]


def derive(figures: Iterable[Figure], codelists: Codelists) -> list[Implied]:
    """Every figure that a derivation of this folder gives in at most DEPTH steps, each once."""
    printed = {figure.figure_id: printed_term(figure) for figure in figures if _can_enter(figure)}
    known: dict[str, Implied] = {}
    for depth in range(1, DEPTH + 1):
        ledger = Ledger([*printed.values(), *_stand_ins(known.values(), printed)], codelists, depth)
        for module in modules():
            for implied in module.derive(ledger):
                known.setdefault(implied.implied_id, implied)
    return list(known.values())


def _can_enter(figure: Figure) -> bool:
    has_number = figure.value is not None and figure.measure is not None
    return has_number and not figure.doubt and bool(figure.indicator and figure.period_start)


def _stand_ins(known: Iterable[Implied], printed: dict[str, Term]) -> list[Term]:
    """The implied levels of periods of which no one had printed a level by then."""
    first: dict[tuple[Series, Period], date] = {}
    for term in printed.values():
        if term.measure == Measure.LEVEL:
            key = (term.series, term.period)
            first[key] = min(first.get(key, date.max), term.known_on or date.max)
    terms = [implied_term(one, [printed[root] for root in one.parents]) for one in known if one.measure in STEPS]
    return [
        term
        for term in terms
        if (term.series, term.period) not in first or first[term.series, term.period] > (term.known_on or date.max)
    ]
