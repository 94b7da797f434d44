"""Which months do the known totals bind? Sets of months with their sums, and how months are raked to meet them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forecasting.history import Array, History
from forecasting.models import ModelError

ROUNDS = 500  # of proportional fitting, where sets cross
BOUND = 1e-10  # relative error that ends the fitting


@dataclass(frozen=True)
class Segments:
    """Sets of months, each with its sum.

    first: the month of column 0, counted from January 1970. sets: shape (n, months), true where a month belongs to a
    set. sums: shape (n,). layer: shape (n,), sets of one layer share no month.
    """

    first: int
    sets: NDArray[np.bool_]
    sums: Array
    layer: NDArray[np.int64]

    @classmethod
    def of(cls, history: History, since: int) -> "Segments":
        """The totals of the months from `since` on that follow each other within a run; what nests is taken apart.

        Raises:
            ModelError: no total begins so late, or one is no larger than totals of other runs within it.
        """
        parts = [
            (a, b, total)
            for nodes, sums in history.runs()
            for a, b, total in zip(nodes[:-1].tolist(), nodes[1:].tolist(), np.diff(sums).tolist(), strict=True)
            if a >= since
        ]
        if not parts:
            raise ModelError("no total begins in the years that count")
        parts.sort(key=lambda part: part[1] - part[0])
        months = np.arange(since, max(b for _, b, _ in parts))
        sets = np.array([(a <= months) & (months < b) for a, b, _ in parts])
        rest, sums = _take_apart(sets, np.array([total for _, _, total in parts]))
        return cls(since, rest, sums, _layers(rest))

    def rake(self, months: Array) -> Array:
        """Paths of months, shape (draws, months), scaled until every known sum holds; months beyond the sets stay.

        Iterative proportional fitting (Deming and Stephan 1940): one round where no sets cross.

        Raises:
            ModelError: the sums cannot all hold.
        """
        covered = months[:, : self.sets.shape[1]]
        layers = [np.flatnonzero(self.layer == k) for k in range(self.layer.max(initial=-1) + 1)]
        for _ in range(ROUNDS):
            for rows in layers:
                member = self.sets[rows].astype(float)
                factor = self.sums[rows] / (covered @ member.T)
                covered = covered * (factor @ member + (1 - member.sum(axis=0)))
            off = np.abs(covered @ self.sets.T.astype(float) / self.sums - 1).max(initial=0.0)
            if off < BOUND:
                return np.hstack([covered, months[:, self.sets.shape[1] :]])
        raise ModelError(f"overlapping totals can't all hold: one stays {off:.1e} off")


def _take_apart(sets: NDArray[np.bool_], sums: Array) -> tuple[NDArray[np.bool_], Array]:
    """Each set less the largest sets that nest in it, from shorter to longer ones."""
    rest, left = sets.copy(), sums.copy()
    for i in range(len(sets)):
        for j in range(i - 1, -1, -1):
            if not (sets[j] & ~rest[i]).any():
                rest[i] &= ~sets[j]
                left[i] -= sums[j]
        if left[i] <= 0 or not rest[i].any():
            raise ModelError("a total is no larger than other totals within it")
    return rest, left


def _layers(sets: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The first layer for each set in which no earlier set shares a month with it."""
    layer = np.zeros(len(sets), dtype=np.int64)
    for i in range(len(sets)):
        taken = set(layer[:i][(sets[:i] & sets[i]).any(axis=1)].tolist())
        layer[i] = next(k for k in range(i + 1) if k not in taken)
    return layer
