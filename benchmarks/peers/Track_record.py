"""The page of the track record by hand: the same elements, constant data, nothing between."""

import pandas as pd
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import heading
from benchmarks.picture import menu_of_list

freeze_on_second_run()

DATA = constants("Track_record")

heading("Track_record", "How did what they said hold up?")
st.write(
    "How often did what someone said about trade hold up, by the rule that judges every claim here? These are the "
    "figures that this warehouse holds, picked because papers printed them. They are no sample of all that was said, "
    "and one number said six times counts six times, so nobody is ranked by honesty or skill."
)
st.selectbox("Whose", ["Speakers", "Organisations"], key="whose", bind="query-params")
st.caption("43 speakers, the most resolved first. Click a heading to sort; the CSV has more columns.")
speakers = pd.DataFrame(DATA["speakers"])
st.dataframe(
    speakers,
    column_config={
        "Name": st.column_config.TextColumn(width=180, pinned=True),
        "Held": st.column_config.TextColumn(width=70, help="Promises met and claims that agree, of those resolved."),
        "Mark": st.column_config.TextColumn(width=80, help="Fewer than five are resolved, too few to judge."),
        "Held, %": st.column_config.NumberColumn(width=68, format="%.0f"),
        **{name: st.column_config.NumberColumn(width=64) for name in ("Met", "Missed", "Agrees", "Differs")},
        "Other count": st.column_config.NumberColumn(width=92),
        "Error, %": st.column_config.NumberColumn(width=74, format="%+.1f", help="Too high and too low cancel out."),
        "Its size, %": st.column_config.NumberColumn(width=88, format="%.1f", help="They do not cancel out."),
        "Errors": st.column_config.NumberColumn(width=62, help="How many promised levels the two means are over."),
        "Open": st.column_config.NumberColumn(width=58),
        "No answer": st.column_config.NumberColumn(width=82),
    },
    hide_index=True,
    height=560,
)
menu_of_list(speakers, "Download these speakers", "speakers")
st.caption(
    "Resolved are the claims that have an answer: promises (forecasts and targets) met or missed, and other claims "
    "that agree, differ or are another counter's number. Errors are those of promised levels against their outturn; "
    "a target that was passed counts as too low."
)
st.selectbox("Speaker", DATA["options"])
st.header(DATA["options"][0], anchor=False)
st.write(
    "15 of 20 claims are resolved: 6 of 9 promises met, 2 of 6 other claims agree. The 7 promised levels with an "
    "outturn were on average 8.5% too low (21.9% off either way)."
)
claims = pd.DataFrame(DATA["claims"])
st.dataframe(
    claims,
    column_config={
        "Check": st.column_config.LinkColumn(display_text="See it", width=65),
        "Verdict": st.column_config.TextColumn(width=125),
        "Claim": st.column_config.TextColumn(width=310),
        "Error": st.column_config.TextColumn(width=180),
        "Stated": st.column_config.TextColumn(width=125),
        "Reason": st.column_config.TextColumn(width=310),
    },
    hide_index=True,
    height=560,
)
menu_of_list(claims, "Download these claims", "claims-of-name")
