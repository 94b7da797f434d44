"""When is a new generation shown? Once it is ready: till then the last one goes on, so that no visitor waits for it."""

import threading
from collections.abc import Callable
from pathlib import Path

_deciding = threading.Lock()
_shown: Path | None = None
_coming: Path | None = None


def shown(current: Path, make_ready: Callable[[Path, Path], object]) -> Path:
    """Which generation to show; a new one in the same folder is made ready on a thread of its own first.

    The first one, and the first one in another folder, is shown at once: there is nothing to show meanwhile.
    """
    global _shown, _coming
    with _deciding:
        if _shown is None or _shown.parent != current.parent:
            _shown, _coming = current, None
        elif current != _shown and _coming is None:
            threading.Thread(
                target=_roll_over, args=(current, _shown, make_ready), name="rollover", daemon=True
            ).start()
            _coming = current  # a thread that can't be started is tried again by the next visit
        return _shown


def _roll_over(current: Path, before: Path, make_ready: Callable[[Path, Path], object]) -> None:
    global _shown, _coming
    try:
        make_ready(current, before)
    finally:
        # One that cannot be made ready is shown all the same: the visit says what is wrong with it.
        with _deciding:
            if _coming == current:
                _shown, _coming = current, None
