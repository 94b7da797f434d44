"""Which contradictions are listed? Filtered by subject, explanation and words, with ways to both sides."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from frame import contradictions, corridors, documents, wording
from frame.markdown import capital, plain
from frame.page import Page
from frame.wording import Row
from warehouse import queries

INTRODUCTION = (
    "Figures of one thing and period whose intervals do not touch, beyond an allowance for revisions. Finding such "
    "pairs is what this list is for; they are no errors of Waybill. Each has the shortest explanation found."
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
    "Revision": (contradictions.REVISION,),
    "No explanation": ("none",),
}
NOTED = "A note on the page"  # what no beginning fits: the reasons in seeds/doubts.csv
KINDS = [*BEGINNINGS, NOTED]
SHOWN = 15  # unless all are asked for


def subjects(page: Page) -> dict[str, str]:
    """What can be contradicted, by id: every indicator with a contradiction by now, and the corridors that they are of.

    Those of now on any day, so that a link keeps its choice where nothing of it was known yet.
    """
    now = page.at(None)
    found: dict[str, str] = {}
    for row in now.rows(queries.contradictions):
        found |= {row.indicator: row.indicator_label, row.other_indicator: row.other_indicator_label}
    ways = now.ask(queries.corridor_indicators)
    used = set(ways.corridor[ways.indicator.isin(found)])
    named = {one: f"Corridor: {name}" for one, name in now.once(corridors.names).items() if one in used}
    return dict(sorted(found.items(), key=lambda item: item[1])) | named


def filtered(page: Page, chosen: tuple[str, ...], kinds: tuple[str, ...], find: str) -> list[Row]:
    """The rows of some subjects and kinds (without any: all but revisions) whose sentence has every word to find."""
    ways = page.ask(queries.corridor_indicators)
    wanted = {*chosen, *ways.indicator[ways.corridor.isin(chosen)]}
    rows = [
        row
        for row in page.rows(queries.contradictions)
        if (_kind(row) in kinds if kinds else row.explanation != contradictions.REVISION)
        and (not chosen or not wanted.isdisjoint({row.indicator, row.other_indicator}))
    ]
    return [row for row in rows if not find or wording.has_words(contradictions.sentence(row), find)]


def _kind(row: Row) -> str:
    return next((kind for kind, starts in BEGINNINGS.items() if row.explanation.startswith(starts)), NOTED)


def count(listed: int, shown: int) -> str:
    """How many there are, and how many of them are shown."""
    said = "1 contradiction" if listed == 1 else f"{listed} contradictions"
    return f"{said}, the widest first" + (f"; the first {shown} are shown." if listed > shown else ".")


class Card(NamedTuple):
    """One contradiction as it is shown: its words in Markdown, and the names of the figures behind it by their ids."""

    words: str
    figures: dict[str, str]


def cards(page: Page, chosen: tuple[str, ...], kinds: tuple[str, ...], find: str, most: int | None) -> list[Card]:
    """The first contradictions that are listed, or all of them, worded once for all visitors."""
    names = page.at(None).once(_names)  # those of a past day are among them
    return [_card(row, names) for row in page.once(filtered, chosen, kinds, find)[:most]]


def _names(page: Page) -> dict[str, str]:
    figures = documents.worded(page)
    return dict(zip(figures.figure_id, figures.claimed + ", " + figures.publisher, strict=True))


def _card(row: Row, names: dict[str, str]) -> Card:
    sides, why = f"{capital(contradictions.sides(row))}.", contradictions.explanation(row)
    words = f"**{plain(contradictions.heading(row))}**\n\n{plain(sides)}\n\n{plain(why)}"
    return Card(words, {one: plain(names[one]) for one in contradictions.figures(row)})


def show(page: Page, card: Card) -> None:
    """One contradiction with the ways to the printed figures of both sides."""
    with st.container(border=True):
        st.markdown(card.words)
        with st.container(horizontal=True, gap="small"):
            for figure_id, label in card.figures.items():
                address = page.parameters(figure=figure_id)
                st.page_link("pages/Documents.py", label=label, icon=":material/description:", query_params=address)


def table(page: Page, chosen: tuple[str, ...], kinds: tuple[str, ...], find: str) -> pd.DataFrame:
    """All that is listed, with the columns of `queries.contradictions`."""
    return pd.DataFrame(page.once(filtered, chosen, kinds, find))
