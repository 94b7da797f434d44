"""How is a chart shown? The picture, its downloads, and the table of exactly what is drawn."""

from functools import partial
from typing import Any, get_args

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import download
from charts.caption import Caption
from charts.draw import CONFIG, alt_text, draw
from charts.numbers import scale
from frame.page import Page
from frame.warehouse import Query
from warehouse import queries

COLUMNS: dict[str, Any] = {
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

PICTURES: dict[str, download.Picture] = {picture: picture for picture in get_args(download.Picture)}


def show(page: Page, name: str, caption: Caption, query: Query, *arguments: object) -> None:
    """Show the chart of a query's frame (columns of charts.frame.COLUMNS), its downloads and its table."""
    figure, words = page.once(_picture, caption, query, *arguments)
    drawn = page.ask(query, *arguments)
    st.plotly_chart(figure, key=f"chart-{name}", config=CONFIG, alt=words)
    with st.popover("Download", icon=":material/download:"):
        _downloads(drawn, caption, name)
    # Made when it is opened: the script of tables would else load before the chart can be drawn.
    with st.expander(
        "The chart as a table", icon=":material/table:", key=f"as-table-{name}", on_change="rerun"
    ) as as_table:
        if as_table.open:
            table(page, f"table-{name}", query, *arguments)


def table(page: Page, name: str, query: Query, *arguments: object) -> None:
    """Show a query's frame as a table that sorts, its values in the reader's scale."""
    rows, unit = page.once(_scaled, query, *arguments)
    columns = {"value": f"value, {unit}", "low": f"low, {unit}", "high": f"high, {unit}"}
    shown = [column for column in COLUMNS if column in rows]
    st.dataframe(rows[shown], column_config=COLUMNS | columns, hide_index=True, key=name)


def _picture(page: Page, caption: Caption, query: Query, *arguments: object) -> tuple[go.Figure, str]:
    drawn = page.ask(query, *arguments)
    return draw(drawn, caption), alt_text(drawn, caption)


def _scaled(page: Page, query: Query, *arguments: object) -> tuple[pd.DataFrame, str]:
    rows = page.ask(query, *arguments)
    unit = rows["unit"].iloc[0] if len(rows) else ""
    divisor, label = scale(unit, rows["value"])
    numbers = [column for column in ("value", "low", "high") if column in rows]
    return rows.assign(**{column: rows[column].astype(float) / divisor for column in numbers}), label


def _downloads(drawn: pd.DataFrame, caption: Caption, name: str) -> None:
    pictures = download.images_available()
    if not pictures:
        st.caption(
            "PNG, SVG and PDF need a Chrome-family browser on the server, and there is none. "
            "The camera above the chart saves a PNG in your own browser."
        )
    for wanted in download.FORMATS:
        if pictures or not wanted.needs_browser:
            st.download_button(
                wanted.extension.upper(),
                data=partial(_make, wanted.extension, drawn, caption),
                file_name=download.file_name(name, caption.as_of, wanted.extension),
                mime=wanted.mime,
                on_click="ignore",
                key=f"download-{wanted.extension}-{name}",
            )


def _make(extension: str, drawn: pd.DataFrame, caption: Caption) -> bytes:
    """Make the file when it is asked for, on a thread of its own."""
    if extension == "csv":
        return download.csv_bytes(drawn, caption)
    if extension == "html":
        return download.html_bytes(draw(drawn, caption, width=1000, height=620), caption.title)
    return download.image_bytes(draw(drawn, caption, width=1000, height=620), PICTURES[extension])


def has_more_than_the_claim(page: Page, claim_id: str) -> bool:
    """Whether there is anything to draw beside the claim itself."""
    return bool(set(page.ask(queries.claim_drawn, claim_id).role) - {"claim", "target"})


def sources(page: Page, query: Query, *arguments: object) -> str:
    """The counters and the publishers of what a query's chart draws, at most three of these by name."""
    drawn = page.ask(query, *arguments)
    printed = drawn[~drawn.role.isin({"forecast", "pace", "chance"})]
    counters = [name for name in dict.fromkeys(printed.series) if name]
    publishers = list(dict.fromkeys(name for cell in printed.publisher for name in cell.split("; ")))
    listed = ", ".join(publishers[:3])
    more = f" and {len(publishers) - 3} more, listed in the CSV" if len(publishers) > 3 else ""
    return f"{'; '.join(counters)}, printed by {listed}{more}" if counters else f"{listed}{more}"
