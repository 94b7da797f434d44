"""How is a chart or a list taken away? A menu of formats, each made when it is asked for."""

from functools import partial

import pandas as pd
import streamlit as st

from charts import download
from charts.caption import Caption
from frame import citation
from frame.pack import pack
from frame.page import Page
from frame.warehouse import Query

MISSING = (
    "PNG, SVG and PDF need a Chrome-family browser on the server, and there is none. "
    "The HTML page has a camera that saves a PNG in your own browser."
)

WIDTH_PX = 290
ICON = ":material/download:"


@st.fragment
def show(page: Page, name: str, caption: Caption, query: Query, *arguments: object) -> None:
    """The menu of a query's chart. Its lines are drawn once it is open, and then without the rest of the page."""
    with st.popover("Download", icon=ICON, key=f"menu-{name}", on_change="rerun") as menu:
        if menu.open:
            with st.container(width=WIDTH_PX, gap="xsmall"):
                _lines(page, name, caption, query, *arguments)


@st.fragment
def of_list(page: Page, what: str, rows: pd.DataFrame, name: str) -> None:
    """The menu of a list that is no chart; `what` it is called on the button, `name` in its files' names."""
    with st.popover(f"Download {what}", icon=ICON, key=f"menu-{name}", on_change="rerun") as menu:
        if menu.open:
            with st.container(width=WIDTH_PX, gap="xsmall"):
                title = f"{page.name.replace('_', ' ')}: {what}"
                for wanted in download.LISTED:
                    make = partial(_made_of_list, wanted.extension, page, title, page.address, rows)
                    _line(wanted.extension, wanted.purpose, wanted.mime, make, name, page)


def _lines(page: Page, name: str, caption: Caption, query: Query, *arguments: object) -> None:
    pictures = download.images_available()
    where = page.address
    for wanted in download.FORMATS:
        if pictures or not wanted.needs_browser:
            make = partial(_make, wanted.extension, page, caption, where, query, *arguments)
            _line(wanted.extension, wanted.purpose, wanted.mime, make, name, page)
    make = partial(pack, page, name, caption, where, query, *arguments)
    _line("zip", "evidence pack: all of it, with sources", "application/zip", make, name, page)
    for trouble in (download.trouble(), "" if pictures else MISSING):
        if trouble:
            st.caption(trouble)


def _line(extension: str, purpose: str, mime: str, make: "partial[bytes]", name: str, page: Page) -> None:
    st.download_button(
        f"**{extension.upper()}** {purpose}",
        data=make,
        file_name=download.file_name(name, page.as_of, extension),
        mime=mime,
        on_click="ignore",
        key=f"download-{extension}-{name}",
        width="stretch",
    )


def _make(extension: str, page: Page, caption: Caption, where: str, query: Query, *arguments: object) -> bytes:
    """Make the file when it is asked for, on a thread of its own."""
    label = citation.view(page, caption, where, query, *arguments)
    return download.made(extension, page.ask(query, *arguments), caption, label, citation.words(page, label))


def _made_of_list(extension: str, page: Page, title: str, where: str, rows: pd.DataFrame) -> bytes:
    caption = Caption(title, "", "", page.as_of)
    label = citation.listing(page, caption, where)
    return download.made_of_list(extension, rows, caption, label, citation.words(page, label))
