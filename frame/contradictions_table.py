"""Which contradictions are listed? Filtered by how they are explained and by words, with ways to both sides."""

import pandas as pd
import streamlit as st

from charts.download import csv_table
from frame import contradictions, documents, wording
from frame.markdown import plain
from frame.page import Page
from frame.wording import Row
from warehouse import queries

INTRODUCTION = (
    "Figures of one thing and period whose intervals do not touch, beyond what the series is usually revised by. "
    "A contradiction is no mistake of the ledger: it is what it is for. Each has the shortest explanation found."
)
# How each kind of explanation begins, by the name that a visitor chooses.
BEGINNINGS = {
    "Misprint or swap": (
        *("a misprint", "the same number, cut", "a rise printed"),
        *("exports and imports", "the page swaps"),
    ),
    "Another period": ("the figure of another period", "the page labels", "the level of the year before"),
    "Another counter": ("another counter",),
    "Another currency": ("another currency",),
    "Part against whole": ("a part against",),
    "Revision": ("a revision",),
    "No explanation": ("none",),
}
KINDS = list(BEGINNINGS)
SHOWN = 25


def filtered(page: Page, kinds: tuple[str, ...], find: str) -> list[Row]:
    """The rows of some kinds (without any: all but revisions) whose sentence has every word searched."""
    wanted = tuple(start for kind in kinds for start in BEGINNINGS[kind])
    rows = [
        row
        for row in wording.rows(page.ask(queries.contradictions))
        if (row.explanation.startswith(wanted) if kinds else row.explanation != contradictions.REVISION)
    ]
    words = find.casefold().split()
    return [row for row in rows if all(word in contradictions.sentence(row).casefold() for word in words)]


def count(rows: list[Row]) -> str:
    """How many there are, and how many of them are shown."""
    said = "1 contradiction" if len(rows) == 1 else f"{len(rows)} contradictions"
    return f"{said}, the widest first" + (f"; the first {SHOWN} are shown." if len(rows) > SHOWN else ".")


def ways(page: Page, row: Row) -> None:
    """The ways to the printed figures of both sides, each by its number and publisher."""
    names = page.once(_names)
    with st.container(horizontal=True, gap="small"):
        for figure_id in dict.fromkeys(f"{row.odd_figures} {row.other_figures}".split()):
            address, label = {"figure": figure_id}, plain(names[figure_id])
            st.page_link("pages/Documents.py", label=label, icon=":material/description:", query_params=address)


def _names(page: Page) -> dict[str, str]:
    figures = page.once(documents.worded)
    return {row.figure_id: f"{row.claimed}, {row.publisher}" for row in wording.rows(figures)}


def rest(rows: list[Row]) -> None:
    """All of them as a file."""
    if rows:
        table = pd.DataFrame(rows).drop(columns="Index")
        st.download_button(
            "CSV of these contradictions",
            data=lambda: csv_table(table),
            file_name="waybill-contradictions.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
            key="download-contradictions",
        )
