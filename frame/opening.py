"""How does every page begin? With its title, the way to the others, the day it shows, the link to copy, in its turn."""

import atexit
import gc
import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.numbers import day
from frame import timemachine, turns
from frame.page import Page, make_ready
from frame.warehouse import generation
from warehouse import queries

ICONS = {
    "Overview": ":material/fact_check:",
    "Claims": ":material/format_quote:",
    "Series": ":material/show_chart:",
    "Targets": ":material/flag:",
    "Corridors": ":material/route:",
    "Contradictions": ":material/compare_arrows:",
    "Track_record": ":material/history_edu:",
    "Documents": ":material/description:",
    "Method": ":material/rule:",
}
FOUND = sorted(path.stem for path in (Path(__file__).parent.parent / "pages").glob("*.py"))
# A page without an icon here is found all the same, and stands last.
PAGES = {"Overview": "dashboard.py"} | {
    name: f"pages/{name}.py" for name in sorted(FOUND, key=lambda name: [*ICONS, name].index(name))
}
STYLE = Path(__file__).with_name("style.css")

_runs = itertools.count(1)


@contextmanager
def open_page(name: str, heading: str) -> Iterator[Page]:
    """Begin a page: its browser title, the navigation, its heading, the day it shows; stops when there is no data.

    What stands in the `with` block is the page, which is made in its turn (frame/turns.py).
    """
    _freeze_after_first_run()
    st.set_page_config(page_title=f"{name} · Waybill", page_icon="🧾", layout="wide")
    st.html(STYLE)
    way = st.container(horizontal=True, gap="small", vertical_alignment="center")
    page = Page(generation(make_ready), name.replace(" ", "_"))
    with turns.taken():
        yield _begun(page, way, heading)


def _begun(page: Page, way: DeltaGenerator, heading: str) -> Page:
    days = page.once(_days)
    page = page.at(timemachine.asked(days[0], days[-1]))
    with way:
        for label, file in PAGES.items():
            st.page_link(
                file, label=label.replace("_", " "), icon=ICONS.get(label), query_params=page.parameters() or None
            )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.title(heading, anchor=False, width="content")
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom", width="content"):
            timemachine.control(page.as_of, days)
            link(page)
    if page.chosen:
        st.info(
            f"You see {day(page.as_of)}: nothing that became known later, and the forecasts made by then.",
            icon=":material/history:",
        )
    return page


def link(page: Page) -> None:
    """The address of this view, to copy."""
    with st.popover("Link", icon=":material/link:"):
        st.caption(f"This view as of {day(page.as_of)}, whatever becomes known later. Data version {page.version}.")
        st.code(
            (st.context.url or "").removesuffix(page.name).rstrip("/") + "/" + page.address,
            language=None,
            wrap_lines=True,
        )


def _freeze_after_first_run() -> None:
    """What the first full run has loaded stays, so no collection of garbage need walk it again."""
    if next(_runs) == 2:
        gc.collect()
        gc.freeze()
        atexit.register(gc.unfreeze)  # else DuckDB reports as leaked at the end what was only frozen
        threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()


def _warm_up() -> None:
    """Make ready for a forecast on the spot before a visitor asks for one."""
    from forecasting import warm_up

    warm_up()
    gc.freeze()


def _days(page: Page) -> list[date]:
    return [day.date() for day in page.ask(queries.known_days).day]
