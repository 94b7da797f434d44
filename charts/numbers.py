"""How does a reader want a number, an interval or a period written?"""

import math
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from charts.units import SINGULAR, Step, counted
from charts.units import step as step_of

Number = int | float | Decimal | None
NOT_STATED = "not stated"
MINUS = "\N{MINUS SIGN}"
DERIVED_DIGITS = 4
PRINTED_DIGITS = 6
RARE = Decimal("0.5")  # trains a day
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def amount(value: Number, unit: str, digits: int | None = None) -> str:
    """Write a value, given in the base unit, as a reader says it: 820000 t is "0.82 Mt".

    `digits` asks for that many significant digits, zeros included. Without it a Decimal keeps its digits (6 at most)
    and a float 4, or 6 if it is a whole number of something that is counted. Nothing (None, NaN) is "not stated".
    """
    number = _rounded(value, unit, digits)
    if number is None:
        return NOT_STATED
    if _is_rare(number, unit):
        return f"one train in {_days(number)} days"
    step = step_of(unit, float(abs(number)), axis=False)
    after = SINGULAR.get(step.after, step.after) if number == 1 else step.after
    return _sign(number) + step.before + _digits(number, step) + after


def growth(value: Number, digits: int | None = None) -> str:
    """Write a year-on-year change, given in percent, with its sign: "+82.9%"."""
    number = _rounded(value, "percent", digits)
    if number is None:
        return NOT_STATED
    return ("+" if number > 0 else "") + amount(number, "percent", digits)


def interval(low: Number, high: Number, unit: str, comparator: str = "at_least") -> str:
    """Write the bounds of a number, in the base unit: "1.45 to 1.55 Mt"; "at least 50 days" when the top is open.

    `comparator` "more_than" turns the one-sided text into "more than 50 days".
    """
    bottom, top = _rounded(low, unit, None), _rounded(high, unit, None)
    if bottom is None or top is None:
        words = ("more than " if comparator == "more_than" else "at least ") if top is None else "at most "
        return NOT_STATED if bottom is top else words + amount(low if top is None else high, unit)
    if bottom == top:
        return amount(low, unit)
    if _is_rare(bottom, unit) and top < 1:
        return f"one train in {_days(top)} to {_days(bottom)} days"
    step = step_of(unit, float(max(abs(bottom), abs(top))), axis=False)
    places = max(_places(bottom, step), _places(top, step))
    low_text, high_text = (_sign(n) + step.before + _digits(n, step, places) for n in (bottom, top))
    return f"{low_text}{step.after if step.before else ''} to {high_text}{step.after}"


def scale(unit: str, values: Iterable[Number]) -> tuple[float, str]:
    """Give what to divide an axis of these values (base unit) by, and what to call it: (1e6, "million tonnes (Mt)")."""
    sizes = [abs(float(v)) for v in values if v is not None and math.isfinite(float(v))]
    step = step_of(unit, max(sizes, default=0.0), axis=True)
    return 10.0**step.power, step.axis


def period(start: date | None, end: date | None) -> str:
    """Write a period by its first and last day: "January to November 2022", "26 to 27 January 2016"."""
    if _missing(start) and _missing(end):
        return NOT_STATED
    if start is None or _missing(start) or end is None or _missing(end):
        return f"by {day(end)}" if _missing(start) else f"from {day(start)}"
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        return _months(start, end)
    if (start.year, start.month, start.day) == (end.year, end.month, end.day):
        return day(end)
    first = f"{start.day}"
    if (start.year, start.month) != (end.year, end.month):
        first += f" {MONTHS[start.month - 1]}"
    return f"{first}{f' {start.year}' if start.year != end.year else ''} to {day(end)}"


def day(value: date | None) -> str:
    """Write a day: "5 February 2016"."""
    return NOT_STATED if value is None or _missing(value) else f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _months(start: date, end: date) -> str:
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    last = f"{MONTHS[end.month - 1]} {end.year}"
    if start.year != end.year:
        return f"{MONTHS[start.month - 1]} {start.year} to {last}"
    return last if start.month == end.month else f"{MONTHS[start.month - 1]} to {last}"


def _missing(value: object) -> bool:
    return bool(pd.isna(value))  # type: ignore[call-overload]


def _rounded(value: Number, unit: str, digits: int | None) -> Decimal | None:
    if value is None or _missing(value) or not math.isfinite(value):
        return None
    number = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if digits is None:
        whole = counted(unit) and number == number.to_integral_value()
        digits = PRINTED_DIGITS if isinstance(value, Decimal) or whole else DERIVED_DIGITS
        # A written 1.50E6 keeps its zero; the zeros of a stored 1500000.000000 say nothing.
        exponent = number.as_tuple().exponent
        number = number if isinstance(exponent, int) and exponent > 0 else number.normalize()
        return number if len(number.as_tuple().digits) <= digits else _quantized(number, digits).normalize()
    return _quantized(number, digits)


def _is_rare(number: Decimal, unit: str) -> bool:
    """Whether there is a train on every second day at most, which no one calls a part of a train a day."""
    return unit == "trains_per_day" and 0 < number <= RARE


def _days(rate: Decimal) -> str:
    return f"{float(1 / rate):.3g}"


def _quantized(number: Decimal, digits: int) -> Decimal:
    if number == 0:
        return Decimal(0)
    rounded = number.quantize(Decimal(1).scaleb(number.adjusted() + 1 - digits), ROUND_HALF_UP)
    return rounded.quantize(Decimal(1).scaleb(rounded.adjusted() + 1 - digits), ROUND_HALF_UP)


def _places(number: Decimal, step: Step) -> int:
    exponent = number.scaleb(-step.power).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _digits(number: Decimal, step: Step, places: int | None = None) -> str:
    shown = abs(number).scaleb(-step.power)
    return f"{shown:,.{_places(number, step) if places is None else places}f}"


def _sign(number: Decimal) -> str:
    return MINUS if number < 0 else ""
