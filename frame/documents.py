"""How are figures found among their documents? Filter and list; `frame/figure.py` shows one by its address."""

from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from frame import menu, wording
from frame.page import Page
from frame.table import sortable
from frame.wording import Row
from warehouse import queries

EVERYTHING = "Everything"
SCOPES = ("Cited documents", "Official statistics", EVERYTHING)
COLLECTIONS = {"Cited documents": {"documents"}, "Official statistics": {"statistics"}}
SEARCHED = [
    *("what", "claimed", "bounds", "when", "who", "fragment", "publisher", "published_printed", "title"),
    *("indicator_label", "figure_id", "note"),
]
COLUMNS: dict[str, Any] = {
    "link": st.column_config.LinkColumn("Figure", display_text="figure=([^&]*)", width="small"),
    "what": st.column_config.TextColumn("What", width="medium"),
    "claimed": "Value",
    "fragment": st.column_config.TextColumn("Words", width="medium"),
    "when": "Period",
    "kind": "Kind",
    "measure": "Measure",
    "who": st.column_config.TextColumn("Who", width="medium"),
    "known_on": st.column_config.DateColumn("Known by", format="YYYY-MM-DD"),
    "bounds": "Interval",
    "publisher": "Publisher",
    "title": st.column_config.TextColumn("Document", width="medium"),
    "address": st.column_config.LinkColumn("Address", width="medium"),
}


def worded(page: Page) -> pd.DataFrame:
    """The rows of `queries.figures` with claimed, bounds, when and who in words, and searched: the text to find in.

    Of a past day they are those of now that were known by then, so that words are made once.
    """
    return known(page, page.at(None).once(_of_now))


def known(page: Page, figures: pd.DataFrame) -> pd.DataFrame:
    """Those of the worded figures of now that were known on the day of the page."""
    return figures[figures.known_on <= pd.Timestamp(page.chosen)] if page.chosen else figures


def _of_now(page: Page) -> pd.DataFrame:
    figures = page.ask(queries.figures)
    said = figures.assign(unit=figures.base_unit, range_high=figures.value_high)
    rows = wording.rows(said)
    told = said.assign(
        claimed=["" if pd.isna(row.value) else wording.claimed(row) for row in rows],
        bounds=["" if pd.isna(row.value) else _bounds(row) for row in rows],
        when=[wording.when(row) for row in rows],
        who=[", ".join(name for name in (row.speaker, row.organisation) if name) or row.publisher for row in rows],
    )
    texts = zip(*(told[name].fillna("") for name in SEARCHED), strict=True)
    return told.assign(searched=[wording.searchable(" ".join(text)) for text in texts])


def filtered(page: Page, scope: str, kinds: tuple[str, ...], find: str) -> pd.DataFrame:
    """The worded figures of a collection and kinds that contain every word searched, each with its own address."""
    figures = known(page, page.at(None).once(_listed))
    keep = figures.collection.isin(COLLECTIONS.get(scope, {"documents", "statistics"}))
    if kinds:
        keep &= figures.kind.isin(kinds)
    for word in wording.searchable(find).split():
        keep &= figures.searched.str.contains(word, regex=False)
    kept = figures.loc[keep, [*COLUMNS, "figure_id", "document_id"]]
    # What the addresses of now lack on another day is that day.
    return kept.assign(link=kept.link + f"&{urlencode(page.parameters())}") if page.chosen else kept


def _listed(page: Page) -> pd.DataFrame:
    """What is filtered and shown of the worded figures of now, each with its own address."""
    figures = worded(page)
    link = [page.link("Documents", figure=figure_id) for figure_id in figures.figure_id]
    return figures.assign(link=link)[[*COLUMNS, "figure_id", "document_id", "collection", "searched"]]


def table(page: Page, figures: pd.DataFrame) -> None:
    """Worded figures as a table that sorts by any column, and its download."""
    count = "1 figure" if len(figures) == 1 else f"{len(figures)} figures"
    documents = figures.document_id.nunique()
    st.caption(f"{count} in {'1 document' if documents == 1 else f'{documents} documents'}. Click a heading to sort.")
    sortable(figures, COLUMNS, "figures")
    menu.of_list(page, "these figures", figures, "figures")


def _bounds(row: Row) -> str:
    return wording.bounds(row.low, row.high, row.measure, row.base_unit, row.comparator)
