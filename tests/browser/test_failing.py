"""What a visitor gets when a page fails, and what another machine's name gets: no trace, no words."""

import socket
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from benchmarks.visitor import SUBPROTOCOLS
from tests.browser.live import serving, wait_until_drawn

SECRET = "postgres://somebody:secret@somewhere"


def test_a_page_that_fails_shows_no_trace_and_answers_to_its_own_names_alone(browser: Browser, tmp_path: Path) -> None:
    script = tmp_path / "failing.py"
    script.write_text(f"import streamlit as st\nst.title('Before')\nraise RuntimeError({SECRET!r})\n")
    with serving(str(script)) as server, browser.new_context() as context:
        tab = context.new_page()
        tab.goto(server.url)
        wait_until_drawn(tab)
        expect(tab.get_by_test_id("stException")).to_be_visible()
        for hidden in (SECRET, "secret", "RuntimeError", "Traceback", "failing.py", str(tmp_path)):
            assert hidden not in tab.content(), hidden
        assert SECRET in server.log.read_text()  # whoever runs the server is told
        port = int(server.url.rpartition(":")[2])
        for name in ("localhost", "127.0.0.1"):
            visit(name, port)
        with pytest.raises(InvalidStatus, match="403"):
            visit("evil.example", port)


def visit(name: str, port: int) -> None:
    """Come as a browser does in whose address bar the name stands."""
    road = socket.create_connection(("127.0.0.1", port))
    connect(f"ws://{name}:{port}/_stcore/stream", sock=road, subprotocols=SUBPROTOCOLS, proxy=None).close()
