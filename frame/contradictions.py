"""How is a contradiction said in words? Fixed templates over a row of `queries.contradictions`, in plain text."""

import pandas as pd

from charts.numbers import amount, growth, period
from frame import wording
from frame.markdown import capital
from frame.page import Page
from frame.wording import Row
from warehouse import queries

MOST = 4  # of one figure; the rest stands on the page Contradictions
REVISION = "a revision"


def sentence(row: Row) -> str:
    """What contradicts what, by how much, and the shortest explanation of it."""
    return f"{heading(row)}: {sides(row)}. {explanation(row)}"


def heading(row: Row) -> str:
    """What the two statements are about."""
    same = row.indicator == row.other_indicator
    what = row.indicator_label if same else f"{row.indicator_label} and {_small(row.other_indicator_label)}"
    return f"{what}, {period(row.period_start, row.period_end)}"


def sides(row: Row) -> str:
    """What stands against what, and how far apart."""
    there = _side(row, "other")
    if row.other_period != row.time_period:
        there += f" for {period(row.other_period_start, row.other_period_end)}"
    return f"{_side(row, 'odd')} against {there}, {gap(row)} apart"


def gap(row: Row) -> str:
    """The distance between the two intervals."""
    if pd.isna(row.gap_pct):
        return f"{amount(float(row.gap), '', 2).strip()} percentage points"
    return f"{float(row.gap_pct):.2g}%" if row.gap_pct < 1 else f"{float(row.gap_pct):.1f}%"


def explanation(row: Row) -> str:
    """Why the two differ, as far as the ledger can tell."""
    if row.explanation.startswith("none"):
        return "The ledger finds no explanation: one of the two is wrong, or they mean different things."
    words, _, span = row.explanation.partition("another period: ")
    said = f"{words}another period, {wording.period_as_written(span)}" if span else row.explanation
    third = f" ({row.explained_by})" if isinstance(row.explained_by, str) and ":" not in row.explained_by else ""
    return f"{capital(said)}{third}."


def of_figure(page: Page, figure_id: str) -> tuple[str, ...]:
    """The contradictions that a printed figure is in, the explained first; revisions only where it is a side itself."""
    rows = page.once(_by_figure).get(figure_id, [])
    direct = [row for row in rows if figure_id in {row.odd_id, row.other_id}]
    return tuple(sentence(row) for row in (direct or [row for row in rows if row.explanation != REVISION])[:MOST])


def _by_figure(page: Page) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in wording.rows(page.ask(queries.contradictions)):
        for figure_id in dict.fromkeys(f"{row.odd_figures} {row.other_figures}".split()):
            found.setdefault(figure_id, []).append(row)
    return found


def _side(row: Row, side: str) -> str:
    value, counter = getattr(row, f"{side}_value"), getattr(row, f"{side}_counter_label")
    formula, publisher = getattr(row, f"{side}_formula"), getattr(row, f"{side}_publisher")
    said = growth(float(value)) if row.measure == "growth" else amount(float(value), row.unit.removesuffix("_more"))
    more = " more than a year earlier" if row.measure == "increase" else ""
    implied = f" implied by {formula}" if formula else ""
    counted = f"{counter}, " if isinstance(counter, str) else ""
    return f"{said}{more}{implied} ({counted}{publisher})"


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
