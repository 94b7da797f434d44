"""How are the lines that lead to a deadline drawn: the forecast's fan and median, the pace, the target?"""

from typing import Any

import pandas as pd

from charts.frame import Record
from charts.scatter import Trace, decoration, marks
from charts.theme import BAND_OPACITY, EARLIER, MARKS, Mark, translucent
from charts.words import NAMES

Roles = dict[str, list[Record]]
SHAPES = {"chance": "hv"}


def bands(of: Roles, divisor: float) -> list[Trace]:
    """Give the fans, widest first: two edges for each level and, but for an earlier forecast, the surface between."""
    edges, surfaces = [], []
    fans = forecasts(of["forecast"])
    every = [(level, fan) for fan in fans for level in _levels(fan)]
    for level, fan in sorted(every, key=lambda band: -band[0]):
        own = [r for r in fan if r["level"] == level]
        x, low, high = _outline(own, beginning(of, own[0]), divisor)
        mark = _mark(fan, fans)
        if mark == MARKS["forecast"]:
            surfaces.append(_surface(x, low, high, level))
        line = {"color": mark.colour, "dash": "solid" if mark == MARKS["forecast"] else mark.dash, "width": 1}
        edges.append(decoration([*x, None, *x], [*high, None, *low], "forecast", mode="lines", line=line))
    for surface in surfaces[:1]:
        # One entry of the legend stands for all: the surfaces lie within each other, the lower levels' innermost.
        surface.update(showlegend=True, name=f"{_listed(fans[-1])} interval")
    return [*surfaces, *edges]


def forecasts(rows: list[Record]) -> list[list[Record]]:
    """Give the rows of each forecast, the first made first: one a series, unless labels tell them apart."""
    found: dict[tuple[str, str], list[Record]] = {}
    for record in rows:
        found.setdefault((record["label"], record["series"]), []).append(record)
    return sorted(found.values(), key=lambda own: (pd.isna(own[0]["known_on"]), own[0]["known_on"]))


def _mark(fan: list[Record], fans: list[list[Record]]) -> Mark:
    return MARKS["forecast"] if fan[0]["label"] == fans[-1][0]["label"] else EARLIER


def _levels(fan: list[Record]) -> list[int]:
    return sorted({int(r["level"]) for r in fan})


def _listed(fan: list[Record]) -> str:
    return ", ".join(map(str, _levels(fan))) + "%"


def beginning(of: Roles, first: Record) -> list[Record]:
    """Give what a forecast's lines start from: the last value before its first that was known when it was made."""
    since = [r for r in of["outturn"] if r["known_on"] <= first["known_on"]]
    return anchor(sorted([*of["history"], *since], key=lambda r: r["at"]), first)


def _outline(own: list[Record], start: list[Record], divisor: float) -> tuple[list[Any], list[float], list[float]]:
    edge = [*({**r, "low": r["value"], "high": r["value"]} for r in start), *own]
    x = [r["at"] for r in edge]
    if len(edge) == 1:
        # One period and nothing before it: the band is as wide as the period.
        edge, x = own * 2, [own[0]["period_start"], own[0]["period_end"] + pd.Timedelta(days=1)]
    return x, [r["low"] / divisor for r in edge], [r["high"] / divisor for r in edge]


def _surface(x: list[Any], low: list[float], high: list[float], level: int) -> Trace:
    colour = translucent(MARKS["forecast"].colour, BAND_OPACITY.get(level, 0.2))
    style = {"mode": "lines", "fill": "toself", "fillcolor": colour, "line": {"width": 0}}
    named = {"name": f"{level}% interval", "legendrank": 1000 + level}
    return decoration([*x, *x[::-1]], [*high, *low[::-1]], "forecast", **style, **named)


def paths(of: Roles, role: str, divisor: float) -> list[Trace]:
    """Give a line for each series of role pace or chance."""
    found = []
    for name in dict.fromkeys(r["series"] for r in of[role]):
        own = [r for r in of[role] if r["series"] == name]
        # A probability stands until the next forecast.
        trace = _joined(marks(own, role, MARKS[role], divisor, NAMES[role]), MARKS[role])
        trace["line"]["shape"] = SHAPES.get(role, "linear")
        found.append(trace)
    return found


def medians(of: Roles, divisor: float) -> list[Trace]:
    """Give the median of each forecast, from the last value known before it."""
    found = []
    fans = forecasts(of["forecast"])
    for own in fans:
        # A median stands in the frame once for each interval: one mark, and all intervals in its text.
        firsts = list({(r["at"], r["value"]): r for r in own}.values())
        levels = {r["at"]: sorted((b for b in own if b["at"] == r["at"]), key=_level) for r in firsts}
        mark, made = _mark(own, fans), own[0]["label"]
        name = f"{made}: median" if made else "Forecast median"
        name += f", {_listed(own)} interval" if mark == EARLIER else ""
        start = beginning(of, firsts[0])
        trace = marks([*start, *firsts], "forecast", mark, divisor, name, levels)
        found.append(_joined(trace, mark, len(start)))
    return found


def _joined(trace: Trace, mark: Mark, start: int = 0) -> Trace:
    """The marks of a trace joined by a line; the first `start` of them are where it comes from, and not marked."""
    trace.update(mode="lines+markers", line={"color": mark.colour, "dash": mark.dash, "width": 2})
    trace["marker"]["size"] = [0] * start + [mark.size] * (len(trace["x"]) - start)
    return trace


def _level(record: Record) -> int:
    return 0 if pd.isna(record["level"]) else int(record["level"])


def reaches(targets: list[Record], earliest: pd.Timestamp, divisor: float) -> list[Trace]:
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
