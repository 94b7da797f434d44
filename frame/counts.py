"""Do two counts agree? Two counters of one thing, and growth as computed and as printed."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.numbers import amount, period
from charts.numbers import growth as signed
from frame import wording
from frame.page import Page
from frame.wording import Row
from warehouse import queries

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
    said = f"In {of}{implied} the two counts differ, by {size} of their midpoint; {_more(page, series, other, apart)}."
    rest = len(rows) - len(apart)
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
    rows = page.ask(queries.series)
    return dict(zip(rows.series, rows.counter_label, strict=True))


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
            label[series]: _said(row.value, row),
            label[other]: _said(row.other_value, row),
            "apart": signed(float(row.gap_pct), 2),
            "rounding can explain it": bool(row.touches),
            "one is implied": bool(row.is_implied),
            "document": page.link("Documents", figure=row.figure_id.split()[0]),
            "other": page.link("Documents", figure=row.other_figure_id.split()[0]),
        }
        for row in wording.rows(page.ask(queries.two_counts, series, other))
    )


def _said(value: float, row: Row) -> str:
    return amount(value if row.is_implied else wording.exact(value), row.unit)


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
