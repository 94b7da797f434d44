"""What an address does in a real browser: it opens its view, the way back leads back, and nothing in it runs."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.live import chromium, serving, wait_until_drawn

HOSTILE = (
    "![x](http://evil.example/x.png) http://evil.example/y www.evil.example a@evil.example <img src=x> [l](//e.vil)"
)


@pytest.fixture(scope="module")
def page(data: Path, playwright: Playwright, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A tab and the address of a server that it can go to."""
    environment = {"WAYBILL_DATA": str(data), "BROWSER_PATH": chromium(playwright)}
    with serving(environment=environment) as server, browser.new_context() as context:
        yield context.new_page(), server.url


def test_nothing_in_an_address_becomes_a_link_or_a_picture(page: tuple[Page, str]) -> None:
    tab, url = page
    tab.goto(f"{url}/Documents?figure={quote(HOSTILE)}")
    wait_until_drawn(tab)
    expect(tab.get_by_text("There is no figure")).to_be_visible()
    links = [link.get_attribute("href") or "" for link in tab.get_by_test_id("stMain").locator("a").all()]
    assert [link for link in links if "evil" in link or "e.vil" in link] == []
    assert tab.get_by_test_id("stAlert").locator("img").count() == 0


def test_a_claims_address_opens_that_claim_on_the_first_visit(page: tuple[Page, str]) -> None:
    tab, url = page
    tab.goto(f"{url}/Claims?claim=trade-2022-220bn")
    wait_until_drawn(tab)
    expect(tab.get_by_text("the claim was 15.6% too high", exact=False)).to_be_visible()


def test_the_way_back_leads_from_a_figure_to_its_claim(page: tuple[Page, str]) -> None:
    tab, url = page
    tab.goto(f"{url}/Claims?claim=zabaykalsk-2022")
    wait_until_drawn(tab)
    tab.get_by_role("link", name="Figure", exact=False).first.click()
    expect(tab.locator("h1")).to_have_text("Where does each number stand printed?")
    expect(tab.get_by_text("as many as 15 million tonnes").first).to_be_visible()
    assert "figure=zabaykalsk-2022" in tab.url
    tab.go_back()
    expect(tab.locator("h1")).to_have_text("Was it plausible, and did it hold?")
    wait_until_drawn(tab)
    expect(tab.get_by_test_id("stMain").get_by_text("As many as 15 Mt: Rail cargo").first).to_be_visible()
