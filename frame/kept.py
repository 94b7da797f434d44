"""What does a query give on a day? Those of all the rows it ever gave that held then, shared between days."""

import threading
from collections import OrderedDict
from datetime import date
from itertools import compress

import numpy as np
import pandas as pd

from frame.wording import Row, rows

Held = np.ndarray[tuple[int], np.dtype[np.bool_]]  # whether each row held
CELLS = 400_000  # of all frames that are kept: days that see the same rows share a frame
CELLS_A_COLUMN = 100  # are what a column takes beside its values


class Kept:
    """The rows that a query gave on every day: a frame with `valid_from` and `valid_to` (warehouse/every_day.py)."""

    def __init__(self, every: pd.DataFrame) -> None:
        first, last = (every[name].to_numpy(dtype="datetime64[D]") for name in ("valid_from", "valid_to"))
        self._from = np.where(np.isnat(first), np.datetime64(date.min), first)
        self._to = np.where(np.isnat(last), np.datetime64(date.max), last)
        self._every = every.drop(columns=["valid_from", "valid_to"])
        self._rows: list[Row] | None = None
        self._lock = threading.Lock()

    def frame(self, day: date) -> pd.DataFrame:
        """Its rows on a day."""
        held = self._held(day)
        return self._every if held.all() else _frames.get(self, held)

    def of(self, held: Held) -> pd.DataFrame:
        """Some of its rows, as a frame of their own."""
        return self._every[held].reset_index(drop=True)

    def rows(self, day: date) -> list[Row]:
        """The same, each with its columns by attribute; a row is one object on all the days on which it held."""
        with self._lock:
            if self._rows is None:
                self._rows = rows(self._every, _values)
        return list(compress(self._rows, self._held(day)))

    def _held(self, day: date) -> Held:
        return (self._from <= np.datetime64(day)) & (self._to > np.datetime64(day))


def _values(column: pd.Series) -> list[object]:
    """Those of a column, equal ones as one object: words repeat, and the rows of all days are many."""
    if column.dtype == object:  # lists, which have no hash
        return list(column)
    codes, distinct = pd.factorize(column, use_na_sentinel=False)
    objects = list(distinct)
    return [objects[code] for code in codes]


class Frames:
    """The frames asked for last, of all queries and days, up to a number of cells."""

    def __init__(self, cells: int) -> None:
        self._room = cells
        self._lock = threading.Lock()
        # Beside its frame, a query's rows stay, so that no others can take their id.
        self._frames: OrderedDict[tuple[int, bytes], tuple[Kept, pd.DataFrame]] = OrderedDict()

    def get(self, kept: Kept, held: Held) -> pd.DataFrame:
        """The frame of some rows: the one that is kept, else made."""
        name = id(kept), np.packbits(held).tobytes()
        with self._lock:
            if found := self._frames.get(name):
                self._frames.move_to_end(name)
                return found[1]
        made = kept.of(held)  # while others look up theirs
        with self._lock:
            if name not in self._frames:
                self._frames[name] = kept, made
                self._room -= _cells(made)
            _, frame = self._frames[name]
            while self._room < 0 and len(self._frames) > 1:
                _, (_, oldest) = self._frames.popitem(last=False)
                self._room += _cells(oldest)
        return frame


def _cells(frame: pd.DataFrame) -> int:
    return (len(frame) + CELLS_A_COLUMN) * len(frame.columns)


_frames = Frames(CELLS)
