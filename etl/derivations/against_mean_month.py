"""How does a month stand against the mean month of the year before? A weak base makes growth look large."""

from collections.abc import Iterator
from decimal import Decimal

from etl.derivations._arithmetic import by_document, imply, of_measure
from etl.records import Figure, Implied
from warehouse.vocabulary import Freq, Kind, Measure


def derive(figures: list[Figure]) -> Iterator[Implied]:
    """Each month against a twelfth of the year before it, where one document prints both for one series."""
    for page in by_document(figure for figure in figures if figure.kind is Kind.OUTTURN):
        levels = list(of_measure(page, Measure.LEVEL))
        for month, month_period in levels:
            for year, year_period in levels:
                pair = month_period.freq is Freq.MONTHLY and year_period.freq is Freq.ANNUAL
                same = (month.indicator, month.counter) == (year.indicator, year.counter)
                if pair and same and year_period.start.year == month_period.start.year - 1:
                    yield imply(
                        "against_mean_month",
                        f"{month.printed} against {year.printed} divided by 12",
                        [(month, +1), (year, -1)],
                        _against,
                        "against_mean_month",
                        month_period,
                        unit="percent",
                    )


def _against(month: Decimal, year: Decimal) -> Decimal:
    return 100 * (month / (year / 12) - 1)
