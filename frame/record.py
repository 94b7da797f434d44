"""Was it a record? A level claim beside the highest earlier value of its own count, and of any other one by name."""

import pandas as pd

from charts.numbers import MONTHS, amount, period
from frame import claims, story, wording
from frame.markdown import capital, plain
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


def with_story(page: Page, claim_id: str) -> str:
    """The story of a claim and the answer under it, in Markdown: what stands at the top of a page."""
    parts = (story.told(page.once(claims.by_id)[claim_id]), page.once(answer, claim_id))
    return "\n\n".join(plain(part) for part in parts if part)


def answer(page: Page, claim_id: str) -> str:
    """The answer in one line, by its own count, else beside another; empty where no earlier value is known."""
    found = page.once(_by_claim).get(claim_id, [])
    row = page.once(claims.by_id)[claim_id]
    if not found:
        return ""
    own = [one for one in found if one.is_own]
    return _in_short(row, own) if own else _beside(row, max(found, key=lambda one: one.value))


def _in_short(row: Row, own: list[Row]) -> str:
    """By its own count: of any period of its shape, else of the same months of other years."""
    own = sorted(own, key=lambda one: one.of_same_part)
    widest, one = own[0], next((one for one in own if one.is_above), own[0])
    highest, would = _highest(one), "It would be " if _is_ahead(row) else ""
    if one.is_above and not one.is_enough:
        known = f"that {_shape(one)} is" if one.periods == 1 else f"{one.periods} earlier {_shapes(one)} are"
        return f"{_untold(row)} it is higher than {highest}, but only {known} known here."
    if one.is_above:
        beyond = "" if one is widest else f"; of all {SHAPES[one.freq]}s, {_highest(widest)} was {_place(row, widest)}"
        said = f"{would}a record{_among(one)} by its own count: the highest before known here is {highest}{beyond}."
        return capital(said)
    if one.is_below:
        return capital(f"{would}no record: {highest} was higher.")
    if pd.isna(row.value_high):
        return f"{_untold(row)} \u201c{wording.claimed(row)}\u201d may be more or less than {highest}."
    return capital(f"{would}no clear record: {highest} was as high, within rounding.")


def _beside(row: Row, one: Row) -> str:
    whose = row.counter_label if isinstance(row.counter_label, str) else "its own count"
    lead = f"{_untold(row)} {whose} has no earlier {SHAPES[row.freq]} printed here"
    return f"{lead}; {_highest(one)}, another count, was {_place(row, one)}."


def _untold(row: Row) -> str:
    return f"Nothing here tells whether it {'would be' if _is_ahead(row) else 'was'} a record:"


def _place(row: Row, one: Row) -> str:
    """Where an earlier value lies beside a claim."""
    if one.is_above or one.is_below:
        return "lower" if one.is_above else "higher"
    return "perhaps higher, perhaps lower" if pd.isna(row.value_high) else "as high, within rounding"


def _highest(one: Row) -> str:
    when = f"{'for' if one.freq == 'YTD' else 'in'} {period(one.period_start, one.period_end)}"
    return f"{amount(wording.exact(one.value), one.unit)} {when} by {one.counter_label}"


def _among(one: Row) -> str:
    """Of which months it is the highest, where it is held against the same ones of other years alone."""
    if not one.of_same_part:
        return ""
    if one.freq == "M":
        month = MONTHS[one.period_start.month - 1]
        return f" for {'an' if month[0] in 'AO' else 'a'} {month}"
    return f" for {period(one.period_start, one.period_end).rsplit(' ', 1)[0]}"


def _by_claim(page: Page) -> dict[str, list[Row]]:
    rows = page.rows(queries.claim_highest)
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
    if not one.is_own:
        place = _place(row, one) if one.is_above == one.is_below else "higher" if one.is_above else "lower"
        return f"Beside another count it is {place}:"
    if one.is_above and not one.is_enough:
        return "Higher by its own count, but too few are known to tell:"
    if one.is_above:
        return "It would be one by its own count:" if _is_ahead(row) else "Yes, by its own count:"
    if one.is_below:
        return "It would not be one by its own count:" if _is_ahead(row) else "No, by its own count:"
    if pd.isna(row.value_high):
        return "By its own count that can't be told of a number without an upper end:"
    return "By its own count it was reached before, within rounding:"


def _is_ahead(row: Row) -> bool:
    return row.kind in {"forecast", "target"}
