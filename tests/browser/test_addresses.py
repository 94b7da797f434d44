"""What an address does in a real browser: it opens its view, the way back leads back, and nothing in it runs."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Position, expect

from tests.browser.live import Server, addresses, serving, wait_until_drawn

FIRST_CELL: Position = {"x": 24, "y": 52}  # the first cell below the heading, 35 pixels each
HOSTILE = (
    "![x](http://evil.example/x.png) http://evil.example/y www.evil.example a@evil.example <img src=x> [l](//e.vil)"
)


@pytest.fixture(scope="module")
def page(server: Server, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A tab and the address of a server that it can go to."""
    with browser.new_context() as context:
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
    expect(tab.get_by_text(re.compile(r"Missed\s*The claim was 15\.6% too high\.$"))).to_be_visible()


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
    expect(tab.get_by_test_id("stMain").get_by_text("15 Mt: Rail cargo").first).to_be_visible()


def test_what_is_searched_among_contradictions_stands_in_the_address(page: tuple[Page, str]) -> None:
    tab, url = page
    tab.goto(f"{url}/Contradictions")
    wait_until_drawn(tab)
    everything = shown(tab)
    tab.get_by_role("combobox", name="Explanation").click()
    tab.get_by_role("option", name="Another counter").click()
    tab.wait_for_url(re.compile("explained="))
    tab.get_by_label("Find").fill("2023")
    tab.get_by_label("Find").press("Enter")
    tab.wait_for_url(re.compile(r"explained=.*find=2023|find=2023.*explained="))
    tab.keyboard.press("Escape")  # the list of explanations, where it is still open

    again = tab.context.new_page()
    again.goto(tab.url)
    wait_until_drawn(again)
    expect(again.get_by_test_id("stMultiSelect").filter(has_text="Explanation")).to_contain_text("Another counter")
    expect(again.get_by_label("Find")).to_have_value("2023")
    expect(listed(tab)).to_have_text(shown(again))  # its address changes before its list does
    found = shown(tab)
    assert len(found) < len(everything)
    assert shown(again) == found
    again.close()


def test_the_track_record_leads_to_a_claim(page: tuple[Page, str]) -> None:
    tab, url = page
    tab.goto(f"{url}/Track_record")
    wait_until_drawn(tab)
    claims = tab.get_by_test_id("stDataFrame").last
    # The table is painted; what it says stands beside for screen readers.
    address, claim = (claims.get_by_test_id(f"glide-cell-{column}-0").text_content() or "" for column in (0, 2))
    claims.hover(position=FIRST_CELL)
    tab.wait_for_timeout(500)  # a table's link is one once it is painted as pointed at
    with tab.context.expect_page() as opening:
        claims.click(position=FIRST_CELL)
    opened = opening.value
    wait_until_drawn(opened)
    assert opened.url == f"{url}/{address}"
    expect(opened.get_by_role("heading", name=claim)).to_be_visible()
    opened.close()


def test_a_collected_facts_address_shows_its_figure_with_every_print(page: tuple[Page, str]) -> None:
    tab, url = page
    tab.goto(f"{url}/Documents?figure=trade:13")
    wait_until_drawn(tab)
    expect(tab.get_by_role("heading", name="$18.1bn: China-Russia trade in goods")).to_be_visible()
    expect(tab.get_by_text("claims:T35 trade:12 trade:13")).to_be_visible()
    expect(tab.get_by_text("Printed again by PanARMENIAN")).to_be_visible()
    expect(tab.get_by_role("link", name="Open PanARMENIAN")).to_have_attribute("href", re.compile(r"^https?://"))


def test_a_left_out_facts_address_says_why_it_was_left_out(page: tuple[Page, str]) -> None:
    tab, url = page
    tab.goto(f"{url}/Documents?figure=claims:T02")
    wait_until_drawn(tab)
    expect(tab.get_by_text(re.compile("claims:T02 was collected but left out: .*two numbers"))).to_be_visible()
    expect(tab.get_by_role("link", name="Open its page")).to_have_attribute("href", re.compile(r"^https?://"))


def shown(tab: Page) -> list[str]:
    """The contradictions on the page, each in its words."""
    return listed(tab).all_inner_texts()


def listed(tab: Page) -> Locator:
    return tab.get_by_test_id("stMain").get_by_text(" against ")


def test_the_day_goes_along_to_every_page_and_the_way_back_keeps_it(page: tuple[Page, str]) -> None:
    tab, url = page
    tab.goto(f"{url}/?asof=2022-12-31")
    wait_until_drawn(tab)
    headings = {"/": tab.locator("h1").inner_text()}
    for name, address in list(addresses().items())[1:]:
        tab.get_by_test_id("stMain").get_by_role("link", name=name.replace("_", " "), exact=True).click()
        tab.wait_for_url(f"{url}{address}?asof=2022-12-31")
        wait_until_drawn(tab)
        expect(tab.get_by_text("You see 31 December 2022")).to_be_visible()
        headings[address] = tab.locator("h1").inner_text()
    for address, heading in list(headings.items())[-2::-1]:
        tab.go_back()
        tab.wait_for_url(f"{url}{address}?asof=2022-12-31")
        # Streamlit takes a second press as undone while it draws what the first led to.
        expect(tab.locator("h1")).to_have_text(heading)
        wait_until_drawn(tab)
    assert len(set(headings.values())) == len(addresses())
    expect(tab.locator("h1")).to_have_text("Does the trade figure you just read hold up?")
    tab.go_forward()
    tab.wait_for_url(f"{url}/Claims?asof=2022-12-31")


def test_one_press_back_undoes_one_choice_and_the_next_leads_to_the_page_before(page: tuple[Page, str]) -> None:
    tab, url = page
    tab.goto(f"{url}/?asof=2023-12-31")
    wait_until_drawn(tab)
    tab.get_by_role("link", name="Documents", exact=True).click()
    tab.wait_for_url(f"{url}/Documents?asof=2023-12-31")
    tab.get_by_label("Find").fill("padalka")
    tab.get_by_label("Find").press("Enter")
    tab.wait_for_url(f"{url}/Documents?asof=2023-12-31&find=padalka")
    tab.get_by_role("button", name="Earlier").click()
    tab.wait_for_url(f"{url}/Documents?asof=2023-12-23&find=padalka")
    tab.go_back()
    tab.wait_for_url(f"{url}/Documents?asof=2023-12-31&find=padalka")
    expect(tab.get_by_label("Find")).to_have_value("padalka")
    tab.go_back()
    tab.wait_for_url(f"{url}/Documents?asof=2023-12-31")
    expect(tab.get_by_label("Find")).to_have_value("")
    tab.go_back()
    tab.wait_for_url(f"{url}/?asof=2023-12-31")


def test_the_link_to_copy_opens_the_same_view_on_a_fresh_server(page: tuple[Page, str], data: Path) -> None:
    tab, url = page
    tab.goto(f"{url}/Contradictions?find=2023&explained=Another+counter&asof=2024-06-30")
    wait_until_drawn(tab)
    tab.get_by_role("button", name="Link").click()
    copied = tab.get_by_test_id("stPopoverBody").get_by_test_id("stCode").inner_text().strip()
    assert copied == f"{url}/Contradictions?asof=2024-06-30&explained=Another+counter&find=2023"
    with serving(environment={"WAYBILL_DATA": str(data)}) as fresh:
        again = tab.context.new_page()
        again.goto(copied.replace(url, fresh.url))
        wait_until_drawn(again)
        assert shown(again) == shown(tab)
        assert shown(again)
        again.close()
