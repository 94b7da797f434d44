"""What is said of a series: its name, its shapes of period, who else counts the same, where it is printed."""

from frame import wording
from frame.page import Page
from frame.wording import Row
from warehouse import queries

SHAPES = {"A": "Years", "M": "Months", "YTD": "Year to date"}


def by_id(page: Page) -> dict[str, Row]:
    """Every row of `queries.series`, the fullest first."""
    return {row.series: row for row in wording.rows(page.ask(queries.series))}


def names(page: Page) -> dict[str, str]:
    """Every series' id with its name in a list."""
    return {series: row.label for series, row in page.once(by_id).items()}


def shapes(page: Page, series: str) -> dict[str, str]:
    """The shapes of period that a series has, by code."""
    found = set(page.ask(queries.series_shapes, series).freq)
    return {code: label for code, label in SHAPES.items() if code in found}


def differences(page: Page, series: str) -> list[str]:
    """A warning for each other counter of the same indicator."""
    rows = page.once(by_id)
    here = rows[series]
    others = [row for row in rows.values() if row.indicator == here.indicator and row.series != series]
    return [
        f"{row.counter_label} counts the same thing with another result. {row.counter_note} Do not mix the two."
        for row in others
    ]


def note(row: Row, shape: str) -> str:
    """Why the forecast is as it is, where years are drawn."""
    return row.forecast_reason if shape == "A" and isinstance(row.forecast_reason, str) else ""
