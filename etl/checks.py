"""Do the seeds hold together? Every rule that a document or figure must keep, all problems at once."""

import re
from collections.abc import Collection, Iterator

from etl.comparators import check_comparator
from etl.doubts import check_doubts
from etl.periods import PeriodError, last_day, parse_period
from etl.printed import LARGEST_EXPONENT, PrintedError, occurs, parse_printed, stored
from etl.records import Codelists, Problem, RawDocument, RawFigure, Seeds
from etl.repeats import check_prints
from warehouse.vocabulary import Comparator, Kind, Measure

LEAST_MULT = -6  # the warehouse keeps six decimals
POSITIVE = (Measure.LEVEL, Measure.PER_DAY, Measure.DURATION, Measure.SHARE)
HEADLINES = range(1, 100)
RECORDS = (Measure.LEVEL, Measure.GROWTH)
FIGURE_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def check(seeds: Seeds) -> list[Problem]:
    """What is wrong with the seeds: their reading problems, then each document's and each figure's."""
    problems = list(seeds.problems)
    documents = {document.document_id: document for document in seeds.documents}
    for document in seeds.documents:
        problems += _document(document)
    for figure in seeds.figures:
        problems += _figure(figure, documents[figure.document_id], seeds.codelists)
    problems += check_prints(seeds.figures)
    problems += check_doubts(seeds.doubts, seeds.figures)
    return problems


def _document(document: RawDocument) -> Iterator[Problem]:
    def problem(field: str, found: object, next_step: str) -> Problem:
        return Problem(document.file, document.document_id, field, found, next_step)

    if not document.title:
        yield problem("title", document.title, "give the document's title")
    if not document.publisher:
        yield problem("publisher", document.publisher, "name who published it")
    if not document.address.startswith(("http://", "https://")):
        yield problem("address", document.address, "give the address where it can be read, from http on")
    try:
        last_day(document.published)
    except PeriodError as error:
        yield problem("published", document.published, str(error))


def _figure(figure: RawFigure, document: RawDocument, codes: Codelists) -> Iterator[Problem]:
    if not FIGURE_ID.fullmatch(figure.id):
        step = "give the figure an id of small letters, digits and hyphens: it stands in addresses"
        yield Problem(figure.file, figure.id or "a figure", "id", figure.id, step)
    yield from _words(figure, codes)
    yield from _dates(figure, document)
    yield from _number(figure)
    yield from check_comparator(figure)
    yield from _unit(figure, codes)


def _problem(figure: RawFigure, field: str, found: object, next_step: str) -> Problem:
    return Problem(figure.file, figure.id, field, found, next_step)


def _words(figure: RawFigure, codes: Codelists) -> Iterator[Problem]:
    is_event = figure.kind == Kind.EVENT
    words: list[tuple[str, str, Collection[str], bool]] = [
        ("kind", figure.kind, [*Kind], False),
        ("measure", figure.measure, [*Measure], is_event),
    ]
    has_number = figure.measure in set(Measure) and Measure(figure.measure).has_number and not is_event
    words.append(("comparator", figure.comparator, [*Comparator], not has_number))
    words.append(("unit", figure.unit, codes.units, not has_number))
    words.append(("indicator", figure.indicator, codes.indicators, is_event))
    words.append(("counter", figure.counter, codes.counters, True))
    for field, found, known, may_be_empty in words:
        if found not in known and not (may_be_empty and not found):
            yield _problem(figure, field, found, f"use one of {', '.join(known)}")
    if figure.record_of and (figure.measure != Measure.RECORD or figure.record_of not in RECORDS):
        step = f"of a record, say {' or '.join(RECORDS)}; leave it out of any other figure"
        yield _problem(figure, "record_of", figure.record_of, step)
    if figure.headline is not None and figure.headline not in HEADLINES:
        yield _problem(figure, "headline", figure.headline, "give its place among the headlines, from 1 to 99")
    if not figure.what and not figure.indicator:
        yield _problem(figure, "what", figure.what, "say in a few words what it is about")
    if not figure.fragment:
        yield _problem(figure, "fragment", figure.fragment, "quote the few words around the number")


