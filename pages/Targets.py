"""Targets: which level was promised by when, what pace did it need, and where does it stand?"""

import pandas as pd
import streamlit as st

from charts.caption import Caption
from frame import card, caveat, claims, glide, own, picture, story, targets, wording
from frame.address import choose
from frame.markdown import plain
from frame.opening import open_page
from warehouse import queries

with open_page("Targets", "Was it reached, will it be reached?") as page:
    chosen = choose(page, "Target or forecast", "target", targets.names, default=page.once(targets.first))
    if chosen == targets.OWN:
        own.show(page)
        st.stop()
    row = page.once(targets.by_id)[chosen]
    claim = page.once(claims.by_id)[chosen]
    page.titled(story.heading(claim))

    st.header(plain(wording.name(claim)), anchor=False)
    card.verdict(claim)
    outlook, path = page.once(targets.outlooks).get(chosen), page.once(glide.paths).get(chosen)
    if outlook is not None:
        then, now, crossing = st.columns(3)
        card.number(then, "Chance when it was made", *targets.chance_then(outlook, claim))
        if outlook.forecasts > 1 or outlook.is_open:
            card.number(
                now,
                "Chance now" if outlook.is_open else "Chance before it was decided",
                *targets.chance_now(outlook, claim),
            )
        if outlook.is_open:
            card.number(crossing, "The median reaches it", *targets.crossing(outlook))
        caveat.show(page)
    if targets.is_drawn(row):
        if path is not None and pd.notna(path.path_value):
            st.write(plain(glide.told(row, path)))
        caption = Caption(
            title=f"{row.what}: level, pace, forecast, outturn",
            subtitle=targets.subtitle(claim, outlook),
            source=picture.sources(page, queries.target_drawn, chosen),
            as_of=page.as_of,
            note=targets.forecast_note(claim, outlook),
        )
        picture.show(page, f"target-{chosen}", caption, queries.target_drawn, chosen)
    else:
        st.info("There is no chart: a level and a date were not both given.")
    if row.measure == "level":
        level, pace, left, stands = st.columns(4)
        card.number(level, "Level", *targets.level(row))
        card.number(pace, "Required pace", *targets.pace(row))
        if path is not None and pd.notna(path.growth_left_pct):
            card.number(left, "Required pace from now", *glide.pace_left(row, path))
        card.number(stands, "Newest year up to the deadline", *targets.standing(row))
    if outlook is not None:
        st.write(plain(targets.in_words(outlook, claim, page.as_of)))
        if outlook.forecasts > 1:
            caption = Caption(
                title="How likely it was, forecast by forecast",
                subtitle=targets.chance_subtitle(claim),
                source=page.once(targets.chance_source, chosen),
                as_of=page.as_of,
                note=outlook.chance_now_reason,
            )
            picture.show(page, f"chance-{chosen}", caption, targets.chance_drawn, chosen)
        st.caption(plain(targets.band(outlook)))
    again = page.once(targets.again_lines, chosen)
    if again:
        st.markdown("**The same level by the same date, as said on other days**")
        st.markdown("\n".join(again))
    if row.comparability:
        st.caption(plain(row.comparability))
    card.document(page, claim)
