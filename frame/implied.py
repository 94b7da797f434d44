"""How is an implied figure said in words? Fixed templates over a row of `queries.implied`, in plain text."""

from typing import Any

import pandas as pd

from charts.numbers import amount, growth, period
from frame.wording import Row

# In the order in which a reader needs them.
TEMPLATES = {
    "base_from_growth": "This implies {value} ({bounds}) a year earlier, in {span}: {formula}.",
    "mean_month": "A mean month of {span} was {value} ({bounds}): {formula}.",
    "annualised": "Twelve such months would make {value} ({bounds}): {formula}.",
    "against_mean_month": "Against the mean month of the year before, {span} is {value} ({bounds}): {formula}.",
    "spread": "The forecasts for {span} differ by {value} of their midpoint ({bounds}): {formula}.",
}
OTHERWISE = "For {span}, {what}: {value} ({bounds}), from {formula}."


def follows(row: Row) -> str:
    """An implied figure in one sentence; a row of `queries.implied`."""
    signed = row.rule == "against_mean_month"
    unit = row.base_unit

    def say(value: Any) -> str:
        return growth(round(float(value))) if signed else amount(value, unit, 3)

    if pd.isna(row.low) or pd.isna(row.high):
        bounds = "one-sided" if pd.notna(row.low) or pd.notna(row.high) else "no bound follows"
    else:
        bounds = f"{say(row.low)} to {say(row.high)}"
    span = period(row.period_start, row.period_end)
    template = TEMPLATES.get(row.rule, OTHERWISE)
    return template.format(
        what=row.measure.replace("_", " "), value=say(row.value), bounds=bounds, formula=row.formula, span=span
    )


def elsewhere(row: Row) -> str:
    """What other printed figures imply for the same period; a row of `queries.implied`."""
    value = amount(row.value, row.base_unit, 3)
    open_end = " or more" if pd.isna(row.high) else ""
    span = period(row.period_start, row.period_end)
    counted = f" by the count of {row.counter_label}" if isinstance(row.counter_label, str) else ""
    return f"Implied elsewhere: {value}{open_end} for {span}{counted}, from {row.formula} ({row.publisher})."
