"""How is a headline shown? A card: verdict, claimed, expected then, outturn, a small picture, the ways on."""

import streamlit as st

from charts.small import WIDTH
from frame import wording
from frame.claims import Card
from frame.markdown import badge, capital, plain
from frame.page import Page
from frame.wording import Row

WORDS_PX, NUMBER_PX = 270, 172  # with the picture as wide as a desk's page


def show(page: Page, card: Card) -> None:
    """One card of the overview: the verdict first, then the numbers and a picture beside it."""
    with st.container(border=True):
        with st.container(horizontal=True, gap="small", key=f"card-{card.rows[0].figure_id}"):
            verdicts = [worded(row, f"{wording.claimed(row)}: " if len(card.rows) > 1 else "") for row in card.rows]
            st.markdown("\n\n".join([f"## {plain(card.heading)}", *verdicts]), width=WORDS_PX)
            for label, value, note in card.numbers:
                # Text, styled by its card: a metric is drawn only after the script of charts.
                told = [f":small[{plain(label)}]", f"**{plain(capital(value))}**"]
                st.markdown("\n\n".join([*told, f":small[{plain(note)}]"] if note else told), width=NUMBER_PX)
            if card.picture:
                st.image(card.picture, alt=card.alt, width=WIDTH)
        if card.caveat:
            st.caption(plain(card.caveat))
        for row in card.rows:
            ways(page, row, f"Check of {wording.claimed(row)}")


def number(place: "st.delta_generator.DeltaGenerator", label: str, value: str, note: str) -> None:
    """A number in large type, with its label above and its note below."""
    place.metric(label, plain(capital(value)))
    place.caption(plain(note))


def verdict(row: Row) -> None:
    """The verdict as a badge, with its reason."""
    st.markdown(worded(row))


def worded(row: Row, lead: str = "") -> str:
    """The verdict as a badge in Markdown, then its reason; `lead` says of which number."""
    return f"{badge(*wording.VERDICTS[row.verdict])} {plain(capital(lead + wording.reason(row)))}"


def ways(page: Page, row: Row, chart: str = "") -> None:
    """The ways from a claim to its chart, its figure and its document."""
    with st.container(horizontal=True, gap="small"):
        if chart:
            address = page.parameters(claim=row.figure_id)
            st.page_link("pages/Claims.py", label=plain(chart), icon=":material/show_chart:", query_params=address)
        address = page.parameters(figure=row.figure_id)
        st.page_link("pages/Documents.py", label="Figure", icon=":material/description:", query_params=address)
        st.page_link(row.address, label=plain(row.publisher), icon=":material/open_in_new:")


def document(page: Page, row: Row) -> None:
    """Who said it, when, in which words, and where to read them."""
    st.markdown("**Where it is printed**")
    if row.doubt:
        st.warning(plain(f"Doubtful: {row.doubt}."), icon=":material/report:")
    st.markdown(plain(f"{wording.quoted(row.fragment)}: {wording.who(row)}."))
    st.markdown(plain(f"{row.title}. {row.publisher}, {row.published_printed or 'undated'}."))
    if row.note:
        st.caption(plain(row.note))
    ways(page, row)
