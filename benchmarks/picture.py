"""A chart or a list of a hand-written page, as a visitor finds it: downloads and tables are made once they are open."""

import io
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

MIMES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
CONFIG = {"displaylogo": False, "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d", "toImage"]}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = "**Claim, forecast, outturn**  \nHistory and forecast as known the day before"
FOOT = (
    "A structural model of the months' logs with level, drift and season. Source: China customs (GACC), printed by "
    "Xinhua, RT and 3 more, listed in the CSV. Figures published 8 May 2017 to 10 February 2023. As of 9 May 2026."
)


def picture(spec: dict[str, Any], alt: str, drawn: dict[str, Any], name: str) -> None:
    """Title, chart, foot, downloads and table; `spec` is the figure's, `drawn` what it draws, by column."""
    figure = go.Figure(**spec)
    st.markdown(TITLE)
    st.plotly_chart(figure, config=CONFIG, alt=alt, key=name)
    st.caption(FOOT)
    table = pd.DataFrame(drawn)
    if "known on" in table:
        table["known on"] = pd.to_datetime(table["known on"])
    _menu(figure, table, name)
    _as_table(table, name)


@st.fragment
def menu_of_list(rows: pd.DataFrame, label: str, name: str) -> None:
    """The downloads of a list that is no chart."""
    with st.popover(label, icon=":material/download:", key=f"menu-{name}", on_change="rerun") as opened:
        if opened.open:
            st.download_button("CSV", partial(rows.to_csv, index=False), f"{name}.csv", "text/csv", on_click="ignore")
            st.download_button("XLSX", partial(_xlsx, rows), f"{name}.xlsx", XLSX, on_click="ignore")


def _xlsx(rows: pd.DataFrame) -> bytes:
    held = io.BytesIO()
    rows.to_excel(held, index=False)
    return held.getvalue()


@st.fragment
def _menu(figure: go.Figure, table: pd.DataFrame, name: str) -> None:
    with st.popover("Download", icon=":material/download:", key=f"menu-{name}", on_change="rerun") as opened:
        if opened.open:
            for kind, mime in MIMES.items():
                make = partial(figure.to_image, format=kind)
                st.download_button(kind.upper(), make, f"{name}.{kind}", mime, on_click="ignore")
            st.download_button("HTML", figure.to_html, f"{name}.html", "text/html", on_click="ignore")
            st.download_button("CSV", partial(table.to_csv, index=False), f"{name}.csv", "text/csv", on_click="ignore")


@st.fragment
def _as_table(table: pd.DataFrame, name: str) -> None:
    with st.expander(
        "The chart as a table", icon=":material/table:", key=f"as-table-{name}", on_change="rerun"
    ) as opened:
        if opened.open:
            columns = {
                "known on": st.column_config.DateColumn(format="YYYY-MM-DD"),
                "address": st.column_config.LinkColumn(),
            }
            st.dataframe(table, column_config=columns, hide_index=True)
