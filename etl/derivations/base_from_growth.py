"""What was the level a year earlier, if this level and this growth are both right?"""

from collections.abc import Iterator
from decimal import Decimal

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger
from etl.derivations._words import in_product, one_plus
from etl.records import Implied
from warehouse.vocabulary import Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """The earlier level from each level and growth of one series and period in one document."""
    for level in ledger.outturns(Measure.LEVEL):
        for growth in ledger.beside(level, Measure.GROWTH):
            if level.is_positive and growth.low is not None and growth.low > -100 and ledger.adds(level, growth):
                yield from imply(
                    "base_from_growth",
                    f"{in_product(level)} divided by {one_plus(growth)}",
                    [(level, +1), (growth, -1)],
                    _base,
                    "level",
                    level.period.year_earlier(),
                )


def _base(level: Decimal, growth: Decimal) -> Decimal:
    return level / (1 + growth / 100)
