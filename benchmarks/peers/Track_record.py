"""The page of the track record by hand: the same elements, constant data, nothing between."""

import pandas as pd
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run

freeze_on_second_run()

SITE = "http://localhost:8501"
DATA = constants("Track_record")
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

st.set_page_config(page_title="Track record · Waybill", page_icon="🧾", layout="wide")
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    for page, icon in PAGES.items():
        st.page_link(f"{SITE}/{page}", label=page.replace("_", " "), icon=icon)
st.title("How did what they said hold up?", anchor=False)
st.caption("Waybill shows what was known by 9 May 2026, the date of the newest figure that it holds.")
st.write(
    "How often did what someone said about trade hold up, by the rule that judges every claim here? These are the "
    "figures that this warehouse holds, picked because papers printed them. They are no sample of all that was said, "
    "and one number said six times counts six times, so nobody is ranked by honesty or skill."
)
st.selectbox("Whose", ["Speakers", "Organisations"], key="whose", bind="query-params")
st.caption("43 speakers. Click a heading to sort.")
speakers = pd.DataFrame(DATA["speakers"])
for day in ("First", "Last"):
    speakers[day] = pd.to_datetime(speakers[day])
st.dataframe(
    speakers,
    column_config={
        "Name": st.column_config.TextColumn(width="medium", pinned=True),
        "Mark": st.column_config.TextColumn(width="medium"),
        "Mean error": st.column_config.TextColumn(help="Too high and too low cancel out."),
        "Mean size of error": st.column_config.TextColumn(help="Too high and too low do not cancel out."),
        "Errors": st.column_config.NumberColumn(help="How many promised levels the two means are over."),
        "First": st.column_config.DateColumn(format="YYYY-MM-DD"),
        "Last": st.column_config.DateColumn(format="YYYY-MM-DD"),
    },
    hide_index=True,
    height=560,
)
st.download_button(
    "CSV of these speakers",
    lambda: speakers.to_csv(index=False),
    "speakers.csv",
    "text/csv",
    on_click="ignore",
    icon=":material/download:",
)
st.caption(
    "Resolved are the claims that have an answer: promises (forecasts and targets) met or missed, and other claims "
    "that agree, differ or are another counter's number. Errors are those of promised levels against their outturn; "
    "a target that was passed counts as too low."
)
st.selectbox("Speaker", DATA["options"])
st.subheader(DATA["options"][0], anchor=False)
st.write(
    "15 of 20 claims are resolved: 6 of 9 promises met, 2 of 6 other claims agree. The 7 promised levels with an "
    "outturn were on average 8.5% too low (21.9% off either way)."
)
st.dataframe(
    pd.DataFrame(DATA["claims"]),
    column_config={
        "Check": st.column_config.LinkColumn(display_text="See it", width="small"),
        "Claim": st.column_config.TextColumn(width="large"),
        "Reason": st.column_config.TextColumn(width="large"),
        "Who": st.column_config.TextColumn(width="medium"),
    },
    hide_index=True,
    height=560,
)
