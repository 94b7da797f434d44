"""What the server tells a browser about its pages, and that a script from elsewhere does not run in them."""

import hashlib
import re
from base64 import b64encode
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from frame.headers import HEADERS, inline_scripts
from tests.browser.live import Server, addresses, wait_until_drawn

INJECTED = """
    const made = document.createElement('script');
    made.textContent = "window.injected = 'inline'";
    document.body.append(made);
    document.body.insertAdjacentHTML('beforeend', "<img src='x:' onerror='window.injected = 1'>");
"""


@pytest.mark.parametrize("address", [*addresses().values(), "/_stcore/health", "/static/index.html"])
def test_every_answer_says_what_may_run_who_may_frame_it_and_what_is_told_elsewhere(
    server: Server, address: str
) -> None:
    with urlopen(server.url + address) as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        said = answer.headers["Content-Security-Policy"]
    assert said == HEADERS["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in said
    scripts = next(part for part in said.split("; ") if part.startswith("script-src"))
    assert "'unsafe-inline'" not in scripts
    assert "http" not in scripts


@pytest.mark.parametrize("address", addresses().values())
def test_a_page_names_the_script_of_charts_to_begin_on(server: Server, address: str) -> None:
    with urlopen(server.url + address) as answer:
        [script] = re.findall(r'<\./([^>]+)>; rel="modulepreload"', answer.headers["Link"])
    with urlopen(f"{server.url}/{script}") as answer:
        assert "javascript" in answer.headers["Content-Type"]
        assert "Link" not in answer.headers


def test_a_script_put_into_a_page_does_not_run(server: Server, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto("data:text/html,<body>")
        assert injected(page)
        page.goto(server.url)
        wait_until_drawn(page)
        assert not injected(page)


def injected(page: Page) -> bool:
    """Whether a script that is put into the page now runs."""
    page.evaluate(INJECTED)
    page.wait_for_timeout(300)
    return bool(page.evaluate("window.injected ?? false"))


def test_another_site_can_not_frame_a_page(server: Server, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"data:text/html,<iframe src='{server.url}'></iframe>")
        page.wait_for_timeout(1000)
        assert "chrome-error" in page.frames[1].url


def test_a_page_s_own_scripts_are_allowed_by_what_stands_in_them() -> None:
    digest = b64encode(hashlib.sha256(b"let a = 1").digest()).decode()
    assert inline_scripts("<script src='x.js'></script><script>let a = 1</script>") == [f"'sha256-{digest}'"]
