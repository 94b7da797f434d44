"""How far apart are two forecasts of one thing, cited side by side?"""

from collections.abc import Iterator
from decimal import Decimal

from etl.derivations._arithmetic import by_document, imply, of_measure
from etl.records import Figure, Implied
from warehouse.vocabulary import Kind, Measure


def derive(figures: list[Figure]) -> Iterator[Implied]:
    """The distance of the highest and lowest forecast of one indicator and period in one document, of their middle."""
    for page in by_document(figure for figure in figures if figure.kind is Kind.FORECAST):
        levels = list(of_measure(page, Measure.LEVEL))
        for key in dict.fromkeys((figure.indicator, period) for figure, period in levels):
            cited = sorted((f for f, p in levels if (f.indicator, p) == key), key=lambda f: f.value or Decimal(0))
            lowest, highest = cited[0], cited[-1]
            if lowest.value != highest.value:
                yield imply(
                    "spread",
                    f"({highest.printed} less {lowest.printed}) divided by their middle",
                    [(highest, +1), (lowest, -1)],
                    _spread,
                    "spread",
                    key[1],
                    unit="percent",
                )


def _spread(highest: Decimal, lowest: Decimal) -> Decimal:
    return 100 * (highest - lowest) / ((highest + lowest) / 2)
