"""Where does a mark's label stand so that it hides no mark and no other label, on a phone and on a desk?

A greedy search over positions around each mark, repeated until it settles, after Christensen, Marks and Shieber (1995).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Box = tuple[float, float, float, float]
Points = npt.NDArray[np.float64]
ROUNDS = 3
GAP = 10.0
NEAR = 6.0


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


def place(labels: list[Label], obstacles: Points, rooms: list[Room]) -> list[Spot]:
    """Give each label its spot, good in all rooms at once; `obstacles` are rows of x, y (fractions) and weight."""
    spots = [Spot(label.width / 2 + GAP, 0.0) for label in labels]
    placed: list[int] = []
    for _ in range(ROUNDS):
        before = list(spots)
        for i, label in enumerate(labels):
            others = [(labels[j], spots[j]) for j in placed if j != i]
            costs = [sum(_cost(label, spot, others, obstacles, room) for room in rooms) for spot in _candidates(label)]
            spots[i] = _candidates(label)[int(np.argmin(costs))]
            placed = sorted({*placed, i})
        if spots == before:
            break
    return spots


def _candidates(label: Label) -> list[Spot]:
    aside, over = label.width / 2 + GAP, label.height / 2 + GAP
    steps = [n * label.height / 4 for n in (0, 1, -1, 2, -2, 3, -3, 4, -4, 6, -6, 8, -8, 12, -12)]
    if label.right:
        return [Spot(aside, dy) for dy in steps]
    beside = [Spot(dx, dy) for dy in steps for dx in (aside, -aside)]
    return beside + [Spot(dx, over * k) for k in (-1, 1, -1.8, 1.8, -2.6, 2.6) for dx in (0, -aside / 2, aside / 2)]


def _cost(label: Label, spot: Spot, others: list[tuple[Label, Spot]], obstacles: Points, room: Room) -> float:
    box = _box(label, spot, room)
    left, top, right, bottom = box
    outside = max(0.0, -left) + max(0.0, right - room.width - room.right)
    outside += max(0.0, -top) + max(0.0, bottom - room.height)
    x, y = obstacles[:, 0] * room.width, obstacles[:, 1] * room.height
    near = (left - NEAR < x) & (x < right + NEAR) & (top - NEAR < y) & (y < bottom + NEAR)
    shared = sum(_overlap(box, _box(other, where, room)) for other, where in others)
    swapped = sum(_swapped(label, spot, other, where, room) for other, where in others)
    hidden = float(obstacles[near, 2].sum())
    return 60 * outside + hidden + 3 * shared + 150 * swapped + abs(spot.dy) + (10 if spot.dx <= 0 else 0)


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
