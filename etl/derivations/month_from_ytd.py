"""What did one month carry, if two totals from January on end a month apart?"""

from collections.abc import Iterator

from etl.derivations._arithmetic import FLOW_UNITS, imply
from etl.derivations._ledger import Ledger, as_known, month_before, runs_from_january
from etl.derivations._words import in_sum
from etl.periods import Period
from etl.records import Implied


def derive(ledger: Ledger) -> Iterator[Implied]:
    """The difference of two totals of one series, anew whenever a print of either adds something."""
    for prints in ledger.levels():
        for period, totals in prints.items():
            if runs_from_january(period) and period.end.month > 1 and totals[0].base_unit in FLOW_UNITS:
                before = Period(period.start, month_before(period.end))
                for total, earlier in as_known(totals, prints.get(before, [])):
                    if total.value > earlier.value and ledger.adds(total, earlier):
                        yield from imply(
                            "month_from_ytd",
                            f"{in_sum(total)} less {in_sum(earlier)}",
                            [(total, +1), (earlier, -1)],
                            lambda whole, part: whole - part,
                            "level",
                            Period(period.end.replace(day=1), period.end),
                            across_pages=True,
                        )
