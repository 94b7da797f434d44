"""How did what someone said hold up? The table of names, one name in words, and its claims."""

from typing import Any

import pandas as pd
import streamlit as st

from frame import claims, menu, wording
from frame.markdown import capital, plain
from frame.page import Page
from frame.table import sortable
from frame.wording import Row
from warehouse import queries

SIDES = {"Speakers": "speaker", "Organisations": "organisation"}
ABOUT = (
    "How often did what someone said about trade hold up, by the rule that judges every claim here? These are the "
    "figures that this warehouse holds, picked because papers printed them. They are no sample of all that was said, "
    "and one number said six times counts six times, so nobody is ranked by honesty or skill."
)
HOW = (
    "Resolved are the claims that have an answer: promises (forecasts and targets) met or missed, and other claims "
    "that agree, differ or are another counter's number. Errors are those of promised levels against their outturn; "
    "a target that was passed counts as too low."
)
ANECDOTE = "too few to judge: an anecdote"
MARK = "Anecdote"


def _number(label: str, width: int, help: str | None = None, format: str | None = None) -> Any:
    return st.column_config.NumberColumn(label, width=width, help=help, format=format)


# So wide, in px, that a desk shows all of them and a phone who held how often, and whether that says anything.
COLUMNS: dict[str, Any] = {
    "name": st.column_config.TextColumn("Name", width=180, pinned=True),
    "right": st.column_config.TextColumn(
        "Held", width=70, help="Promises met and claims that agree, of those resolved."
    ),
    "mark": st.column_config.TextColumn(
        "Mark", width=80, help="Anecdote: fewer than five are resolved, too few to judge."
    ),
    "share": _number("Held, %", 68, format="%.0f"),
    "met": _number("Met", 52, "Promises met."),
    "missed": _number("Missed", 64, "Promises missed."),
    "agrees": _number("Agrees", 64, "Other claims that agree."),
    "differs": _number("Differs", 64, "Other claims that differ."),
    "another_counter": _number("Other count", 92, "Claims that are another counter's number."),
    "mean_signed_error_pct": _number(
        "Error, %",
        74,
        "Mean of claim, of a range its middle, less outturn: plus is too high. Too high and too low cancel out.",
        "%+.1f",
    ),
    "mean_absolute_error_pct": _number(
        "Its size, %", 88, "Mean size of these errors: too high and too low do not cancel out.", "%.1f"
    ),
    "errors": _number("Errors", 62, "How many promised levels the two means are over."),
    "open": _number("Open", 58, "Promises whose deadline or outturn lies ahead."),
    "no_answer": _number("No answer", 82, "Claims that can't be resolved or checked here."),
}
CLAIM_COLUMNS: dict[str, Any] = {
    "address": st.column_config.LinkColumn("Check", display_text="See it", width=65),
    "verdict": st.column_config.TextColumn("Verdict", width=125),
    "claim": st.column_config.TextColumn("Claim", width=310),
    "error": st.column_config.TextColumn("Error", width=190),
    "stated": st.column_config.TextColumn("Stated", width=125),
    "reason": st.column_config.TextColumn("Reason", width=300),
}


def records(page: Page, side: str) -> pd.DataFrame:
    """The rows of `queries.track_record` of speakers or organisations, the most resolved first."""
    known = page.ask(queries.track_record)
    return known[known.name_of == SIDES[side]].drop(columns="name_of")


def names(page: Page, side: str) -> dict[str, str]:
    """Every name of a side, as its own label."""
    return {name: name for name in page.once(records, side)["name"]}


def table(page: Page, side: str) -> None:
    """The names with their counts, mean errors in words and the mark of anecdotes, and its download."""
    known, rows = page.once(records, side), page.once(_worded, side)
    st.caption(
        plain(
            f"{len(rows)} {side.lower()}, the most resolved first. Click a heading to sort; the CSV has more columns."
        )
    )
    sortable(rows, COLUMNS, "track-record")
    menu.of_list(page, f"these {side.lower()}", known, f"track-record-{side.lower()}")


