"""The page of series by hand: the same elements, constant data, nothing between."""

import json
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import heading

freeze_on_second_run()

DATA = constants("Series")
OTHER = json.loads(json.dumps(DATA["chart"]).replace("China customs", "Other customs"))

heading("Series", "What do the statistics say?")
chosen = st.selectbox("Series", DATA["options"])
st.selectbox("Periods", ["Years", "Months", "Year to date"])
st.write("General Administration of Customs of China: goods by country, exports FOB and imports CIF.")
st.warning(
    "Not to be mixed with:\n"
    "- China-Russia trade in goods, Russian customs (FCS): the same thing, counted otherwise. Federal Customs Service "
    "of Russia, and Russian officials who cite it; it stopped publishing trade by partner in 2022. They differ by "
    "counter.\n"
    "- China-Russia trade in goods, China customs (GACC), yuan converted by a newspaper: the same thing, counted "
    "otherwise. Figures that China customs printed in yuan and a newspaper converted at a rate of its own: not the "
    "dollar series. They differ by counter.\n"
    "- China-Russia trade in goods, in yuan, China customs (GACC): the same thing in another currency. They differ by "
    "currency.",
    icon=":material/compare_arrows:",
)
with st.expander("What it can be held against", icon=":material/account_tree:"):
    for flow in ("China's exports of goods to Russia", "China's imports of goods from Russia"):
        for counter, differs in (
            ("Russian customs (FCS)", "counter, flow, valuation"),
            ("China customs (GACC)", "flow, valuation"),
            ("China customs (GACC), yuan converted by a newspaper", "counter, flow, valuation"),
        ):
            st.markdown(f"- {flow}, {counter}: a part of this. They differ by {differs}.")
# Two alternatives, so that a choice changes the chart: the second is the first in another counter's name.
figure = go.Figure(**(DATA["chart"] if chosen == DATA["options"][0] else OTHER))
st.plotly_chart(
    figure,
    config={"displaylogo": False, "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d"]},
    alt=DATA["alt"],
)
table = pd.DataFrame(DATA["drawn"])
table["known on"] = pd.to_datetime(table["known on"])
with st.popover("Download", icon=":material/download:"):
    st.download_button("CSV", lambda: table.to_csv(index=False), "series.csv", "text/csv", on_click="ignore")
    for kind, mime in {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}.items():
        make = partial(figure.to_image, format=kind)
        st.download_button(kind.upper(), make, f"series.{kind}", mime, on_click="ignore")
    st.download_button("HTML", figure.to_html, "series.html", "text/html", on_click="ignore")
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
st.subheader("How likely is a level of your own?", anchor="ask")
left, right = st.columns(2)
left.number_input(
    "At least, in US$ billion", min_value=0.0, value=None, key="level", bind="query-params", placeholder="a number"
)
right.selectbox("In the year", list(range(2026, 2037)), index=1, key="by", bind="query-params")
answer = st.empty()
answer.caption("Give a level: the answer is its probability by a simple forecast from what is known now.")
st.subheader("Every value printed, newest first", anchor=False)
vintages = pd.DataFrame(DATA["vintages"])
vintages["published"] = pd.to_datetime(vintages["published"])
st.dataframe(
    vintages,
    column_config={
        "published": st.column_config.DateColumn(format="YYYY-MM-DD"),
        "address": st.column_config.LinkColumn(),
    },
    hide_index=True,
)
