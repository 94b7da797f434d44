"""Overview: do the headline figures hold up, what is open, and what is new?"""

import streamlit as st

from charts.caption import Caption
from frame import card, claims, overview, picture
from frame.headers import GUARDED
from frame.opening import open_page
from warehouse import queries

if __name__ != "__main__":  # the server imports this file, to learn what it serves; each visit runs it
    app = st.App(__file__, middleware=GUARDED)
else:
    with open_page("Overview", "Does the trade figure you just read hold up?") as page:
        headlines = page.once(claims.headlines)
        above, below = st.container(), st.container()
        spread = next((c for c in headlines if len(c.rows) > 1), None)
        if spread is not None:
            caption = Caption(
                title=f"{spread.rows[0].indicator_label}: the forecasts cited for {spread.rows[0].time_period}",
                subtitle="History and simple forecast as known the day before, and the outturn",
                source=picture.sources(page, queries.claim_drawn, spread.rows[0].figure_id),
                as_of=page.as_of,
            )
            with below:  # first, for a browser takes longest over the script of charts
                picture.show(page, "overview", caption, queries.claim_drawn, spread.rows[0].figure_id)
        with above:
            if not headlines:
                st.info("None of the headline figures had been printed by then. Choose a later day above.")
            for headline in headlines:
                card.show(page, headline)
            st.header("Still open: how likely is it?", anchor="open")
            overview.open_promises(page)
            st.header("What is new", anchor="new")
            overview.newest(page)
