"""The page of the method by hand: the same elements, constant data, nothing between."""

import pandas as pd
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import heading

freeze_on_second_run()

DATA = constants("Method")

heading("Method", "By which rules are figures judged?")
st.subheader("A printed number is an interval", anchor="intervals")
st.table(pd.DataFrame(DATA["intervals"]).set_index("Printed"), border="horizontal")
st.write(
    "A figure is known from the day on which it was said, else from its document's date; a date without a day counts "
    "as its last day. A figure without any date enters no verdict and no forecast. What statistics knew when a claim "
    "was made is what was known strictly before it."
)
st.write(
    "A series is an indicator as one counter counts it: exports, imports and their sum, dollars and yuan, rail and the "
    "whole port are different series. What follows by arithmetic carries its interval, rounded outwards, and its "
    "formula."
)
st.subheader("The verdicts", anchor="verdicts")
st.write(
    "Version 2 of the rule. The first line that applies to a claim decides. The signed error, claim less outturn in "
    "percent of the outturn, always stands beside a verdict on a level, against the first and the newest print."
)
st.table(pd.DataFrame(DATA["rule"]).set_index("Where"), border="horizontal")
st.subheader("Contradictions", anchor="contradictions")
st.write(
    "Two statements contradict each other when they speak of the same series and period and their intervals do not "
    "touch, beyond the series' revision tolerance: the 95th percentile of its own revisions from eight revised periods "
    "on, else 3%. Two counters of one thing, a part beside its whole, and yuan beside dollars are compared too, where "
    "readers commonly take one for the other."
)
st.write(
    "The explanation given is the shortest that the ledger can find: a third statement that the odd one agrees with "
    "(the same digits in another order, the other direction, another period, another counter, another currency, the "
    "whole instead of the part), else a note on the page that printed it, else a revision."
)
st.subheader("What is doubtful or left out", anchor="doubts")
st.dataframe(
    pd.DataFrame(DATA["doubts"]),
    column_config={
        "Reason": st.column_config.TextColumn(width="large"),
        "Figure": st.column_config.LinkColumn(display_text="figure=(.*)"),
        "Address": st.column_config.LinkColumn(width="medium"),
    },
    hide_index=True,
)
