"""How is a sentence shown with the figures that it rests on? A bullet, its text, and a link to each figure."""

from typing import NamedTuple

import streamlit as st

from frame.markdown import plain
from frame.page import Page
from warehouse import queries

SHOWN = 4  # the rest is a click away


class Told(NamedTuple):
    """A sentence in plain text, and the ids of the printed figures behind it."""

    text: str
    figures: tuple[str, ...] = ()


def bullets(page: Page, sentences: tuple[Told, ...], heading: str = "What follows", shown: int = SHOWN) -> None:
    """Sentences under a heading, the first `shown` in sight; nothing where there is none."""
    if not sentences:
        return
    told = lines(page, sentences)
    st.markdown(f"**{heading}**")
    st.markdown("\n".join(told[:shown]))
    if told[shown:]:
        with st.expander(f"{len(told) - shown} more"):
            st.markdown("\n".join(told[shown:]))


def lines(page: Page, sentences: tuple[Told, ...]) -> list[str]:
    """Sentences as bullets in Markdown, each with links to its figures."""
    names = page.at(None).once(figure_names)  # those of a past day are among them
    return [line(page, told, names) for told in sentences]


def line(page: Page, told: Told, names: dict[str, str]) -> str:
    """One sentence as a bullet in Markdown, with its links; `names` as of `figure_names`."""
    links = [f"[{plain(names[one])}]({page.link('Documents', figure=one)})" for one in told.figures if one in names]
    return f"- {plain(told.text)}" + (f" *From {'; '.join(links)}.*" if links else "")


def figure_names(page: Page) -> dict[str, str]:
    """Each figure's digits and publisher, by its id."""
    figures = page.ask(queries.figures)
    digits = (figures.printed + ", ").where(figures.printed != "", "")  # an event has none
    return dict(zip(figures.figure_id, digits + figures.publisher, strict=True))
