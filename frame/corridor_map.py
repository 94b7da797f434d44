"""How is the map of the corridors shown? One figure, what it says in words, and a CSV of its places."""

import plotly.graph_objects as go
import streamlit as st

from charts.caption import Caption
from charts.draw import CONFIG
from charts.map import corridor_map, map_alt
from frame.page import Page
from frame.picture import heading
from frame.table import download
from warehouse import queries

SOURCE = "own coordinates; lines join places, follow no track"


def show(page: Page, chosen: str) -> None:
    """The map with one corridor highlighted, and its download."""
    figure, words, caption = page.once(_drawn, chosen)
    heading(caption)
    st.plotly_chart(figure, key=f"map-{chosen}", config=CONFIG, alt=words)
    download("CSV of places and lines", page.ask(queries.corridor_lines), "corridors")


def _drawn(page: Page, chosen: str) -> tuple[go.Figure, str, Caption]:
    lines = page.ask(queries.corridor_lines)
    label = lines.loc[lines["corridor"] == chosen, "label"].iloc[0]
    caption = Caption(
        title=label,
        subtitle=f"Schematic map of the places on each corridor: {SOURCE}",
        source=SOURCE,
        as_of=page.as_of,
    )
    return corridor_map(lines, chosen, caption), map_alt(lines, chosen, caption), caption
