"""What did a mean month of a cited year carry?"""

from collections.abc import Iterator

from etl.derivations._arithmetic import FLOW_UNITS, imply
from etl.derivations._ledger import Ledger
from etl.derivations._words import words
from etl.records import Implied
from warehouse.vocabulary import Freq, Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """A twelfth of each year's printed outturn level."""
    for year in ledger.printed(Measure.LEVEL):
        if year.freq is Freq.ANNUAL and year.base_unit in FLOW_UNITS:
            yield from imply(
                "mean_month",
                f"{words(year)} divided by 12",
                [(year, +1)],
                lambda level: level / 12,
                "mean_month",
                year.period,
            )
