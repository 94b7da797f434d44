"""What is known of one figure? Shown by its address, which may also name the fact that it was collected as."""

import re

import streamlit as st

from charts.numbers import day
from frame import contradictions, documents, implied, wording
from frame.markdown import capital, plain
from frame.page import Page
from frame.told import Told, bullets
from frame.wording import Row
from warehouse import queries

FACT = re.compile(r"(claims|rail|trade)[:-]([A-Za-z0-9]+)")


def show(page: Page, wanted: str) -> None:
    """The figure of an address, or the figures of the fact that it names, or what to do where there is neither."""
    figures = documents.worded(page.at(None))
    found = documents.known(page, figures[figures.figure_id == wanted])
    if found.empty:
        found = documents.known(page, figures[figures.figure_id.isin(_of_fact(page, wanted))])
    for row in wording.rows(found):
        _one(page, row)
    if found.empty and not _left_out(page, wanted):
        st.warning(plain(f"There is no figure {wanted}. Look for it by a word or a number below."))


def _facts(page: Page, wanted: str) -> list[Row]:
    name = FACT.match(wanted)
    fact = f"{name[1]}:{name[2]}".casefold() if name else ""
    return [row for row in page.rows(queries.facts) if row.fact.casefold() == fact]


def _of_fact(page: Page, wanted: str) -> list[str]:
    return [row.figure_id for row in _facts(page, wanted) if isinstance(row.figure_id, str)]


def _left_out(page: Page, wanted: str) -> bool:
    rows = [row for row in _facts(page, wanted) if row.status == "left out"]
    for row in rows:
        st.info(plain(f"{row.fact} was collected but left out: {row.reason}."), icon=":material/block:")
        st.page_link(row.address, label="Open its page", icon=":material/open_in_new:")
    return bool(rows)


def _one(page: Page, row: Row) -> None:
    with st.container(border=True):
        heading = capital(f"{row.claimed or row.kind}: {row.what}")
        page.titled(heading)
        st.header(plain(heading), anchor=False)
        if row.doubt:
            st.warning(plain(f"Doubtful: {row.doubt}. No verdict or forecast rests on it."), icon=":material/report:")
        st.markdown(plain(wording.quoted(row.fragment)))
        prints = [one for one in page.rows(queries.citations) if one.figure_id == row.figure_id]
        facts = {
            "Period": row.when,
            "Interval": row.bounds,
            "Asserts": " ".join(word for word in (row.kind, row.measure) if isinstance(word, str)),
            "Said by": row.who,
            "Counted by": row.counter_label if isinstance(row.counter_label, str) else "not stated",
            "Known by": "undated: it enters no verdict and no forecast" if row.is_undated else day(row.known_on),
            "Document": f"{row.title} ({row.publisher}, {row.published_printed or 'undated'})",
            "Collected as": " ".join(dict.fromkeys(fact for one in prints for fact in one.facts.split())),
            "Note": " ".join(note for note in (row.note, row.document_note) if note),
        }
        st.markdown("  \n".join(f"**{label}**: {plain(text)}" for label, text in facts.items() if text))
        with st.container(horizontal=True, gap="small"):
            if row.collection == "documents" and row.kind != "event":
                address = page.parameters(claim=row.figure_id)
                st.page_link("pages/Claims.py", label="Its check", icon=":material/fact_check:", query_params=address)
            st.page_link(row.address, label="Open the document", icon=":material/open_in_new:")
        bullets(page, (*implied.beside(page, row), *page.once(implied.of_figure, row.figure_id)))
        bullets(page, page.once(contradictions.of_figure, row.figure_id), "What contradicts it")
        bullets(page, _other_counts(page, row), "Who else counts it")
        for one in prints:
            if not one.is_first:
                _again(one)


def _other_counts(page: Page, row: Row) -> tuple[Told, ...]:
    """What other counters printed of the same thing and period."""
    figures = documents.worded(page.at(None))
    alike = (figures.indicator == row.indicator) & (figures.measure == row.measure)
    same = alike & (figures.time_period == row.time_period) & (figures.kind == "outturn") & (figures.doubt == "")
    others = documents.known(page, figures[same & figures.counter.notna() & (figures.counter != row.counter)])
    newest = others.sort_values("known_on").drop_duplicates("counter", keep="last")
    return tuple(Told(f"{one.counter_label}: {one.claimed}.", (one.figure_id,)) for one in wording.rows(newest))


def _again(row: Row) -> None:
    when = row.published_printed or "undated"
    st.markdown(plain(f"Printed again by {row.publisher}, {when}. {wording.quoted(row.fragment)}"))
    st.page_link(row.address, label=plain(f"Open {row.publisher}"), icon=":material/open_in_new:")
