"""How did a series become known? A step through its vintages, and how far its values were revised."""

from bisect import bisect_right
from datetime import date

import pandas as pd
import streamlit as st

from charts.caption import Caption
from charts.numbers import amount, day, period
from frame import menu, picture, timemachine, wording
from frame.markdown import plain
from frame.page import Page
from frame.wording import Row
from warehouse import queries

FEWEST = 8  # revised periods from which a series has a tolerance of its own, as in revision_tolerance
TOLD = 4
Period = tuple[pd.Timestamp, pd.Timestamp]


def days(page: Page, series: str) -> list[date]:
    """The days on which a value of a series became known, before and after the day of the page."""
    return [one.date() for one in page.ask(queries.series_days, series).day]


def steps(page: Page, series: str) -> None:
    """A slider over those days, and the next on either side; each moves the whole dashboard's day."""
    known = page.once(days, series)
    place = bisect_right(known, page.as_of)
    if not place or len(known) < 2:
        return
    st.session_state["vintage"] = known[place - 1]
    st.select_slider(
        "Step through its vintages", known, format_func=day, key="vintage", on_change=_stepped, args=(page.newest,)
    )
    earlier = known[place - 2] if place > 1 else None
    later = known[place] if place < len(known) else None
    with st.container(horizontal=True, vertical_alignment="center"):
        timemachine.step("Before", ":material/chevron_left:", earlier, page.newest, "vintage")
        timemachine.step("Next", ":material/chevron_right:", later, page.newest, "vintage")
        st.caption(plain(f"{place} of {len(known)}: {page.once(brought, series, known[place - 1])}"))


def _stepped(newest: date) -> None:
    timemachine.go(st.session_state["vintage"], newest)


def brought(page: Page, series: str, on: date) -> str:
    """What became known of a series on a day: values printed for the first time, revised, or printed again."""
    rows = page.rows(queries.vintages, series)
    sharp: dict[Period, Row] = {}
    for row in sorted((row for row in rows if row.vintage == pd.Timestamp(on)), key=_width):
        sharp.setdefault((row.period_start, row.period_end), row)
    said = [_print(row, rows) for row in rows if sharp.get((row.period_start, row.period_end)) is row]
    more = f"; and {len(said) - TOLD} more" if len(said) > TOLD else ""
    return f"{day(on)} brought {'; '.join(said[:TOLD])}{more}."


def _width(row: Row) -> float:
    return float("inf") if pd.isna(row.high) or pd.isna(row.low) else float(row.high - row.low)


def _print(row: Row, rows: list[Row]) -> str:
    of_period = [one for one in rows if (one.period_start, one.period_end) == (row.period_start, row.period_end)]
    before = sorted((one for one in of_period if one.vintage < row.vintage), key=lambda one: one.vintage)
    value = amount(wording.exact(row.value), row.unit)
    lead = f"{period(row.period_start, row.period_end)}: {value}"
    if not before:
        return f"{lead}, first printed"
    last = before[-1].value
    if last == row.value:
        return f"{lead}, printed again"
    return f"{lead}, before that {amount(wording.exact(last), row.unit)}"


def printed(page: Page, series: str) -> None:
    """Every value printed of a series as a table, and its download."""
    picture.table(page, "vintages", queries.vintages, series)
    menu.of_list(page, "every value printed", page.ask(queries.vintages, series), f"vintages-{series}")


def revised(page: Page, series: str) -> str:
    """How far a series was revised, and what the verdicts allow for that."""
    found = page.ask(queries.revision_tolerances)
    rows = wording.rows(found[found.series == series])
    if not rows:
        return "Nothing was printed of it that a verdict could rest on."
    row = rows[0]
    revised = row.revised_periods or "none"
    own = (
        "its own 95th percentile"
        if row.revised_periods >= FEWEST
        else (f"the same for all where fewer than {FEWEST} periods were revised beyond rounding; here {revised}")
    )
    allowed = f"Verdicts on it allow {100 * row.tolerance:.2g}% for revisions ({own})."
    if not row.reprinted_periods:
        return f"No statistic of it was printed again on a later day. {allowed}"
    if row.reprinted_periods == 1:
        return f"One period was printed again, {row.median_pct:.2f}% away. {allowed}"
    return (
        f"{row.reprinted_periods} periods were printed again: the newest print lies {row.median_pct:.2f}% from the "
        f"first at the median, {row.high_pct:.2f}% at the 95th percentile. {allowed}"
    )


def revisions(page: Page, row: Row) -> None:
    """How far the values of a series were revised: a sentence, a chart and its table."""
    st.header("How far was it revised?", anchor="revisions")
    st.write(plain(page.once(revised, row.series)))
    if page.ask(queries.revisions, row.series).empty:
        return
    caption = Caption(
        title=f"{row.indicator_label}: revisions",
        subtitle="The newest print of each period printed again, against its first",
        source=f"{row.counter_label}, printed by {picture.publishers(page, queries.revisions, row.series)}",
        as_of=page.as_of,
        unit_label="percent of the first print",
    )
    picture.show(page, f"revisions-{row.series}", caption, queries.revisions, row.series)
