"""Claims: was this figure plausible when it was printed, and did it hold?"""

import streamlit as st

from charts.caption import Caption
from frame import card, claims, contradictions, pack, picture, wording
from frame.address import choose
from frame.markdown import plain
from frame.page import open_page
from frame.told import bullets
from warehouse import queries

page = open_page("Claims", "Was it plausible, and did it hold?")
chosen = choose(page, "Claim", "claim", claims.names)
row = page.once(claims.by_id)[chosen]

st.subheader(plain(wording.name(row)), anchor=False)
card.verdict(row)
left, right = st.columns([2, 1], gap="large")
with left:
    caption = Caption(
        title=f"{row.what}: claim, forecast, outturn",
        subtitle=wording.chart_subtitle(row),
        source=page.once(picture.sources, queries.claim_drawn, chosen),
        as_of=page.as_of,
        note=wording.forecast_note(row),
    )
    if page.once(picture.has_more_than_the_claim, chosen):
        picture.show(page, f"claim-{chosen}", caption, queries.claim_drawn, chosen)
    else:
        st.info(f"There is no chart: {wording.why_no_chart(row)}.")
with right:
    if wording.has_statistics(row):
        card.number(st.container(), wording.then_label(row), wording.then_value(row), wording.then_note(row))
        note = " ".join(
            part
            for part in (wording.now_note(row), wording.closer(row), wording.first_print(row), row.comparability)
            if part
        )
        card.number(st.container(), wording.now_label(page.chosen), wording.now_value(row), note)
    bullets(page, page.once(claims.follows, (chosen,)))
    bullets(page, page.once(contradictions.of_figure, chosen), "What contradicts it")
    card.document(page, row)
    pack.button(page, f"claim-{chosen}", caption, queries.claim_drawn, chosen)
