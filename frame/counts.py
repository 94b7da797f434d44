"""Do two counts agree? Two counters of one thing, and growth as computed and as printed."""

from itertools import combinations
from typing import Any

import pandas as pd
import streamlit as st

from charts.numbers import amount, period
from charts.numbers import growth as signed
from frame import wording
from frame.markdown import plain
from frame.page import Page
from frame.wording import Row
from warehouse import queries

NAMED = 2  # periods, where no more of several lie apart
COLUMNS: dict[str, Any] = {
    "document": st.column_config.LinkColumn("the first, printed", display_text="figure=([^&]*)"),
    "other": st.column_config.LinkColumn("the other, printed", display_text="figure=([^&]*)"),
}


def agreement(page: Page, series: str, other: str) -> str:
    """In how many of the periods that both have two counters differ, by how much, and who counts more."""
    rows = page.ask(queries.two_counts, series, other)
    if rows.empty:
        return ""
    apart = rows[~rows.touches]
    implied = f" ({rows.is_implied.sum()} with an implied figure)" if rows.is_implied.any() else ""
    if apart.empty:
        return f"In {_periods(len(rows))}{implied} their numbers touch within rounding."
    sizes = apart.gap_pct.abs()
    low, high = f"{sizes.min():.1f}", f"{sizes.max():.1f}"
    size = f"{low}%" if low == high else f"{low} to {high}%"
    of = f"{len(apart)} of {_periods(len(rows))}" if len(apart) < len(rows) else _periods(len(rows))
    rest = len(rows) - len(apart)
    named = [period(*span) for span in zip(apart.period_start, apart.period_end, strict=True)]
    when = f" in {' and '.join(named)}" if rest and len(named) <= NAMED else ""
    differ = f"the two counts differ{when}, by {size} of their midpoint"
    said = f"In {of}{implied} {differ}; {_more(page, series, other, apart)}."
    left = f"the other {rest}" if rest > 1 else "the other one"
    return f"{said} In {left} rounding, or \u201cmore than\u201d, can explain it." if rest else said


def _periods(number: int) -> str:
    return f"{number} common periods" if number > 1 else "the one common period"


def _more(page: Page, series: str, other: str, apart: pd.DataFrame) -> str:
    label, higher = page.once(_counters), int((apart.gap_pct > 0).sum())
    if higher in {0, len(apart)}:
        return f"{label[series if higher else other]} counts more"
    return f"{label[series]} counts more in {higher} of them, less in {len(apart) - higher}"


def _counters(page: Page) -> dict[str, str]:
    return {row.series: row.counter_label for row in page.rows(queries.series)}


def _indicators(page: Page) -> dict[str, str]:
    return {row.series: row.indicator_label for row in page.rows(queries.series)}


def title(page: Page, series: str, other: str) -> str:
    """What the periods that two counters have in common are called."""
    label = page.once(_counters)
    return f"{label[series]} and {label[other]}, period by period"


def periods(page: Page, series: str, other: str) -> pd.DataFrame:
    """What two counters say of the periods that both have, how far apart that is, and where each is printed."""
    label = page.once(_counters)
    return pd.DataFrame(
        {
            "period": period(row.period_start, row.period_end),
            label[series]: _said(row.value, row.comparator, row),
            label[other]: _said(row.other_value, row.other_comparator, row),
            "apart": signed(float(row.gap_pct), 2),
            "rounding can explain it": bool(row.touches),
            "one is implied": bool(row.is_implied),
            "document": page.link("Documents", figure=row.figure_id.split()[0]),
            "other": page.link("Documents", figure=row.other_figure_id.split()[0]),
        }
        for row in page.rows(queries.two_counts, series, other)
    )


def _said(value: float, comparator: str, row: Row) -> str:
    return wording.COMPARATORS[comparator] + amount(value if row.is_implied else wording.exact(value), row.unit)


def pairs(page: Page, drawn: tuple[str, ...]) -> list[tuple[str, str]]:
    """The pairs of series whose common periods a chart's page speaks of: of one series, it and what it is taken for."""
    return page.once(twice, drawn) if len(drawn) > 1 else [(drawn[0], other) for other in page.once(rivals, drawn[0])]


def twice(page: Page, drawn: tuple[str, ...]) -> list[tuple[str, str]]:
    """The pairs of some series that count one thing and have a period in common."""
    return [pair for pair in combinations(drawn, 2) if not page.ask(queries.two_counts, *pair).empty]


def rivals(page: Page, chosen: str) -> list[str]:
    """The series that one is commonly taken for, as far as they have a period in common with it."""
    rows = page.ask(queries.comparability, chosen)
    taken = rows[rows.mixed_up].other_series
    return [one for one in taken if not page.ask(queries.two_counts, chosen, one).empty]


def of_corridor(page: Page, corridor: str) -> list[str]:
    """A line of Markdown for each two counts of one thing on a corridor: whether they agree, and the way to both."""
    return [_line(page, row.series, row.other_series) for row in page.rows(queries.corridor_counts, corridor)]


def _line(page: Page, series: str, other: str) -> str:
    label, what = page.once(_counters), page.once(_indicators)[series]
    lead = f"{what} has two counts, by {label[series]} and by {label[other]}. {page.once(agreement, series, other)}"
    return f"{plain(lead)} [Both counts, period by period]({page.link('Series', series=series, beside=other)})"


def growth(page: Page, series: str, shape: str) -> str:
    """How far growth as the counter printed it lies from what its newest levels give."""
    rows = page.ask(queries.series_drawn, series, "growth", shape)
    made = rows[rows.label == "computed"].set_index(["period_start", "period_end"]).value
    printed = rows[rows.label != "computed"].set_index(["period_start", "period_end"]).value
    lead = (
        "Growth is computed from the newest levels."
        if len(made)
        else "Growth as printed; the levels to compute it lack."
    )
    apart = (made - printed).dropna().abs()
    if apart.empty:
        return lead
    low, high = f"{apart.min():.1f}", f"{apart.max():.1f}"
    of = f"{len(apart)} periods" if len(apart) > 1 else "one period"
    size = low if low == high else f"{low} to {high}"
    return f"{lead} In {of} it was printed too, {size} percentage points away: customs print it against revised bases."
