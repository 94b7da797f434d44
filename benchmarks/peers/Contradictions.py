"""The page of contradictions by hand: the same elements, constant data, nothing between."""

import pandas as pd
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run

freeze_on_second_run()

SITE = "http://localhost:8501"
DATA = constants("Contradictions")
PAGES = {
    "Overview": ":material/fact_check:",
    "Claims": ":material/format_quote:",
    "Series": ":material/show_chart:",
    "Targets": ":material/flag:",
    "Contradictions": ":material/compare_arrows:",
    "Track_record": ":material/history_edu:",
    "Documents": ":material/description:",
    "Method": ":material/rule:",
}

st.set_page_config(page_title="Contradictions · Waybill", page_icon="🧾", layout="wide")
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    for page, icon in PAGES.items():
        st.page_link(f"{SITE}/{page}", label=page.replace("_", " "), icon=icon)
st.title("Which figures contradict each other?", anchor=False)
st.caption("Waybill shows what was known by 9 May 2026, the date of the newest figure that it holds.")
st.write(
    "Figures of one thing and period whose intervals do not touch, beyond an allowance for revisions. Finding such "
    "pairs is what this list is for; they are no errors of Waybill. Each has the shortest explanation found."
)
kind, words = st.columns(2)
kind.multiselect(
    "Explanation",
    [
        "Misprint or swap",
        "Another period",
        "Another counter",
        "Another currency",
        "Part against whole",
        "Revision",
        "No explanation",
        "A note on the page",
    ],
    key="explained",
    bind="query-params",
    placeholder="All but revisions",
)
words.text_input("Find", key="find", bind="query-params", placeholder="A word, a counter, a year")
st.toggle("Show all", key="all", bind="query-params")
st.caption("50 contradictions, the widest first; the first 25 are shown.")
for what, sides, explanation, figures in DATA["contradictions"]:
    with st.container(border=True):
        st.markdown(f"**{what}**")
        st.markdown(sides)
        st.markdown(explanation)
        with st.container(horizontal=True, gap="small"):
            for figure, label in figures.items():
                st.page_link(f"{SITE}/Documents?figure={figure}", label=label, icon=":material/description:")
st.download_button(
    "CSV of these contradictions",
    lambda: pd.DataFrame(DATA["contradictions"]).to_csv(index=False),
    "contradictions.csv",
    "text/csv",
    on_click="ignore",
    icon=":material/download:",
)
