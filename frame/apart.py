"""What sets series apart that are, or could be, drawn together? Comparability, said before the chart."""

from itertools import combinations

import streamlit as st

from frame import address, counts, menu, series, wording
from frame.compare import MOST
from frame.markdown import plain
from frame.page import Page
from warehouse import queries

RELATIONS = {
    "same as": "{0} and {1} are the same thing, counted otherwise",
    "part of": "{0} is a part of {1}",
    "whole of": "{1} is a part of {0}",
    "beside": "{0} and {1} are two parts of one whole",
    "currency": "{0} and {1} are the same thing in two currencies",
}


def alone(page: Page, chosen: str) -> None:
    """What one series is not to be mixed with, how far these counts lie apart, and what it can be held against."""
    mixed_up = page.once(series.differences, chosen)
    if mixed_up:
        _warn("Not to be mixed with:", mixed_up)
    near = page.once(counts.rivals, chosen)[:MOST]
    if near:
        address.offer("Show these counts together", ":material/compare_arrows:", beside=near)
    with st.expander("What it can be held against", icon=":material/account_tree:"):
        for sentence in page.once(series.beside, chosen) or ["Nothing else here."]:
            st.markdown(f"- {plain(sentence)}")


def together(page: Page, drawn: tuple[str, ...]) -> None:
    """What sets each pair of several series apart, and what two counts of one thing say period by period."""
    if len(drawn) > 1:
        _warn("What sets these apart:", page.once(sentences, drawn))
    twice = page.once(counts.twice, drawn)
    for one, other in twice:
        with st.expander(page.once(counts.title, one, other), len(twice) == 1, icon=":material/table:"):
            rows = page.once(counts.periods, one, other)
            st.dataframe(rows, hide_index=True, key=f"counts-{one}-{other}", column_config=counts.COLUMNS)
            menu.of_list(page, "these periods", page.ask(queries.two_counts, one, other), f"counts-{one}-{other}")


def unfit(page: Page, misfits: list[str], measure: str, chosen: str) -> None:
    """Which of the series asked for one axis can't hold, and the measures that can."""
    if not misfits:
        return
    _warn("Not drawn:", misfits)
    others = {code: name for code, name in page.once(series.measures, chosen).items() if code != measure}
    place = st.container(horizontal=True)
    for code, name in others.items():
        address.offer(f"{name} instead", place=place, measure=code)


def _warn(lead: str, sentences: list[str]) -> None:
    listed = "\n".join(f"- {plain(sentence)}" for sentence in sentences)
    st.warning(f"{lead}\n{listed}", icon=":material/compare_arrows:")


def sentences(page: Page, drawn: tuple[str, ...]) -> list[str]:
    """What sets each pair of some series apart, how far two counts of one thing agree, and what no one knows."""
    names = page.once(series.names)
    found = [(pair, page.once(_pair, *pair)) for pair in combinations(drawn, 2)]
    said = [sentence for _, sentence in found if sentence]
    unknown = "; ".join(f"{names[one]} and {names[other]}" for (one, other), sentence in found if not sentence)
    return [*said, f"Nothing in the ledger tells how these hang together: {unknown}."] if unknown else said


def _pair(page: Page, one: str, other: str) -> str:
    found = page.ask(queries.comparability, one)
    rows = wording.rows(found[found.other_series == other])
    if not rows:
        return ""
    names, differs = page.once(series.names), list(rows[0].differs_by)
    relation = RELATIONS["currency" if "currency" in differs else rows[0].relation].format(names[one], names[other])
    said = f"{relation}; they differ by {', '.join(differs)}." if differs else f"{relation}."
    return f"{said} {page.once(counts.agreement, one, other)}".strip()
