"""The page of claims by hand: the same elements, constant data, nothing between."""

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import SITE, heading

freeze_on_second_run()

CARGO = "https://english.almayadeen.net/news/economics/cargo-traffic-via-russia-china-border-hits-record-high-in-ja"
DATA = constants("Claims")

heading("Claims", "Was it plausible, and did it hold?")
st.selectbox("Claim", DATA["options"])
st.subheader("About 1.5 Mt: Rail cargo at Zabaykalsk-Manzhouli, January 2023", anchor=False)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.badge("Agrees", icon=":material/check_circle:", color="green")
    st.markdown(
        "The numbers touch within their rounding and an allowance of 3% for revisions; the claim was 0.7% too low.",
        width="content",
    )
left, right = st.columns([2, 1], gap="large")
with left:
    figure = go.Figure(**DATA["chart"])
    st.plotly_chart(
        figure,
        config={"displaylogo": False, "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d"]},
        alt=DATA["alt"],
    )
    table = pd.DataFrame(DATA["drawn"])
    table["known on"] = pd.to_datetime(table["known on"])
    with st.popover("Download", icon=":material/download:"):
        st.download_button("CSV", lambda: table.to_csv(index=False), "claim.csv", "text/csv", on_click="ignore")
        for kind, mime in {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}.items():
            make = partial(figure.to_image, format=kind)
            st.download_button(kind.upper(), make, f"claim.{kind}", mime, on_click="ignore")
        st.download_button("HTML", figure.to_html, "claim.html", "text/html", on_click="ignore")
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
with right:
    with st.container():
        st.metric("Statistics then, for 2021", "17.2 Mt")
        st.caption(
            "Russian Railways (RZD), printed 24 January 2022. Nothing yet for January 2023. A simple forecast of the "
            "day before, from the count of Russian Railways (RZD): 1.36 Mt (80% prediction interval 1.2 to 1.6 Mt). "
            "The claim lay at percentile 82 of its distribution."
        )
    with st.container():
        st.metric("Statistics now", "1.511 Mt")
        st.caption(DATA["now"])
    st.markdown("**What follows**")
    st.markdown("\n".join(f"- {sentence}" for sentence in DATA["follows"]))
    with st.expander(f"{len(DATA['more'])} more"):
        st.markdown("\n".join(f"- {sentence}" for sentence in DATA["more"]))
    st.markdown("**Where it is printed**")
    st.markdown(
        "“around 1.5 million tonnes”: China Railway Harbin, via the Russian Consulate General in Harbin, 4 February "
        "2023."
    )
    st.markdown("Cargo traffic via Russia-China border hits record high in January. Al Mayadeen English, 2023-02-05.")
    with st.container(horizontal=True, gap="small"):
        st.page_link(f"{SITE}/Documents?figure=zabaykalsk-2023-01", label="Figure", icon=":material/description:")
        st.page_link(CARGO, label="Al Mayadeen English", icon=":material/open_in_new:")
