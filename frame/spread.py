"""How far do claims of one thing and period lie apart, where does the outturn lie, and who came closest?"""

import pandas as pd

from frame import claims, story, wording
from frame.page import Page
from frame.wording import Row


def told(page: Page, claim_ids: tuple[str, ...]) -> str:
    """How far the claims of the first one's period lie apart, where the outturn lies, and who came closest."""
    rows = [page.once(claims.by_id)[one] for one in claim_ids]
    first = rows[0]
    same = of_first(rows)
    if len(same) < 2:
        return f"None of the others is for {wording.when(first)}."
    low, high = min(same, key=_middle), max(same, key=_middle)
    return f"{_apart(first, len(same), low, high)} {_held_against(first, same, _middle(low), _middle(high))}"


def _apart(first: Row, many: int, low: Row, high: Row) -> str:
    wide, middle = _middle(high) - _middle(low), (_middle(low) + _middle(high)) / 2
    if wide == 0:
        return f"All {many} claims for {wording.when(first)} say {wording.claimed(low)}."
    points = first.measure == "growth"
    apart = f"{wide:.1f} percentage points" if points else f"{100 * wide / middle:.0f}% of their midpoint"
    ends = " to ".join(f"{wording.claimed(row)} ({story.speaker(row)})" for row in (low, high))
    return f"The {many} claims for {wording.when(first)} run from {ends}: {apart}."


def _held_against(first: Row, same: list[Row], low: float, high: float) -> str:
    """Where the first one's outturn lies in the spread, and which promise, or which claim, came closest to it."""
    if pd.isna(first.outturn):
        return f"No outturn of {wording.when(first)} is known yet."
    outturn = float(first.outturn)
    where = "below all of them" if outturn < low else "above all of them" if outturn > high else "among them"
    promised, best = _promised(same), closest(same)
    names = " and ".join(dict.fromkeys(f"{story.speaker(row)} with {wording.claimed(row)}" for row in best))
    whose = "of those made in advance, " if len(promised) < len(same) else ""
    came = f"; {whose}{names} came closest" if best else ""
    return f"The outturn, {wording.now_value(first)} by {first.outturn_label}, lies {where}{came}."


def of_first(rows: list[Row]) -> list[Row]:
    """Those of the first one's period."""
    return [row for row in rows if row.time_period == rows[0].time_period]


def closest(same: list[Row]) -> list[Row]:
    """Of several claims of one period the promise, or the claim, nearest to the first one's outturn; else none.

    Two are named where they are equally near.
    """
    promised = _promised(same)
    if len(promised) < 2 or pd.isna(same[0].outturn):
        return []
    apart = [abs(_middle(row) - float(same[0].outturn)) for row in promised]
    return [row for row, size in zip(promised, apart, strict=True) if size == min(apart)]


def _promised(same: list[Row]) -> list[Row]:
    return [row for row in same if row.kind in {"forecast", "target"}] or same


def _middle(row: Row) -> float:
    return float(row.middle)
