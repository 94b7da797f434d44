"""How do intervals pass through a formula? Each operand says in which direction it moves the result."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import product

from etl.derivations._ledger import Term, shared_pages
from etl.periods import Period
from etl.printed import LARGEST_EXPONENT, Interval, outward, stored
from etl.records import Implied

# +1 where the result rises with the operand, -1 where it falls, 0 where that depends on the other operands.
Operand = tuple[Term, int]
Formula = Callable[..., Decimal]
LARGEST = Decimal(10) ** LARGEST_EXPONENT

# What adds up over time: a mean month or a year at this rate of it makes sense, of a number of projects it does not.
FLOW_UNITS = frozenset({"t", "USD", "CNY", "TEU", "trains"})


def bounds(formula: Formula, operands: Sequence[Operand]) -> Interval:
    """The exact interval of a formula that is monotone in each operand; open where an operand that counts is open."""

    def end(side: int) -> Decimal | None:
        ends = [_ends(term, side * direction) for term, direction in operands]
        if any(one is None for several in ends for one in several):
            return None
        corners = [formula(*corner) for corner in product(*ends)]
        return max(corners) if side > 0 else min(corners)

    return Interval(end(-1), end(+1))


def _ends(term: Term, side: int) -> tuple[Decimal | None, ...]:
    return (term.low, term.high) if not side else (term.high if side > 0 else term.low,)


def _limit(formula: Formula, operands: Sequence[Operand], side: int) -> Decimal:
    """The formula at the printed limits: of a range, the end that leads to this side."""
    return formula(
        *(term.value if side * way <= 0 or term.value_high is None else term.value_high for term, way in operands)
    )


def imply(
    rule: str,
    formula: str,
    operands: Sequence[Operand],
    compute: Formula,
    measure: str,
    period: Period,
    *,
    unit: str = "",
    indicator: str = "",
    variant: str = "",
    across_pages: bool = False,
) -> Iterator[Implied]:
    """The figure that a formula implies, or nothing where the warehouse can't hold it; operands in its order.

    It is of the first operand's indicator and unit unless told. `variant` tells two results of one rule apart. Operands
    are paired by a page that prints them all, and known once one had, unless `across_pages`.
    """
    terms = [term for term, _ in operands]
    exact = bounds(compute, operands)
    value = _limit(compute, operands, -1)
    value_high = _limit(compute, operands, +1) if any(term.value_high is not None for term in terms) else None
    if any(one is not None and abs(one) >= LARGEST for one in (value, value_high, exact.low, exact.high)):
        return
    interval = outward(exact.low, exact.high)
    days = [term.known_on for term in terms]
    if not across_pages:
        pages = shared_pages(terms).values()
        days.append(min((day for day in pages if day), default=None))
    dated = [day for day in days if day is not None]
    yield Implied(
        implied_id=f"{rule}:{'+'.join(term.source_id for term in terms)}{variant and f'/{variant}'}",
        rule=rule,
        depth=1 + max(term.depth for term in terms),
        formula=formula,
        indicator=indicator or terms[0].indicator,
        counter=terms[0].counter,
        measure=measure,
        time_period=period.text,
        period_start=period.start,
        period_end=period.end,
        freq=period.freq,
        value=stored(value),
        value_high=None if value_high is None else stored(value_high),
        low=interval.low,
        high=interval.high,
        base_unit=unit or terms[0].base_unit,
        known_on=max(dated) if len(dated) == len(days) else None,
        parents=tuple(dict.fromkeys(root for term in terms for root in term.roots)),
    )