def _worded(page: Page, side: str) -> pd.DataFrame:
    known = page.once(records, side)
    rows = wording.rows(known)
    held = known.met + known.agrees
    told = known.assign(
        right=[f"{good} of {row.resolved}" for good, row in zip(held, rows, strict=True)],
        share=100 * held / known.resolved.where(known.resolved > 0),
        mean_signed_error_pct=known.mean_signed_error_pct.astype(float),
        mean_absolute_error_pct=known.mean_absolute_error_pct.astype(float),
        mark=[MARK if row.is_anecdote else "" for row in rows],
        no_answer=known.unresolvable + known.unchecked,
    )
    return told[list(COLUMNS)]


def show(page: Page, side: str, name: str) -> None:
    """One name: its record in a sentence, and its claims, each with verdict, error and the way to it; a download."""
    known = page.once(records, side)
    (row,) = wording.rows(known[known["name"] == name])
    st.header(plain(name), anchor=False)
    st.write(plain(sentence(row)))
    rows = page.once(_claims, row.claim_ids)
    sortable(rows, CLAIM_COLUMNS, "claims-of-name")
    menu.of_list(page, "these claims", rows, "claims-of-name")


def _claims(page: Page, claim_ids: str) -> pd.DataFrame:
    known = page.once(claims.by_id)
    rows = [known[claim_id] for claim_id in claim_ids.split()]
    told = {
        "address": [page.link("Claims", claim=row.figure_id) for row in rows],
        "verdict": [wording.VERDICTS[row.verdict][2] for row in rows],
        "claim": [wording.name(row) for row in rows],
        "error": [claim_error(row) for row in rows],
        "stated": [wording.stated(row) for row in rows],
        "reason": [capital(wording.reason(row)) for row in rows],
    }
    return pd.DataFrame(told)


def sentence(row: Row) -> str:
    """A record in words: "13 of 20 claims are resolved: 6 of 8 promises met, ...; on average 7.2% too low"."""
    claimed = "1 claim is" if row.claims == 1 else f"{row.claims} claims are"
    told = f"{row.resolved} of {claimed} resolved" + (f": {summary(row)}." if row.resolved else ".")
    if row.is_anecdote:
        told += f" That is {ANECDOTE}."
    if row.errors == 1:
        return f"{told} The one promised level with an outturn was {signed_error(row.mean_signed_error_pct)}."
    if row.errors:
        errors = f"{signed_error(row.mean_signed_error_pct)} ({size_of_error(row.mean_absolute_error_pct)} either way)"
        told += f" The {row.errors} promised levels with an outturn were on average {errors}."
    return told


def summary(row: Row) -> str:
    """What the resolved claims came to: "6 of 8 promises met, 0 of 5 other claims agree"."""
    promised, others = row.met + row.missed, row.agrees + row.differs + row.another_counter
    parts = []
    if promised:
        parts.append(f"{row.met} of {promised} {'promise' if promised == 1 else 'promises'} met")
    if others:
        parts.append(f"{row.agrees} of {others} other {'claim agrees' if others == 1 else 'claims agree'}")
    return ", ".join(parts)


def signed_error(error: Any) -> str:
    """A mean of signed errors, in percent: "7.2% too low"; empty where there is none."""
    if pd.isna(error):
        return ""
    return "within 0.05%" if abs(error) < 0.05 else f"{abs(error):.1f}% too {'high' if error > 0 else 'low'}"


def claim_error(row: Row) -> str:
    """A claim's own error: of a level in percent, of a growth in percentage points; empty where there is none."""
    if pd.isna(row.error_points):
        return signed_error(row.error_pct)
    return signed_error(row.error_points).replace("%", " percentage points")


def size_of_error(error: Any) -> str:
    """A mean of errors without their signs, in percent: "19.5% off"; empty where there is none."""
    if pd.isna(error):
        return ""
    return "within 0.05%" if error < 0.05 else f"{error:.1f}% off"
