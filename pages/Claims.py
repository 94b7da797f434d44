"""Claims: was this figure plausible when it was printed, and did it hold?"""

import streamlit as st

from charts.caption import Caption
from frame import card, claims, compared, contradictions, filters, pack, picture, record, spread, story, wording
from frame.markdown import plain
from frame.opening import open_page
from frame.told import bullets

with open_page("Claims", "Was it plausible, and did it hold?") as page:
    chosen = filters.choose(page)
    row = page.once(claims.by_id)[chosen]
    page.titled(story.heading(row))

    st.header(plain(wording.name(row)), anchor=False)
    card.verdict(row)
    st.write(page.once(record.with_story, chosen))
    if wording.has_statistics(row):
        claimed, then, now = st.columns(3)
        card.number(claimed, "Claimed", wording.claimed(row), wording.who(row))
        card.number(then, *wording.then(row))
        card.number(now, wording.now_label(page.chosen), wording.now_value(row), wording.now_notes(row))
    left, right = st.columns([2, 1], gap="large")
    with left:
        others = compared.choose(page, chosen)
        query, claim_ids = compared.asked((chosen, *others))
        caption = Caption(
            title=f"{row.what}: claim{'s' if others else ''}, forecast, outturn",
            subtitle=wording.chart_subtitle(row),
            source=picture.sources(page, query, *claim_ids),
            as_of=page.as_of,
            note=wording.forecast_note(row),
        )
        if page.once(picture.has_more_than_the_claim, chosen) or others:
            if others:
                st.write(plain(page.once(spread.told, claim_ids)))
            picture.show(page, f"claim-{chosen}", caption, query, *claim_ids)
        else:
            st.info(f"There is no chart: {wording.why_no_chart(row)}.")
    with right:
        bullets(page, page.once(record.told, chosen), record.HEADING)
        bullets(page, page.once(claims.follows, (chosen,)))
        bullets(page, page.once(contradictions.of_figure, chosen), "What contradicts it")
        card.document(page, row)
        pack.button(page, f"claim-{chosen}", caption, query, *claim_ids)
    if others:
        compared.table(page, claim_ids)
