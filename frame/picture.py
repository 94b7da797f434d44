"""How is a chart shown? The picture, its downloads, and the table of exactly what is drawn."""

from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts.alt import in_words
from charts.caption import OURS, Caption, footing_text, of_marks
from charts.draw import CONFIG
from charts.frame import NUMBERS
from charts.kinds import kind
from charts.numbers import period, scale
from frame import menu
from frame.markdown import plain
from frame.page import Page
from frame.warehouse import Query
from warehouse import queries

DECIMALS = 6  # in the reader's scale: more than any printed number has
LINES: dict[str, Any] = {
    "role": "mark",
    "series": "who counts",
    "time_period": "period",
    "value": "value",
    "low": "low",
    "high": "high",
    "level": "interval, %",
    "vintage": st.column_config.DateColumn("published", format="YYYY-MM-DD"),
    "known_on": st.column_config.DateColumn("known on", format="YYYY-MM-DD"),
    "publisher": "publisher",
    "address": st.column_config.LinkColumn("address"),
    "figure_id": "figure",
}
COLUMNS: dict[str, dict[str, Any]] = {
    "lines": LINES,
    "map": {
        "label": st.column_config.TextColumn("corridor", width="medium"),
        "stop": "stop",
        "name": "place",
        "latitude": "latitude, \N{DEGREE SIGN}N",
        "longitude": "longitude, \N{DEGREE SIGN}E",
    },
    "reliability": {
        "low_pct": "probability from, %",
        "high_pct": "to, %",
        "promises": "promises",
        "met": "met",
        "chance_pct": st.column_config.NumberColumn("mean probability, %", format="%.1f"),
        "met_pct": st.column_config.NumberColumn("share met, %", format="%.1f"),
    },
}


def show(page: Page, name: str, caption: Caption, query: Query, *arguments: object) -> None:
    """Show the chart of a query's frame (any that charts.kinds draws), its downloads and its table."""
    figure, words, foot = page.once(_picture, caption, query, *arguments)
    heading(caption)
    st.plotly_chart(figure, key=f"chart-{name}", config=CONFIG, alt=words)
    st.caption(foot)
    menu.show(page, name, caption, query, *arguments)
    _as_table(page, name, query, *arguments)


@st.fragment
def _as_table(page: Page, name: str, query: Query, *arguments: object) -> None:
    """The table twin, made when it is opened: the script of tables would else load before the chart is drawn."""
    key = f"as-table-{name}"
    with st.expander("The chart as a table", icon=":material/table:", key=key, on_change="rerun") as opened:
        if opened.open:
            table(page, f"table-{name}", query, *arguments)


def table(page: Page, name: str, query: Query, *arguments: object) -> None:
    """Show a query's frame as a table that sorts, its values in the reader's scale and its periods in words."""
    rows, unit = page.once(_scaled, query, *arguments)
    named = COLUMNS[kind(rows).name]
    scaled = {name: f"{name}, {unit}" for name in NUMBERS} if unit else {}
    shown = [column for column in named if column in rows]
    st.dataframe(rows[shown], column_config=named | scaled, hide_index=True, key=name)


def heading(caption: Caption) -> None:
    """Say above a chart what it shows; a download has the same inside."""
    st.markdown(f"**{plain(caption.title)}**  \n{plain(caption.subtitle)}")


class Drawn(NamedTuple):
    """What of a chart is the same whatever its caption says: its figure, and what is said of its marks."""

    what: str
    figure: go.Figure
    said: list[str]
    told: tuple[str, str]


def _picture(page: Page, caption: Caption, query: Query, *arguments: object) -> tuple[go.Figure, str, str]:
    drawn = page.once(_drawn, caption.unit_label, query, *arguments)
    return drawn.figure, in_words(drawn.what, drawn.said, caption), plain(footing_text(caption, drawn.told))


def _drawn(page: Page, unit_label: str, query: Query, *arguments: object) -> Drawn:
    return page.of(page.ask(query, *arguments), _of_frame, unit_label)


def _of_frame(rows: pd.DataFrame, unit_label: str) -> Drawn:
    of = kind(rows)
    return Drawn(of.what, *of.bare(rows, unit_label), of_marks(of.marks(rows)))


def _scaled(page: Page, query: Query, *arguments: object) -> tuple[pd.DataFrame, str]:
    rows = page.ask(query, *arguments)
    if "unit" not in rows:
        return rows, ""
    unit = rows["unit"].iloc[0] if len(rows) else ""
    divisor, label = scale(unit, rows["value"])
    numbers = [column for column in NUMBERS if column in rows]
    scaled = {column: (rows[column].astype(float) / divisor).round(DECIMALS) for column in numbers}
    return rows.assign(**scaled, time_period=list(map(period, rows.period_start, rows.period_end))), label


def has_more_than_the_claim(page: Page, claim_id: str) -> bool:
    """Whether there is anything to draw beside the claim itself."""
    return bool(set(page.ask(queries.claim_drawn, claim_id).role) - {"claim", "target"})


def sources(page: Page, query: Query, *arguments: object) -> str:
    """The counters and the publishers of what a query's chart draws, at most three of these by name."""
    return page.of(page.ask(query, *arguments), _sources)


def publishers(page: Page, query: Query, *arguments: object) -> str:
    """The publishers of what a query's chart draws, at most three by name."""
    return page.of(page.ask(query, *arguments), _publishers)


def _sources(drawn: pd.DataFrame) -> str:
    counters = filter(None, dict.fromkeys(_printed(drawn, "series")))
    return ", printed by ".join(filter(None, ("; ".join(counters), _publishers(drawn))))


def _publishers(drawn: pd.DataFrame) -> str:
    found = list(dict.fromkeys(name for cell in _printed(drawn, "publisher") for name in cell.split("; ")))
    more = f" and {len(found) - 3} more, listed in the CSV" if len(found) > 3 else ""
    return ", ".join(found[:3]) + more


def _printed(drawn: pd.DataFrame, column: str) -> list[str]:
    return [name for role, name in zip(drawn.role, drawn[column], strict=True) if role not in OURS]
