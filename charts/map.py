"""Which way does a corridor take? A schematic map drawn from a list of places: straight lines, no coast, no tiles."""

from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.caption import Caption, of_marks
from charts.figure import figure
from charts.map_labels import annotations
from charts.scatter import Trace
from charts.sheet import AXIS_PX, GAP, LEGEND_ROW_PX, sheet
from charts.text import markup
from charts.theme import MARKS, TEXT, TEXT_PX, WAYBILL, Mark

PHONE, DESK = 358, 1000
PLOT_PX = 330
LEFT, RIGHT = 40, 12
BEYOND = 4  # degrees around the outermost places
MUTED = 0.5
COLUMNS = 2  # of the key, as wide as the plot, so that it is as high on a desk as on a phone
# Told apart by colour and dash together, never by colour alone; the colours are those of charts/theme.py.
STYLES = (
    *(("#1f7fc4", "solid"), ("#d55e00", "dash"), ("#009e73", "dot"), ("#a855b5", "dashdot"), ("#a6761d", "longdash")),
    *(("#6b7785", "solid"), ("#7d8a1e", "dash"), ("#1f7fc4", "dot"), ("#d55e00", "longdashdot"), ("#009e73", "dash")),
)
STOP = Mark(MARKS["history"].colour, "circle", 6, "solid")


def corridor_map(
    lines: pd.DataFrame, caption: Caption, width: int | None = None, height: int | None = None
) -> go.Figure:
    """Draw every corridor, the chosen one highlighted and its places named; others are named where there is room.

    `lines` has a row a stop: corridor, number, label, short, stop, place, name, latitude, longitude, is_chosen, in
    their order. Width and height as for charts.draw.draw.
    """
    chosen = lines.loc[lines["is_chosen"], "corridor"].iloc[0]
    dated = lines.assign(role="pace", known_on=None)
    around = sheet(caption, of_marks(dated), "", [], LEFT, RIGHT, width or PHONE, bare=width is None)
    key = LEGEND_ROW_PX * -(-lines["corridor"].nunique() // COLUMNS) + GAP
    around = replace(around, bottom=around.bottom + key)
    height = height or round(around.top + PLOT_PX + around.bottom)
    rooms = [around.room(w, height) for w in ([PHONE, DESK] if width is None else [width])]
    x, y = _range(lines["longitude"]), _range(lines["latitude"])
    ways = [_way(rows) for _, rows in lines.groupby("corridor", sort=False)]
    text = {"font": {"color": TEXT}, "hoverlabel": {"font": {"color": TEXT}}}
    size = {"width": width, "height": height, "margin": around.margin}
    layout: dict[str, Any] = {"template": WAYBILL, "dragmode": False, **text, **size}
    layout |= {"hovermode": "closest", "legend": _legend(rooms[0].height)}
    layout |= {"xaxis": _axis(x, 20, "°E"), "yaxis": _axis(y, 10, "°N")}
    words = annotations(lines, chosen, x, y, rooms)
    return figure([*ways, _stops(lines)], layout | {"annotations": [*words, *around.annotations()]})


def map_described(lines: pd.DataFrame) -> list[str]:
    """Say of the map the places of the chosen corridor with their coordinates, and the ends of the others."""
    said, others = [], []
    for _, rows in lines.groupby("corridor", sort=False):
        label, names = rows["label"].iloc[0], list(rows["name"])
        if rows["is_chosen"].all():
            places = zip(names, rows["latitude"], rows["longitude"], strict=True)
            stops = ", ".join(f"{name} ({north:.1f}° N, {east:.1f}° E)" for name, north, east in places)
            said.append(f"Highlighted: {label}, through {stops}")
        else:
            others.append(f"{label} ({names[0]} to {names[-1]})")
    return [*said, f"Muted: {'; '.join(others)}"] if others else said


def _way(rows: pd.DataFrame) -> Trace:
    is_chosen = bool(rows["is_chosen"].all())
    colour, dash = STYLES[(int(rows["number"].iloc[0]) - 1) % len(STYLES)]
    return {
        "type": "scatter",
        "x": list(rows["longitude"]),
        "y": list(rows["latitude"]),
        "mode": "lines",
        "name": markup(rows["short"].iloc[0]),
        "meta": "chosen" if is_chosen else "muted",
        "opacity": 1 if is_chosen else MUTED,
        "line": {"color": colour, "dash": dash, "width": 5 if is_chosen else 2},
        "hoverinfo": "skip",
        "zorder": 2 if is_chosen else 1,
    }


def _stops(lines: pd.DataFrame) -> Trace:
    """Each place once, with the corridors that pass it to point at."""
    places = lines.groupby("place", sort=False)
    stops = places.agg({"name": "first", "latitude": "first", "longitude": "first", "label": list, "is_chosen": "max"})
    texts = [
        "<br>".join([f"<b>{markup(name)}</b>", *map(markup, labels)])
        for name, labels in zip(stops["name"], stops["label"], strict=True)
    ]
    return {
        "type": "scatter",
        "x": list(stops["longitude"]),
        "y": list(stops["latitude"]),
        **{"customdata": texts, "hovertemplate": "%{customdata}<extra></extra>", "mode": "markers", "meta": "stops"},
        "marker": {
            "color": STOP.colour,
            "size": [STOP.size + 3 * int(mine) for mine in stops["is_chosen"]],
            "opacity": [1 if mine else MUTED for mine in stops["is_chosen"]],
            "line": {"width": 0},
        },
        "showlegend": False,
        "zorder": 3,
    }


def _range(degrees: "pd.Series[float]") -> tuple[float, float]:
    return float(degrees.min()) - BEYOND, float(degrees.max()) + BEYOND


def _axis(between: tuple[float, float], step: int, suffix: str) -> dict[str, Any]:
    axis = {"range": list(between), "dtick": step, "tick0": 0, "ticksuffix": suffix, "tickfont": {"color": TEXT}}
    # A light graticule, also on a dark page.
    return axis | {"showgrid": True, "gridcolor": "rgba(138, 148, 160, 0.25)", "zeroline": False, "automargin": False}


def _legend(height: float) -> dict[str, Any]:
    legend = {"orientation": "h", "x": 0, "xref": "container", "xanchor": "left", "yanchor": "top"}
    legend |= {"y": -(AXIS_PX - 12) / height, "font": {"size": TEXT_PX}, "itemclick": False}
    legend |= {"entrywidth": 1 / COLUMNS - 0.02, "entrywidthmode": "fraction", "itemwidth": 30}
    return {**legend, "itemdoubleclick": False}
