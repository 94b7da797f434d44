"""What is said of a target: its name, its level and deadline, the pace it required, where it stands."""

import pandas as pd

from charts.numbers import amount, day, growth
from frame import wording
from frame.page import Page
from frame.wording import Row
from warehouse import queries


def by_id(page: Page) -> dict[str, Row]:
    """Every row of `queries.targets`, with `period_end_known`: whether there is a level and a date to draw."""
    frame = page.ask(queries.targets)
    known = frame.assign(period_end_known=frame.value.notna() & frame.deadline.notna())
    return {row.figure_id: row for row in wording.rows(known)}


def names(page: Page) -> dict[str, str]:
    """Every target's id with its name in a list."""
    return {figure_id: _name(row) for figure_id, row in page.once(by_id).items()}


def level(row: Row) -> tuple[str, str]:
    """The level, and its deadline in words."""
    return amount(row.value, row.unit or ""), f"by {day(row.deadline)}" if row.time_period else "no date was given"


def pace(row: Row) -> tuple[str, str]:
    """The growth a year that it required when it was stated, and from where."""
    if pd.isna(row.required_growth_pct):
        return "none", "without a date or an earlier year there is no pace to compute"
    years = "1 year" if row.years == 1 else f"{row.years:.0f} years"
    base = amount(row.base_value, row.unit)
    return (
        f"{growth(row.required_growth_pct, 3)} a year",
        f"from {base} in {row.base_period}, the newest year then, over {years}",
    )


def standing(row: Row) -> tuple[str, str]:
    """The newest complete year up to its deadline, and its share of the level."""
    if pd.isna(row.newest_value):
        return "none", "no complete year is known"
    share = f"{float(row.newest_pct_of_level):.0f}% of the level"
    how = "implied by figures printed" if row.newest_is_implied else "printed"
    return amount(row.newest_value, row.unit), f"{row.newest_period}, {share}, {how} {day(row.newest_vintage)}"


def _name(row: Row) -> str:
    by = f" by {row.deadline:%Y}" if row.time_period else ", no date given"
    who = row.speaker or row.organisation
    said = f"{who}, {day(row.stated_on)}" if pd.notna(row.stated_on) else f"{who}, undated"
    if pd.isna(row.value):
        return f"{row.what}{by} ({row.kind}, {said})"
    return f"{amount(row.value, row.unit)}{by}: {row.what} ({row.kind}, {said})"
