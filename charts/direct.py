"""Which marks are named on the plot itself, and by what annotation?"""

import re

import numpy as np
import pandas as pd

from charts.axes import ARROW, Axes
from charts.frame import Record, is_open
from charts.labels import GAP, Label, Points, Room, Spot, is_beside, place
from charts.marks import of_lines
from charts.paths import beginning, forecasts
from charts.text import length, lines, markup, plain
from charts.theme import LABEL_PX, LINE, MARKS, SIGNS, Mark
from charts.words import CLOSEST, beside

POINTS = ("target", "claim", "outturn")
LINES = ("history", "pace", "chance")
MANY = 4
FEW = 2
ENDS = 4
BETWEEN = 6
# The label of the closest says more than the others, and has the plot for it.
WIDER = 1.3
# The place of a line's mark before its name.
SIGN = "\u25cf\N{NO-BREAK SPACE}"
# Further away than this, in px, a thin line leads from the label to its mark.
WEIGHTS = {
    "target": 120.0,
    "claim": 120.0,
    "outturn": 120.0,
    "history": 20.0,
    "forecast": 12.0,
    "pace": 12.0,
    "chance": 12.0,
}


def named(every: list[Record]) -> list[Record]:
    """Give the rows that are labelled: targets and claims, the last outturn, and what alone in its line has one.

    Of too many targets or claims, the lowest, the highest and the closest to the outturn. On a chart of nothing but a
    few histories, each has its name at its end.
    """
    ends = {r["series"]: {**r, "label": r["series"]} for r in sorted(every, key=lambda r: r["at"])}
    if {r["role"] for r in every} == {"history"} and 1 < len(ends) <= ENDS and all(ends):
        return sorted(ends.values(), key=lambda r: -r["value"])  # so that the names stand in the lines' order
    found: list[Record] = []
    for role in POINTS:
        own = [r for r in every if r["role"] == role]
        last = {r["series"]: r for r in sorted(own, key=lambda r: r["at"])}
        own = list(last.values()) if role == "outturn" else own
        found += own if len(own) <= MANY else _few(own)
    ends_of = (max(own, key=lambda r: r["at"]) for own in forecasts([r for r in every if r["role"] == "forecast"]))
    found += [r for r in ends_of if r["label"]]
    for role in LINES:
        own = [r for r in every if r["role"] == role]
        words = {(r["label"], r["at"]): r for r in own if r["label"]}
        found += words.values() if len(words) <= FEW and len({r["at"] for r in own}) > len(words) else []
    return sorted(found, key=_is_closest)  # it stands among the others, so it takes the place that they leave


def _few(own: list[Record]) -> list[Record]:
    ends = [choose(own, key=lambda r: r["value"]) for choose in (min, max)]
    return [r for r in own if _is_closest(r) or any(r is end for end in ends)]


def _is_closest(record: Record) -> bool:
    return bool(record["label"].startswith(CLOSEST))


def unlisted(found: list[Record]) -> set[str]:
    """Give the roles that the labels name, so that no legend need do so."""
    return {r["role"] for r in found if r["role"] in POINTS or _is_name(r)}


def _is_name(record: Record) -> bool:
    return bool(record["label"] == record["series"])


def _is_line(record: Record) -> bool:
    return _is_name(record) and bool(record["role"] == "history")


def widest(found: list[Record], width: float) -> float:
    """Give the px beside a mark that the widest label takes, when each is at most `width` px wide."""
    beside_mark = [r for r in found if not _is_closest(r)] or found
    return max(length(line, LABEL_PX) for r in beside_mark for line in _lines(r, width)) + GAP


