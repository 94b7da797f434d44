"""What does a page say of a claim? The verdict, the line of the rule that gave it and the words, for a pack."""

from typing import Any

import pandas as pd

from frame import caveat, evidence, glide, record, story, targets, wording
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
        "story": story.told(row),
        "verdict": wording.VERDICTS[row.verdict][2],
        "reason": wording.reason(row),
        "rule": rule(page, row),
        "statistics_then": {"value": wording.then_value(row), "note": wording.then_note(row)},
        "forecast_then": dict(zip(("label", "value", "note"), wording.then(row), strict=True)),
        "statistics_now": {"value": wording.now_value(row), "note": wording.now_note(row)},
        "closer": wording.closer(row),
        "first_print": wording.first_print(row),
        "comparability": row.comparability,
        "doubt": row.doubt,
        "note": row.note,
        "record": page.once(record.answer, row.figure_id),
        "was_it_a_record": _sentences(page.once(record.told, row.figure_id)),
        "follows": _sentences(follows),
        "contradicted_by": _sentences(against),
        **promise(page, row),
    }


def promise(page: Page, row: Row) -> dict[str, Any]:
    """What the page of targets says of a target or forecast: its pace, where it stands, its chances; else nothing."""
    status, outlook = page.once(targets.by_id).get(row.figure_id), page.once(targets.outlooks).get(row.figure_id)
    found: dict[str, tuple[str, str]] = {}
    if status is not None and status.measure == "level":
        found = {"level": targets.level(status), "required_pace": targets.pace(status)}
        found["newest_year"] = targets.standing(status)
    if outlook is not None:
        found |= {"chance_then": targets.chance_then(outlook, row), "chance_since": targets.chance_now(outlook, row)}
        found |= {"median_reaches_it": targets.crossing(outlook)} if outlook.is_open else {}
    told = {} if outlook is None else {"interval": targets.band(outlook), "caveat": page.once(caveat.told)}
    told |= {} if outlook is None else {"chances": targets.in_words(outlook, row, page.as_of)}
    path = page.once(glide.paths).get(row.figure_id)
    if status is not None and path is not None:
        if pd.notna(path.path_value):
            told["glide_path"] = glide.told(status, path)
        if pd.notna(path.growth_left_pct):
            found["required_pace_from_now"] = glide.pace_left(status, path)
    again = [
        {"target": one, "said_by": who, "said": said}
        for one, who, said in (page.once(targets.again, row.figure_id) if status is not None else [])
    ]
    return {name: {"value": value, "note": note} for name, (value, note) in found.items()} | told | {"again": again}


def rule(page: Page, row: Row) -> dict[str, Any]:
    """The line of the verdicts' rule that decided a claim."""
    tolerance = f"{100 * float(row.tolerance):.1f}".removesuffix(".0") if pd.notna(row.tolerance) else ""
    lines = page.rows(queries.verdict_rule)
    line = next(one for one in lines if one.why.replace("{tolerance}", tolerance) == row.why)
    return {"version": int(row.rule_version), "line": int(line.place), "where": line.applies_to, "because": row.why}


def _sentences(told: tuple[Told, ...]) -> list[dict[str, Any]]:
    return [{"text": one.text, "figures": list(one.figures)} for one in told]
