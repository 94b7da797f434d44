"""How the browser tests, the screenshots and the benchmark find the pages, a browser and a server of their own."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Playwright

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 60
SETTLED = 500  # ms, in which what a click changes begins to be drawn

BROWSERS = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
]
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]


@dataclass(frozen=True)
class Server:
    """A Streamlit server that is running: its address without a slash at the end, its process and what it says."""

    url: str
    pid: int
    log: Path


def addresses() -> dict[str, str]:
    """Each page's name and its address below the server's."""
    return {"Overview": "/"} | {page.stem: f"/{page.stem}" for page in sorted((ROOT / "pages").glob("[!_.]*.py"))}


def installed_chromium() -> str | None:
    """This machine's own Chromium or Chrome, if it has one that runs."""
    for browser in filter(None, map(shutil.which, BROWSERS)):
        # Run, not only looked up: Ubuntu's chromium-browser can be a stub that asks for a snap.
        if subprocess.run([browser, "--version"], capture_output=True, check=False).returncode == 0:
            return browser
    return None


def chromium(playwright: Playwright) -> str:
    """The Chromium to drive: this machine's, else Playwright's own."""
    browser = installed_chromium() or playwright.chromium.executable_path
    if not Path(browser).exists():
        raise FileNotFoundError("No Chromium was found. `make test` installs one.")
    return browser


def wait_until_drawn(page: Page) -> None:
    """Waits for the script's end and for every chart; a page that failed is drawn once it says so."""
    # Streamlit's state is "notRunning" before the first run too, so wait for what a run leaves first.
    page.wait_for_selector('h1, [data-testid="stException"], [role="dialog"]', timeout=60_000)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000)
    page.wait_for_selector('[data-testid="stStatusWidget"]', state="detached")
    # A skeleton stands for a part whose own script is still on its way, as Plotly's is.
    page.wait_for_function("document.querySelector('[data-testid=\"stSkeleton\"]') === null")
    page.wait_for_function(
        "[...document.querySelectorAll('[data-testid=\"stPlotlyChart\"]')].every(c => c.querySelector('.main-svg'))"
    )


def settle(page: Page) -> None:
    """Waits until what was just done to a page is drawn."""
    page.wait_for_timeout(SETTLED)
    wait_until_drawn(page)


@contextmanager
def serving(script: str = "dashboard.py", environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server of ``script`` on loopback, stopped with all it started when the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", script]
    options = {"address": "127.0.0.1", "port": port, "headless": "true", "fileWatcherType": "none"}
    command += [f"--server.{name}={value}" for name, value in options.items()]
    with tempfile.NamedTemporaryFile("w") as log:
        # A session of its own, so that a browser which the server started to draw images stops with it.
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | dict(environment or {}),
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            server = Server(f"http://127.0.0.1:{port}", process.pid, Path(log.name))
            _wait_until_healthy(process, port, server.log)
            yield server
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError), closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The server did not start within {SECONDS_TO_START} seconds. It said:\n{log.read_text()}")


if __name__ == "__main__":
    # `make test` asks whether it must install a browser.
    sys.exit(installed_chromium() is None)
