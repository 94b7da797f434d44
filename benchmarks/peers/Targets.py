"""The page of targets by hand: the same elements, constant data, nothing between."""

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import SITE, heading

freeze_on_second_run()

DATA = constants("Targets")

heading("Targets", "Was it reached, will it be reached?")
st.selectbox("Target or forecast", DATA["options"])
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.badge("Met", icon=":material/check_circle:", color="green")
    st.markdown("The claim was 10.7% too low; a total known when it was said had already reached it.", width="content")
level, pace, newest = st.columns(3)
level.metric("Level", r"\$170bn")
level.caption("by 31 December 2022")
pace.metric("Required pace", r"\+15\.7% a year")
pace.caption(r"from \$146.9bn in 2021, the newest year then, over 1 year")
newest.metric("Newest year up to the deadline", r"\$190\.3bn")
newest.caption("2022, 112% of the level, printed 13 January 2023")
# Two columns stay empty: of a target that one forecast preceded, only the chance at that time is shown.
then, _, _ = st.columns(3)
then.metric("Chance when it was made", "More than 99%")
then.caption("by the forecast that served from 7 December 2022")
st.caption(
    "Within the 95% prediction interval of the one forecast that speaks of it. The probability is a simple model's, "
    "which knows this series' past and nothing else: no policy, prices or sanctions. How often it was right is on the "
    "Method page."
)
figure = go.Figure(**DATA["chart"])
st.plotly_chart(
    figure,
    config={"displaylogo": False, "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d"]},
    alt=DATA["alt"],
)
table = pd.DataFrame(DATA["drawn"])
table["known on"] = pd.to_datetime(table["known on"])
with st.popover("Download", icon=":material/download:"):
    st.download_button("CSV", lambda: table.to_csv(index=False), "target.csv", "text/csv", on_click="ignore")
    for kind, mime in {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}.items():
        make = partial(figure.to_image, format=kind)
        st.download_button(kind.upper(), make, f"target.{kind}", mime, on_click="ignore")
    st.download_button("HTML", figure.to_html, "target.html", "text/html", on_click="ignore")
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
st.caption(
    "Russian customs (FCS) has no other figure for this period here; it is checked against China customs (GACC), "
    "another counter."
)
st.markdown("**Where it is printed**")
st.markdown(r"“\$170 billion by the end of 2022”: Federal Customs Service of Russia, 23 December 2022.")
st.markdown(r"Trade between Russia China may reach 220bln. UrduPoint / Sputnik, 2022-12-23.")
with st.container(horizontal=True, gap="small"):
    st.page_link(f"{SITE}/Documents?figure=claims-t40", label="Figure", icon=":material/description:")
    address = "https://argumenti.ru/economics/2014/10/370798/amp"
    st.page_link(address, label="UrduPoint / Sputnik", icon=":material/open_in_new:")
