"""Contradictions: which figures of one thing and period cannot both be right as they stand?"""

import streamlit as st

from frame import contradictions_table
from frame.markdown import plain
from frame.page import open_page
from frame.table import download

page = open_page("Contradictions", "Which figures contradict each other?")
st.write(plain(contradictions_table.INTRODUCTION))
kind, words = st.columns(2)
wanted = kind.multiselect(
    "Explanation", contradictions_table.KINDS, key="explained", bind="query-params", placeholder="All but revisions"
)
find = words.text_input("Find", key="find", bind="query-params", placeholder="A word, a counter, a year")
asked = (tuple(wanted), find)
cards = page.once(contradictions_table.cards, *asked)
if cards:
    every = len(cards) > contradictions_table.SHOWN and st.toggle("Show all", key="all", bind="query-params")
    shown = cards if every else cards[: contradictions_table.SHOWN]
    st.caption(contradictions_table.count(len(cards), len(shown)))
    for card in shown:
        contradictions_table.show(card)
    download("CSV of these contradictions", page.once(contradictions_table.table, *asked), "contradictions")
else:
    st.info("No contradiction matches. Clear the search or choose another explanation.")
