"""The page of contradictions by hand: the same elements, constant data, nothing between."""

import pandas as pd
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import SITE, heading
from benchmarks.picture import menu_of_list

freeze_on_second_run()

DATA = constants("Contradictions")

heading("Contradictions", "Which figures contradict each other?")
st.write(
    "Figures of one thing and period whose intervals do not touch, beyond an allowance for revisions. Finding such "
    "pairs is what this list is for; they are no errors of Waybill. Each has the shortest explanation found."
)
subject, kind, words = st.columns(3)
subject.multiselect("Subject", DATA["subjects"], key="subject", bind="query-params", placeholder="Any")
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
st.caption("50 contradictions, the widest first; the first 15 are shown.")
for what, sides, explanation, figures in DATA["contradictions"]:
    with st.container(border=True):
        st.markdown(f"**{what}**\n\n{sides}\n\n{explanation}")
        with st.container(horizontal=True, gap="small"):
            for figure, label in figures.items():
                st.page_link(f"{SITE}/Documents?figure={figure}", label=label, icon=":material/description:")
menu_of_list(pd.DataFrame(DATA["contradictions"]), "Download these contradictions", "contradictions")
