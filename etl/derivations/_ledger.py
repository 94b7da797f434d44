"""What can a derivation see, and how does it find what belongs together without trying every pair?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from etl.periods import Period
from etl.records import Codelists, Figure, Implied
from warehouse.vocabulary import Comparator, Freq, Kind, Measure

Series = tuple[str, str | None]
NEVER = date.max  # an undated figure comes after all dated ones


@dataclass(frozen=True, eq=False)
class Term:
    """A number that a formula may use: a printed figure, or a level that earlier steps gave."""

    source: Figure | Implied
    source_id: str
    indicator: str
    counter: str | None
    kind: Kind
    measure: str
    period: Period
    freq: Freq
    comparator: Comparator | None
    value: Decimal
    value_high: Decimal | None
    low: Decimal | None
    high: Decimal | None
    base_unit: str
    known_on: date | None
    rule: str
    depth: int
    roots: tuple[str, ...]
    pages: dict[str, date | None]  # each with the day on which it printed this, or the last of its roots

    @property
    def series(self) -> Series:
        """What is counted, and who counts it."""
        return self.indicator, self.counter

    @property
    def is_positive(self) -> bool:
        """Whether all of its interval is above zero, so that it may divide."""
        return self.low is not None and self.low > 0


def printed_term(figure: Figure) -> Term:
    """A printed figure that has a number, an indicator and a period."""
    assert figure.indicator is not None
    assert figure.measure is not None
    assert figure.period_start is not None
    assert figure.period_end is not None
    assert figure.freq is not None
    assert figure.value is not None
    assert figure.base_unit is not None
    return Term(
        source=figure,
        source_id=figure.figure_id,
        indicator=figure.indicator,
        counter=figure.counter,
        kind=figure.kind,
        measure=figure.measure.value,
        period=Period(figure.period_start, figure.period_end),
        freq=figure.freq,
        comparator=figure.comparator,
        value=figure.value,
        value_high=figure.value_high,
        low=figure.low,
        high=figure.high,
        base_unit=figure.base_unit,
        known_on=figure.known_on,
        rule="",
        depth=0,
        roots=(figure.figure_id,),
        pages=dict(figure.cited_in),
    )


def implied_term(implied: Implied, roots: Sequence[Term]) -> Term:
    """An implied figure as the operand of a further step; it stands on the pages that print all of its roots."""
    return Term(
        source=implied,
        source_id=f"({implied.implied_id})",
        indicator=implied.indicator,
        counter=implied.counter,
        kind=Kind.OUTTURN,
        measure=implied.measure,
        period=Period(implied.period_start, implied.period_end),
        freq=implied.freq,
        comparator=None,
        value=implied.value,
        value_high=implied.value_high,
        low=implied.low,
        high=implied.high,
        base_unit=implied.base_unit,
        known_on=implied.known_on,
        rule=implied.rule,
        depth=implied.depth,
        roots=implied.parents,
        pages=shared_pages(roots),
    )


def shared_pages(terms: Sequence[Term]) -> dict[str, date | None]:
    """The pages that print all of several terms, each with the day by which it had; None where that is not known."""
    shared = sorted(set(terms[0].pages).intersection(*(term.pages for term in terms)))
    days = {page: [term.pages[page] for term in terms] for page in shared}
    return {
        page: max((day for day in several if day), default=None) if all(several) else None
        for page, several in days.items()
    }


class Ledger:
    """The numbers of one round, found by measure, by page and by series."""

    def __init__(self, terms: Sequence[Term], codelists: Codelists, depth: int) -> None:
        self.codelists = codelists
        self._depth = depth
        self._of: dict[tuple[str, Kind], list[Term]] = {}
        self._on_page: dict[tuple[str, str, str, Period], list[Term]] = {}
        self._prints: dict[tuple[Series, str], dict[Period, list[Term]]] = {}
        for term in terms:
            self._of.setdefault((term.measure, term.kind), []).append(term)
            if term.kind is Kind.OUTTURN and term.value_high is None:
                for page in term.pages:
                    self._on_page.setdefault((page, term.measure, term.indicator, term.period), []).append(term)
                if term.measure == Measure.LEVEL and term.counter:
                    periods = self._prints.setdefault((term.series, term.rule), {})
                    periods.setdefault(term.period, []).append(term)
        for periods in self._prints.values():
            periods.update({period: _adding(prints) for period, prints in periods.items()})

    def adds(self, *operands: Term) -> bool:
        """Whether this round is the one for these operands, and no printed figure stands behind two of them."""
        if max(term.depth for term in operands) != self._depth - 1:
            return False
        roots = [root for term in operands for root in term.roots]
        return len(roots) == len(set(roots))

    def printed(self, measure: Measure, *kinds: Kind) -> Iterator[Term]:
        """The printed numbers and ranges of a measure, outturns unless told; nothing after the first round."""
        if self._depth == 1:
            for kind in kinds or (Kind.OUTTURN,):
                yield from self._of.get((measure, kind), ())

    def outturns(self, measure: str) -> Iterator[Term]:
        """The printed and implied outturns of a measure that are one number."""
        return (term for term in self._of.get((measure, Kind.OUTTURN), ()) if term.value_high is None)

    def beside(
        self, term: Term, measure: str, indicator: str = "", period: Period | None = None, *, loosely: bool = False
    ) -> list[Term]:
        """The outturns on a page of the term, of its indicator and period unless told, by its counter.

        `loosely` also takes those where only one of the two says who counts.
        """
        keys = [(page, measure, indicator or term.indicator, period or term.period) for page in term.pages]
        found = {one.source_id: one for key in keys for one in self._on_page.get(key, ())}
        unsaid = {None, term.counter} if term.counter else {one.counter for one in found.values()}
        counters = unsaid if loosely else {term.counter}
        return [one for one in found.values() if one.counter in counters]

    def levels(self) -> Iterator[dict[Period, list[Term]]]:
        """For each series, and each way in which its levels came, the prints of each period that add something."""
        yield from self._prints.values()

    def newest(self, series: Series, period: Period, day: date) -> Term | None:
        """The newest printed level of a series and period that was known on a day."""
        prints = self._prints.get((series, ""), {}).get(period, [])
        return next((term for term in reversed(prints) if (term.known_on or NEVER) <= day), None)


def as_known(first: Sequence[Term], second: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """The pairs of prints that were the newest of their two periods on some day: one more a print, not one a pair."""
    dated = [(term.known_on or NEVER, side, term) for side, prints in enumerate((first, second)) for term in prints]
    current: dict[int, Term] = {}
    for _, prints_of_day in groupby(sorted(dated, key=lambda one: one[0]), key=lambda one: one[0]):
        current |= {side: term for _, side, term in prints_of_day}
        if len(current) == len((first, second)):
            yield current[0], current[1]


def _adding(prints: Sequence[Term]) -> list[Term]:
    """The prints of one level, oldest first, that are sharper than the one before or a revision of it."""
    in_order = sorted(prints, key=lambda term: term.source_id, reverse=True)
    in_order.sort(key=lambda term: (term.known_on or NEVER, -_width(term)))
    kept: list[Term] = []
    for term in in_order:
        if not kept or _width(term) < _width(kept[-1]) or _apart(term, kept[-1]):
            kept.append(term)
    return kept


def _width(term: Term) -> Decimal:
    return Decimal("Infinity") if term.low is None or term.high is None else term.high - term.low


def _apart(one: Term, other: Term) -> bool:
    """Whether two prints can't both be right; two neighbouring roundings only touch."""
    above = one.low is not None and other.high is not None and one.low >= other.high
    below = other.low is not None and one.high is not None and other.low >= one.high
    return above or below


def month_before(day: date) -> date:
    """The last day of the month before a day's."""
    return day.replace(day=1) - timedelta(days=1)


def runs_from_january(period: Period) -> bool:
    """Whether a period covers whole months of one year, from January on."""
    starts = (period.start.month, period.start.day) == (1, 1) and period.start.year == period.end.year
    return starts and (period.end + timedelta(days=1)).day == 1
