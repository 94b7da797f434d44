"""How long is a journey that is said to be so many times shorter than another?"""

from collections.abc import Iterator
from decimal import Decimal

from etl.derivations._arithmetic import bounds, imply
from etl.derivations._ledger import Ledger, Term
from etl.derivations._words import words
from etl.printed import Interval
from etl.records import Implied
from warehouse.vocabulary import Kind, Measure

UNBOUND = ", at the printed limits; both are open on one side, so no bound follows"
Ends = tuple[str, str | None, str | None]


def derive(ledger: Ledger) -> Iterator[Implied]:
    """A printed duration divided by a ratio of one document, between the same ends by another mode."""
    longer: dict[Ends, list[Term]] = {}
    for duration in ledger.printed(Measure.DURATION):
        for page in duration.pages:
            longer.setdefault(_ends(ledger, page, duration), []).append(duration)
    for ratio in ledger.printed(Measure.RATIO, Kind.OUTTURN, Kind.ESTIMATE, Kind.FORECAST):
        beside = [one for page in ratio.pages for one in longer.get(_ends(ledger, page, ratio), ())]
        for duration in beside if ratio.is_positive else ():
            if _mode(ledger, duration) != _mode(ledger, ratio):
                operands = [(duration, +1), (ratio, -1)]
                unbound = bounds(_shorter, operands) == Interval(None, None)
                yield from imply(
                    "shorter_duration",
                    f"{words(duration)} divided by {words(ratio)}{UNBOUND if unbound else ''}",
                    operands,
                    _shorter,
                    "claimed_duration",
                    ratio.period,
                    indicator=ratio.indicator,
                )


def _ends(ledger: Ledger, page: str, term: Term) -> Ends:
    of = ledger.codelists.indicators[term.indicator]
    return page, of.reporter, of.partner


def _mode(ledger: Ledger, term: Term) -> str | None:
    return ledger.codelists.indicators[term.indicator].mode


def _shorter(duration: Decimal, ratio: Decimal) -> Decimal:
    return duration / ratio
