"""What is said of the method: the table of intervals, the rule of the verdicts, how contradictions are found."""

from typing import Any

import pandas as pd
import streamlit as st

from frame import wording
from frame.page import Page
from warehouse import queries

INTERVALS = pd.DataFrame(
    [
        ("1.5 Mt", "half a unit of the last written digit either way", "1.45 to 1.55 Mt"),
        ("around 15 Mt, as many as 15 Mt", "half a unit of the last digit but zeros, at most 5%", "14.5 to 15.5 Mt"),
        ("more than 21 Mt, at least 8%", "the number, open upwards", "21 Mt or more"),
        ("about $185 to 190bn", "from the lower number's low to the upper one's high", "$184.5bn to $195bn"),
    ],
    columns=["Printed", "Its interval", "For example"],
).set_index("Printed")
READING = (
    "A figure is known from the day on which it was said, else from its document's date; a date without a day counts "
    "as its last day. A figure without any date enters no verdict and no forecast. What statistics knew when a claim "
    "was made is what was known strictly before it.",
    "A series is an indicator as one counter counts it: exports, imports and their sum, dollars and yuan, rail and the "
    "whole port are different series. What follows by arithmetic carries its interval, rounded outwards, and its "
    "formula.",
)
CONTRADICTIONS = (
    "Two statements contradict each other when they speak of the same series and period and their intervals do not "
    "touch, beyond the series' revision tolerance: the 95th percentile of its own revisions from eight revised periods "
    "on, else 3%. Two counters of one thing, a part beside its whole, and yuan beside dollars are compared too, where "
    "readers commonly take one for the other.",
    "The explanation given is the shortest that the ledger can find: a third statement that the odd one agrees with "
    "(the same digits in another order, the other direction, another period, another counter, another currency, the "
    "whole instead of the part), else a note on the page that printed it, else a revision.",
)
DOUBT_COLUMNS: dict[str, Any] = {
    "fact": "Collected as",
    "status": "Status",
    "reason": st.column_config.TextColumn("Reason", width="large"),
    "figure": st.column_config.LinkColumn("Figure", display_text="figure=([^&]*)"),
    "address": st.column_config.LinkColumn("Address", width="medium"),
}


def verdicts(page: Page) -> str:
    """Which version of the rule is in force, and how it is read."""
    version = max(int(row.rule_version) for row in page.rows(queries.claims))
    return (
        f"Version {version} of the rule. The first line that applies to a claim decides. The signed error, claim less "
        "outturn in percent of the outturn, always stands beside a verdict on a level, against the first and the "
        "newest print."
    )


def rule(page: Page) -> pd.DataFrame:
    """The rule as a table: what applies, the verdict, and the words given with it."""
    lines = page.ask(queries.verdict_rule)
    words = lines.verdict.map(lambda verdict: wording.VERDICTS[verdict][2])
    why = lines.why.str.replace("{tolerance}", "its tolerance of ...", regex=False)
    return pd.DataFrame({"Where": lines.applies_to, "Verdict": words, "Because": why}).set_index("Where")


def doubts(page: Page) -> pd.DataFrame:
    """The collected facts that are left out, doubtful or read otherwise."""
    listed = (
        {
            **{name: getattr(row, name) for name in ("fact", "status", "reason", "address")},
            "figure": page.link("Documents", figure=row.figure_id if isinstance(row.figure_id, str) else row.fact),
        }
        for row in page.rows(queries.facts)
        if row.status != "loaded"
    )
    return pd.DataFrame(listed, columns=list(DOUBT_COLUMNS)).drop_duplicates(
        ["fact", "figure", "reason"], ignore_index=True
    )
