"""Series: what do the official statistics say, as each counter counts?"""

import streamlit as st

from charts.caption import Caption
from frame import picture, series
from frame.address import choice, choose
from frame.markdown import plain
from frame.page import open_page
from warehouse import queries

page = open_page("Series", "What do the statistics say?")
chosen = choose(page, "Series", "series", series.names)
row = page.once(series.by_id)[chosen]
shapes = page.once(series.shapes, chosen)
shape = choice("Periods", "periods", shapes)

st.write(plain(row.counter_note))
mixed_up = page.once(series.differences, chosen)
if mixed_up:
    listed = "\n".join(f"- {plain(sentence)}" for sentence in mixed_up)
    st.warning(f"Not to be mixed with:\n{listed}", icon=":material/compare_arrows:")
with st.expander("What it can be held against", icon=":material/account_tree:"):
    for sentence in page.once(series.beside, chosen) or ["Nothing else here."]:
        st.markdown(f"- {plain(sentence)}")
caption = Caption(
    title=row.indicator_label,
    subtitle=f"{row.counter_label}, {shapes[shape].lower()}",
    source=page.once(picture.sources, queries.series_drawn, chosen, shape),
    as_of=page.as_of,
    note=series.note(row, shape),
)
picture.show(page, f"series-{chosen}-{shape}", caption, queries.series_drawn, chosen, shape)
if row.measure == "level":
    own = page.parameters(target="own", series=chosen)
    st.page_link(
        "pages/Targets.py", label="How likely is a level of your own?", icon=":material/flag:", query_params=own
    )
st.subheader("Every value printed, newest first", anchor=False)
picture.table(page, "vintages", queries.vintages, chosen)
