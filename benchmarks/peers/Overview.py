"""The overview by hand: the same elements, constant data, nothing between."""

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import SITE, heading

freeze_on_second_run()

DATA = constants("Overview")

heading("Overview", "Does the trade figure you just read hold up?")
st.write("Each figure below was quoted in the news: what it claimed, what official statistics said then and say now.")

for card in DATA["cards"]:
    with st.container(border=True):
        st.subheader(card["heading"], anchor=card["anchor"])
        for word, icon, colour, reason in card["verdicts"]:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.badge(word, icon=icon, color=colour)
                st.markdown(reason, width="content")
        for column, place in zip(st.columns(3), ("claimed", "then", "now"), strict=True):
            label, number, note = card[place]
            column.metric(label, number)
            column.caption(note)
        if card["follows"]:
            st.markdown("**What follows**")
            st.markdown("\n".join(f"- {sentence}" for sentence in card["follows"]))
        if card["more"]:
            with st.expander(f"{len(card['more'])} more"):
                st.markdown("\n".join(f"- {sentence}" for sentence in card["more"]))
        for claim, (chart, publisher, address) in card["claims"].items():
            with st.container(horizontal=True, gap="small"):
                st.page_link(f"{SITE}/Claims?claim={claim}", label=chart, icon=":material/show_chart:")
                st.page_link(f"{SITE}/Documents?figure={claim}", label="Figure", icon=":material/description:")
                st.page_link(address, label=publisher, icon=":material/open_in_new:")

figure = go.Figure(**DATA["chart"])
st.plotly_chart(
    figure,
    config={"displaylogo": False, "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d"]},
    alt=DATA["alt"],
)
table = pd.DataFrame(DATA["drawn"])
table["known on"] = pd.to_datetime(table["known on"])
with st.popover("Download", icon=":material/download:"):
    st.download_button("CSV", lambda: table.to_csv(index=False), "overview.csv", "text/csv", on_click="ignore")
    for kind, mime in {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}.items():
        make = partial(figure.to_image, format=kind)
        st.download_button(kind.upper(), make, f"overview.{kind}", mime, on_click="ignore")
    st.download_button("HTML", figure.to_html, "overview.html", "text/html", on_click="ignore")
with st.expander("The chart as a table", icon=":material/table:", key="as-table", on_change="rerun") as as_table:
    if as_table.open:
        st.dataframe(
            table,
            column_config={
                "known on": st.column_config.DateColumn(format="YYYY-MM-DD"),
                "address": st.column_config.LinkColumn(),
            },
            hide_index=True,
        )
