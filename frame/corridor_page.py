"""How is a corridor shown? Its numbers, checks, claims and figures, each with a sentence where there is nothing."""

from typing import Any

import streamlit as st

from frame import corridor_lists, corridors, counts, menu, physical
from frame.corridors import Number
from frame.markdown import capital, plain
from frame.page import Page
from frame.table import sortable
from frame.told import bullets, figure_names, line

SHOWN = 6  # claims in sight
LISTED = 8  # figures in sight under each heading
COLUMNS: dict[str, Any] = {
    "what": st.column_config.TextColumn("What", width="medium"),
    "claimed": "Value",
    "when": "Period",
    "aspect": "Tells",
    "kind": "Kind",
    "counter_label": "Who counts",
    "fragment": st.column_config.TextColumn("Words", width="medium"),
    "known_on": st.column_config.DateColumn("Known by", format="YYYY-MM-DD"),
    "publisher": "Publisher",
    "link": st.column_config.LinkColumn("Figure", display_text="figure=([^&]*)"),
}


def numbers(page: Page, three: tuple[Number, ...]) -> None:
    """The numbers in large type, each with a link to its figure."""
    names = page.at(None).once(figure_names)
    for place, number in zip(st.columns(len(three)), three, strict=True):
        place.metric(number.label, plain(capital(number.value)))
        place.caption(line(page, number.told, names).removeprefix("- "))


def checks(page: Page, corridor: str) -> None:
    """Whether two counts agree, then the physical checks, the newest of each in sight, and what they assume."""
    for said in page.once(counts.of_corridor, corridor):
        st.markdown(said)
    newest, others = page.once(physical.lines, corridor)
    if not newest:
        st.info(physical.NONE)
        return
    st.caption(physical.ABOUT)
    st.markdown("\n".join(newest))
    _more(others, "more of other periods")
    st.caption("  \n".join(plain(assumed) for assumed in page.once(physical.assumptions, corridor)))


def claims(page: Page, corridor: str) -> None:
    """The claims with their verdicts, the first ones in sight."""
    lines = page.once(corridor_lists.of_claims, corridor)
    if not lines:
        st.info("No claim of a cited document was known by this day. Any figure below is a statistic.")
        return
    st.markdown("\n".join(lines[:SHOWN]))
    _more(lines[SHOWN:], "more claims")


def lists(page: Page, corridor: str) -> None:
    """The figures by what they tell, then all of them as a table."""
    known = page.once(corridors.figures, corridor)
    if not known:
        st.info("No figure of this corridor was known by this day. Choose another corridor or a later day.")
        return
    for heading, several in page.once(corridors.lists, corridor):
        bullets(page, several, heading, LISTED)
    with st.expander(f"All {len(known)} figures of this corridor", icon=":material/table:"):
        sortable(page.once(corridors.table, corridor), COLUMNS, f"figures-{corridor}")
        menu.of_list(page, "these figures", page.once(corridors.table, corridor), f"corridor-{corridor}")


def _more(lines: tuple[str, ...], what: str) -> None:
    if lines:
        with st.expander(f"{len(lines)} {what}"):
            st.markdown("\n".join(lines))
