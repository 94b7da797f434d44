"""How does every page begin, and how does it ask? One opening call, and answers kept for as long as the generation."""

import atexit
import gc
import inspect
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from charts.numbers import day
from frame.markdown import plain
from frame.warehouse import Query, connection, generation
from warehouse.queries import newest_day

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

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

_runs = itertools.count(1)


@dataclass(frozen=True)
class Page:
    """The opened page: which generation it shows, and as of when."""

    path: Path

    @property
    def as_of(self) -> date:
        """The newest known_on of the generation."""
        return self.once(_newest)

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
        answer: Answer = _kept(str(self.path), key, lambda: make(self, *arguments, **named))
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


def open_page(name: str, heading: str) -> Page:
    """Begin a page: its browser title, the navigation, its heading; stops with the next step when there is no data."""
    _freeze_after_first_run()
    st.set_page_config(page_title=f"{name} · Waybill", page_icon="🧾", layout="wide")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for label, file in PAGES.items():
            st.page_link(file, label=label.replace("_", " "), icon=ICONS.get(label))
    page = Page(generation())
    st.title(heading, anchor=False)
    st.caption(f"Waybill shows what was known by {day(page.as_of)}, the date of the newest figure that it holds.")
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
    """Streamlit collects garbage after every rerun; what the first full run has loaded need not be walked again."""
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
