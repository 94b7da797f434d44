"""By how much did a series grow on a year earlier, by its own levels? Customs print growth against revised ones."""

from collections.abc import Iterator
from decimal import Decimal

from etl.derivations._arithmetic import imply
from etl.derivations._ledger import Ledger, as_known
from etl.derivations._words import in_product
from etl.records import Implied
from warehouse.vocabulary import Measure


def derive(ledger: Ledger) -> Iterator[Implied]:
    """The growth of each level on that of a year earlier, anew whenever a print of either adds something."""
    for prints in ledger.levels():
        for period, levels in prints.items():
            for level, base in as_known(levels, prints.get(period.year_earlier(), [])):
                if base.is_positive and ledger.adds(level, base):
                    yield from imply(
                        "growth_from_levels",
                        f"{in_product(level)} divided by {in_product(base)} of a year earlier, less 1",
                        [(level, +1), (base, -1)],
                        _growth,
                        Measure.GROWTH,
                        period,
                        unit="percent",
                        across_pages=True,
                    )


def _growth(level: Decimal, base: Decimal) -> Decimal:
    return 100 * (level / base - 1)
