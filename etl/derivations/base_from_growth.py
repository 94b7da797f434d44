"""What was the level a year earlier, if this level and this growth are both right?"""

from collections.abc import Iterator
from decimal import Decimal

from etl.derivations._arithmetic import by_document, imply, of_measure
from etl.records import Figure, Implied
from warehouse.vocabulary import Kind, Measure


def derive(figures: list[Figure]) -> Iterator[Implied]:
    """The earlier level from each level and growth of one series and period in one document."""
    for page in by_document(figure for figure in figures if figure.kind is Kind.OUTTURN):
        levels = list(of_measure(page, Measure.LEVEL))
        growths = list(of_measure(page, Measure.GROWTH))
        for level, period in levels:
            for growth, growth_period in growths:
                same = (level.indicator, level.counter, period) == (growth.indicator, growth.counter, growth_period)
                if same and growth.low is not None and growth.low > -100:
                    yield imply(
                        "base_from_growth",
                        f"{level.printed} divided by (1 + {growth.printed}%)",
                        [(level, +1), (growth, -1)],
                        _base,
                        "level",
                        period.year_earlier(),
                    )


def _base(level: Decimal, growth: Decimal) -> Decimal:
    return level / (1 + growth / 100)
