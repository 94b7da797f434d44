"""How does every page begin, and how does it ask? One opening call, and answers kept for as long as the generation."""

import atexit
import gc
import inspect
import itertools
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from charts.caption import Caption
from charts.numbers import day
from frame.markdown import plain
from frame.warehouse import Query, connection, generation
from warehouse.queries import newest_day

ICONS = {
    "Overview": ":material/fact_check:",
    "Claims": ":material/format_quote:",
    "Series": ":material/show_chart:",
    "Targets": ":material/flag:",
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

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

VERSION_DIGITS = 8
WARMED, SECONDS_TO_WARM = 500, 10.0  # answers of the last generation that are made for the next before it is shown

_runs = itertools.count(1)
_asked_before: dict[tuple[object, ...], Callable[[Path], object]] = {}


@dataclass(frozen=True)
class Page:
    """The opened page: which generation it shows, and as of when."""

    path: Path

    @property
    def as_of(self) -> date:
        """The newest known_on of the generation."""
        return self.once(_newest)

    @property
    def version(self) -> str:
        """The first digits of the generation's name, to cite."""
        return self.path.stem.removeprefix("waybill-")[:VERSION_DIGITS]

    def ask(self, query: Query, *arguments: object) -> pd.DataFrame:
        """A query of `warehouse.queries`. The frame is shared by all visitors: take from it, never change it."""
        return self.once(_asked, query, *arguments)

    def once(
        self,
        make: Callable[Concatenate["Page", Arguments], Answer],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> Answer:
        """What `make(page, ...)` gives, made once a generation and set of arguments, and shared by all visitors."""
        key = (_name(make), *map(_name, arguments), *sorted(named.items()))

        def made() -> Answer:
            # A caption says what its generation holds, so the next one's is another.
            if len(_asked_before) < WARMED and not any(isinstance(one, Caption) for one in arguments):
                _asked_before[key] = lambda path: replace(self, path=path).once(make, *arguments, **named)
            return make(self, *arguments, **named)

        answer: Answer = _kept(str(self.path), key, made)
        return answer


@st.cache_resource(max_entries=2000, show_spinner=False)
def _kept(path: str, key: tuple[object, ...], _make: Callable[[], Answer]) -> Answer:
    return _make()


def _name(argument: object) -> object:
    """Functions are told apart by name, so that a function defined anew finds what its namesake made."""
    return f"{argument.__module__}.{argument.__qualname__}" if inspect.isfunction(argument) else argument


def _asked(page: Page, query: Query, *arguments: object) -> pd.DataFrame:
    return query(connection(str(page.path)), *arguments)


def _newest(page: Page) -> date:
    return newest_day(connection(str(page.path)))


def _make_ready(path: Path) -> None:
    """Ask of a generation what was asked of the last one, in turns with the visitors."""
    deadline = time.monotonic() + SECONDS_TO_WARM
    for ask in list(_asked_before.values()):
        begun = time.monotonic()
        with suppress(Exception):  # what it no longer holds says so to the visitor who asks for it
            ask(path)
        if (now := time.monotonic()) > deadline:
            break
        time.sleep(now - begun)


def open_page(name: str, heading: str) -> Page:
    """Begin a page: its browser title, the navigation, its heading; stops with the next step when there is no data."""
    _freeze_after_first_run()
    st.set_page_config(page_title=f"{name} · Waybill", page_icon="🧾", layout="wide")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for label, file in PAGES.items():
            st.page_link(file, label=label.replace("_", " "), icon=ICONS.get(label))
    page = Page(generation(_make_ready))
    st.title(heading, anchor=False)
    st.caption(
        f"Waybill shows what was known by {day(page.as_of)}, the date of the newest figure that it holds. "
        f"Data version {page.version}."
    )
    return page


def choice(label: str, key: str, names: dict[str, str]) -> str:
    """A select box over ids shown by name, whose choice stands in the address as `?key=id`.

    The address wins when it is not what was last written there: a link, or the browser's way back.
    """
    asked, written = st.query_params.get(key), f"{key} as written"
    if asked in names and (asked != st.session_state.get(written) or key not in st.session_state):
        st.session_state[key] = asked
    elif asked and asked not in names:
        st.warning(plain(f"There is nothing of the name {asked} here. Choose from the list."))
    if st.session_state.get(key) not in names:
        st.session_state[key] = next(iter(names))
    chosen = str(st.selectbox(label, list(names), format_func=names.__getitem__, key=key))
    if asked != chosen:
        st.query_params[key] = chosen
    st.session_state[written] = chosen
    return chosen


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
