"""The page of documents by hand: the same elements, constant data, nothing between."""

import pandas as pd
import streamlit as st

from benchmarks.freeze import freeze_on_second_run

freeze_on_second_run()

SITE = "http://localhost:8501"
CARGO = "https://english.almayadeen.net/news/economics/cargo-traffic-via-russia-china-border-hits-record-high-in-ja"
PAGES = {
    "Overview": ":material/fact_check:",
    "Claims": ":material/format_quote:",
    "Series": ":material/show_chart:",
    "Targets": ":material/flag:",
    "Documents": ":material/description:",
}

st.set_page_config(page_title="Documents · Waybill", page_icon="🧾", layout="wide")
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    for page, icon in PAGES.items():
        st.page_link(f"{SITE}/{page}", label=page, icon=icon, disabled=page == "Documents")
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

NUMBERS = [
    ("", ""),
    ("14 days", "13.5 to 14.5 days"),
    ("about +100%", "+95% to +105%"),
    ("$170bn", "$169.5bn to $170.5bn"),
]
table = pd.DataFrame(
    [
        (
            f"Freight trains from the Lianyungang base now, row {row}",
            *NUMBERS[row % 4],
            "January 2023",
            ["event", "outturn", "forecast", "target"][row % 4],
            ["", "duration", "growth", "level"][row % 4],
            "Russian Consulate General in Harbin",
            "2023-02-04",
            f"around 1.{row} million tonnes",
            "Al Mayadeen English",
            "Cargo traffic via Russia-China border hits record high in January",
            CARGO,
            f"lianyungang-trains-{row}",
        )
        for row in range(34)
    ],
    columns=[
        *["What", "Printed as", "Interval", "Period", "Kind", "Measure", "Who"],
        *["Known by", "Words", "Publisher", "Document", "Address", "Figure"],
    ],
)
table["Known by"] = pd.to_datetime(table["Known by"])
st.caption("34 figures in 5 documents. Click a heading to sort.")
st.dataframe(
    table,
    column_config={
        "What": st.column_config.TextColumn(width="medium"),
        "Who": st.column_config.TextColumn(width="medium"),
        "Known by": st.column_config.DateColumn(format="YYYY-MM-DD"),
        "Words": st.column_config.TextColumn(width="medium"),
        "Document": st.column_config.TextColumn(width="medium"),
        "Address": st.column_config.LinkColumn(width="medium"),
    },
    hide_index=True,
    height=560,
)
st.download_button(
    "CSV of these figures",
    lambda: table.to_csv(index=False),
    "figures.csv",
    "text/csv",
    on_click="ignore",
    icon=":material/download:",
)
