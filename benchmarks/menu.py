"""The download menu of every hand-written page: closed, as a visitor finds it, and its lines drawn once it is open."""

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

MIMES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


@st.fragment
def menu(figure: go.Figure, table: pd.DataFrame, name: str) -> None:
    """The popover below a chart; `table` is what the chart draws."""
    with st.popover("Download", icon=":material/download:", key=f"menu-{name}", on_change="rerun") as opened:
        if opened.open:
            for kind, mime in MIMES.items():
                make = partial(figure.to_image, format=kind)
                st.download_button(kind.upper(), make, f"{name}.{kind}", mime, on_click="ignore")
            st.download_button("HTML", figure.to_html, f"{name}.html", "text/html", on_click="ignore")
            st.download_button("CSV", partial(table.to_csv, index=False), f"{name}.csv", "text/csv", on_click="ignore")
