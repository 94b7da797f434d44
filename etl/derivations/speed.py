"""How fast is a journey whose distance and time one page prints?"""

from collections.abc import Iterator
from decimal import Decimal

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger, Term
from etl.derivations._words import words
from etl.periods import Period
from etl.records import Implied
from warehouse.vocabulary import Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """The distance over the time of one route and period in one document, in km a day and km an hour."""
    times: dict[tuple[str, Period, tuple[str | None, ...]], list[Term]] = {}
    for time in ledger.printed(Measure.DURATION):
        for page in time.pages if time.is_positive else ():
            times.setdefault((page, time.period, _route(ledger, time)), []).append(time)
    for distance in ledger.printed(Measure.LEVEL):
        for page in distance.pages if distance.base_unit == "km" else ():
            for time in times.get((page, distance.period, _route(ledger, distance)), ()):
                for unit, hours in (("km_per_day", 1), ("km_per_hour", 24)):
                    yield from imply(
                        "speed",
                        f"{words(distance)} divided by {words(time)}{f' of {hours} hours' if hours > 1 else ''}",
                        [(distance, +1), (time, -1)],
                        lambda way, days, hours=hours: _speed(way, days * hours),
                        "speed",
                        distance.period,
                        unit=unit,
                        variant="hour" if hours > 1 else "",
                    )


def _route(ledger: Ledger, term: Term) -> tuple[str | None, ...]:
    of = ledger.codelists.indicators[term.indicator]
    return of.reporter, of.partner, of.place, of.mode


def _speed(way: Decimal, time: Decimal) -> Decimal:
    return way / time
