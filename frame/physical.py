"""Do a corridor's quantities hold together? Each physical check in words, from a row of `queries.corridor_checks`."""

from typing import Any

import pandas as pd

from charts.numbers import amount, interval, period
from frame import wording
from frame.markdown import badge, capital
from frame.page import Page
from frame.told import Told, figure_names, line
from frame.wording import Row
from warehouse import queries

FINDINGS: dict[str, tuple[str, str, str]] = {
    "holds": ("green", ":material/check_circle:", "Holds together"),
    "may hold": ("blue", ":material/help:", "Can hold together"),
    "does not hold": ("red", ":material/cancel:", "Does not hold together"),
}
ABOUT = (
    "Trains a day, times what a train carries, times the days must come to the tonnes or containers claimed. "
    "Kilometres over days must be a speed that trains have, and no way is shorter than the straight line. A check that "
    "holds shows that the numbers can stand side by side, not that they are right."
)
NONE = (
    "There is no physical check: what is known by this day of this corridor has no trains beside their tonnes, and no "
    "kilometres beside their days. Its figures are listed below."
)
HOURS = 24


def lines(page: Page, corridor: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A Markdown line for each check with its newest period, and one for each of its other periods."""
    checks = page.rows(queries.corridor_checks, corridor)
    names = page.at(None).once(figure_names)
    newest = {row.number: row for row in reversed(checks)}
    first = tuple(_line(page, row, names) for row in checks if row is newest[row.number])
    return first, tuple(_line(page, row, names) for row in checks if row is not newest[row.number])


def assumptions(page: Page, corridor: str) -> tuple[str, ...]:
    """Each range that the checks rest on and no document states, with its reason."""
    checks = {row.assumption_label: row for row in page.rows(queries.corridor_checks, corridor)}
    return tuple(
        f"Assumed, since no document here states it: {row.assumption_label} is {_range(row)}. {row.reason}"
        for row in checks.values()
    )


def _line(page: Page, row: Row, names: dict[str, str]) -> str:
    said = line(page, Told(f"{told(row)} {why(row)}".strip(), tuple(row.figures.split())), names)
    return f"- {badge(*FINDINGS[row.finding])} {said.removeprefix('- ')}"


def told(row: Row) -> str:
    """What is printed, the quotient, and the product that the assumed range makes."""
    return capital({"load": _load, "speed": _speed, "detour": _detour}[row.kind](row))


def why(row: Row) -> str:
    """Why a check is not plainly met; empty where it is."""
    if row.finding == "holds":
        return ""
    if row.finding == "does not hold":
        part = f" The total counts {row.other_mode}: not all of it came by these trains." if row.other_mode else ""
        return f"No part of that lies within {_range(row)}.{part}"
    if pd.isna(row.low) and pd.isna(row.high):
        return "Both numbers are open on one side, so no bound follows."
    if pd.isna(row.low) or pd.isna(row.high):
        return "One side is open, so it is not certain."
    return f"A part of that lies outside {_range(row)}."


def _load(row: Row) -> str:
    dates, of = period(row.per_start, row.per_end), period(row.period_start, row.period_end)
    trains, derived = _per(row), f", {row.formula}" if row.formula else ""
    return (
        f"{_total(row)} in {of} ({row.total_label}) on {trains} ({dates}{derived}) is "
        f"{_quotient(row, ' a train')}. "
        f"{capital(_factor(row))} \u00d7 {_range(row)} a train \u00d7 {row.days:.0f} days = {_product(row)}."
    )


def _speed(row: Row) -> str:
    hour = amount(float(row.value) / HOURS, "km_per_hour", 3)
    when = f", {period(row.per_start, row.per_end)}" if pd.notna(row.per_start) else ""
    return (
        f"{_total(row)} ({row.total_label}) in {_per(row)} ({row.per_label}{when}) is {_quotient(row)}, that is {hour} "
        f"with all stops. {capital(_factor(row))} \u00d7 {_range(row)} = {_product(row)}."
    )


def _detour(row: Row) -> str:
    straight = amount(float(row.per_value), "km", 4)
    return (
        f"{_total(row)} ({row.total_label}) is {_quotient(row)} the straight line from {row.per_label}, {straight}. "
        f"{straight} \u00d7 {_range(row).removesuffix(' times')} = {_product(row)}."
    )


def _range(row: Row) -> str:
    return interval(wording.exact(row.bound_low), wording.exact(row.bound_high), row.bound_unit)


def _product(row: Row) -> str:
    return interval(_rounded(row.product_low, 3), _rounded(row.product_high, 3), row.total_unit)


def _total(row: Row) -> str:
    return wording.COMPARATORS[row.total_comparator] + amount(wording.exact(row.total_value), row.total_unit)


def _per(row: Row) -> str:
    if pd.notna(row.per_value_high):
        return interval(wording.exact(row.per_value), wording.exact(row.per_value_high), row.per_unit)
    open_end = "at least " if pd.isna(row.per_high) else ""
    return open_end + amount(float(row.per_value), row.per_unit, 3 if row.formula else None)


def _factor(row: Row) -> str:
    """What the product is made of: the printed number with its rounding, 9.5 to 10.5 days; a quotient as it is."""
    if row.formula or pd.isna(row.per_low) or pd.isna(row.per_high):
        return _per(row)
    return interval(wording.exact(row.per_low), wording.exact(row.per_high), row.per_unit)


def _quotient(row: Row, of: str = "") -> str:
    """The quotient in three digits and its bounds, in as many as set them apart from it."""
    value = _rounded(row.value, 3)
    if pd.notna(row.value_high):
        said = interval(value, _rounded(row.value_high, 3), row.unit) + of
    else:
        said = amount(value, row.unit) + of
    if pd.isna(row.low) and pd.isna(row.high):
        return said
    low, high = _rounded(row.low, 3), _rounded(row.high, 3)
    if low == high:
        return said
    if value in {low, high}:
        low, high = _rounded(row.low, 4), _rounded(row.high, 4)
    return f"{said} ({interval(low, high, row.unit)})"


def _rounded(value: Any, digits: int) -> float | None:
    return None if pd.isna(value) else float(f"{float(value):.{digits}g}")
