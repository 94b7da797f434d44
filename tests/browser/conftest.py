"""A browser, a server and one visit a page, by its own address."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

from tests.browser.live import BROWSER_FLAGS, Server, addresses, chromium, serving, wait_until_drawn

# Streamlit asks below a page's own address first, to learn where the app is mounted; a 404 is the answer it wants.
MOUNT_PROBES = ("/_stcore/health", "/_stcore/host-config")


@dataclass
class Visit:
    """One page as a visitor's browser has it, and what the browser saw on the way."""

    page: Page
    server: Server
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location["url"].endswith(MOUNT_PROBES):
            self.errors.append(f"{message.text} ({message.location['url']})")

    def note_request(self, url: str) -> None:
        # A data: or blob: address has no host and leaves the browser for nowhere.
        if host := urlsplit(url).hostname:
            self.hosts.add(host)


# Not for the whole session: Playwright keeps an event loop running, in which other tests could not start theirs.
@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium(playwright), args=BROWSER_FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def server(data: Path, playwright: Playwright) -> Iterator[Server]:
    # Kaleido looks for its browser by this name; Playwright's own is not on the PATH.
    with serving(environment={"WAYBILL_DATA": str(data), "BROWSER_PATH": chromium(playwright)}) as server:
        yield server


@pytest.fixture(scope="module", params=addresses().items(), ids=list(addresses()))
def visit(request: pytest.FixtureRequest, server: Server, browser: Browser) -> Iterator[Visit]:
    _, address = request.param
    with browser.new_context(accept_downloads=True) as context:
        visit = Visit(context.new_page(), server)
        context.on("request", lambda request: visit.note_request(request.url))
        context.on("console", visit.note_console)
        context.on("weberror", lambda error: visit.errors.append(str(error.error)))
        visit.page.on("websocket", lambda socket: visit.note_request(socket.url))
        visit.page.goto(server.url + address)
        wait_until_drawn(visit.page)
        yield visit
