"""Which page is made next? One at a time: together, none would be made any sooner.

Threads that share an interpreter do not compute faster side by side. Each that pandas or Arrow lets out of the
interpreter's lock waits for all the others to get back in, and the last of them all is late for every visitor.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 2.0  # seconds; who has waited that long goes on beside the others

_turn = threading.Lock()
_mine = threading.local()


@contextmanager
def taken() -> Iterator[None]:
    """The turn of this thread, for a page or for an answer that pages will ask for; or the one that it has already."""
    if getattr(_mine, "held", False):
        yield
        return
    _take()
    try:
        yield
    finally:
        _give_back()


@contextmanager
def given_up() -> Iterator[None]:
    """Others go first meanwhile: for what takes seconds."""
    had = _give_back()
    try:
        yield
    finally:
        if had:
            _take()


def _take() -> None:
    _mine.held = _turn.acquire(timeout=PATIENCE)


def _give_back() -> bool:
    had: bool = getattr(_mine, "held", False)
    if had:
        _mine.held = False
        _turn.release()
    return had
