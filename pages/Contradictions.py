"""Contradictions: which figures of one thing and period cannot both be right as they stand?"""

import streamlit as st

from frame import contradictions, contradictions_table
from frame.markdown import capital, plain
from frame.page import open_page

page = open_page("Contradictions", "Which figures contradict each other?")
st.write(plain(contradictions_table.INTRODUCTION))
kind, words = st.columns(2)
wanted = kind.multiselect(
    "Explanation", contradictions_table.KINDS, key="explained", bind="query-params", placeholder="All but revisions"
)
find = words.text_input("Find", key="find", bind="query-params", placeholder="A word, a counter, a year")
rows = page.once(contradictions_table.filtered, tuple(wanted), find)
if not rows:
    st.info("No contradiction matches. Clear the search or choose another explanation.")
st.caption(contradictions_table.count(rows))
for row in rows[: contradictions_table.SHOWN]:
    with st.container(border=True):
        st.markdown(f"**{plain(contradictions.heading(row))}**")
        st.markdown(plain(f"{capital(contradictions.sides(row))}."))
        st.markdown(plain(contradictions.explanation(row)))
        contradictions_table.ways(page, row)
contradictions_table.rest(rows)
