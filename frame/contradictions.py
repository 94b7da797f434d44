"""How is a contradiction said in words? Fixed templates over a row of `queries.contradictions`, in plain text."""

from charts.numbers import amount, growth, period
from frame import wording
from frame.markdown import capital
from frame.page import Page
from frame.told import Told
from frame.wording import Row
from warehouse import queries

MOST = 4  # of one figure; the rest stands on the page Contradictions
REVISION = "a later print, perhaps a revision"


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
    return f"{_side(row, 'odd')} against {there}, {difference(row)}"


def difference(row: Row) -> str:
    """How much the odd one differs from the other, number against number."""
    more = float(row.odd_value) - float(row.other_value)
    if row.measure == "growth":
        size = f"{abs(more):.1f} percentage points"
    else:
        more = 100 * more / float(row.other_value)
        size = f"{abs(more):.2g}%" if abs(more) < 1 else f"{abs(more):.1f}%"
    return f"{size} {'more' if more > 0 else 'less'}"


def explanation(row: Row) -> str:
    """Why the two differ, as far as the ledger can tell."""
    if row.explanation.startswith("none"):
        return "The ledger finds no explanation: one of the two is wrong, or they mean different things."
    words, _, span = row.explanation.partition("another period: ")
    said = f"{words}another period, {wording.period_as_written(span)}" if span else row.explanation
    third = f" (compare {row.third_publisher})" if isinstance(row.third_publisher, str) else ""
    return f"{capital(said)}{third}."


def of_figure(page: Page, figure_id: str) -> tuple[Told, ...]:
    """The contradictions that a printed figure is in, the explained first; revisions only where it is a side itself."""
    rows = page.once(_by_figure).get(figure_id, [])
    direct = [row for row in rows if figure_id in {row.odd_id, row.other_id}]
    chosen = (direct or [row for row in rows if row.explanation != REVISION])[:MOST]
    return tuple(Told(sentence(row), figures(row)) for row in chosen)


def figures(row: Row) -> tuple[str, ...]:
    """The printed figures behind both sides."""
    return tuple(dict.fromkeys(f"{row.odd_figures} {row.other_figures}".split()))


def _by_figure(page: Page) -> dict[str, list[Row]]:
    return wording.by_figure(page.rows(queries.contradictions), figures)


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
