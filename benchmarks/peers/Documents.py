"""The page of documents by hand: the same elements, constant data, nothing between."""

import pandas as pd
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import heading
from benchmarks.picture import menu_of_list

freeze_on_second_run()

DATA = constants("Documents")

heading("Documents", "Where does each number stand printed?")
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
figures.insert(0, "Figure", "Documents?figure=" + figures.pop("Figure"))
figures["Known by"] = pd.to_datetime(figures["Known by"])
st.dataframe(
    figures,
    column_config={
        "Figure": st.column_config.LinkColumn(display_text="figure=([^&]*)", width="small"),
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
menu_of_list(figures, "Download these figures", "figures")
