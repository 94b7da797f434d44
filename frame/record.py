"""Was it a record? A level claim beside the highest earlier value of its own count, and of any other one by name."""

from charts.numbers import MONTHS, amount, period
from frame import claims, wording
from frame.page import Page
from frame.told import Told
from frame.wording import Row
from warehouse import queries

HEADING = "Was it a record?"
SHAPES = {"A": "year", "M": "month", "YTD": "year to date"}


def told(page: Page, claim_id: str) -> tuple[Told, ...]:
    """A sentence for each count that can be held against a claim, its own first; nothing where none can."""
    found = page.once(_by_claim).get(claim_id, [])
    row = page.once(claims.by_id)[claim_id]
    if not found:
        return ()
    own = [] if any(one.is_own for one in found) else [Told(_no_own(row))]
    return (*own, *(Told(_sentence(row, one), (one.figure_id,)) for one in found))


def _by_claim(page: Page) -> dict[str, list[Row]]:
    rows = wording.rows(page.ask(queries.claim_highest))
    return wording.by_figure(rows, lambda row: [row.claim_id])


def _no_own(row: Row) -> str:
    who = f"{row.counter_label}, who counted it," if isinstance(row.counter_label, str) else "Its own count"
    return f"{who} has no earlier {SHAPES[row.freq]} printed here, so its own count can't tell."


def _sentence(row: Row, one: Row) -> str:
    value = wording.exact(one.value)
    highest = f"at most {amount(value, one.unit)}, for {period(one.period_start, one.period_end)}"
    if one.periods == 1:
        highest = (
            f"{amount(value, one.unit)} for {period(one.period_start, one.period_end)}, the one earlier {_shape(one)}"
        )
    else:
        highest += f", in the {one.periods} earlier {_shapes(one)}"
    return f"{_answer(row, one)} {one.counter_label} printed {highest} known here."


def _shape(one: Row) -> str:
    return (
        f"month of {MONTHS[one.period_start.month - 1]}" if one.freq == "M" and one.of_same_part else SHAPES[one.freq]
    )


def _shapes(one: Row) -> str:
    first, *rest = _shape(one).split(" ", maxsplit=1)
    return " ".join([f"{first}s", *rest])


def _answer(row: Row, one: Row) -> str:
    ahead = row.kind in {"forecast", "target"}
    if not one.is_own:
        place = "higher" if one.is_above else "lower" if one.is_below else "as high, within rounding"
        return f"Beside another count it is {place}:"
    if one.is_above:
        return "It would be one by its own count:" if ahead else "Yes, by its own count:"
    if one.is_below:
        return "It would not be one by its own count:" if ahead else "No, by its own count:"
    return "By its own count it was reached before, within rounding:"
