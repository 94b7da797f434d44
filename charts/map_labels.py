"""Which places of a map are named, and where does each name stand?"""

from typing import Any

import numpy as np
import pandas as pd

from charts.labels import Label, Points, Room, Spot, is_beside, place
from charts.text import length, markup
from charts.theme import LABEL_PX, LINE, MARKS

Range = tuple[float, float]
BETWEEN = 12  # points along a line that a name should not hide
APART = 3.0  # px between two names
FAR = 24.0  # px; a name further off says too little about its place, unless its corridor is the chosen one


def annotations(lines: pd.DataFrame, chosen: str, x: Range, y: Range, rooms: list[Room]) -> list[dict[str, Any]]:
    """Name every place of the chosen corridor, then the ends of the others where they hide nothing in any room."""
    mine = lines[lines["corridor"] == chosen].drop_duplicates("place")
    ends = lines.groupby("corridor", sort=False)["stop"].transform("max")
    others = lines[lines["stop"].eq(1) | lines["stop"].eq(ends)].drop_duplicates("place")
    others = others[~others["place"].isin(mine["place"])]
    labels = _labels(mine, x, y)
    obstacles = _obstacles(lines, chosen, x, y)
    spots = place(labels, obstacles, rooms) if labels else []
    named = [_annotation(*of, 1.0) for of in zip(_rows(mine), labels, spots, strict=True)]
    for row, label in zip(_rows(others), _labels(others, x, y), strict=True):
        (spot,) = place([label], _with(obstacles, labels, spots, rooms), rooms)
        is_near = abs(spot.dy) < FAR and abs(spot.dx) < label.width / 2 + FAR
        taken = list(zip(labels, spots, strict=True))
        if is_near and all(_is_free(label, spot, taken, room) for room in rooms):
            named.append(_annotation(row, label, spot, 0.75))
            labels, spots = [*labels, label], [*spots, spot]
    return named


def _rows(places: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in places.to_dict("records")]


def _labels(places: pd.DataFrame, x: Range, y: Range) -> list[Label]:
    across, down = _fractions(places, x, y)
    return [
        Label(left, top, length(name, LABEL_PX), LINE * LABEL_PX)
        for left, top, name in zip(across, down, places["name"], strict=True)
    ]


def _fractions(places: pd.DataFrame, x: Range, y: Range) -> tuple[list[float], list[float]]:
    across = (places["longitude"].to_numpy() - x[0]) / (x[1] - x[0])
    return across.tolist(), ((y[1] - places["latitude"].to_numpy()) / (y[1] - y[0])).tolist()


def _obstacles(lines: pd.DataFrame, chosen: str, x: Range, y: Range) -> Points:
    """Points of every line; names keep further from the chosen one's."""
    found = []
    for corridor, rows in lines.groupby("corridor", sort=False):
        points = np.column_stack(_fractions(rows, x, y))
        where = np.linspace(0, len(points) - 1, BETWEEN * len(points))
        along = [np.interp(where, np.arange(len(points)), points[:, side]) for side in (0, 1)]
        found.append(np.column_stack([*along, np.full(len(where), 20.0 if corridor == chosen else 3.0)]))
    return np.vstack(found)


def _with(obstacles: Points, labels: list[Label], spots: list[Spot], rooms: list[Room]) -> Points:
    """The obstacles and the names that stand already, as their middles in the narrowest room."""
    room = rooms[0]
    middles = [
        (label.x + spot.dx / room.width, label.y + spot.dy / room.height, 60.0)
        for label, spot in zip(labels, spots, strict=True)
    ]
    return np.vstack([obstacles, np.array(middles).reshape(-1, 3)])


def _box(label: Label, spot: Spot, room: Room) -> tuple[float, float, float, float]:
    x, y = label.x * room.width + spot.dx, label.y * room.height + spot.dy
    return x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2


def _is_free(label: Label, spot: Spot, taken: list[tuple[Label, Spot]], room: Room) -> bool:
    """Whether a name lies on the plot and touches none of those that stand already."""
    left, top, right, bottom = _box(label, spot, room)
    others = [_box(other, where, room) for other, where in taken]
    inside = left >= 0 and top >= 0 and right <= room.width + room.right and bottom <= room.height
    return inside and not any(
        left < other[2] + APART and other[0] < right + APART and top < other[3] + APART and other[1] < bottom + APART
        for other in others
    )


def _annotation(row: dict[str, Any], label: Label, spot: Spot, opacity: float) -> dict[str, Any]:
    base = {
        **{"x": row["longitude"], "y": row["latitude"], "text": markup(row["name"]), "opacity": opacity},
        **{"xanchor": "center", "yanchor": "middle", "font": {"size": LABEL_PX}, "borderpad": 0},
    }
    if is_beside(label, spot):
        return {**base, "showarrow": False, "xshift": spot.dx, "yshift": -spot.dy}
    led = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": MARKS["history"].colour, "standoff": 5}
    return {**base, "showarrow": True, "ax": spot.dx, "ay": spot.dy, **led}
