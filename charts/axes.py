"""From where to where does a chart run, and what stands at its ticks?"""

import math
from dataclasses import dataclass

import pandas as pd

from charts.caption import EDGE
from charts.frame import DAY, YEAR, Record, is_open
from charts.numbers import scale
from charts.text import length
from charts.theme import TEXT_PX
from charts.units import RATES

TICKS = 5
# Fractions of the height: free space, and the arrow of a number whose upper bound is open.
ROOM = 0.07
ARROW = 0.12
# Rounding intervals are drawn for claims and rates only, so only theirs and the forecasts' bounds need room.
BOUNDED = ("claim", "forecast")


@dataclass(frozen=True)
class Axes:
    """Ranges of a chart, y already divided by `divisor`; `left` is the px that tick labels take."""

    start: pd.Timestamp
    end: pd.Timestamp
    low: float
    high: float
    divisor: float
    unit_label: str
    left: float
    x: dict[str, object]
    y: dict[str, object]


def axes(every: list[Record]) -> Axes:
    """Give the axes for records, at least one: whole years where years are shown, and always zero."""
    unit = every[0]["unit"]
    bounds = [
        bound
        for r in every
        if r["role"] in BOUNDED or unit in RATES
        for bound in (r["low"], r["high"])
        if math.isfinite(bound)
    ]
    rising = [r["value"] for r in every if is_open(r["role"], r["low"], r["high"])]
    values = [*(r["value"] for r in every), *bounds]
    divisor, unit_label = scale(unit, values)
    if any(r["role"] == "chance" for r in every):
        values = [*values, 100.0]  # a probability is seen against certainty
    low, high = _y_range([v / divisor for v in values], [v / divisor for v in rising])
    step = _nice((high - low) / TICKS)
    places = max(0, -math.floor(math.log10(step) + 1e-9)) + (1 if f"{step:e}".startswith("2.5") and step < 10 else 0)
    widest = max(length(f"{v:,.{places}f}", TEXT_PX) for v in (low, high))
    x, start, end = _x_axis(every)
    y = {"range": [low, high], "dtick": step, "tick0": 0, "tickformat": f",.{places}f", "zeroline": True}
    y |= {"ticklabelstandoff": 4, "labelalias": {f"{0:.{places}f}": "0"}}
    return Axes(start, end, low, high, divisor, unit_label, EDGE + widest + 8, x, y)


def _y_range(values: list[float], rising: list[float]) -> tuple[float, float]:
    low, high = min(*values, 0.0), max(*values, 0.0)
    room = ROOM * (high - low) or 1.0
    # An open bound is an arrow above its mark.
    high = max([high + (room if high > 0 or high == low else 0), *(v + (ARROW + ROOM) * (high - low) for v in rising)])
    return (low - room if low < 0 else low), high


def _nice(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= step * 0.999)


def _x_axis(every: list[Record]) -> tuple[dict[str, object], pd.Timestamp, pd.Timestamp]:
    starts, ends = [r["period_start"] for r in every], [r["period_end"] + DAY for r in every]
    start, end = min(starts), max(ends)
    monthly = all(day.day == 1 for day in (*starts, *ends))
    yearly = monthly and all(day.month == 1 for day in (*starts, *ends))
    if yearly or end - start >= 2 * YEAR:
        alone = int(start.year == (end - DAY).year)
        start, end = pd.Timestamp(start.year - alone, 1, 1), pd.Timestamp((end - DAY).year + 1 + alone, 1, 1)
        # On a longer span Plotly leaves out as many years as the width at hand needs.
        ticks: dict[str, object] = {"dtick": "M12"} if end - start <= 5.1 * YEAR else {}
        ticks |= {"tickformat": "%Y", "ticklabelmode": "period", "ticks": "" if yearly else "outside"}
    elif monthly or end - start >= YEAR / 6:
        if end - start <= 31 * DAY:
            start, end = start - pd.offsets.MonthBegin(1), end + pd.offsets.MonthBegin(1)
        dtick = "M1" if end - start <= YEAR / 2 else "M3"
        ticks = {"dtick": dtick, "tickformat": "%b\n%Y", "ticklabelmode": "period"}
    else:
        start, end = start - DAY, end + DAY
        ticks = {"tickformat": "%-d %b\n%Y", **({"dtick": 86_400_000} if end - start <= 7 * DAY else {})}
    return {"type": "date", "range": [start, end], "ticks": "outside", "ticklabelstandoff": 2, **ticks}, start, end
