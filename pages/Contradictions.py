"""Contradictions: which figures of one thing and period cannot both be right as they stand?"""

import streamlit as st

from frame import address, contradictions_table, menu
from frame.markdown import plain
from frame.opening import open_page

with open_page("Contradictions", "Which figures contradict each other?") as page:
    st.write(plain(contradictions_table.INTRODUCTION))
    subject, kind, words = st.columns(3)
    of = address.several("Subject", "subject", page.once(contradictions_table.subjects), "Any", subject)
    kinds = {one: one for one in contradictions_table.KINDS}
    wanted = address.several("Explanation", "explained", kinds, "All but revisions", kind)
    find = address.words("Find", "find", "A word, a counter, a year", words)
    asked = (tuple(of), tuple(wanted), find)
    listed = len(page.once(contradictions_table.filtered, *asked))
    if listed:
        every = listed > contradictions_table.SHOWN and address.switch("Show all", "all")
        cards = page.once(contradictions_table.cards, *asked, None if every else contradictions_table.SHOWN)
        st.caption(contradictions_table.count(listed, len(cards)))
        for card in cards:
            contradictions_table.show(page, card)
        menu.of_list(page, "these contradictions", page.once(contradictions_table.table, *asked), "contradictions")
    else:
        st.info("No contradiction matches. Clear the search, or choose another subject or explanation.")