def _dates(figure: RawFigure, document: RawDocument) -> Iterator[Problem]:
    period = stated = published = None
    try:
        period = parse_period(figure.period) if figure.period else None
    except PeriodError as error:
        yield _problem(figure, "period", figure.period, f"{error}, or two of them joined by a slash")
    try:
        stated = last_day(figure.stated)
    except PeriodError as error:
        yield _problem(figure, "stated", figure.stated, str(error))
    try:
        published = last_day(document.published)
    except PeriodError:
        return  # named once, with the document
    if period and period.end < period.start:
        yield _problem(figure, "period", figure.period, "end the period on or after its start")
    if stated and published and stated > published:
        step = f"it was published on {document.published}: nothing is stated after its document's publication"
        yield _problem(figure, "stated", figure.stated, step)
    known = stated or published
    if figure.kind == Kind.OUTTURN and period and known and period.end > known:
        step = f"an outturn known on {known} cannot cover days after it: correct the period or the kind"
        yield _problem(figure, "period", figure.period, step)


def _number(figure: RawFigure) -> Iterator[Problem]:
    if figure.kind == Kind.EVENT or (figure.measure in set(Measure) and not Measure(figure.measure).has_number):
        if figure.value or figure.printed:
            yield _problem(
                figure, "value", figure.value or figure.printed, "leave the number out, or give the measure that it has"
            )
        return
    if not figure.printed:
        yield _problem(figure, "printed", "", "quote the number exactly as printed")
        return
    parsed = []
    for token in figure.printed:
        if not occurs(token, figure.fragment):
            yield _problem(
                figure, "printed", token, f"it does not occur as a whole in the fragment {figure.fragment!r}"
            )
        try:
            parsed.append(parse_printed(token, figure.decimal_mark, figure.unit))
        except PrintedError as error:
            yield _problem(figure, "printed", token, str(error))
    if len(parsed) < len(figure.printed):
        return
    if not LEAST_MULT <= figure.unit_mult <= LARGEST_EXPONENT:
        step = f"give a power of ten from {LEAST_MULT} to {LARGEST_EXPONENT}"
        yield _problem(figure, "unit_mult", figure.unit_mult, step)
        return
    if figure.measure in POSITIVE and min(parsed) < 0:
        yield _problem(figure, "printed", " | ".join(figure.printed), f"a {figure.measure} is never negative")
    if not all(value.is_finite() and value.adjusted() <= LARGEST_EXPONENT for value in figure.value):
        yield _problem(figure, "value", figure.value, "write a finite number that the warehouse can hold")
        return
    in_range = all(not number or number.adjusted() + figure.unit_mult < LARGEST_EXPONENT for number in parsed)
    scaled = tuple(stored(number.scaleb(figure.unit_mult)) for number in parsed) if in_range else ()
    if not in_range:
        step = f"the warehouse holds numbers below 10^{LARGEST_EXPONENT} in base units"
        yield _problem(figure, "printed", " | ".join(figure.printed), step)
    elif figure.value and tuple(map(stored, figure.value)) != scaled:
        found = " to ".join(map(str, figure.value))
        meant = " to ".join(f"{number:f}" for number in scaled)
        step = (
            f"{' | '.join(figure.printed)} times 10^{figure.unit_mult} is {meant}: correct value, printed or unit_mult"
        )
        yield _problem(figure, "value", found, step)
    elif scaled != tuple(sorted(scaled)):
        yield _problem(figure, "value", figure.printed, "give the lower end of a range first")


def _unit(figure: RawFigure, codes: Codelists) -> Iterator[Problem]:
    unit, indicator = codes.units.get(figure.unit), codes.indicators.get(figure.indicator)
    if unit is None or figure.measure not in set(Measure):
        return
    if unit.reciprocal and any(token.strip("-−0., ") == "" for token in figure.printed):
        yield _problem(figure, "printed", " | ".join(figure.printed), f"{figure.unit} is never zero")
    if figure.measure not in unit.measures:
        step = f"{figure.unit} measures {' or '.join(unit.measures)}, not {figure.measure}"
        yield _problem(figure, "unit", figure.unit, step)
    elif indicator is not None and figure.measure in {Measure.LEVEL, Measure.DURATION, Measure.PER_DAY}:
        per_day = figure.measure == Measure.PER_DAY
        wanted = f"{indicator.unit}_per_day" if per_day else str(indicator.unit)
        if unit.base_unit != wanted:
            step = f"the indicator {indicator.indicator} has its {figure.measure} in {wanted}"
            yield _problem(figure, "unit", figure.unit, step)
