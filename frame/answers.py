"""What was answered already? Answers of a generation, each made once and shared by all visitors."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

GENERATIONS = 2  # the one shown, and the one that is made ready
MOST, MOST_OF_DAYS = 4000, 1000  # days there are many of, so their answers are fewer
MOST_OF_FRAMES = 400  # pictures, mostly

Answer = TypeVar("Answer")
Again = Callable[[Path], object]


class Asked(NamedTuple):
    """An answer that is there or coming, and what asks the same of another generation."""

    answer: Future[Any]
    again: Again | None


class Answers:
    """The answers asked for last, by what was asked. Who asks for one that is being made waits for it.

    `st.cache_resource` does the same, but takes a hash of all that is asked, each time anew.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Asked] = OrderedDict()

    def get(self, asked: Hashable, make: Callable[[], Answer], again: Again | None = None) -> Answer:
        """The answer kept, else the one that `make` gives; an error is raised to all who wait, and not kept."""
        with self._lock:
            found = self._kept.get(asked)
            coming = found.answer if found else Future()
            if not found:
                self._kept[asked] = Asked(coming, again)
            self._kept.move_to_end(asked)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        if not found:
            try:
                coming.set_result(make())
            except BaseException as error:
                with self._lock:
                    self._kept.pop(asked, None)
                coming.set_exception(error)
        return cast(Answer, coming.result())

    def recent(self) -> list[Again]:
        """What asks again what was asked last, the newest first."""
        with self._lock:
            return [kept.again for kept in reversed(self._kept.values()) if kept.again]


class Stores(NamedTuple):
    """The answers of a generation: about now, about past days, and about frames, which days may share."""

    now: Answers
    past: Answers
    frames: Answers


_lock = threading.Lock()
_of: OrderedDict[Path, Stores] = OrderedDict()


def of(path: Path) -> Stores:
    """The answers of a generation. Those of a generation that is gone are let go."""
    with _lock:
        if path not in _of:
            _of[path] = Stores(Answers(MOST), Answers(MOST_OF_DAYS), Answers(MOST_OF_FRAMES))
            while len(_of) > GENERATIONS:
                _of.popitem(last=False)
        _of.move_to_end(path)
        return _of[path]
