"""The page of the method by hand: the same elements, constant data, nothing between."""

import pandas as pd
import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import heading
from benchmarks.picture import menu_of_list, picture

freeze_on_second_run()

DATA = constants("Method")

heading("Method", "By which rules are figures judged?")
st.header("A printed number is an interval", anchor="intervals")
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
st.header("The verdicts", anchor="verdicts")
st.write(
    "Version 2 of the rule. The first line that applies to a claim decides. The signed error, claim less outturn in "
    "percent of the outturn, always stands beside a verdict on a level, against the first and the newest print."
)
st.table(pd.DataFrame(DATA["rule"]).set_index("Where"), border="horizontal")
st.header("The forecasts", anchor="forecasts")
st.write(
    "A forecast is made of every series for every day on which something new of it became known, from what was known "
    "that day and nothing later. The one made last before a claim is the claim's own. Those below are held against the "
    "newest print of the years that have come since."
)
st.write(
    "Which model makes it depends on what is known: complete years alone, a year to date beside them, or any mix of "
    "months, halves, years to date and years. Each chart says which, and why."
)
held = pd.DataFrame(DATA["held"])
st.dataframe(
    held,
    column_config={
        "Made before the year's end": st.column_config.TextColumn(pinned=True),
        "In the 50% interval, %": st.column_config.NumberColumn(format="%.0f"),
        "In the 80% interval, %": st.column_config.NumberColumn(format="%.0f"),
        "In the 95% interval, %": st.column_config.NumberColumn(format="%.0f"),
        "Mean error, %": st.column_config.NumberColumn(format="%.1f"),
        "Mean error of the last year, %": st.column_config.NumberColumn(
            format="%.1f", help="Of the newest complete year known then, carried on."
        ),
        "CRPS, %": st.column_config.NumberColumn(
            format="%.1f",
            help="Continuous ranked probability score of the logs: the error of the whole fan. Without a fan, as the "
            "last year carried on is, it is the mean error itself.",
        ),
        "Years": st.column_config.NumberColumn(help="Different years of series: forecasts of one are alike."),
        "Mark": st.column_config.TextColumn(width="medium"),
    },
    hide_index=True,
)
menu_of_list(held, "Download how the forecasts held", "calibration")
st.write("By how long before the year's end it was made, the 80% interval held 52 to 72% of the outturns: too narrow.")
st.write(
    "Of 14 different promises of a level that are resolved, 12 were met; one number said several times counts once. "
    "The Brier score of the probabilities given beforehand, 0 for a perfect forecaster and 0.25 for a coin, is 0.200 "
    "for the simple forecast. It beats climatology (0.290) and naive drift (0.281) and does not beat the speakers "
    "(0.143) by 0.057. Of 6 promises given less than 40%, 3 were met."
)
picture(DATA["chart"], DATA["alt"], DATA["bins"], "reliability")
promises = pd.DataFrame(DATA["promises"])
promises["Stated"] = pd.to_datetime(promises["Stated"])
promises["Resolved"] = pd.to_datetime(promises["Resolved"])
st.dataframe(
    promises,
    column_config={
        "Check": st.column_config.LinkColumn(display_text="See it", width="small"),
        "Promise": st.column_config.TextColumn(width="large"),
        "Forecast, %": st.column_config.NumberColumn(format="%.0f"),
        "Climatology, %": st.column_config.NumberColumn(format="%.0f"),
        "Naive drift, %": st.column_config.NumberColumn(format="%.0f"),
        "Stated": st.column_config.DateColumn(format="YYYY-MM-DD"),
        "Resolved": st.column_config.DateColumn(format="YYYY-MM-DD"),
    },
    hide_index=True,
)
menu_of_list(promises, "Download these promises", "promises")
st.header("Contradictions", anchor="contradictions")
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
st.header("What is doubtful or left out", anchor="doubts")
doubts = pd.DataFrame(DATA["doubts"])
st.dataframe(
    doubts,
    column_config={
        "Reason": st.column_config.TextColumn(width="large"),
        "Figure": st.column_config.LinkColumn(display_text="figure=(.*)"),
        "Address": st.column_config.LinkColumn(width="medium"),
    },
    hide_index=True,
)
menu_of_list(doubts, "Download what is doubtful", "doubts")
