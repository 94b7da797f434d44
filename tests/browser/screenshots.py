"""Pictures of every page, light and dark, wide and narrow: ``python -m tests.browser.screenshots --out DIR``."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.browser.live import BROWSER_FLAGS, addresses, chromium, serving, wait_until_drawn

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1280, 390)
TALLEST = 16_000  # Chromium draws nothing below 16,384 pixels

# Streamlit scrolls this part of the page, not the page.
HEIGHT = "document.querySelector('[data-testid=\"stMain\"]').scrollHeight"
OVERFLOW = """
    Math.max(...[document.documentElement, document.querySelector('[data-testid="stMain"]')]
        .map(part => part.scrollWidth - part.clientWidth))
"""


def main() -> int:
    """Takes the pictures; 1 if a page is wider than its window."""
    options = parsed_arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    too_wide = 0
    with address_of(options.url) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(playwright), args=BROWSER_FLAGS)
        for (name, address), scheme, width in product(addresses().items(), SCHEMES, WIDTHS):
            picture = options.out / f"{name}-{scheme}-{width}.png"
            overflow = photograph(browser, url + address, scheme, width, picture)
            print(picture, f"{overflow} px wider than the window" if overflow > 0 else "")
            too_wide += overflow > 0
    return int(too_wide > 0)


@contextmanager
def address_of(running: str | None) -> Iterator[str]:
    """The address of the server to visit: the one that runs already, else one of our own."""
    if running:
        yield running.rstrip("/")
    else:
        with serving() as server:
            yield server.url


def photograph(browser: Browser, url: str, scheme: Scheme, width: int, picture: Path) -> int:
    """Saves one page at its full height; returns how many pixels it must be scrolled sideways."""
    with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto(url)
        wait_until_drawn(page)
        page.set_viewport_size({"width": width, "height": min(page.evaluate(HEIGHT), TALLEST)})
        page.wait_for_timeout(500)  # charts and tables measure themselves anew
        page.screenshot(path=picture)
        return int(page.evaluate(OVERFLOW))


def parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--url", help="a server that already runs; without it, one is started")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
