"""Corridors: which way do goods go, how much, how often, how fast, and do those numbers hold together?"""

import streamlit as st

from charts.caption import Caption
from frame import corridor_map, corridor_page, corridors, picture
from frame.address import choose
from frame.opening import open_page
from warehouse import queries

with open_page("Corridors", "Which way, how much, how fast?") as page:
    chosen = choose(page, "Corridor", "corridor", corridors.names, default=page.once(corridors.first))
    page.titled(page.once(corridors.by_id)[chosen].label)
    corridor_map.show(page, chosen)

    st.markdown(page.once(corridors.sentence, chosen))
    corridor_page.numbers(page, page.once(corridors.numbers, chosen))

    st.header("Do the numbers hold together?", anchor="checks")
    corridor_page.checks(page, chosen)

    st.header("What is claimed", anchor="claims")
    corridor_page.claims(page, chosen)

    st.header("What is printed", anchor="figures")
    for row in corridors.charts(page, chosen):
        caption = Caption(
            title=row.indicator_label,
            subtitle=corridors.subtitle(row),
            source=picture.sources(page, queries.corridor_drawn, chosen, row.unit),
            as_of=page.as_of,
        )
        picture.show(page, f"corridor-{chosen}-{row.unit}", caption, queries.corridor_drawn, chosen, row.unit)
    corridor_page.lists(page, chosen)
