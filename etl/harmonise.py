"""How does a raw record become a row of the warehouse? Dates become days, numbers base units with their interval."""

from decimal import Decimal

from etl.periods import last_day, parse_period
from etl.printed import Interval, interval_of, outward, parse_printed, stored
from etl.records import Codelists, Document, Figure, RawDocument, RawFigure, Seeds, Unit
from warehouse.vocabulary import Comparator, Kind, Measure


def harmonise(seeds: Seeds) -> tuple[list[Document], list[Figure]]:
    """The rows of document and figure, in the order of the seeds. The seeds must have passed the checks."""
    documents = {raw.document_id: _document(raw) for raw in seeds.documents}
    figures = [_figure(raw, documents[raw.document_id], seeds.codelists) for raw in seeds.figures]
    return list(documents.values()), figures


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


def _figure(raw: RawFigure, document: Document, codes: Codelists) -> Figure:
    period = parse_period(raw.period) if raw.period else None
    stated = last_day(raw.stated)
    unit = codes.units[raw.unit] if raw.printed else None
    value, value_high, interval = _number(raw, unit)
    return Figure(
        figure_id=raw.id,
        document_id=raw.document_id,
        what=raw.what or codes.indicators[raw.indicator].label,
        kind=Kind(raw.kind),
        measure=Measure(raw.measure) if raw.measure else None,
        indicator=raw.indicator or None,
        counter=raw.counter or None,
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
        stated_on=stated,
        known_on=stated or document.published,
        headline=raw.headline,
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
