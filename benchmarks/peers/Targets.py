"""The page of targets by hand: the same elements, constant data, nothing between."""

import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import SITE, heading
from benchmarks.picture import picture

freeze_on_second_run()

DATA = constants("Targets")

heading("Targets", "Was it reached, will it be reached?")
st.selectbox("Target or forecast", DATA["options"])
st.header(r"\$170bn\: China\-Russia trade, 2022", anchor=False)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.badge("Met", icon=":material/check_circle:", color="green")
    st.markdown("The claim was 10.7% too low; a total known when it was said had already reached it.", width="content")
# Two columns stay empty: of a target that one forecast preceded, only the chance at that time is shown.
then, _, _ = st.columns(3)
then.metric("Chance when it was made", "More than 99%")
then.caption("by the forecast that served from 7 December 2022")
st.write(
    r"An even pace from \$146.9bn in 2021 leads to \$170bn in 2022. That year came to \$190.3bn: 11.9% ahead of it."
)
picture(DATA["chart"], DATA["alt"], DATA["drawn"], "target")
# The third is for the pace that is left, while it is open.
level, pace, _, newest = st.columns(4)
level.metric("Level", r"\$170bn")
level.caption("by 31 December 2022")
pace.metric("Required pace", r"\+15\.7% a year")
pace.caption(r"when it was set: from \$146.9bn in 2021, the newest year then, over 1 year")
newest.metric("Newest year up to the deadline", r"\$190\.3bn")
newest.caption("2022, 112% of the level, printed 13 January 2023")
st.write("When it was made its chance was more than 99%.")
st.caption(
    "Within the 95% prediction interval of the one forecast that speaks of it. The probability is a simple model's, "
    "which knows this series' past and nothing else: no policy, prices or sanctions. How often it was right is on the "
    "Method page."
)
st.markdown("**The same level by the same date, as said on other days**")
st.markdown(
    "- [Maxim Reshetnikov, Ministry of Economic Development of Russia, 10 September 2022](Targets?target=rail-c04): "
    r"more than \$170bn, more than 99% likely then"
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
