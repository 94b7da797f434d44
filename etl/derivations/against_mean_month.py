"""How does a month stand against the mean month of the year before? A weak base makes growth look large."""

from collections.abc import Iterator
from decimal import Decimal

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger
from etl.derivations._words import in_product
from etl.periods import parse_period
from etl.records import Implied
from warehouse.vocabulary import Freq, Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """Each month against a twelfth of the year before it, where one document prints both for one series."""
    for month in ledger.outturns(Measure.LEVEL):
        if month.freq is Freq.MONTHLY:
            before = parse_period(str(month.period.start.year - 1))
            for year in ledger.beside(month, Measure.LEVEL, period=before):
                if year.is_positive and ledger.adds(month, year):
                    yield from imply(
                        "against_mean_month",
                        f"{in_product(month)} against {in_product(year)} divided by 12",
                        [(month, +1), (year, -1)],
                        _against,
                        "against_mean_month",
                        month.period,
                        unit="percent",
                    )


def _against(month: Decimal, year: Decimal) -> Decimal:
    return 100 * (month / (year / 12) - 1)
