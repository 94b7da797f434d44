"""What did a mean month of a cited year carry?"""

from collections.abc import Iterator

from etl.derivations._arithmetic import FLOW_UNITS, imply, of_measure
from etl.records import Figure, Implied
from warehouse.vocabulary import Freq, Kind, Measure


def derive(figures: list[Figure]) -> Iterator[Implied]:
    """A twelfth of each year's outturn level."""
    for figure, period in of_measure(figures, Measure.LEVEL):
        if period.freq is Freq.ANNUAL and figure.kind is Kind.OUTTURN and figure.base_unit in FLOW_UNITS:
            yield imply(
                "mean_month",
                f"{figure.printed} divided by 12",
                [(figure, +1)],
                lambda year: year / 12,
                "mean_month",
                period,
            )
