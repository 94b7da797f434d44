"""Where does a mark's label stand so that it hides no mark and no other label, on a phone and on a desk?

A greedy search over positions around each mark, repeated until it settles, after Christensen, Marks and Shieber (1995).
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Box = tuple[float, float, float, float]
Points = npt.NDArray[np.float64]
ROUNDS = 3
GAP = 10.0
NEAR = 6.0
BESIDE = 13.0  # px between a label and its mark; from further off, a line leads to it


@dataclass(frozen=True)
class Label:
    """Text of `width` by `height` px for the mark at (x, y), both as fractions of the plot, y downwards.

    `right` keeps it on the right of its mark, as the name at a line's end is.
    """

    x: float
    y: float
    width: float
    height: float
    right: bool = False


@dataclass(frozen=True)
class Room:
    """A plot of `width` by `height` px with `right` px of margin that labels may use."""

    width: float
    height: float
    right: float


@dataclass(frozen=True)
class Spot:
    """How far the label's centre stands from its mark, in px, y downwards."""

    dx: float
    dy: float


def is_beside(label: Label, spot: Spot) -> bool:
    """Whether a label stands so near its mark that no line need lead to it."""
    return math.hypot(max(0.0, abs(spot.dx) - label.width / 2), max(0.0, abs(spot.dy) - label.height / 2)) <= BESIDE


def place(labels: list[Label], obstacles: Points, rooms: list[Room]) -> list[Spot]:
    """Give each label its spot, good in all rooms at once; `obstacles` are rows of x, y (fractions) and weight."""
    return list(_placed(tuple(labels), np.ascontiguousarray(obstacles, dtype=np.float64).tobytes(), tuple(rooms)))


@lru_cache(maxsize=512)
def _placed(labels: tuple[Label, ...], weighed: bytes, rooms: tuple[Room, ...]) -> tuple[Spot, ...]:
    # Kept, for the same map or line is drawn for one day after the other.
    obstacles = np.frombuffer(weighed).reshape(-1, 3)
    spots = [Spot(label.width / 2 + GAP, 0.0) for label in labels]
    candidates = [_candidates(label) for label in labels]
    alone = [
        sum(_alone(label, own, obstacles, room) for room in rooms)
        for label, own in zip(labels, candidates, strict=True)
    ]
    placed: list[int] = []
    for _ in range(ROUNDS):
        before = list(spots)
        for i, label in enumerate(labels):
            others = [(labels[j], spots[j]) for j in placed if j != i]
            beside = [sum(_beside(label, spot, others, room) for room in rooms) for spot in candidates[i]]
            spots[i] = candidates[i][int(np.argmin(alone[i] + np.array(beside)))]
            placed = sorted({*placed, i})
        if spots == before:
            break
    return tuple(spots)


def _candidates(label: Label) -> list[Spot]:
    aside, over = label.width / 2 + GAP, label.height / 2 + GAP
    steps = [n * label.height / 4 for n in (0, 1, -1, 2, -2, 3, -3, 4, -4, 6, -6, 8, -8, 12, -12)]
    if label.right:
        return [Spot(aside, dy) for dy in steps]
    beside = [Spot(dx, dy) for dy in steps for dx in (aside, -aside)]
    return beside + [Spot(dx, over * k) for k in (-1, 1, -1.8, 1.8, -2.6, 2.6) for dx in (0, -aside / 2, aside / 2)]


def _alone(label: Label, spots: list[Spot], obstacles: Points, room: Room) -> Points:
    """What each spot costs whatever the other labels do: text outside the plot, marks hidden, distance."""
    left, top, right, bottom = np.array([_box(label, spot, room) for spot in spots]).T
    outside = np.maximum(0, -left) + np.maximum(0, right - room.width - room.right)
    outside += np.maximum(0, -top) + np.maximum(0, bottom - room.height)
    x, y = obstacles[:, 0] * room.width, obstacles[:, 1] * room.height
    near = (left[:, None] - NEAR < x) & (x < right[:, None] + NEAR)
    near &= (top[:, None] - NEAR < y) & (y < bottom[:, None] + NEAR)
    moved = np.array([abs(spot.dy) + (10 if spot.dx <= 0 else 0) for spot in spots])
    return np.asarray(60 * outside + near @ obstacles[:, 2] + moved, dtype=np.float64)


def _beside(label: Label, spot: Spot, others: list[tuple[Label, Spot]], room: Room) -> float:
    """What it costs by what the others hide of it, and by standing the other way round."""
    box = _box(label, spot, room)
    shared = sum(_overlap(box, _box(other, where, room)) for other, where in others)
    swapped = sum(_swapped(label, spot, other, where, room) for other, where in others)
    return 3 * shared + 150 * swapped


def _swapped(label: Label, spot: Spot, other: Label, where: Spot, room: Room) -> bool:
    """Whether two marks, one above the other, have their labels the other way round."""
    marks = (label.y - other.y) * room.height
    texts = marks + spot.dy - where.dy
    return abs(label.x - other.x) * room.width < label.width and marks * texts < 0 and spot.dx * where.dx > 0


def _box(label: Label, spot: Spot, room: Room) -> Box:
    x, y = label.x * room.width + spot.dx, label.y * room.height + spot.dy
    return (x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2)


def _overlap(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0
