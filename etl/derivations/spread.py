"""How far apart are two forecasts of one thing, cited side by side?"""

from collections.abc import Iterator
from decimal import Decimal

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger, Term
from etl.derivations._words import words
from etl.periods import Period
from etl.records import Implied
from warehouse.vocabulary import Kind, Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """The distance of the highest and lowest forecast of one indicator and period in one document, of their middle."""
    cited: dict[tuple[str, str, Period], list[Term]] = {}
    for forecast in ledger.printed(Measure.LEVEL, Kind.FORECAST):
        for page in forecast.pages if forecast.value_high is None and forecast.value > 0 else ():
            cited.setdefault((page, forecast.indicator, forecast.period), []).append(forecast)
    for forecasts in cited.values():
        in_order = sorted(forecasts, key=lambda term: term.value)
        lowest, highest = in_order[0], in_order[-1]
        if lowest.value != highest.value:
            yield from imply(
                "spread",
                f"({words(highest)} less {words(lowest)}) divided by their middle",
                [(highest, +1), (lowest, -1)],
                _spread,
                "spread",
                highest.period,
                unit="percent",
            )


def _spread(highest: Decimal, lowest: Decimal) -> Decimal:
    return 100 * (highest - lowest) / ((highest + lowest) / 2)
