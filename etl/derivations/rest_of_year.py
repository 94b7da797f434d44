"""What did the rest of a year carry, and a mean month of it, when its beginning is known?"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from etl.derivations._arithmetic import FLOW_UNITS, imply
from etl.derivations._ledger import Ledger, runs_from_january
from etl.derivations._words import in_sum
from etl.periods import Period, parse_period
from etl.records import Implied
from warehouse.vocabulary import Measure

LAST_PART = 10  # October; what January to November leave is one month, which month_from_ytd gives


def derive(ledger: Ledger) -> Iterator[Implied]:
    """The year less a part from January on, of one series in one document: in all, and a mean month."""
    for part in ledger.outturns(Measure.LEVEL):
        if runs_from_january(part.period) and part.period.end.month <= LAST_PART and part.base_unit in FLOW_UNITS:
            whole_year = parse_period(f"{part.period.start:%Y}")
            rest = Period(part.period.end + timedelta(days=1), whole_year.end)
            months = 12 - part.period.end.month
            for year in ledger.beside(part, Measure.LEVEL, period=whole_year):
                if year.value > part.value and ledger.adds(year, part):
                    less = f"{in_sum(year)} less {in_sum(part)}"
                    operands = [(year, +1), (part, -1)]
                    yield from imply("rest_of_year", less, operands, _less, "rest_of_year", rest)
                    yield from imply(
                        "rest_of_year",
                        f"({less}) divided by {months}",
                        operands,
                        lambda year, part, months=months: _less(year, part) / months,
                        "rest_mean_month",
                        rest,
                        variant="mean_month",
                    )


def _less(year: Decimal, part: Decimal) -> Decimal:
    return year - part
