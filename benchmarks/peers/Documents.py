"""The page of documents by hand: the same elements, constant data, nothing between."""

import pandas as pd
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run

freeze_on_second_run()

SITE = "http://localhost:8501"
DATA = constants("Documents")
PAGES = {
    "Overview": ":material/fact_check:",
    "Claims": ":material/format_quote:",
    "Series": ":material/show_chart:",
    "Targets": ":material/flag:",
    "Contradictions": ":material/compare_arrows:",
    "Track_record": ":material/history_edu:",
    "Documents": ":material/description:",
    "Method": ":material/rule:",
}

st.set_page_config(page_title="Documents · Waybill", page_icon="🧾", layout="wide")
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    for page, icon in PAGES.items():
        st.page_link(f"{SITE}/{page}", label=page.replace("_", " "), icon=icon)
st.title("Where does each number stand printed?", anchor=False)
st.caption("Waybill shows what was known by 9 May 2026, the date of the newest figure that it holds.")
collection, kind, words = st.columns(3)
collection.selectbox(
    "Collection", ["Cited documents", "Official statistics", "Everything"], key="collection", bind="query-params"
)
kind.multiselect(
    "Kind",
    ["outturn", "estimate", "forecast", "target", "event"],
    key="kind",
    bind="query-params",
    placeholder="All kinds",
)
words.text_input("Find", key="find", bind="query-params", placeholder="A word, a number, a speaker")
figures = pd.DataFrame(DATA["figures"])
st.caption(f"{len(figures)} figures in 107 documents. Click a heading to sort.")
figures["Known by"] = pd.to_datetime(figures["Known by"])
st.dataframe(
    figures,
    column_config={
        "What": st.column_config.TextColumn(width="medium"),
        "Words": st.column_config.TextColumn(width="medium"),
        "Who": st.column_config.TextColumn(width="medium"),
        "Known by": st.column_config.DateColumn(format="YYYY-MM-DD"),
        "Document": st.column_config.TextColumn(width="medium"),
        "Address": st.column_config.LinkColumn(width="medium"),
    },
    hide_index=True,
    height=560,
)
st.download_button(
    "CSV of these figures",
    lambda: figures.to_csv(index=False),
    "figures.csv",
    "text/csv",
    on_click="ignore",
    icon=":material/download:",
)
