"""The page of claims by hand: the same elements, constant data, nothing between."""

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run

freeze_on_second_run()

CARGO = "https://english.almayadeen.net/news/economics/cargo-traffic-via-russia-china-border-hits-record-high-in-ja"
SITE = "http://localhost:8501"
DATA = constants("Claims")
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

st.set_page_config(page_title="Claims · Waybill", page_icon="🧾", layout="wide")
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    for page, icon in PAGES.items():
        st.page_link(f"{SITE}/{page}", label=page.replace("_", " "), icon=icon)
st.title("Was it plausible, and did it hold?", anchor=False)
st.caption("Waybill shows what was known by 9 May 2026, the date of the newest figure that it holds.")
st.selectbox("Claim", DATA["options"])
st.subheader(DATA["options"][0], anchor=False)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.badge("Agrees", icon=":material/check_circle:", color="green")
    st.markdown("The numbers touch within their rounding and a usual revision of 3%.", width="content")
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
    with st.expander("The chart as a table", icon=":material/table:"):
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
            "day before, from complete years alone, from the count of Russian Railways (RZD): 1.41 Mt (80% prediction "
            "interval 0.86 to 2.30 Mt)."
        )
    with st.container():
        st.metric("Statistics now", "1.511 Mt")
        st.caption(
            "China Railway Harbin, printed 10 February 2023 by Manzhouli TV. headline says 89.2%, body 82.9%; 'or "
            "826,200 t more' is impossible with +82.9% (1.511/1.829=0.826 Mt is LAST YEAR'S LEVEL, not the increase) "
            "First printed as 1.5 Mt on 4 February 2023: the claim was within 0.05% by that. The same count as the "
            "claim's: this confirms the quote, not the volume independently."
        )
    st.markdown("**What follows**")
    st.markdown(
        "- This implies 0.820 Mt (0.793 Mt to 0.848 Mt) a year earlier, in January 2022: 1.5 Mt divided by (1 + "
        "82.9%).\n"
        "- The increase on a year earlier came to 0.680 Mt (0.657 Mt to 0.703 Mt): 1.5 Mt less 1.5 Mt divided by (1 + "
        "82.9%).\n"
        "- The rest of 2022, February to December 2022, came to 14.2 Mt (13.7 Mt to 14.7 Mt) in all: 15 Mt less 1.5 Mt "
        "divided by (1 + 82.9%).\n"
        "- A mean month of the rest of 2022 was 1.29 Mt (1.24 Mt to 1.34 Mt): (15 Mt less 1.5 Mt divided by (1 + "
        "82.9%)) divided by 11.\n"
        "- Twelve such months would make 18.0 Mt (17.4 Mt to 18.6 Mt): 1.5 Mt times 12.\n"
        "- Against the mean month of the year before, January 2023 is +20% (+12% to +28%): 1.5 Mt against 15 Mt "
        "divided by 12.\n"
        "- Russian coal by rail through Zabaykalsk-Manzhouli in January 2023: 20.7% (19.0% to 22.4%) of the whole, "
        "(10,000 t a day times 31 days) divided by 1.5 Mt."
    )
    st.markdown("**Where it is printed**")
    st.markdown(
        "“around 1.5 million tonnes”: China Railway Harbin, via the Russian Consulate General in Harbin, 4 February "
        "2023."
    )
    st.markdown("Cargo traffic via Russia-China border hits record high in January. Al Mayadeen English, 2023-02-05.")
    with st.container(horizontal=True, gap="small"):
        st.page_link(f"{SITE}/Documents?figure=zabaykalsk-2023-01", label="Figure", icon=":material/description:")
        st.page_link(CARGO, label="Al Mayadeen English", icon=":material/open_in_new:")
