"""What does a page say of a claim? The verdict, the line of the rule that gave it and the words, for a pack."""

from typing import Any

import pandas as pd

from frame import evidence, wording
from frame.page import Page
from frame.told import Told
from frame.wording import Row
from warehouse import queries


def verdict(page: Page, row: Row) -> dict[str, Any]:
    """All that a page says of a claim: its verdict, the line of the rule, the numbers then and now, what follows."""
    follows, against = evidence.told(page, row)
    return {
        "claim": row.figure_id,
        "name": wording.name(row),
        "claimed": wording.claimed(row),
        "words": wording.quoted(row.fragment),
        "said_by": wording.who(row),
        "verdict": wording.VERDICTS[row.verdict][2],
        "reason": wording.reason(row),
        "rule": rule(page, row),
        "statistics_then": {"value": wording.then_value(row), "note": wording.then_note(row)},
        "statistics_now": {"value": wording.now_value(row), "note": wording.now_note(row)},
        "closer": wording.closer(row),
        "first_print": wording.first_print(row),
        "comparability": row.comparability,
        "doubt": row.doubt,
        "note": row.note,
        "follows": _sentences(follows),
        "contradicted_by": _sentences(against),
    }


def rule(page: Page, row: Row) -> dict[str, Any]:
    """The line of the verdicts' rule that decided a claim."""
    tolerance = f"{100 * float(row.tolerance):.1f}".removesuffix(".0") if pd.notna(row.tolerance) else ""
    lines = wording.rows(page.ask(queries.verdict_rule))
    line = next(one for one in lines if one.why.replace("{tolerance}", tolerance) == row.why)
    return {"version": int(row.rule_version), "line": int(line.place), "where": line.applies_to, "because": row.why}


def _sentences(told: tuple[Told, ...]) -> list[dict[str, Any]]:
    return [{"text": one.text, "figures": list(one.figures)} for one in told]
