"""How is a claim's check said in words? Fixed templates over a row of `queries.claims`, in plain text."""

import re
from collections import namedtuple
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

import pandas as pd

from charts.numbers import amount, day, growth, interval, period
from frame.markdown import capital

Row = Any  # a row of a data frame, its columns by attribute
Colour = Literal["green", "red", "blue", "orange", "gray"]

# Only numbers with their units: how statistics are typed where a page's words were not kept.
BARE = re.compile(
    r"(imports |exports? |over |of which |May |value of goods |rail\+road )?"
    r"[$+-]?[\d.,]+ ?(%|bln|bn|Mt|m|t|trains|TEU|USD bn|\(100m USD\))*( cross-border| more)?"
    r"([,+ (]+(exports |imports?)?[+-]? ?[\d.,]+ ?(%|Mt)?\)?)*"
)
COMPARATORS = {
    "exactly": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
}
VERDICTS: dict[str, tuple[Colour, str, str]] = {
    "met early": ("green", ":material/check_circle:", "Met early"),
    "met": ("green", ":material/check_circle:", "Met"),
    "missed": ("red", ":material/cancel:", "Missed"),
    "open": ("blue", ":material/hourglass_empty:", "Open"),
    "unresolvable": ("gray", ":material/help:", "Can't be resolved"),
    "agrees": ("green", ":material/check_circle:", "Agrees"),
    "differs": ("red", ":material/cancel:", "Differs"),
    "another counter": ("orange", ":material/compare_arrows:", "Another counter's number"),
    "unchecked": ("gray", ":material/help:", "Not checked"),
}


def has_words(text: str, find: str) -> bool:
    """Whether a text has every word searched, whatever their case and whether thousands are parted or not."""
    plain = searchable(text)
    return all(word in plain for word in searchable(find).split())


def searchable(text: str) -> str:
    """A text to find in: small letters, thousands not parted."""
    return re.sub(r"(?<=\d),(?=\d{3})", "", text.casefold())


def rows(frame: pd.DataFrame, values: Callable[[pd.Series], Iterable[object]] = iter) -> list[Row]:
    """The rows of a frame, each with its columns by attribute; `values` are those of a column, in order."""
    # As itertuples, which takes each column by its place, slowly.
    columns = (values(column) for _, column in frame.items())
    return list(map(row_type(tuple(frame))._make, zip(*columns, strict=True)))


@cache
def row_type(columns: tuple[str, ...]) -> Any:
    """The named tuple of some columns; to make one takes as long as to fill hundreds."""
    return namedtuple("Row", columns)


def day_or_first(day: Any) -> pd.Timestamp:
    """A day to sort by, an unknown one before all others."""
    return pd.Timestamp.min if pd.isna(day) else pd.Timestamp(day)


def by_figure(rows: Iterable[Row], figures: Callable[[Row], Iterable[str]]) -> dict[str, list[Row]]:
    """The rows by each of the figures behind them."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for figure_id in figures(row):
            found.setdefault(figure_id, []).append(row)
    return found


def quantity(value: Any, measure: str, unit: str) -> str:
    """A value in the reader's scale; growth with its sign."""
    return growth(value) if measure == "growth" else amount(value, unit)


def claimed(row: Row) -> str:
    """The number as claimed, with its comparator: "about 1.5 Mt"; the fragment where there is no number."""
    if pd.isna(row.value):
        return f"\u201c{row.fragment}\u201d"
    comparator = COMPARATORS[row.comparator]
    if pd.notna(row.range_high):
        return comparator + interval(exact(row.value), exact(row.range_high), row.unit)
    return comparator + quantity(exact(row.value), row.measure, row.unit)


def exact(value: Any) -> Decimal | None:
    """A stored number with all its digits, up to the warehouse's six decimals; below one, three (a third)."""
    if pd.isna(value):
        return None
    number = Decimal(repr(float(value)))
    return round(number, 3 if abs(number) < 1 else 6).normalize()


def who(row: Row) -> str:
    """Who said it and when it became known."""
    names = ", ".join(name for name in (row.speaker, row.organisation) if name) or row.publisher
    return f"{names}, {stated(row)}"


def stated(row: Row) -> str:
    """When the claim became known, as precisely as that is known."""
    return date_as_known(row.known_printed)


@cache
def date_as_known(printed: str) -> str:
    """A date of any precision (ISO 8601) for a reader: "2022-12" is December 2022."""
    if not printed:
        return "undated"
    first = pd.Period(printed)
    return day(first.start_time) if len(printed) == 10 else period(first.start_time, first.end_time.normalize())


