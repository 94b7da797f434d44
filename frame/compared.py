"""How do several claims of one thing compare? The choice, the marks of one chart, the table."""

import re
from typing import Any

import pandas as pd
import streamlit as st

from charts.words import CLOSEST
from frame import address, claims, menu, spread, story, wording
from frame.page import Page
from frame.table import sortable
from frame.warehouse import Query
from frame.wording import Row
from warehouse import queries

MARKED = ("claim", "target")
COLUMNS: dict[str, Any] = {
    "claimed": st.column_config.TextColumn("Claimed", pinned=True),
    "period": "For",
    "who": st.column_config.TextColumn("Said by", width="medium"),
    "stated": "When",
    "forecast": st.column_config.TextColumn("Forecast then", help="The median of a simple forecast of the day before."),
    "outturn": "Outturn",
    "error": st.column_config.TextColumn(
        "Error", help="Claim less outturn, in percent of the outturn or in points; of a printed range from its middle."
    ),
    "verdict": "Verdict",
    "check": st.column_config.LinkColumn("Claim", display_text="See it", width="small"),
    "address": st.column_config.LinkColumn("Document", display_text="Open", width="small"),
}


def choose(page: Page, claim_id: str) -> tuple[str, ...]:
    """The ids of the claims to compare with one, as the visitor chose them; none where there is nothing to compare."""
    offered = page.once(alike, claim_id)
    if not offered:
        return ()
    same = page.once(of_period, claim_id)
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    chosen = address.several("Compare with", "with", offered, "Other claims of the same thing", left)
    if same and address.switch(f"All {len(same) + 1} claims of this period", "all", right):
        chosen = [*same, *(one for one in chosen if one not in same)]
    return tuple(chosen)


def alike(page: Page, claim_id: str) -> dict[str, str]:
    """The other claims that one chart can hold, by name: of one indicator, measure and, for levels, shape of period.

    Those of the same period come first.
    """
    rows = page.once(claims.by_id)
    row = rows[claim_id]
    if pd.isna(row.value) or not row.time_period:
        return {}
    found = [one for one in rows.values() if one.figure_id != claim_id and _is_alike(one, row)]
    found.sort(key=lambda one: (one.time_period != row.time_period, one.time_period, str(one.stated_on)))
    return {one.figure_id: f"{wording.claimed(one)} for {wording.when(one)}, {wording.who(one)}" for one in found}


def of_period(page: Page, claim_id: str) -> tuple[str, ...]:
    """The ids of the other claims of the same thing and period."""
    rows = page.once(claims.by_id)
    return tuple(one for one in page.once(alike, claim_id) if rows[one].time_period == rows[claim_id].time_period)


def _is_alike(one: Row, row: Row) -> bool:
    thing = one.indicator == row.indicator and one.measure == row.measure and one.unit == row.unit
    shape = row.measure == "growth" or one.freq == row.freq
    return bool(thing and shape and pd.notna(one.value) and one.time_period)


def asked(claim_ids: tuple[str, ...]) -> tuple[Query, tuple[str, ...]]:
    """The query, with its arguments, of the chart of one claim or several."""
    return (drawn if len(claim_ids) > 1 else queries.claim_drawn), claim_ids


def drawn(page: Page, *claim_ids: str) -> pd.DataFrame:
    """The marks of two claims or more in one chart, and of no others: columns of claim_drawn, no mark twice.

    History and fan are those of the first; what became known of the series later stands as its outturn.
    """
    first, *others = (page.ask(queries.claim_drawn, one) for one in claim_ids)
    cutoff = first[first.role == "history"].period_end.max()
    later = [_beside(other, cutoff) for other in others]
    # What is printed of a period now stands before what was known of it when another claim was made.
    every = pd.concat([first, *(part for part in later if len(part))])
    places = every.role.map({role: place for place, role in enumerate(("claim", "target", "outturn", "history"))})
    every = every.assign(place=places.fillna(9)).sort_values("known_on", ascending=False, kind="stable")
    every = every.sort_values("place", kind="stable")
    marks = every.role.isin(MARKED)
    kept = pd.concat(
        [
            every[marks & every.source_id.isin(claim_ids)].drop_duplicates("source_id"),
            every[~marks].drop_duplicates(["role", "series", "time_period", "level"]),
        ]
    )
    order = ["role", "period_start", "period_end", "level", "source_id"]
    named = _labels([page.once(claims.by_id)[one] for one in claim_ids])
    label = kept.source_id.map(named).where(kept.role.isin(MARKED), kept.label)
    return kept.drop(columns="place").assign(label=label).sort_values(order, kind="stable").reset_index(drop=True)


def _labels(rows: list[Row]) -> dict[str, str]:
    """What stands beside the mark of each claim, the closest to the outturn first of all."""
    labels = {row.figure_id: f"{_name(row)}: {wording.claimed(row)}" for row in rows}
    best = spread.closest(spread.of_first(rows))
    for middle in dict.fromkeys(row.middle for row in best):
        first, *others = [row for row in best if row.middle == middle]
        names = " and ".join(dict.fromkeys(map(_name, (first, *others))))
        labels[first.figure_id] = f"{CLOSEST}{names}, {wording.claimed(first)}"
    return labels


def _name(row: Row) -> str:
    return str(re.split(r", | \(", row.speaker or row.organisation or row.publisher)[0])


def _beside(other: pd.DataFrame, cutoff: pd.Timestamp) -> pd.DataFrame:
    """What another claim adds to a chart whose history ends on `cutoff`: itself, its outturn, and the years before."""
    later = (other.role == "history") & (other.period_end > cutoff)
    kept = other[other.role.isin({*MARKED, "outturn"}) | later]
    return kept.assign(role=kept.role.where(kept.role != "history", "outturn"))


def table(page: Page, claim_ids: tuple[str, ...]) -> None:
    """The compared claims side by side, each with the way to its check and to its document, and their download."""
    st.header("Side by side", anchor=False)
    rows = page.once(side_by_side, claim_ids)
    sortable(rows, COLUMNS, "compared")
    menu.of_list(page, "this comparison", rows, "compared")


def side_by_side(page: Page, claim_ids: tuple[str, ...]) -> pd.DataFrame:
    """The columns of COLUMNS, a row a claim, in words."""
    rows = [page.once(claims.by_id)[one] for one in claim_ids]
    return pd.DataFrame([_line(page, row) for row in rows], columns=list(COLUMNS))


def _line(page: Page, row: Row) -> dict[str, str]:
    return {
        "claimed": wording.claimed(row),
        "period": wording.when(row),
        "who": story.speaker(row),
        "stated": wording.stated(row),
        "forecast": wording.median(row) or "none",
        "outturn": wording.now_value(row) if pd.notna(row.outturn) else "not known",
        "error": story.distance(row),
        "verdict": wording.VERDICTS[row.verdict][2],
        "check": page.link("Claims", claim=row.figure_id),
        "address": row.address,
    }
