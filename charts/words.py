"""What is said of one mark: beside it, when it is pointed at, and in the legend?"""

from decimal import Decimal

import pandas as pd

from charts.frame import Record
from charts.numbers import PRINTED_DIGITS, amount, day, interval, period
from charts.text import broken, markup
from charts.theme import TEXT_PX

HOVER_WIDTH = 260
NAMES = {
    **{"history": "Known then", "forecast": "Forecast", "pace": "Pace required"},
    **{"target": "Target", "claim": "Claim", "outturn": "Outturn", "chance": "Probability"},
}
COMPARATORS = {
    **{"": "", "exactly": "", "about": "about ", "up_to": "up to "},
    **{"at_least": "at least ", "more_than": "more than "},
}
DERIVED = ("forecast", "pace", "chance")
# What history's labels say of a value that no one printed.
MADE = ("implied", "computed")

# How the label of the claim that came closest to the outturn begins.
CLOSEST = "Closest: "


def beside(row: Record) -> str:
    """Give the direct label: the row's own, or role, comparator and amount where the row's says no more than that."""
    if row["label"] not in COMPARATORS:
        return str(row["label"])
    said = amount(row["value"] if row["role"] == "outturn" else number(row), row["unit"])
    return f"{NAMES[row['role']]}: {COMPARATORS[row['label']]}{said}"


def number(row: Record) -> Decimal | float:
    """Give the value as it was printed; or, if we computed it, as a float, which is shown with fewer digits."""
    value = Decimal(repr(float(row["value"])))
    _, digits, exponent = value.normalize().as_tuple()
    # The warehouse keeps six decimals: a number that needs them all, 0.333333, was not printed.
    long = len(digits) > PRINTED_DIGITS or (isinstance(exponent, int) and exponent <= -PRINTED_DIGITS)
    computed = row["role"] in DERIVED or long
    return float(value) if computed else value


def hover(row: Record, bands: list[Record]) -> str:
    """Give the pointed-at text: role and period, amount, interval, who counts, who published it and when."""
    kind = f"{NAMES[row['role']]}, {period(row['period_start'], row['period_end'])}"
    known = row["known_on"]
    found = [row["publisher"], "" if pd.isna(known) else day(known)]
    label = "" if row["label"] in COMPARATORS else row["label"]
    parts = [*_amounts(row, bands), label, row["series"], ", ".join(t for t in found if t)]
    shown = [broken(part, TEXT_PX, HOVER_WIDTH) for part in parts if part]
    return "<br>".join([f"<b>{markup(kind)}</b>", *shown])


def _amounts(row: Record, bands: list[Record]) -> list[str]:
    unit = row["unit"]
    said = COMPARATORS.get(row["label"], "") + amount(number(row), unit)
    if row["role"] == "forecast":
        return [f"median {said}", *(f"{b['level']}%: {interval(b['low'], b['high'], unit)}" for b in bands)]
    low, high = row["low"], row["high"]
    if (pd.isna(low) and pd.isna(high)) or low == high:
        return [said]
    word = row["label"] if row["label"] == "more_than" else "at_least"
    bounds = interval(*(None if pd.isna(v) else Decimal(repr(float(v))) for v in (low, high)), unit, word)
    return [said, f"within rounding: {bounds}"]
