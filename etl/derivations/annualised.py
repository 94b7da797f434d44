"""What would a year of such months come to?"""

from collections.abc import Iterator

from etl.derivations._arithmetic import FLOW_UNITS, imply
from etl.derivations._ledger import Ledger
from etl.derivations._words import words
from etl.periods import parse_period
from etl.records import Implied
from warehouse.vocabulary import Freq, Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """Twelve times each month's printed outturn level."""
    for month in ledger.printed(Measure.LEVEL):
        if month.freq is Freq.MONTHLY and month.base_unit in FLOW_UNITS:
            yield from imply(
                "annualised",
                f"{words(month)} times 12",
                [(month, +1)],
                lambda level: level * 12,
                "annual_rate",
                parse_period(f"{month.period.start:%Y}"),
            )
