"""The page of series by hand: the same elements, constant data, nothing between."""

import json

import pandas as pd
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import SITE, heading
from benchmarks.picture import menu_of_list, picture

freeze_on_second_run()

DATA = constants("Series")
OTHER = json.loads(json.dumps(DATA["chart"]).replace("China customs", "Other customs"))

heading("Series", "What do the statistics say?")
chosen = st.selectbox("Series", DATA["options"])
show, periods, beside = st.columns([2, 2, 3])
show.selectbox("Show", ["Level", "Growth on a year earlier", "Index"])
periods.selectbox("Periods", ["Years", "Months", "Year to date", "Twelve-month sums"])
beside.multiselect("Compare with", DATA["compare"], placeholder="Up to five other series", max_selections=5)
st.write("General Administration of Customs of China: goods by country, exports FOB and imports CIF.")
st.warning(
    "Not to be mixed with:\n"
    "- China-Russia trade in goods, Russian customs (FCS): the same thing, counted otherwise. Federal Customs Service "
    "of Russia, and Russian officials who cite it; it stopped publishing trade by partner in 2022. They differ by "
    "counter. In 9 common periods (4 with an implied figure) the two counts differ, by 1.2 to 5.8% of their midpoint; "
    "China customs (GACC) counts more in 7 of them, less in 2.\n"
    "- China-Russia trade in goods, China customs (GACC), yuan converted by a newspaper: the same thing, counted "
    "otherwise. Figures that China customs printed in yuan and a newspaper converted at a rate of its own: not the "
    "dollar series. They differ by counter. In 4 of 5 common periods (3 with an implied figure) the two counts differ, "
    "by 0.2 to 2.1% of their midpoint; China customs (GACC) counts more in 3 of them, less in 1. In the other one "
    "rounding, or \u201cmore than\u201d, can explain it.\n"
    "- China-Russia trade in goods, in yuan, China customs (GACC): the same thing in another currency. They differ by "
    "currency.",
    icon=":material/compare_arrows:",
)
st.button("Show these counts together", icon=":material/compare_arrows:")
with st.expander("What it can be held against", icon=":material/account_tree:"):
    for flow in ("China's exports of goods to Russia", "China's imports of goods from Russia"):
        for counter, differs in (
            ("Russian customs (FCS)", "counter, flow, valuation"),
            ("China customs (GACC)", "flow, valuation"),
            ("China customs (GACC), yuan converted by a newspaper", "counter, flow, valuation"),
        ):
            st.markdown(f"- {flow}, {counter}: a part of this. They differ by {differs}.")
# Two alternatives, so that a choice changes the chart: the second is the first in another counter's name.
picture(DATA["chart"] if chosen == DATA["options"][0] else OTHER, DATA["alt"], DATA["drawn"], "series")
st.select_slider("Step through its vintages", DATA["days"], value=DATA["days"][-1])
with st.container(horizontal=True, vertical_alignment="center"):
    st.button("Before", icon=":material/chevron_left:", help="10 March 2026")
    st.button("Next", icon=":material/chevron_right:", disabled=True)
    st.caption("92 of 92: 9 May 2026 brought January to April 2026: \\$85.24bn, first printed.")
st.header("How far was it revised?", anchor="revisions")
st.write(
    "5 periods were printed again: the newest print lies 0.01% from the first at the median, 0.06% at the 95th "
    "percentile. Verdicts on it allow 3% for revisions (the same for all where fewer than 8 periods were revised "
    "beyond rounding; here 2)."
)
picture(DATA["revisions"], DATA["revisions_alt"], DATA["revised"], "revisions")
st.page_link(f"{SITE}/Targets?target=own", label="How likely is a level of your own?", icon=":material/flag:")
st.header("Every value printed, newest first", anchor=False)
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
menu_of_list(vintages, "Download every value printed", "vintages")
