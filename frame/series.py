"""What is said of a series: its name, its shapes of period, who else counts the same, where it is printed."""

from frame import wording
from frame.page import Page
from frame.wording import Row
from warehouse import queries

SHAPES = {"A": "Years", "M": "Months", "YTD": "Year to date", "SPAN": "Other spans", "ALL": "All periods"}


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
    """A sentence for each series that this one is commonly taken for."""
    rows = wording.rows(page.ask(queries.comparability, series))
    return [f"{_relation(row)} {_differs(row)}" for row in rows if row.mixed_up]


def beside(page: Page, series: str) -> list[str]:
    """What the series is a part of, what it consists of, and what stands beside it."""
    rows = wording.rows(page.ask(queries.comparability, series))
    return [f"{_relation(row)} {_differs(row)}" for row in rows if not row.mixed_up]


def _relation(row: Row) -> str:
    if "currency" in row.differs_by:
        return f"{row.other_label}: the same thing in another currency."
    if row.relation == "same as":
        return f"{row.other_label}: the same thing, counted otherwise. {row.other_note}"
    words = {"part of": "this is a part of it", "whole of": "a part of this", "beside": "another part of one whole"}
    return f"{row.other_label}: {words[row.relation]}."


def _differs(row: Row) -> str:
    return f"They differ by {', '.join(row.differs_by)}." if len(row.differs_by) else ""


def note(row: Row, shape: str) -> str:
    """Why the forecast is as it is, where one may be drawn."""
    return row.forecast_reason if shape in {"A", "M"} and isinstance(row.forecast_reason, str) else ""
