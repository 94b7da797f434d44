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
st.header(r"\$300bn\: China\-Russia trade in goods, 2030", anchor=False)
st.markdown(
    ":blue-badge[:material/hourglass_empty: Open] Its deadline has not passed. "
    r"Met once a total up to 31 December 2030 is \$299.5bn or more, missed if none is."
)
then, now, median = st.columns(3)
then.metric("Chance when it was made", "60%")
then.caption(r"for \$299.5bn or more by the forecast that served from 13 October 2025")
now.metric("Chance now", "88%")
now.caption(r"for \$299.5bn or more by the forecast that serves from 9 May 2026")
median.metric("The median reaches it", "2027")
median.caption("the first year from now on whose median reaches it")
st.caption(
    "The probability is a simple model's, which knows this series' past and nothing else: no policy, prices or "
    "sanctions. Its 80% intervals have held 52 to 72% of outturns, by how early they were made: too narrow. "
    f"[How often it was right]({SITE}/Method#forecasts)."
)
st.write(
    r"An even pace from \$244.8bn in 2024 leads to \$253.3bn in 2025. That year came to \$228.1bn: 9.9% behind it."
)
picture(DATA["chart"], DATA["alt"], DATA["drawn"], "target")
level, pace, left, newest = st.columns(4)
level.metric("Level", r"\$300bn")
level.caption("by 31 December 2030")
pace.metric("Required pace", r"\+3\.45% a year")
pace.caption(r"when it was set: from \$244.8bn in 2024, the newest year then, over 6 years")
left.metric("Required pace from now", r"\+5\.63% a year")
left.caption(r"from \$228.1bn in 2025, the newest year, over 5 years")
newest.metric("Newest year up to the deadline", r"\$228\.1bn")
newest.caption("2025, 76% of the level, printed 14 January 2026")
st.write(r"When it was made its chance was 60% for \$299.5bn or more. On 9 May 2026 it is 88%.")
picture(DATA["chance"], DATA["chance alt"], DATA["chance drawn"], "chance")
st.caption("The level lies within the 95% prediction interval of every forecast since, or below it.")
st.markdown("**The same level by the same date, as said on other days**")
st.markdown(
    "- [Andrei Belousov, Government of Russia, 20 November 2023](Targets?target=claims-t77): "
    r"\$300bn, 79% likely then for \$299.5bn or more"
    "\n- [Dmitry Volvach, Ministry of Economic Development of Russia, 17 May 2024](Targets?target=claims-t78): "
    r"\$300bn, 80% likely then for \$299.5bn or more"
    "\n- [Denis Manturov, Government of Russia, 23 July 2024](Targets?target=claims-t79): "
    r"up to \$300bn, 81% likely then for \$285bn or more"
)
st.markdown("**Where it is printed**")
st.markdown(r"“reaching \$300 bln by 2030”: Wang Wen, Chongyang Institute, Renmin University, 6 November 2025.")
st.markdown(r"Wang Wen on \$300 bln trade. TASS, 2025-11-06.")
st.caption("The page goes on to 500 billion at best; the words quoted here carry the 300.")
with st.container(horizontal=True, gap="small"):
    st.page_link(f"{SITE}/Documents?figure=claims-t80", label="Figure", icon=":material/description:")
    st.page_link("https://argumenti.ru/economics/2014/10/370798/amp", label="TASS", icon=":material/open_in_new:")
