"""How good were the forecasts? What the Method page says and shows of them: held, errors, promises, reliability."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.caption import Caption
from frame import claims, menu, picture, wording
from frame.caveat import held_80
from frame.markdown import capital
from frame.page import Page
from frame.table import sortable
from warehouse import queries

ABOUT = (
    "A forecast is made of every series for every day on which something new of it became known, from what was known "
    "that day and nothing later. The one made last before a claim is the claim's own. Those below are held against the "
    "newest print of the years that have come since.",
    "Which model makes it depends on what is known: complete years alone, a year to date beside them, or any mix of "
    "months, halves, years to date and years. Each chart says which, and why.",
)
FORECASTERS = {
    "chance": "The simple forecast",
    "climatology": "Climatology: the share met among promises resolved before",
    "drift_chance": "Naive drift: the mean yearly change carried on",
    "speaker_chance": "The speakers: that it will be so",
}
HELD_COLUMNS: dict[str, Any] = {
    "lead": st.column_config.TextColumn("Made before the year's end", pinned=True),
    "held_50": st.column_config.NumberColumn(
        "50% held, %", format="%.0f", help="Share of outturns within the 50% interval."
    ),
    "held_80": st.column_config.NumberColumn(
        "80% held, %", format="%.0f", help="Share of outturns within the 80% interval."
    ),
    "held_95": st.column_config.NumberColumn(
        "95% held, %", format="%.0f", help="Share of outturns within the 95% interval."
    ),
    "error_pct": st.column_config.NumberColumn("Error, %", format="%.1f", help="Mean size of the median's error."),
    "naive_error_pct": st.column_config.NumberColumn(
        "Last year's error, %", format="%.1f", help="Of the newest complete year known then, carried on."
    ),
    "crps_pct": st.column_config.NumberColumn(
        "CRPS, %",
        format="%.1f",
        help="Continuous ranked probability score of the logs: the error of the whole fan. Without a fan, as the last "
        "year carried on is, it is the mean error itself.",
    ),
    "forecasts": "Forecasts",
    "years": st.column_config.NumberColumn("Years", help="Different years of series: forecasts of one are alike."),
    "series": "Series",
    "mark": st.column_config.TextColumn("Mark", width="medium"),
}
SHORT = "too few years to judge"
UNLIKELY = 40  # percent
PROMISE_COLUMNS: dict[str, Any] = {
    "address": st.column_config.LinkColumn("Check", display_text="See it", width="small"),
    "verdict": "Verdict",
    "claim": st.column_config.TextColumn("Promise", width="large"),
    "chance": st.column_config.NumberColumn("Forecast, %", format="%.0f"),
    "climatology": st.column_config.NumberColumn("Climatology, %", format="%.0f"),
    "drift_chance": st.column_config.NumberColumn("Naive drift, %", format="%.0f"),
    "stated_on": st.column_config.DateColumn("Stated", format="YYYY-MM-DD"),
    "resolved_on": st.column_config.DateColumn("Resolved", format="YYYY-MM-DD"),
}


def verdict(page: Page) -> str:
    """Which rivals the forecast's probabilities beat, which they do not, and by how much."""
    scores = {row.who: row for row in page.rows(queries.promise_brier)}
    if "chance" not in scores:
        return "No promise of a level with a forecast before it is resolved yet: there is nothing to judge."
    ours = scores.pop("chance")
    rivals = {FORECASTERS[who].partition(":")[0].partition(",")[0].lower(): row.brier for who, row in scores.items()}
    beaten = [f"{name} ({brier:.3f})" for name, brier in rivals.items() if ours.brier < brier]
    lost = [
        f"{name} ({brier:.3f}) by {ours.brier - brier:.3f}" for name, brier in rivals.items() if ours.brier >= brier
    ]
    held = [f"beats {' and '.join(beaten)}"] * bool(beaten) + [f"does not beat {' and '.join(lost)}"] * bool(lost)
    return (
        f"Of {ours.promises} different promises of a level that are resolved, {ours.met} were met; one number said "
        "several times counts once. The Brier score of the probabilities given beforehand, 0 for a perfect forecaster "
        f"and 0.25 for a coin, is {ours.brier:.3f} for the simple forecast. It {' and '.join(held)}. {_low(page)}"
    )


def _low(page: Page) -> str:
    """How many of the promises that were called unlikely came true."""
    bins = [row for row in page.rows(queries.reliability) if row.high_pct <= UNLIKELY]
    given, met = sum(row.promises for row in bins), sum(row.met for row in bins)
    return f"Of {given} promises given less than {UNLIKELY}%, {met} were met." if given else ""


def intervals(page: Page) -> str:
    """Whether the 80% intervals held as often as they say, over the leads with enough years to judge."""
    span, judged = held_80(page)
    if not span:
        return "There are too few years yet to say whether the intervals hold as often as they promise."
    return f"By how long before the year's end it was made, the 80% interval held {span} of the outturns: {judged}."


def held(page: Page) -> None:
    """The table of how often the intervals held, by lead, and its download."""
    known = page.ask(queries.calibration)
    rows = known.assign(mark=known.is_short.map({True: SHORT, False: ""}), lead=known.lead.map(capital))
    sortable(rows, HELD_COLUMNS, "calibration")
    menu.of_list(page, "how the forecasts held", known, "calibration")


def promises(page: Page) -> None:
    """The reliability diagram, with its table: every resolved promise and the probabilities it was given."""
    known = page.ask(queries.promise_scores)
    if known.empty:
        return
    caption = Caption(
        title="Promises met, by the probability that they were given",
        subtitle="On the dotted line a forecast is right as often as it says",
        source="the claims and statistics of this warehouse",
        as_of=page.as_of,
    )
    picture.show(page, "reliability", caption, queries.reliability)
    sortable(page.once(_promises), PROMISE_COLUMNS, "promises")
    menu.of_list(page, "these promises", known, "promises")


def _promises(page: Page) -> pd.DataFrame:
    known, by_id = page.ask(queries.promise_scores), page.once(claims.by_id)
    rows = [by_id[claim_id] for claim_id in known.claim_id]
    percents = {name: 100 * known[name].astype(float) for name in ("chance", "climatology", "drift_chance")}
    told = known.assign(
        address=[page.link("Claims", claim=row.figure_id) for row in rows],
        verdict=[wording.VERDICTS[row.verdict][2] for row in rows],
        claim=[wording.listed(row) for row in rows],
        **percents,
    )
    return told[list(PROMISE_COLUMNS)]
