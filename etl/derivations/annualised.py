"""What would a year of such months come to?"""

from collections.abc import Iterator

from etl.derivations._arithmetic import FLOW_UNITS, imply, of_measure
from etl.periods import parse_period
from etl.records import Figure, Implied
from warehouse.vocabulary import Freq, Kind, Measure


def derive(figures: list[Figure]) -> Iterator[Implied]:
    """Twelve times each month's outturn level."""
    for figure, period in of_measure(figures, Measure.LEVEL):
        if period.freq is Freq.MONTHLY and figure.kind is Kind.OUTTURN and figure.base_unit in FLOW_UNITS:
            yield imply(
                "annualised",
                f"{figure.printed} times 12",
                [(figure, +1)],
                lambda month: month * 12,
                "annual_rate",
                parse_period(f"{period.start:%Y}"),
            )
