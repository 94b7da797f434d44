"""Series: what do the official statistics say, as each counter counts?"""

import streamlit as st

from frame import address, apart, compare, picture, series, vintages
from frame.markdown import plain
from frame.opening import open_page

with open_page("Series", "What do the statistics say?") as page:
    chosen = address.choose(page, "Series", "series", series.names)
    row = page.once(series.by_id)[chosen]
    page.titled(row.label)
    if not page.once(series.available, chosen):
        st.info(series.NOTHING)
        vintages.printed(page, chosen)
        st.stop()
    show, periods, more = st.columns([2, 2, 3])
    measure = address.choice(
        "Show", "measure", page.once(series.measures, chosen), show, missing=series.missing(page, chosen, "measure")
    )
    shape = address.choice(
        "Periods",
        "periods",
        page.once(series.shapes, chosen, measure),
        periods,
        missing=series.missing(page, chosen, "periods"),
    )
    known = page.once(compare.names, chosen)
    others = address.several("Compare with", "beside", known, "Up to five other series", more, compare.MOST)

    drawn, misfits = page.once(compare.fitting, (chosen, *others), measure, shape)
    st.write(plain(row.counter_note))
    apart.unfit(page, misfits, measure, chosen)
    if others:
        apart.together(page, drawn)
    else:
        apart.alone(page, chosen)

    query, arguments = page.once(compare.asked, drawn, measure, shape)
    if page.ask(query, *arguments).empty:
        st.info("These series have no such period in common, so an index has no base. Choose other periods, or growth.")
    else:
        caption = page.once(compare.caption, drawn, measure, shape)
        picture.show(page, f"series-{chosen}-{measure}-{shape}", caption, query, *arguments)
    for sentence in page.once(compare.gaps, drawn, shape):
        st.caption(plain(sentence))
    if not others:
        vintages.steps(page, chosen)
        vintages.revisions(page, row)
        if row.measure == "level":
            own = page.parameters(target="own", series=chosen)
            st.page_link(
                "pages/Targets.py", label="How likely is a level of your own?", icon=":material/flag:", query_params=own
            )
    st.header(
        plain(f"Every value printed of {row.label}" if others else "Every value printed, newest first"), anchor=False
    )
    vintages.printed(page, chosen)
