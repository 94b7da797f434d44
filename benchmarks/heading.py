"""The head of every hand-written page: the same elements as ours, constant data."""

import streamlit as st

SITE = "http://localhost:8501"
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
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for page, icon in PAGES.items():
            st.page_link(f"{SITE}/{page}", label=page.replace("_", " "), icon=icon)
    st.title(title, anchor=False)
    st.caption("Waybill shows what was known by 9 May 2026, the date of the newest figure that it holds.")