def when(row: Row) -> str:
    """The claim's period."""
    return period(row.period_start, row.period_end) if row.time_period else "no period given"


def quoted(fragment: str) -> str:
    """The words around a number in quotation marks; bare numbers, whose wording was not kept, without them."""
    if BARE.fullmatch(fragment):
        return f"Numbers as collected, wording not kept: {fragment}"
    return f"\u201c{fragment}\u201d"


def listed(row: Row) -> str:
    """A claim in a list of many: its name, who said it and when."""
    return f"{name(row)} ({who(row)})"


def name(row: Row) -> str:
    """The claim in a list or a heading: "About 1.5 Mt: rail cargo ..., January 2023"."""
    return capital(f"{claimed(row)}: {row.what}, {when(row)}")


def then_label(row: Row) -> str:
    """What the number that statistics had then is for, where that is not the claim's own period."""
    other = pd.notna(row.then_value) and row.then_period != row.time_period
    return f"Statistics then, for {period(row.then_period_start, row.then_period_end)}" if other else "Statistics then"


def then_value(row: Row) -> str:
    """The newest number that statistics had when the claim was made, of its own period where that was known."""
    return "nothing" if pd.isna(row.then_value) else quantity(row.then_value, row.measure, row.unit)


def then(row: Row) -> tuple[str, str, str]:
    """Label, value and note of what was to be expected: the forecast of the day before, else what statistics had."""
    if pd.isna(row.forecast_median):
        return then_label(row), then_value(row), then_note(row)
    whose = f", from the count of {row.forecast_label}" if row.forecast_counter != row.counter else ""
    made = f"By a simple forecast of the day before{whose}: 80% prediction interval {_band(row)}. {likelihood(row)}"
    known = "" if pd.isna(row.then_value) else f"{then_label(row)}: {then_value(row)}. {_then_source(row)}"
    return "Forecast then", median(row), f"{made} {known}".strip()


def expected(row: Row) -> tuple[str, str, str]:
    """The same for a card, with a note of a few words."""
    if pd.isna(row.forecast_median):
        known = "" if pd.isna(row.then_value) else f"{row.then_label}, printed {date_as_known(row.then_printed)}"
        return then_label(row).replace("Statistics", "Known"), then_value(row), known
    return "Expected then", median(row), f"80% interval {_band(row)}"


def then_note(row: Row) -> str:
    """Whose number that was; and the forecast of the day before."""
    if pd.isna(row.then_value):
        return "No statistic in this warehouse had been printed."
    source = _then_source(row)
    if row.time_period and row.then_period != row.time_period:
        source += f" Nothing yet for {when(row)}."
    return " ".join(part for part in (source, forecast(row)) if part)


def _then_source(row: Row) -> str:
    return f"{row.then_label}, printed {date_as_known(row.then_printed)}."


def forecast(row: Row) -> str:
    """What a simple forecast said the day before the claim; empty where there is none."""
    if pd.isna(row.forecast_median):
        return ""
    source = f", from the count of {row.forecast_label}" if row.forecast_counter != row.counter else ""
    alone = ", from complete years alone" if row.forecast_model == "random_walk_drift" else ""
    lead = f"A simple forecast of the day before{alone}{source}"
    return f"{lead}: {median(row)} (80% prediction interval {_band(row)}). {likelihood(row)}".rstrip()


def median(row: Row) -> str:
    """The middle of that forecast; empty where there is none."""
    return "" if pd.isna(row.forecast_median) else amount(float(row.forecast_median), row.unit, 3)


def forecast_band(row: Row) -> tuple[float, float]:
    """The ends of that forecast's 80% prediction interval, in the claim's unit, with the digits that it promises."""
    low, high = float(row.forecast_low_80), float(row.forecast_high_80)
    digits = 2 if high > 1.1 * low else 3 if high > 1.01 * low else 4  # so that its ends differ
    return _rounded(low, digits), _rounded(high, digits)


def _band(row: Row) -> str:
    return interval(*forecast_band(row), row.unit)


def likelihood(row: Row) -> str:
    """Where the claim lay in that forecast, and how likely it made it; empty where it said nothing."""
    if pd.isna(row.forecast_percentile):
        return ""
    place = float(row.forecast_percentile)
    lay = "above all" if place == 100 else "below all" if place == 0 else f"at percentile {place:.0f}"
    said = f"The claim lay {lay} of its distribution"
    if row.kind in {"forecast", "target"} and pd.notna(row.forecast_chance):
        said += f", and it gave the claim a chance of {chance(row.forecast_chance)}{threshold(row)}"
    return f"{said}."


