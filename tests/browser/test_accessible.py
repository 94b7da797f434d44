"""Can everybody read and use the pages? By axe's rules, by the keyboard alone, and on paper."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.live import Server, addresses, wait_until_drawn
from tests.browser.screenshots import SCHEMES, Scheme

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
GRAVE = {"serious", "critical"}
# No rule of WCAG, but who goes by headings alone takes a level left out for a part left out.
ORDER = "heading-order"
FOCUSED = "document.activeElement.innerText || document.activeElement.ariaLabel || ''"
STOPS = 40  # of the Tab key, more than any page has before what is looked for
ONE_PAGE = 1


@pytest.fixture(scope="module")
def url(server: Server) -> str:
    return server.url


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize("address", addresses().values(), ids=list(addresses()))
def test_no_page_breaks_a_grave_rule_of_accessibility_in_light_or_dark(url: str, tab: Page, address: str) -> None:
    tab.goto(url + address)
    for scheme in SCHEMES:
        paint(tab, scheme)
        assert grave(tab) == [], scheme


def test_the_rules_find_grey_on_white_words(url: str, tab: Page) -> None:
    tab.goto(url)
    wait_until_drawn(tab)
    tab.evaluate("document.querySelector('h1').style.color = '#cccccc'")
    assert [rule for rule, _ in grave(tab)] == ["color-contrast"]


def test_the_rules_find_a_heading_whose_level_leaves_one_out(url: str, tab: Page) -> None:
    tab.goto(url)
    wait_until_drawn(tab)
    tab.evaluate("document.querySelector('h2').outerHTML = '<h4>Left out</h4>'")
    assert [rule for rule, _ in grave(tab)] == [ORDER]


def test_a_claim_is_chosen_and_its_chart_taken_away_by_the_keyboard_alone(url: str, tab: Page) -> None:
    tab.goto(f"{url}/Claims")
    wait_until_drawn(tab)
    before = tab.url
    press_tab_until(
        tab, lambda: tab.get_by_role("combobox", name="Claim").evaluate("e => e === document.activeElement")
    )
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        tab.keyboard.press(key)
        tab.wait_for_timeout(100)
    expect(tab).not_to_have_url(before)
    wait_until_drawn(tab)
    press_tab_until(tab, lambda: "Download\n" in tab.evaluate(FOCUSED))
    tab.keyboard.press("Enter")
    expect(tab.get_by_test_id("stPopoverBody")).to_be_visible()
    press_tab_until(tab, lambda: tab.evaluate(FOCUSED).strip().startswith("CSV"))
    with tab.expect_download() as saving:
        tab.keyboard.press("Enter")
    assert saving.value.suggested_filename.endswith(".csv")


def test_a_long_page_prints_whole(url: str, tab: Page) -> None:
    tab.goto(url)
    wait_until_drawn(tab)
    assert tab.pdf(format="A4").count(b"/Type /Page\n") > ONE_PAGE


def paint(tab: Page, scheme: Scheme) -> None:
    """Draw the page as a visitor of the scheme sees it."""
    before = tab.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]') ?? document.body).color")
    tab.emulate_media(color_scheme=scheme)
    wait_until_drawn(tab)
    if scheme == "dark":
        tab.wait_for_function(
            "before => getComputedStyle(document.querySelector('[data-testid=stApp]')).color !== before", arg=before
        )


def grave(tab: Page) -> list[tuple[str, Any]]:
    """The rules that the page breaks gravely, and the order of headings, each with the elements that break it."""
    options = {"runOnly": RULES, "rules": {ORDER: {"enabled": True}}, "resultTypes": ["violations"]}
    found = Axe().run(tab, options=options).response["violations"]
    broken = [one for one in found if one["impact"] in GRAVE or one["id"] == ORDER]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in broken]


def press_tab_until(tab: Page, is_there: Callable[[], bool]) -> None:
    """Go from one thing that can be used to the next, as somebody without a mouse does."""
    for _ in range(STOPS):
        tab.keyboard.press("Tab")
        if is_there():
            return
    raise AssertionError(f"The keyboard does not get there; it ends at {tab.evaluate(FOCUSED)!r}.")
