"""How many tonnes more than a year earlier are a level and its growth?"""

from collections.abc import Iterator
from decimal import Decimal

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger, Term
from etl.derivations._words import in_product, in_sum, one_plus
from etl.records import Implied
from warehouse.vocabulary import Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """The level less the level a year earlier that the growth of the same series, period and document gives."""
    for level in ledger.outturns(Measure.LEVEL):
        for growth in ledger.beside(level, Measure.GROWTH) if level.base_unit == "t" else ():
            if growth.low is not None and growth.low > -100 and ledger.adds(level, growth):
                yield from imply(
                    "increase_from_growth",
                    f"{in_sum(level)} less {in_product(level)} divided by {one_plus(growth)}",
                    [(level, _direction(growth)), (growth, +1)],
                    _increase,
                    Measure.INCREASE,
                    level.period,
                    unit="t_more",
                )


def _direction(growth: Term) -> int:
    """More of a level is more of an increase, and more of a decrease; around zero it may be either."""
    if growth.low is not None and growth.low >= 0:
        return +1
    return -1 if growth.high is not None and growth.high <= 0 else 0


def _increase(level: Decimal, growth: Decimal) -> Decimal:
    return level * growth / (100 + growth)
