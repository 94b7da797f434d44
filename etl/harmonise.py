"""How does a raw record become a row of the warehouse? Dates become days, numbers base units with their interval."""

from datetime import date
from decimal import Decimal

from etl.doubts import doubt_of
from etl.periods import last_day, parse_period
from etl.printed import Interval, interval_of, outward, parse_printed, stored
from etl.records import Citation, Codelists, Document, Doubt, Figure, RawDocument, RawFigure, Seeds, Unit
from warehouse.vocabulary import Comparator, Kind, Measure


def harmonise(seeds: Seeds) -> tuple[list[Document], list[Figure], list[Citation]]:
    """The rows of document, printed_figure and citation, in the order of the seeds, which must have passed the checks.

    A figure that several documents print takes its words, speaker and dates from the first print.
    """
    documents = {raw.document_id: _document(raw) for raw in seeds.documents}
    doubts: dict[str, list[Doubt]] = {}
    for doubt in seeds.doubts:
        doubts.setdefault(doubt.fact, []).append(doubt)
    prints: dict[str, list[RawFigure]] = {}
    for raw in seeds.figures:
        prints.setdefault(raw.id, []).append(raw)
    figures, citations = [], []
    for several in prints.values():
        known = [last_day(raw.stated) or documents[raw.document_id].published for raw in several]
        first = min(range(len(several)), key=lambda place: (known[place] or date.max, place))
        figures.append(
            _figure(several[0], several[first], seeds.codelists, doubt_of(several[first], doubts), several, known)
        )
        citations += [_citation(raw, day, raw is several[first]) for raw, day in zip(several, known, strict=True)]
    return list(documents.values()), figures, citations


def _document(raw: RawDocument) -> Document:
    return Document(
        document_id=raw.document_id,
        title=raw.title,
        publisher=raw.publisher,
        published=last_day(raw.published),
        published_printed=raw.published,
        address=raw.address,
        collection=raw.collection,
        file=raw.file,
        note=raw.note,
    )


def _figure(
    home: RawFigure, raw: RawFigure, codes: Codelists, doubt: str, prints: list[RawFigure], days: list[date | None]
) -> Figure:
    period = parse_period(home.period) if home.period else None
    unit = codes.units[raw.unit] if raw.printed else None
    value, value_high, interval = _number(raw, unit)
    return Figure(
        figure_id=home.id,
        document_id=raw.document_id,
        what=home.what or codes.indicators[home.indicator].label,
        kind=Kind(home.kind),
        measure=Measure(home.measure) if home.measure else None,
        indicator=home.indicator or None,
        counter=home.counter or None,
        time_period=period.text if period else "",
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        freq=period.freq if period else None,
        comparator=Comparator(raw.comparator) if raw.comparator else None,
        unit=unit.unit if unit else None,
        unit_mult=raw.unit_mult,
        printed=" | ".join(raw.printed),
        fragment=raw.fragment,
        value=value,
        value_high=value_high,
        low=interval.low,
        high=interval.high,
        base_unit=unit.base_unit if unit else None,
        speaker=raw.speaker,
        organisation=raw.organisation,
        stated_printed=raw.stated,
        stated_on=last_day(raw.stated),
        known_on=days[prints.index(raw)],
        headline=home.headline,
        record_of=Measure(home.record_of or Measure.LEVEL) if home.measure == Measure.RECORD else None,
        collection=raw.file.split("/")[0],
        doubt=doubt,
        note=raw.note,
        cited_in=tuple((one.document_id, day) for one, day in zip(prints, days, strict=True)),
    )


def _citation(raw: RawFigure, known: date | None, is_first: bool) -> Citation:
    return Citation(
        figure_id=raw.id,
        document_id=raw.document_id,
        printed=" | ".join(raw.printed),
        fragment=raw.fragment,
        speaker=raw.speaker,
        organisation=raw.organisation,
        stated_printed=raw.stated,
        known_on=known,
        is_first=is_first,
        note=raw.note,
    )


def _number(raw: RawFigure, unit: Unit | None) -> tuple[Decimal | None, Decimal | None, Interval]:
    if unit is None:
        return None, None, Interval(None, None)
    numbers = [parse_printed(token, raw.decimal_mark, raw.unit) for token in raw.printed]
    intervals = [interval_of(number, Comparator(raw.comparator), raw.unit_mult) for number in numbers]
    values = [number.scaleb(raw.unit_mult) for number in numbers]
    low, high = intervals[0].low, intervals[-1].high
    if unit.reciprocal:
        values = [1 / value for value in reversed(values)]
        low, high = _inverse(high), _inverse(low)
    return stored(values[0]), stored(values[1]) if len(values) > 1 else None, outward(low, high)


def _inverse(bound: Decimal | None) -> Decimal | None:
    return None if bound is None or bound <= 0 else 1 / bound