def annotations(
    found: list[Record], every: list[Record], axes: Axes, rooms: list[Room], width: float
) -> list[dict[str, object]]:
    """Give the annotations of the labels, each at most `width` px wide and clear of marks in all rooms.

    The name at a line's end begins with the line's mark.
    """
    texts = [_lines(r, width) for r in found]
    labels = [
        Label(*_at(r, axes), max(length(t, LABEL_PX) for t in text), LINE * LABEL_PX * len(text), _is_name(r))
        for r, text in zip(found, texts, strict=True)
    ]
    spots = place(labels, _obstacles(every, axes), rooms)
    marks = of_lines(every)
    said = [_said(text, marks[r["series"]] if _is_line(r) else None) for r, text in zip(found, texts, strict=True)]
    return [_annotation(*of, axes.divisor) for of in zip(found, said, labels, spots, strict=True)]


def _lines(record: Record, width: float) -> list[str]:
    # A number is not parted from its unit.
    text = re.sub(r"(?<=\d) ", "\N{NO-BREAK SPACE}", plain(beside(record)))
    text = f"{SIGN}{text}" if _is_line(record) else text
    return lines(text, LABEL_PX, WIDER * width if _is_closest(record) else width) or [""]


def _said(text: list[str], mark: Mark | None) -> str:
    """The lines of a label as Plotly shall show them, the place kept for a line's mark filled with it."""
    said = "<br>".join(markup(line) for line in text)
    if mark is None:
        return said
    return f'<span style="color:{mark.colour}">{SIGNS[mark.symbol]}</span>{said.removeprefix(SIGN[0])}'


def _annotation(record: Record, text: str, label: Label, spot: Spot, divisor: float) -> dict[str, object]:
    side = "center" if abs(spot.dx) < label.width / 2 else "left" if spot.dx > 0 else "right"
    shift = {"center": spot.dx, "left": spot.dx - label.width / 2, "right": spot.dx + label.width / 2}[side]
    base = {"x": record["at"], "y": record["value"] / divisor, "xanchor": side, "yanchor": "middle", "borderpad": 1}
    base |= {"align": side, "text": text, "font": {"size": LABEL_PX}}
    if is_beside(label, spot):
        return {**base, "showarrow": False, "xshift": shift, "yshift": -spot.dy}
    arrow = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": MARKS[record["role"]].colour, "standoff": 7}
    return {**base, "showarrow": True, "ax": shift, "ay": spot.dy, **arrow}


def _at(record: Record, axes: Axes) -> tuple[float, float]:
    x = (record["at"] - axes.start) / (axes.end - axes.start)
    return float(x), float((axes.high - record["value"] / axes.divisor) / (axes.high - axes.low))


def _obstacles(every: list[Record], axes: Axes) -> Points:
    lines: dict[tuple[object, ...], list[tuple[float, float]]] = {}
    ordered = sorted(every, key=lambda r: r["at"])
    of = {role: [r for r in ordered if r["role"] == role] for role in ("history", "outturn")}
    for r in ordered:
        for side, value in _heights(r, axes):
            made = r["label"] if r["role"] == "forecast" else ""
            key = (r["role"], r["series"], made, side != "value" and r["level"], side)
            if key not in lines:
                start = beginning(of, r) if r["role"] == "forecast" else []
                lines[key] = [_at(h, axes) for h in start]
            lines[key].append(_at({**r, "value": value}, axes))
    found = []
    for (role, *_), line in lines.items():
        points = np.array(line) if role in POINTS else _between(np.array(line))
        found.append(np.column_stack([points, np.full(len(points), WEIGHTS[str(role)])]))
    return np.vstack(found)


def _heights(r: Record, axes: Axes) -> list[tuple[str, float]]:
    sides = {"forecast": ("value", "low", "high"), "claim": ("value", "low", "high")}.get(r["role"], ("value",))
    found = [(side, r[side]) for side in sides if pd.notna(r[side])]
    if is_open(r["role"], r["low"], r["high"]):
        tip = ARROW * (axes.high - axes.low) * axes.divisor
        found += [("value", r["value"] + part * tip) for part in (0.25, 0.5, 0.75, 1.0)]
    return found


def _between(points: Points) -> Points:
    ends = np.arange(len(points))
    where = np.linspace(0, len(points) - 1, min(BETWEEN * len(points), 150))
    return np.column_stack([np.interp(where, ends, points[:, i]) for i in (0, 1)])
