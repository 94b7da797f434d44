"""How are the lines that lead to a deadline drawn: the forecast's fan and median, the pace, the target?"""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.frame import Record
from charts.scatter import decoration, marks
from charts.theme import BAND_OPACITY, MARKS, translucent
from charts.words import NAMES

Roles = dict[str, list[Record]]
SHAPES = {"chance": "hv"}


def bands(of: Roles, divisor: float) -> list[go.Scatter]:
    """Give the fan, widest first: a surface and its two edges for each level, from the last history before it."""
    found = []
    keys = sorted({(-r["level"], r["series"]) for r in of["forecast"]})
    listed = ", ".join(str(level) for level in sorted({-minus for minus, _ in keys}))
    for minus_level, name in keys:
        own = [r for r in of["forecast"] if r["level"] == -minus_level and r["series"] == name]
        x, low, high = _outline(own, anchor(of["history"], own[0]), divisor)
        found += _band(x, low, high, -minus_level)
        # One entry of the legend stands for all: the surfaces lie within each other, the lower levels' innermost.
        surface = found[-2]
        surface.showlegend = (minus_level, name) == keys[0]
        if surface.showlegend:
            surface.name = f"{listed}% interval"
    return found


def _outline(own: list[Record], start: list[Record], divisor: float) -> tuple[list[Any], list[float], list[float]]:
    edge = [*({**r, "low": r["value"], "high": r["value"]} for r in start), *own]
    x = [r["at"] for r in edge]
    if len(edge) == 1:
        # One period and nothing before it: the band is as wide as the period.
        edge, x = own * 2, [own[0]["period_start"], own[0]["period_end"] + pd.Timedelta(days=1)]
    return x, [r["low"] / divisor for r in edge], [r["high"] / divisor for r in edge]


def _band(x: list[Any], low: list[float], high: list[float], level: int) -> list[go.Scatter]:
    colour = MARKS["forecast"].colour
    surface = go.Scatter(
        x=[*x, *x[::-1]],
        y=[*high, *low[::-1]],
        fill="toself",
        fillcolor=translucent(colour, BAND_OPACITY.get(level, 0.2)),
        line={"width": 0},
        **{"mode": "lines", "hoverinfo": "skip", "meta": "forecast", "cliponaxis": False},
        **{"name": f"{level}% interval", "legendrank": 1000 + level},
    )
    line = {"color": colour, "width": 1}
    return [surface, decoration([*x, None, *x], [*high, None, *low], "forecast", mode="lines", line=line)]


def paths(of: Roles, role: str, divisor: float) -> list[go.Scatter]:
    """Give a line for each series of role forecast (from the last history before it), pace or chance."""
    found = []
    for name in dict.fromkeys(r["series"] for r in of[role]):
        own = [r for r in of[role] if r["series"] == name]
        # A median stands in the frame once for each interval: one mark, and all intervals in its text.
        firsts = own if role != "forecast" else list({(r["at"], r["value"]): r for r in own}.values())
        start = [] if role != "forecast" else anchor(of["history"], firsts[0])
        levels = {r["at"]: sorted((b for b in own if b["at"] == r["at"]), key=_level) for r in firsts}
        title = "Forecast median" if role == "forecast" else NAMES[role]
        trace = marks([*start, *firsts], role, MARKS[role], divisor, title, levels)
        # A probability stands until the next forecast.
        line = {"color": MARKS[role].colour, "dash": MARKS[role].dash, "width": 2, "shape": SHAPES.get(role, "linear")}
        trace.update(mode="lines+markers", line=line)
        trace.marker.size = [0] * len(start) + [MARKS[role].size] * len(firsts)
        found.append(trace)
    return found


def _level(record: Record) -> int:
    return 0 if pd.isna(record["level"]) else int(record["level"])


def reaches(targets: list[Record], earliest: pd.Timestamp, divisor: float) -> list[go.Scatter]:
    """Give a dotted line to each target from the day on which it was set, or from the chart's beginning."""
    found = []
    for r in targets:
        known = r["known_on"]
        start = known if pd.notna(known) and earliest < known < r["at"] else earliest
        line = {"color": MARKS["target"].colour, "dash": MARKS["target"].dash, "width": 1.5}
        found.append(decoration([start, r["at"]], [r["value"] / divisor] * 2, "target", mode="lines", line=line))
    return found


def anchor(history: list[Record], first: Record) -> list[Record]:
    """Give the last history before a line's first mark, of its own series if there is one; else nothing."""
    before = [r for r in history if r["at"] < first["at"]]
    return ([r for r in before if r["series"] == first["series"]] or before)[-1:]
