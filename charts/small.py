"""What does a claim look like at a glance? History, forecast, claim and outturn as a small picture without words.

An SVG of a few hundred bytes: a page of several shows them at once, long before the script of its charts is there.
"""

from collections.abc import Callable

import pandas as pd

from charts.alt import glance
from charts.frame import Record, records
from charts.marks import runs
from charts.paths import anchor
from charts.theme import BAND_OPACITY, MARKS

WIDTH, HEIGHT, EDGE = 220, 88, 9
BAND = 80  # percent
Place = Callable[[pd.Timestamp, float], tuple[float, float]]


def small(drawn: pd.DataFrame) -> tuple[str, str]:
    """Give the frame (columns as in charts.frame.COLUMNS) as an SVG of WIDTH by HEIGHT px from zero, and its text."""
    shown = [r for r in records(drawn) if r["role"] != "forecast" or r["level"] == BAND]
    every = sorted(shown, key=lambda r: r["at"])
    of = {role: [r for r in every if r["role"] == role] for role in MARKS}
    parts = _parts(of, _place(every)) if every else []
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>', glance(of)


def _place(every: list[Record]) -> Place:
    first, last = every[0]["at"], every[-1]["at"]
    span = (last - first) / pd.Timedelta(days=1) or 1.0
    tops = [r["high"] if r["role"] == "forecast" else r["value"] for r in every]
    lows = [r["low"] if r["role"] == "forecast" else r["value"] for r in every]
    top, bottom = max(*tops, 0.0), min(*lows, 0.0)
    height = top - bottom or 1.0

    def place(at: pd.Timestamp, value: float) -> tuple[float, float]:
        across = (at - first) / pd.Timedelta(days=1) / span
        return EDGE + across * (WIDTH - 2 * EDGE), EDGE + (top - value) / height * (HEIGHT - 2 * EDGE)

    return place


def _parts(of: dict[str, list[Record]], place: Place) -> list[str]:
    left, zero = place(min(r["at"] for own in of.values() for r in own), 0.0)
    axis = f'<path d="M{left:.1f} {zero:.1f}H{WIDTH - EDGE}" stroke="{MARKS["history"].colour}" stroke-opacity=".5"/>'
    found = [axis]
    for name in dict.fromkeys(r["series"] for r in of["history"]):
        stretches = runs([r for r in of["history"] if r["series"] == name])
        found += [_line(stretch, "history", place) for stretch in stretches]
    found += _fan(of, place)
    found += [_mark(r, place) for role in ("target", "claim", "outturn") for r in of[role]]
    return found


def _fan(of: dict[str, list[Record]], place: Place) -> list[str]:
    own = of["forecast"]
    if not own:
        return []
    start = anchor(of["history"], own[0])
    upper = [place(r["at"], r["value"]) for r in start] + [place(r["at"], r["high"]) for r in own]
    lower = [place(r["at"], r["value"]) for r in start] + [place(r["at"], r["low"]) for r in own]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in [*upper, *lower[::-1]])
    colour = MARKS["forecast"].colour
    band = f'<polygon points="{points}" fill="{colour}" fill-opacity="{BAND_OPACITY[BAND]}"/>'
    return [band, _line([*start, *own], "forecast", place)]


def _line(own: list[Record], role: str, place: Place) -> str:
    points = " ".join("{:.1f},{:.1f}".format(*place(r["at"], r["value"])) for r in own)
    if len(own) == 1:
        x, y = place(own[0]["at"], own[0]["value"])
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{MARKS[role].colour}"/>'
    dash = ' stroke-dasharray="4 3"' if MARKS[role].dash == "dash" else ""
    return f'<polyline points="{points}" fill="none" stroke="{MARKS[role].colour}" stroke-width="2"{dash}/>'


def _mark(record: Record, place: Place) -> str:
    x, y = place(record["at"], record["value"])
    colour = MARKS[record["role"]].colour
    if record["role"] == "outturn":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{colour}"/>'
    size = 6.5
    corners = f"{x:.1f},{y - size:.1f} {x + size:.1f},{y:.1f} {x:.1f},{y + size:.1f} {x - size:.1f},{y:.1f}"
    return f'<polygon points="{corners}" fill="{colour}"/>'
