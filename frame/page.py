"""What does a page show, and how does it ask? A generation as of a day, and answers kept for as long as it is shown."""

import inspect
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from charts.caption import VERSION_DIGITS, Caption
from frame import answers, timemachine, turns, wording
from frame.kept import Kept
from frame.warehouse import Query, connection
from frame.wording import Row
from warehouse import queries
from warehouse.every_day import EVERY_DAY, NotKeptError

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

SECONDS_TO_WARM = 16.0  # for which a generation is made ready before it is shown
WARMED = 400  # answers about now at most, which most visitors see; the rest of that time is for past days
IDLE = 2  # times as long as each takes, so that visitors have the processor meanwhile


@dataclass(frozen=True)
class Page:
    """The opened page: which generation it shows, and as of which day; `chosen` is None for now."""

    path: Path
    name: str
    chosen: date | None = None

    @property
    def newest(self) -> date:
        """The newest known_on of the generation: what it calls now."""
        return self.at(None).once(_newest)

    @property
    def as_of(self) -> date:
        """The day as of which all is shown."""
        return self.chosen or self.newest

    def at(self, chosen: date | None) -> "Page":
        """The same page as of another day."""
        return replace(self, chosen=chosen)

    def parameters(self, **named: str) -> dict[str, str]:
        """Parameters of an address, the day among them unless it is now."""
        return named | ({timemachine.KEY: self.chosen.isoformat()} if self.chosen else {})

    def link(self, name: str, **named: str) -> str:
        """The address of a page beside this one, for Markdown and tables."""
        asked = urlencode(self.parameters(**named))
        return f"{name}?{asked}" if asked else name

    @property
    def address(self) -> str:
        """The address of what is shown, without the server's: with every control, and the day even where it is now."""
        asked = {key: st.query_params.get_all(key) for key in sorted(st.query_params)}
        asked[timemachine.KEY] = [self.as_of.isoformat()]
        return f"{'' if self.name == 'Overview' else self.name}?{urlencode(asked, doseq=True)}"

    def titled(self, shown: str) -> None:
        """Say in the browser's tab what is shown."""
        st.set_page_config(page_title=f"{shown} · Waybill")

    @property
    def version(self) -> str:
        """The first digits of the generation's name, to cite."""
        return self.generation[:VERSION_DIGITS]

    @property
    def generation(self) -> str:
        """The name of the generation that is shown."""
        return self.path.stem.removeprefix("waybill-")

    def ask(self, query: Query, *arguments: object) -> pd.DataFrame:
        """What a query gives. The frame is shared by all visitors: take from it, never change it."""
        kept = self._kept(query, *arguments)
        return kept.frame(self.as_of) if kept else self.once(_asked, query, *arguments)

    def rows(self, query: Query, *arguments: object) -> list[Row]:
        """The same as rows, each with its columns by attribute."""
        kept = self._kept(query, *arguments)
        return kept.rows(self.as_of) if kept else self.once(_rows, query, *arguments)

    def _kept(self, query: Query, *arguments: object) -> Kept | None:
        return self.at(None).once(_of_every_day, query, *arguments)

    def once(
        self,
        make: Callable[Concatenate["Page", Arguments], Answer],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> Answer:
        """What `make(page, ...)` gives, made once a generation, day and arguments, and shared by all visitors."""
        key = (self.chosen, _name(make), *map(_name, arguments), *sorted(named.items()))
        stores = answers.of(self.path)
        # A caption says what its generation holds, so the next one's is another.
        again = None if any(isinstance(one, Caption) for one in arguments) else self._again(make, *arguments, **named)
        return (stores.past if self.chosen else stores.now).get(key, lambda: make(self, *arguments, **named), again)

    def _again(
        self,
        make: Callable[Concatenate["Page", Arguments], Answer],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> answers.Again:
        return lambda path: replace(self, path=path).once(make, *arguments, **named)

    def of(
        self,
        frame: pd.DataFrame,
        make: Callable[Concatenate[pd.DataFrame, Arguments], Answer],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> Answer:
        """What `make(frame, ...)` gives, made once for a frame that `ask` gave, which days that see the same share."""
        key = (id(frame), _name(make), *arguments, *sorted(named.items()))
        # Kept beside its answer, no other frame can take its id.
        _, answer = answers.of(self.path).frames.get(key, lambda: (frame, make(frame, *arguments, **named)))
        return answer


def _name(argument: object) -> object:
    """Functions are told apart by name, so that a function defined anew finds what its namesake made."""
    return f"{argument.__module__}.{argument.__qualname__}" if inspect.isfunction(argument) else argument


def _asked(page: Page, query: Query, *arguments: object) -> pd.DataFrame:
    if _is_made_of_several(query):
        return query(page, *arguments)
    return query(connection(str(page.path)), *arguments, as_of=page.chosen)


def _is_made_of_several(query: Query) -> bool:
    return query.__module__ != queries.__name__


def _rows(page: Page, query: Query, *arguments: object) -> list[Row]:
    return wording.rows(page.ask(query, *arguments))


def _of_every_day(page: Page, query: Query, *arguments: object) -> Kept | None:
    if _is_made_of_several(query):  # so that a day's is not some rows of all days'
        return None
    try:
        return Kept(query(connection(str(page.path)), *arguments, as_of=EVERY_DAY))
    except NotKeptError:
        return None


def _newest(page: Page) -> date:
    return queries.newest_day(connection(str(page.path)))


def make_ready(path: Path, shown: Path) -> None:
    """Ask of a generation what was last asked of the one that is shown, in turns with the visitors."""
    deadline = time.monotonic() + SECONDS_TO_WARM
    asked = answers.of(shown)
    for ask in [*asked.now.recent()[:WARMED], *asked.past.recent()]:
        # What it no longer holds says so to the visitor who asks for it.
        with suppress(Exception), turns.taken():
            begun = time.monotonic()
            ask(path)
        if (now := time.monotonic()) > deadline:
            break
        time.sleep(IDLE * (now - begun))
