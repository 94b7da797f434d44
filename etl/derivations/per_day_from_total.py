"""How many trains a day is a number of trains in a period?"""

from collections.abc import Iterator

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger
from etl.derivations._words import words
from etl.records import Implied
from warehouse.vocabulary import Measure

LEAST_DAYS = 28  # of fewer days, a mean says little of a service that runs some days a week
UNIT = "trains"


def derive(ledger: Ledger) -> Iterator[Implied]:
    """Each printed number of trains over the days of its period, a month or longer."""
    for total in ledger.printed(Measure.LEVEL):
        days = (total.period.end - total.period.start).days + 1
        if total.base_unit == UNIT and days >= LEAST_DAYS:
            yield from imply(
                "per_day_from_total",
                f"{words(total)} divided by {days} days",
                [(total, +1)],
                lambda level, days=days: level / days,
                "per_day",
                total.period,
                unit=f"{UNIT}_per_day",
            )
