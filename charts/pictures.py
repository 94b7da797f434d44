"""Can this machine make pictures of figures, and how is one made? Kaleido draws them in a browser, started once.

Kaleido's own synchronous server waits for ever when its browser does not start or dies; this one gives up and says so.
"""

import asyncio
import atexit
import os
import threading
from collections.abc import Coroutine
from concurrent.futures import TimeoutError as LateError
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

START_SECONDS = 60.0
DRAW_SECONDS = 40.0
CLOSE_SECONDS = 3.0


class PictureError(RuntimeError):
    """A picture that could not be made; the message says what to do instead."""


@cache
def images_available() -> bool:
    """Whether the browser that Kaleido would use is on this machine: BROWSER_PATH, or a Chrome, Chromium or Edge."""
    try:
        from choreographer.browsers.chromium import Chromium
    except ImportError:
        return False
    path = Chromium.find_browser(skip_local=False)
    return path is not None and Path(path).is_file() and os.access(path, os.X_OK)


def render(figure: go.Figure, options: dict[str, Any]) -> bytes:
    """Draw a figure with Kaleido's options (format, width, height, scale), one at a time. Raises PictureError."""
    if not images_available():
        raise PictureError(
            "No browser to draw the picture with was found on the server. Install Chromium or Chrome there, or take "
            "the HTML file, which works anywhere and has a camera button."
        )
    with _LOCK:
        return _STUDIO.render(figure, options)


def trouble() -> str:
    """Why the last picture could not be made, and what to do instead; empty once one could."""
    return _STUDIO.trouble


class _Studio:
    """A browser on an event loop of its own; it is replaced when it has died."""

    def __init__(self) -> None:
        self.trouble = ""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._browser: Any = None

    def render(self, figure: go.Figure, options: dict[str, Any]) -> bytes:
        used = self._browser is not None
        try:
            drawn, self.trouble = self._draw(figure, options), ""
            return drawn
        except Exception as error:
            self.close()
            if used:
                return self.render(figure, options)
            self.trouble = (
                f"The browser on the server could not draw the picture ({type(error).__name__}). Try again, or take "
                "the HTML file; if it stays so, start the server's Chromium by hand and read what it says."
            )
            raise PictureError(self.trouble) from error

    def close(self) -> None:
        """Stop the browser; what it does not do in time is left to the end of the process."""
        loop, browser, self._loop, self._browser = self._loop, self._browser, None, None
        if loop is None:
            return
        if browser is not None:
            with suppress(Exception):
                asyncio.run_coroutine_threadsafe(browser.close(), loop).result(CLOSE_SECONDS)
        loop.call_soon_threadsafe(loop.stop)

    def _draw(self, figure: go.Figure, options: dict[str, Any]) -> bytes:
        if self._browser is None:
            self._browser = self._wait(self._start(), START_SECONDS)
        return bytes(self._wait(self._browser.calc_fig(figure, options), DRAW_SECONDS))

    async def _start(self) -> Any:
        import kaleido

        # MathJax would come from the network, and would read the text between two dollar signs as mathematics.
        browser = kaleido.Kaleido(mathjax=False, timeout=DRAW_SECONDS / 2)
        await browser.open()
        # Registered now, it runs before the removal of the folder in which the browser is still writing.
        atexit.register(self.close)
        return browser

    def _wait(self, work: Coroutine[Any, Any, Any], seconds: float) -> Any:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            threading.Thread(target=self._loop.run_forever, daemon=True, name="pictures").start()
        waiting = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return waiting.result(seconds)
        except LateError:
            waiting.cancel()
            raise


_LOCK = threading.Lock()
_STUDIO = _Studio()
