"""The page of the corridors by hand: the same elements, constant data, nothing between."""

import pandas as pd
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import heading
from benchmarks.picture import menu_of_list, picture

freeze_on_second_run()

DATA = constants("Corridors")
CHARTS = ("TEU", "USD", "trains", "trains_per_day")
LISTS = ("rates", "transit", "length", "volumes")

heading("Corridors", "Which way, how much, how fast?")
st.selectbox("Corridor", DATA["options"])
picture(DATA["chart"], DATA["alt"], DATA["places"], "map")
st.markdown(DATA["sentence"])
for place, (label, value, note) in zip(st.columns(3), DATA["numbers"], strict=True):
    place.metric(label, value)
    place.caption(note)
st.header("Do the numbers hold together?", anchor="checks")
st.caption(
    "Trains a day, times what a train carries, times the days must come to the tonnes or containers claimed. "
    "Kilometres over days must be a speed that trains have, and no way is shorter than the straight line. A check that "
    "holds shows that the numbers can stand side by side, not that they are right."
)
st.markdown(DATA["checks"])
with st.expander("7 more of other periods"):
    st.markdown(DATA["other checks"])
st.caption(DATA["assumptions"])
st.header("What is claimed", anchor="claims")
st.markdown(DATA["claims"])
with st.expander("5 more claims"):
    st.markdown(DATA["more claims"])
st.header("What is printed", anchor="figures")
for unit in CHARTS:
    picture(DATA[unit], DATA[f"{unit} alt"], DATA[f"{unit} drawn"], unit)
for name in LISTS:
    heading_of_list, lines, *rest = DATA[name]
    st.markdown(heading_of_list)
    st.markdown(lines)
    for more in rest:
        with st.expander("More"):
            st.markdown(more)
with st.expander("All 119 figures of this corridor", icon=":material/table:"):
    figures = pd.DataFrame(DATA["figures"])
    figures["Known by"] = pd.to_datetime(figures["Known by"])
    st.dataframe(
        figures,
        column_config={
            "What": st.column_config.TextColumn(width="medium"),
            "Words": st.column_config.TextColumn(width="medium"),
            "Known by": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "Figure": st.column_config.LinkColumn(display_text="figure=(.*)"),
        },
        hide_index=True,
        height=560,
    )
    menu_of_list(figures, "Download these figures", "figures")
