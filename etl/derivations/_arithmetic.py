"""How do intervals pass through a formula? Each operand says in which direction it moves the result."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from etl.periods import Period
from etl.printed import Interval, outward, stored
from etl.records import Figure, Implied
from warehouse.vocabulary import Measure

Operand = tuple[Figure, int]


def bounds(formula: Callable[..., Decimal], operands: Sequence[Operand]) -> Interval:
    """The interval of a formula that rises (+1) or falls (-1) with each operand; open where an operand is open."""

    def end(side: int) -> Decimal | None:
        chosen = [figure.high if side * direction > 0 else figure.low for figure, direction in operands]
        present = [one for one in chosen if one is not None]
        return formula(*present) if len(present) == len(chosen) else None

    return outward(end(-1), end(+1))


# What adds up over time: a mean month or a year at this rate of it makes sense, of a number of projects it does not.
FLOW_UNITS = frozenset({"t", "USD", "TEU", "trains"})


def imply(
    rule: str,
    formula: str,
    operands: Sequence[Operand],
    compute: Callable[..., Decimal],
    measure: str,
    period: Period,
    unit: str | None = None,
) -> Implied:
    """An implied figure of the first operand's series and, unless told, unit; operands in the formula's order."""
    first = operands[0][0]
    interval = bounds(compute, operands)
    days = [figure.known_on for figure, _ in operands]
    dated = [day for day in days if day is not None]
    assert first.indicator is not None  # derivations pair figures by indicator
    assert first.base_unit is not None  # and only those with a number
    return Implied(
        implied_id=f"{rule}:{'+'.join(figure.figure_id for figure, _ in operands)}",
        rule=rule,
        formula=formula,
        indicator=first.indicator,
        counter=first.counter,
        measure=measure,
        time_period=period.text,
        period_start=period.start,
        period_end=period.end,
        freq=period.freq,
        value=stored(compute(*(figure.value for figure, _ in operands))),
        low=interval.low,
        high=interval.high,
        base_unit=unit or first.base_unit,
        known_on=max(dated) if len(dated) == len(days) else None,
        parents=tuple(dict.fromkeys(figure.figure_id for figure, _ in operands)),
    )


def of_measure(figures: Iterable[Figure], measure: Measure) -> Iterator[tuple[Figure, Period]]:
    """The figures of a measure that have one number, an indicator and a period."""
    for figure in figures:
        has_one_number = figure.value is not None and figure.value_high is None
        if figure.measure is measure and has_one_number and figure.indicator and figure.period_start:
            assert figure.period_end is not None  # a period has both ends
            yield figure, Period(figure.period_start, figure.period_end)


def by_document(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """The figures of each document. Figures of one page pair up; across pages they would pair without end."""
    pages: dict[str, list[Figure]] = {}
    for figure in figures:
        for document_id in figure.cited_in:
            pages.setdefault(document_id, []).append(figure)
    yield from pages.values()
