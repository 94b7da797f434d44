"""How is an implied figure said in words? Fixed templates over a row of `queries.implied`, in plain text."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from charts.numbers import amount, growth, interval, period
from frame import wording
from frame.page import Page
from frame.told import Told
from frame.wording import Row
from warehouse import queries

# By rule, in the order in which a reader needs them; a rule that gives two figures has one for the second's measure.
TEMPLATES = {
    "base_from_growth": "This implies {value} ({bounds}) a year earlier, in {span}: {formula}.",
    "against_mean_month": "Against the mean month of the year before, {span} is {value} ({bounds}): {formula}.",
    "annualised": "Twelve such months would make {value} ({bounds}): {formula}.",
    "level_from_growth": "The claimed growth amounts to {value} ({bounds}) in {span}: {formula}.",
    "mean_month": "A mean month of {span} was {value} ({bounds}): {formula}.",
    "rest_mean_month": "A mean month of the rest of {year} was {value} ({bounds}): {formula}.",
    "increase_from_growth": "The increase on a year earlier came to {value} ({bounds}): {formula}.",
    "rest_of_year": "The rest of {year}, {span}, came to {value} ({bounds}) in all: {formula}.",
    "growth_from_levels": "Against the level of a year earlier, {span} is {value} ({bounds}): {formula}.",
    "month_from_ytd": "The totals from January on leave {value} ({bounds}) for {span}: {formula}.",
    "total_from_per_day": "At that rate {span} comes to {value} ({bounds}): {formula}.",
    "per_day_from_total": "On average that is {value} ({bounds}) in {span}: {formula}.",
    "annual_rate": "A year at that rate is {value} ({bounds}): {formula}.",
    "times_more": "That is {value} as many ({bounds}): {formula}.",
    "sum_of_parts": "The parts add up to {value} ({bounds}) for {span}: {formula}.",
    "share_of_whole": "{what} in {span}: {value} ({bounds}) of the whole, {formula}.",
    "speed": "That is {value} ({bounds}): {formula}.",
    "shorter_duration": "That makes a journey of {value} ({bounds}): {formula}.",
    "spread": "The forecasts for {span} differ by {value} of their midpoint ({bounds}): {formula}.",
}
MOST = 6  # of one figure
NEAR = 10  # percentage points; closer than that, the month of the year before was as good as any
OTHERWISE = "For {span}, {measure}: {value} ({bounds}), from {formula}."
SIGNED = {"against_mean_month", "growth_from_levels"}
TO_WHOLE_PERCENT = {"against_mean_month"}  # a mean month says no more


def follows(row: Row) -> str:
    """An implied figure in one sentence; a row of `queries.implied`."""
    template = TEMPLATES.get(row.rule, OTHERWISE)
    if row.rule != "annualised":  # its annual rate is what its own sentence says
        template = TEMPLATES.get(row.measure, template)
    return template.format(
        what=row.indicator_label,
        measure=row.measure.replace("_", " "),
        value=_value(row),
        bounds=_bounds(row),
        formula=row.formula,
        span=period(row.period_start, row.period_end),
        year=row.period_start.year,
    )


def of_figure(page: Page, figure_id: str) -> tuple[Told, ...]:
    """What follows from a printed figure, in the order in which a reader needs it."""
    chosen = in_order(page.once(_by_figure).get(figure_id, []))[:MOST]
    return tuple(Told(follows(row), figures(row)) for row in chosen)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Implied figures as a reader needs them; a rule without a template comes last."""
    place = {rule: number for number, rule in enumerate(TEMPLATES)}
    return sorted(rows, key=lambda row: place.get(row.rule, len(place)))


def figures(row: Row) -> tuple[str, ...]:
    """The printed figures that an implied one follows from."""
    return tuple(row.parents.split())


def beside(page: Page, row: Row) -> tuple[Told, ...]:
    """What year-to-date totals leave for the month of a printed level, of the same series; a worded figure's row."""
    if row.measure != "level" or pd.isna(row.value):
        return ()
    series = (row.indicator, row.counter, row.time_period)
    month = page.once(_months).get(series)
    return () if month is None else (Told(_against_print(month, float(row.value)), figures(month)),)


def _months(page: Page) -> dict[tuple[str, str, str], Row]:
    """The newest difference of year-to-date totals for each series and month."""
    months = (row for row in page.rows(queries.implied) if row.rule == "month_from_ytd")
    in_order = sorted(months, key=lambda row: (row.known_on, row.implied_id))
    return {(row.indicator, row.counter, row.time_period): row for row in in_order}


def _against_print(month: Row, printed: float) -> str:
    more = 100 * (float(month.value) / printed - 1)
    than = f"{abs(more):.1f}% {'more' if more > 0 else 'less'} than printed here"
    left = f"The year-to-date totals leave {_value(month)} ({_bounds(month)}) for it, {than}"
    return f"{left}: {month.formula}. Later totals hold revisions of earlier months."


def _by_figure(page: Page) -> dict[str, list[Row]]:
    return wording.by_figure(page.rows(queries.implied), figures)


def against_weak_base(claimed: float, row: Row) -> str:
    """A claimed growth beside the same month against the mean month of the year before; a row of that rule.

    Empty where the two are near: then the month of the year before was neither weak nor strong.
    """
    against = float(row.value)
    if abs(claimed - against) < NEAR:
        return ""
    before, month = row.period_start.year - 1, period(row.period_start, row.period_end).split()[0]
    was = "weak" if claimed > against else "strong"
    on_mean = f"{growth(round(against))} on {before}'s mean month"
    return f"{growth(claimed)} on a year earlier, but {on_mean}: {month} {before} was {was}."


def elsewhere(row: Row) -> str:
    """What other printed figures imply for the same period; a row of `queries.implied`."""
    open_end = " or more" if pd.isna(row.high) and pd.notna(row.low) else ""
    span = period(row.period_start, row.period_end)
    counted = f" by the count of {row.counter_label}" if isinstance(row.counter_label, str) else ""
    return f"Implied elsewhere: {_value(row)}{open_end} for {span}{counted}, from {row.formula} ({row.publisher})."


def _value(row: Row) -> str:
    if pd.notna(row.value_high):
        return interval(float(row.value), float(row.value_high), row.base_unit)
    return _say(row, row.value)


def _bounds(row: Row) -> str:
    has_low, has_high = pd.notna(row.low), pd.notna(row.high)
    if has_low and has_high:
        for digits in (3, 4, 5, 6):
            low, high = _say(row, row.low, digits), _say(row, row.high, digits)
            if len({low, high, _say(row, row.value, digits)}) == 3:
                break
        return f"{low} to {high}"
    if not has_low and not has_high:
        return "no bound follows"
    return f"at least {_say(row, row.low)}" if has_low else f"at most {_say(row, row.high)}"


def _say(row: Row, value: Any, digits: int = 3) -> str:
    if row.rule in SIGNED:
        return growth(round(float(value))) if row.rule in TO_WHOLE_PERCENT else growth(value, digits)
    return amount(value, row.base_unit.removesuffix("_more"), digits)
