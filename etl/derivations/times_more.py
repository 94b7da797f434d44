"""How many times as many a day are there now as before, by one page's own numbers?"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger, Series, Term
from etl.derivations._words import words
from etl.records import Implied
from warehouse.vocabulary import Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """Each number or range a day over the one before it, of one series in one document."""
    pages: dict[tuple[str, Series], list[Term]] = {}
    for per_day in ledger.printed(Measure.PER_DAY):
        for page in per_day.pages if per_day.is_positive else ():
            pages.setdefault((page, per_day.series), []).append(per_day)
    for several in pages.values():
        for before, now in pairwise(sorted(several, key=lambda term: (term.period.start, term.source_id))):
            if before.period.end < now.period.start:
                yield from imply(
                    "times_more",
                    f"{words(now)} against {words(before)}",
                    [(now, +1), (before, -1)],
                    _times,
                    "times_more",
                    now.period,
                    unit="times",
                )


def _times(now: Decimal, before: Decimal) -> Decimal:
    return now / before
