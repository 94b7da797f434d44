"""What does a query give on a past day? Those of all the rows it ever gave that held then, shared between days."""

import threading
from collections import OrderedDict
from datetime import date
from itertools import compress

import numpy as np
import pandas as pd

from frame.wording import Row, rows

CELLS = 200_000  # of the frames of one query: days that see the same rows share a frame


class Kept:
    """The rows that a query gave on every day: a frame with `valid_from` and `valid_to` (warehouse/every_day.py)."""

    def __init__(self, every: pd.DataFrame) -> None:
        first, last = (every[name].to_numpy(dtype="datetime64[D]") for name in ("valid_from", "valid_to"))
        self._from = np.where(np.isnat(first), np.datetime64(date.min), first)
        self._to = np.where(np.isnat(last), np.datetime64(date.max), last)
        self._every = every.drop(columns=["valid_from", "valid_to"])
        self._rows: list[Row] | None = None
        self._lock = threading.Lock()
        self._frames: OrderedDict[bytes, pd.DataFrame] = OrderedDict()
        self._most = 1 + CELLS // max(1, self._every.size)

    def frame(self, day: date) -> pd.DataFrame:
        """Its rows on a day."""
        held = self._held(day)
        if held.all():
            return self._every
        name = np.packbits(held).tobytes()
        with self._lock:
            if name not in self._frames:
                self._frames[name] = self._every[held].reset_index(drop=True)
                if len(self._frames) > self._most:
                    self._frames.popitem(last=False)
            self._frames.move_to_end(name)
            return self._frames[name]

    def rows(self, day: date) -> list[Row]:
        """The same, each with its columns by attribute; a row is one object on all the days on which it held."""
        if self._rows is None:
            self._rows = rows(self._every)
        return list(compress(self._rows, self._held(day)))

    def _held(self, day: date) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return (self._from <= np.datetime64(day)) & (self._to > np.datetime64(day))
