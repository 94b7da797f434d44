"""Overview: do the headline figures hold up?"""

import streamlit as st

from charts.caption import Caption
from frame import card, claims, picture
from frame.page import open_page
from warehouse import queries

page = open_page("Overview", "Does the trade figure you just read hold up?")
st.write("Each figure below was quoted in the news: what it claimed, what official statistics said then and say now.")

for headline in page.once(claims.headlines):
    card.show(page, headline)

spread = next((c for c in page.once(claims.headlines) if len(c.rows) > 1), None)
if spread is not None:
    caption = Caption(
        title=f"{spread.rows[0].indicator_label}: the forecasts cited for {spread.rows[0].time_period}",
        subtitle="History and simple forecast as known the day before, and the outturn",
        source=page.once(picture.sources, queries.claim_drawn, spread.rows[0].figure_id),
        as_of=page.as_of,
    )
    picture.show(page, "overview", caption, queries.claim_drawn, spread.rows[0].figure_id)
