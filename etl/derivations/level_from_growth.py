"""What does a claimed growth of a year amount to, on the level that was known when it was claimed?"""

from collections.abc import Iterator
from decimal import Decimal

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger, Term
from etl.derivations._words import one_plus, words
from etl.records import Implied
from warehouse.vocabulary import Freq, Kind, Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """Each dated growth of a year on the newest level of the year before, by the claim's counter or the reference."""
    for growth in ledger.printed(Measure.GROWTH, Kind.OUTTURN, Kind.ESTIMATE, Kind.FORECAST):
        base = _base(ledger, growth) if growth.freq is Freq.ANNUAL else None
        if base and base.is_positive:
            yield from imply(
                "level_from_growth",
                f"{words(base)} times {one_plus(growth)}",
                [(base, +1), (growth, +1)],
                _level,
                "claimed_level",
                growth.period,
                across_pages=True,
            )


def _base(ledger: Ledger, growth: Term) -> Term | None:
    """The newest level of the year before known on the day of the claim, from any document."""
    if growth.known_on is None or growth.low is None or growth.low <= -100:
        return None
    before = growth.period.year_earlier()
    counters = (growth.counter, ledger.codelists.indicators[growth.indicator].reference_counter)
    found = (ledger.newest((growth.indicator, counter), before, growth.known_on) for counter in counters)
    return next((level for level in found if level), None)


def _level(base: Decimal, growth: Decimal) -> Decimal:
    return base * (1 + growth / 100)
