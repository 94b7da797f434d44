"""The head of every hand-written page: the same elements as ours, constant data."""

from datetime import date
from pathlib import Path

import streamlit as st

STYLE = Path(__file__).parents[1] / "frame" / "style.css"
SITE = "http://localhost:8501"
OLDEST, NEWEST = date(2011, 6, 16), date(2026, 5, 9)
PAGES = {
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


def heading(name: str, title: str) -> None:
    """The page's settings, the links to all pages, its title and the day that it shows."""
    st.set_page_config(page_title=f"{name.replace('_', ' ')} · Waybill", page_icon="🧾", layout="wide")
    st.html(STYLE)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for page, icon in PAGES.items():
            st.page_link(f"{SITE}/{page}", label=page.replace("_", " "), icon=icon)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.title(title, anchor=False, width="content")
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom", width="content"):
            hint = "A day that is typed counts once you click elsewhere."
            st.date_input("What was known by", NEWEST, OLDEST, NEWEST, width=150, help=hint)
            st.button("Earlier", icon=":material/chevron_left:", help="29 April 2026")
            st.button("Later", icon=":material/chevron_right:", disabled=True)
            with st.popover("Link", icon=":material/link:"):
                st.caption("This view as of 9 May 2026, whatever becomes known later. Data version 45e03952.")
                st.code(f"{SITE}/{name}?asof=2026-05-09", language=None, wrap_lines=True)
