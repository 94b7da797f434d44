"""The page of claims by hand: the same elements, constant data, nothing between."""

import json

import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import SITE, heading
from benchmarks.picture import picture

freeze_on_second_run()

CARGO = "https://english.almayadeen.net/news/economics/cargo-traffic-via-russia-china-border-hits-record-high-in-ja"
DATA = constants("Claims")

heading("Claims", "Was it plausible, and did it hold?")
with st.expander("Filter the claims", icon=":material/filter_list:"):
    for place, (label, choices) in zip(st.columns(4), DATA["filters"].items(), strict=True):
        place.multiselect(label, choices, placeholder="Any")
st.selectbox("Claim", DATA["options"])
st.header("About 1.5 Mt: Rail cargo at Zabaykalsk-Manzhouli, January 2023", anchor=False)
st.markdown(
    ":green-badge[:material/check_circle: Agrees] The numbers touch within their rounding and an allowance of 3% for "
    "revisions; the claim was 0.7% too low."
)
st.write(DATA["story"])
claimed, then, now = st.columns(3)
claimed.metric("Claimed", "About 1.5 Mt")
claimed.caption("China Railway Harbin, via the Russian Consulate General in Harbin, 4 February 2023")
then.metric("Forecast then", "1.36 Mt")
then.caption(
    "By a simple forecast of the day before, from the count of Russian Railways (RZD): 80% prediction interval 1.2 to "
    "1.6 Mt. The claim lay at percentile 82 of its distribution. Statistics then, for 2021: 17.2 Mt. Russian Railways "
    "(RZD), printed 24 January 2022."
)
now.metric("Statistics now", "1.511 Mt")
now.caption(DATA["now"])
left, right = st.columns([2, 1], gap="large")
with left:
    picture(DATA["chart"], DATA["alt"], DATA["drawn"], "claim")
with right:
    st.markdown("**Was it a record?**")
    st.markdown("\n".join(f"- {sentence}" for sentence in DATA["record"]))
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
    st.download_button(
        "Evidence pack (ZIP)",
        lambda: json.dumps(DATA["drawn"]),
        "claim.zip",
        "application/zip",
        on_click="ignore",
        icon=":material/folder_zip:",
    )