def chance(probability: Any) -> str:
    """A probability in whole percents; sample paths can't tell less than one from none."""
    percent = 100 * float(probability)
    if percent < 1:
        return "less than 1%"
    return "more than 99%" if percent > 99 else f"{percent:.0f}%"


def threshold(row: Row, always: bool = False) -> str:
    """The level that a chance is of, " for $285bn or more", where rounding puts it below the number printed."""
    if pd.isna(row.value_low) or (float(row.value_low) == float(row.value) and not always):
        return ""
    return f" for {amount(exact(row.value_low), row.unit)} or more"


def closer(row: Row) -> str:
    """Whether the claim or the forecast of the day before came closer to the outturn; empty before it is known."""
    if row.kind not in {"forecast", "target"} or pd.isna(row.error_pct) or pd.isna(row.forecast_error_pct):
        return ""
    ours, theirs = float(row.forecast_error_pct), float(row.error_pct)
    how = f"the forecast's median was {_size(ours)}, {error(theirs, '%')}"
    if abs(abs(ours) - abs(theirs)) < 0.5:
        return f"Claim and simple forecast came equally close: {how}."
    return f"The {'claim' if abs(theirs) < abs(ours) else 'simple forecast'} came closer: {how}."


def _size(value: float) -> str:
    return "within 0.05%" if abs(value) < 0.05 else f"{abs(value):.1f}% too {'high' if value > 0 else 'low'}"


def forecast_note(row: Row) -> str:
    """How that forecast was made; empty where there is none."""
    return row.forecast_reason if isinstance(row.forecast_reason, str) else ""


def chart_subtitle(row: Row) -> str:
    """What a claim's chart shows besides the claim."""
    if pd.isna(row.forecast_median):
        return f"What was printed before {known_before(row)}, and the outturn"
    annual = row.forecast_model in {"random_walk_drift", "year_to_date"}
    months = "; years as their mean month" if row.freq == "M" and row.measure == "level" and annual else ""
    return f"History by {row.forecast_label} and forecast as known before {known_before(row)}{months}"


def known_before(row: Row) -> str:
    """The day before which a figure had to be known to count as known then."""
    return day(row.stated_on) + ("" if len(row.known_printed) == 10 else " (day not printed)")


def has_statistics(row: Row) -> bool:
    """Whether statistics could state this claim: a level or a growth, not a record or a journey."""
    return row.measure in {"level", "growth"}


def why_no_chart(row: Row) -> str:
    """Why nothing is drawn."""
    if row.measure == "record":
        return "a record is checked against all of history; the sentence above says what that shows"
    return "no other dated document here states what this claim is about"


def now_label(chosen: date | None) -> str:
    """What the number that statistics have is called; `chosen` is the day as of which it is, None for now."""
    return f"Statistics by {day(chosen)}" if chosen else "Statistics now"


def now_value(row: Row) -> str:
    """The number that statistics have for the claim's period now."""
    if pd.isna(row.outturn):
        return "nothing"
    return ("at least " if pd.isna(row.outturn_high) else "") + quantity(row.outturn, row.measure, row.unit)


def now_source(row: Row) -> str:
    """Whose number the outturn is, in a few words."""
    if pd.isna(row.outturn):
        return f"nothing yet for {when(row)}" if row.time_period else "no period to look up"
    how = "implied by figures of" if row.outturn_is_implied else "printed"
    return f"{row.outturn_label}, {how} {day(row.outturn_vintage)}"


def now_note(row: Row) -> str:
    """Whose number that is, and for growth what the levels give."""
    if pd.isna(row.outturn):
        ahead = f"Nothing yet for {when(row)}." if row.verdict == "open" else "No other dated document here states it."
        return ahead if row.time_period else "There is no period to look up."
    relayed = f" by {row.outturn_organisation}" if row.outturn_organisation else ""
    if row.outturn_is_implied:
        said = f"{row.outturn_label}, implied by figures printed {day(row.outturn_vintage)}."
    else:
        said = f"{row.outturn_label}, printed {date_as_known(row.outturn_printed)}{relayed}."
    if pd.notna(row.computed_growth) and not row.outturn_is_implied:
        said += f" Computed from the newest levels: {growth(float(row.computed_growth), 3)}."
    return f"{said} {row.outturn_note}".strip()


def now_notes(row: Row) -> str:
    """That, and what is to be said of the comparison: who came closer, the first print, how the counts differ."""
    return " ".join(part for part in (now_note(row), closer(row), first_print(row), row.comparability) if part)


