"""What do so many a day come to, in their month or year and in a whole year?"""

from collections.abc import Iterator

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger
from etl.derivations._words import words
from etl.periods import parse_period
from etl.records import Implied
from warehouse.vocabulary import Comparator, Freq, Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """Each outturn a day times the days of its month or year, and times the days of a year; never a peak's."""
    for per_day in ledger.printed(Measure.PER_DAY):
        year = parse_period(f"{per_day.period.start:%Y}")
        spans = [(year, "annual_rate", "year")] if per_day.freq is not Freq.ANNUAL else []
        if per_day.freq in {Freq.MONTHLY, Freq.ANNUAL}:
            spans.append((per_day.period, "total_from_per_day", ""))
        is_peak = per_day.comparator is Comparator.UP_TO
        for span, measure, variant in spans if not is_peak else []:
            days = (span.end - span.start).days + 1
            yield from imply(
                "total_from_per_day",
                f"{words(per_day)} times {days} days",
                [(per_day, +1)],
                lambda rate, days=days: rate * days,
                measure,
                span,
                unit=per_day.base_unit.removesuffix("_per_day"),
                variant=variant,
            )
