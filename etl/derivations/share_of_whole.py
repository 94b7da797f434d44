"""Which share of a whole is a part of it that the same page prints?"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger
from etl.derivations._words import in_product
from etl.records import Implied
from warehouse.vocabulary import Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """Each part in each whole that relations.csv names, of one document and period, by one counter or an unsaid one."""
    wholes: dict[str, list[str]] = {}
    for relation in ledger.codelists.relations:
        if relation.relation == "part_of":
            wholes.setdefault(relation.indicator, []).append(relation.other)
    for part in chain(ledger.outturns(Measure.LEVEL), ledger.outturns("total_from_per_day")):
        for indicator in wholes.get(part.indicator, ()):
            for whole in ledger.beside(part, Measure.LEVEL, indicator, loosely=True):
                if whole.is_positive and ledger.adds(part, whole):
                    yield from imply(
                        "share_of_whole",
                        f"{in_product(part)} divided by {in_product(whole)}",
                        [(part, +1), (whole, -1)],
                        _share,
                        Measure.SHARE,
                        part.period,
                        unit="percent",
                    )


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return 100 * part / whole
