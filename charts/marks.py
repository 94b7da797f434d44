"""Which marks does a frame become? Every row one mark or one pair of band edges, in Plotly traces."""

import pandas as pd

from charts.frame import MONTH, Record, is_open
from charts.paths import Roles, anchor, bands, medians, paths, reaches
from charts.scatter import Trace, decoration, marks
from charts.theme import MARKS, Mark, history
from charts.units import RATES
from charts.words import MADE, NAMES

FEW = 24
MANY = 60
# A line joins marks with up to this many periods missing between them.
MISSING = 3
MOST_OF_A_YEAR = pd.Timedelta(days=300)
# Less of a rate than this is within its mark.
SEEN = 0.01
OUTLINE = {"color": "#ffffff", "width": 1}


def traces(every: list[Record], divisor: float, labelled: set[str], open_end: float) -> list[Trace]:
    """Give the traces, back to front, for records; y is value / divisor and `meta` the role.

    Roles in `labelled` stand in no legend, for a label at the mark names them. The open upper bound of a printed number
    is an arrow of length `open_end`, in the axis' unit.
    """
    ordered = sorted(every, key=lambda r: (r["at"], r["period_start"]))
    of = {role: [r for r in ordered if r["role"] == role] for role in MARKS}
    drawn = [*bands(of, divisor), *reaches(of["target"], min(r["period_start"] for r in every), divisor)]
    colours = {name: mark.colour for name, mark in of_lines(every).items()}
    drawn += [_arrow(r, divisor, open_end, colours[r["series"]]) for r in _open(of["history"])]
    drawn += [*_histories(of["history"], divisor), *paths(of, "pace", divisor), *medians(of, divisor)]
    drawn += paths(of, "chance", divisor)
    drawn += _points("target", of, divisor)
    for role in ("claim", "outturn"):
        drawn += [_arrow(r, divisor, open_end, MARKS[role].colour) for r in _open(of[role])]
        drawn += _points(role, of, divisor)
    for trace in drawn:
        if trace["meta"] in labelled:
            trace["showlegend"] = False
    return drawn


def _open(own: list[Record]) -> list[Record]:
    return [r for r in own if is_open(r["role"], r["low"], r["high"])]


def of_lines(every: list[Record]) -> dict[str, Mark]:
    """Give the mark of each history by its name; the first line is the one that begins first."""
    own = sorted((r for r in every if r["role"] == "history"), key=lambda r: (r["at"], r["period_start"]))
    return {name: history(i) for i, name in enumerate(dict.fromkeys(r["series"] for r in own))}


def _histories(own: list[Record], divisor: float) -> list[Trace]:
    found = []
    for name, mark in of_lines(own).items():
        line = [r for r in own if r["series"] == name]
        labels = {r["label"] for r in line}
        extra = f", {labels.pop()}" if len(labels) == 1 and labels != {""} else ""
        size = mark.size if len(line) <= FEW else mark.size - 3 if len(line) <= MANY else mark.size - 4
        stretches = runs(line)
        for first, run in enumerate(stretches):
            trace = marks(run, "history", mark, divisor, f"{name or NAMES['history']}{extra}")
            trace.update(mode="lines+markers", line={"color": mark.colour, "dash": mark.dash, "width": 2})
            hollow = [r["label"] in MADE for r in run]
            if any(hollow):
                symbols = [f"{mark.symbol}-open" if one else mark.symbol for one in hollow]
                trace["marker"] |= {"symbol": symbols, "line": {"width": [1.5 if one else 0 for one in hollow]}}
            trace["marker"]["size"] = size
            trace["showlegend"] = first == 0
            if run[0]["unit"] in RATES:
                trace["error_y"] = _whiskers(run, divisor, SEEN) | {"color": mark.colour}
            found.append(trace)
    return found


def runs(line: list[Record]) -> list[list[Record]]:
    """Give the stretches that a line joins; it breaks between years of totals to date and where periods are missing."""
    found: list[list[Record]] = []
    rolling = any(r["period_start"].day_of_year > 1 and _length(r) > MOST_OF_A_YEAR for r in line)
    for record in line:
        if found and _joined(found[-1][-1], record, rolling):
            found[-1].append(record)
        else:
            found.append([record])
    return found


def _joined(earlier: Record, later: Record, rolling: bool) -> bool:
    if earlier["cumulative"] or later["cumulative"]:
        return bool(earlier["period_start"] == later["period_start"])
    if rolling:  # sums of twelve months overlap: the next one starts a month later
        return bool(later["period_start"] - earlier["period_start"] <= (MISSING + 1) * MONTH)
    return bool(later["period_start"] - earlier["period_end"] <= MISSING * _length(earlier))


def _length(record: Record) -> pd.Timedelta:
    return pd.Timedelta(record["period_end"] - record["period_start"])


def _points(role: str, of: Roles, divisor: float) -> list[Trace]:
    own = of[role]
    if not own:
        return []
    # Several outturns of one series are a line that goes on from what was known.
    joined = role == "outturn" and len({r["at"] for r in own}) > 1 and len({r["series"] for r in own}) == 1
    start = anchor(of["history"], own[0]) if joined else []
    trace = marks([*start, *own], role, MARKS[role], divisor, NAMES[role])
    if role == "claim":
        trace["error_y"] = _whiskers(own, divisor)
    trace["marker"] |= {"line": OUTLINE, "size": [0] * len(start) + [MARKS[role].size] * len(own)}
    if joined:
        trace.update(mode="lines+markers", line={"color": MARKS[role].colour, "width": 1.5})
    return [trace]


def _whiskers(own: list[Record], divisor: float, least: float = 0.0) -> dict[str, object]:
    """Give whiskers from bound to bound; none to one closer than `least` of the value, which its mark would hide."""
    up, down = ([_side(r, side, divisor, least) for r in own] for side in ("high", "low"))
    return {"type": "data", "symmetric": False, "array": up, "arrayminus": down, "width": 5, "thickness": 2}


def _arrow(record: Record, divisor: float, open_end: float, colour: str) -> Trace:
    ends: list[float | None] = [record["value"] / divisor, record["value"] / divisor + open_end]
    marker = {"symbol": ["circle", "arrow-up"], "size": [0, 10], "color": colour, "opacity": 1}
    line = {"color": colour, "width": 2}
    return decoration([record["at"]] * 2, ends, record["role"], mode="lines+markers", line=line, marker=marker)


def _side(record: Record, side: str, divisor: float, least: float) -> float | None:
    away = abs(record[side] - record["value"])
    return None if pd.isna(away) or away <= least * abs(record["value"]) else float(away / divisor)