def reason(row: Row) -> str:
    """The reason for the verdict, with the signed error where there is one."""
    if row.verdict == "met early":
        total = quantity(row.reached_value, row.measure, row.unit)
        span = period(row.reached_period_start, row.reached_period_end)
        later = f"; against the whole period, {_distance(row)}" if _distance(row) else ""
        near = _counts_as(row, row.reached_value)
        return f"{near}the total of {span} reached {total}, known {day(row.reached_vintage)}{later}."
    special = _special(row)
    if special:
        return special
    distance = _distance(row)
    if row.verdict in {"met", "missed"}:
        already = "; a total known when it was said had already reached it" if row.reached_before_stated else ""
        near = _counts_as(row, row.outturn) if row.verdict == "met" else ""
        return f"{near}{distance}{already}."
    return f"{row.why}; {distance}." if row.verdict in {"differs", "agrees"} and distance else f"{row.why}."


def _counts_as(row: Row, value: Any) -> str:
    """That a level below the number printed, but within its rounding, counts as reaching it; empty where it is not."""
    if pd.isna(value) or float(value) >= float(row.value):
        return ""
    return f"{amount(row.value_low, row.unit)} or more counts as \u201c{claimed(row)}\u201d: "


def _special(row: Row) -> str:
    """The reason of a record, a milestone, another counter's number or a deadline ahead; empty for the rest."""
    if pd.notna(row.record_value):
        value = quantity(row.record_value, "growth" if row.record_unit == "percent" else "level", row.record_unit)
        return f"{row.why}: {row.record_label} printed {value} for {period_as_written(row.record_period)}."
    if pd.notna(row.milestone_end) and row.verdict in {"met", "missed"}:
        return f"{row.why}: {period(row.milestone_start, row.milestone_end)}."
    if row.verdict == "another counter":
        if isinstance(row.elsewhere_label, str):
            value = quantity(row.elsewhere_value, row.measure, row.unit)
            return f"it is what {row.elsewhere_label} counts, {value}; beside {row.outturn_label}, {_distance(row)}."
        return f"it is the count of {row.counter_label}; beside {row.outturn_label}, {_distance(row)}."
    return f"{row.why}. {_endings(row)}" if row.verdict == "open" else ""


def _endings(row: Row) -> str:
    """What must happen for each ending of an open claim."""
    if row.measure == "milestone":
        return f"Met if it is recorded by {day(row.period_end)}, missed if it is recorded, or promised, for later."
    if row.measure == "growth":
        span = bounds(row.value_low, row.value_high, "growth", row.unit, row.comparator)
        return f"Agrees if growth of {span} is printed for {when(row)}, differs if not."
    low = amount(row.value_low, row.unit)
    return f"Met once a total up to {day(row.period_end)} is {low} or more, missed if none is."


def bounds(low: Any, high: Any, measure: str, unit: str, comparator: str) -> str:
    """An interval in words; of growth with its signs."""
    if measure == "growth" and pd.notna(low) and pd.notna(high):
        return f"{growth(exact(low))} to {growth(exact(high))}"
    return interval(exact(low), exact(high), unit, comparator)


def period_as_written(text: str) -> str:
    """A period of ISO 8601 for a reader: "2013-01" is January 2013."""
    first, _, last = text.partition("/")
    return period(pd.Period(first).start_time, pd.Period(last or first).end_time.normalize())


def first_print(row: Row) -> str:
    """The signed error against the outturn's first print, where that is another number than the newest."""
    if pd.isna(row.error_first_pct) or row.first_outturn == row.outturn or row.first_outturn_figure_id == row.figure_id:
        return ""
    value = quantity(row.first_outturn, row.measure, row.unit)
    return f"First printed as {value} on {day(row.first_outturn_vintage)}: {error(row.error_first_pct, '%')} by that."


def _distance(row: Row) -> str:
    if pd.notna(row.error_pct):
        return error(row.error_pct, "%")
    return error(row.error_points, " percentage points") if pd.notna(row.error_points) else ""


def error(value: Any, unit: str) -> str:
    """A signed error in words: "the claim was 10.7% too low"."""
    size = float(value)
    if abs(size) < 0.05:
        return "the claim was within 0.05" + unit
    return f"the claim was {abs(size):.1f}{unit} too {'high' if size > 0 else 'low'}"


def _rounded(value: float, digits: int) -> float:
    """So many significant digits: a forecast's interval promises no more than two, unless it is narrow."""
    return float(f"{value:.{digits}g}")
