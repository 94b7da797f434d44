"""What a visitor meets on every page, in a real browser."""

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit, addresses
from tests.browser.live import wait_until_drawn
from tests.browser.screenshots import OVERFLOW

LOOPBACK = {"127.0.0.1", "localhost"}
WITHOUT_CHART = {"Documents", "Contradictions", "Track_record"}
CHARTED = {page: address for page, address in addresses().items() if page not in WITHOUT_CHART}
# No document says where a place lies, and a promise stands among its like, each with documents of its own.
SOURCED = {"Corridors": {"place", "latitude", "longitude"}, "Method": {"figure_id", "known_on"}}
on_charted_pages = pytest.mark.parametrize("visit", CHARTED.items(), ids=list(CHARTED), indirect=True)
on_claims = pytest.mark.parametrize("visit", [("Claims", addresses()["Claims"])], ids=["Claims"], indirect=True)


def test_a_page_opens_by_its_own_address(visit: Visit):
    expect(visit.page.get_by_test_id("stException"), visit.server.log.read_text()).to_have_count(0)
    expect(visit.page.get_by_text("Page not found")).to_have_count(0)
    expect(visit.page.locator("h1").first).to_be_visible()


def test_a_page_opens_without_an_error_in_the_console(visit: Visit):
    assert visit.errors == []


def test_a_page_asks_nothing_of_another_machine(visit: Visit):
    assert visit.hosts <= LOOPBACK


def test_a_page_on_a_phone_does_not_scroll_sideways(visit: Visit, browser: Browser):
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(visit.page.url)
        wait_until_drawn(page)
        page.wait_for_timeout(300)  # charts and tables measure themselves anew
        assert page.evaluate(OVERFLOW) <= 0


@on_charted_pages
def test_a_chart_downloads_as_png(visit: Visit, tmp_path: Path):
    image = download(visit.page, "PNG", tmp_path).read_bytes()
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(image) > 10_000


@on_charted_pages
def test_a_chart_downloads_as_svg(visit: Visit, tmp_path: Path):
    root = ElementTree.parse(download(visit.page, "SVG", tmp_path)).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


@on_charted_pages
def test_a_chart_downloads_as_pdf(visit: Visit, tmp_path: Path):
    document = download(visit.page, "PDF", tmp_path).read_bytes()
    assert document.startswith(b"%PDF")
    assert document.rstrip().endswith(b"%%EOF")


@on_charted_pages
def test_a_chart_downloads_as_html_that_draws_itself_offline(visit: Visit, browser: Browser, tmp_path: Path):
    saved = download(visit.page, "HTML", tmp_path)
    text = saved.read_text(encoding="utf-8")
    assert "Plotly.newPlot" in text
    assert remote_loads(text) == []
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto(saved.as_uri())
        page.wait_for_selector(".main-svg")
        assert page.locator(".js-plotly-plot").count() == 1


@on_charted_pages
def test_a_charts_csv_names_the_source_of_every_row(visit: Visit, tmp_path: Path):
    # Not NaN: "NA" is Namibia.
    rows = pd.read_csv(download(visit.page, "CSV", tmp_path), dtype=str, keep_default_na=False)
    name = urlsplit(visit.page.url).path.strip("/")
    assert SOURCED.get(name, {"figure_id", "known_on", "address"}) <= set(rows.columns)
    assert not rows.empty


@on_charted_pages
def test_a_chart_downloads_as_a_workbook_that_says_where_it_is_from(visit: Visit, tmp_path: Path):
    book = openpyxl.load_workbook(download(visit.page, "XLSX", tmp_path))
    assert book.sheetnames == ["Data", "About"]
    about = dict(book["About"].iter_rows(values_only=True))
    assert "asof=2026-05-09" in about["Address"]
    assert about["Address"] in about["How to cite"]


@on_charted_pages
def test_a_charts_evidence_pack_holds_its_picture_and_describes_itself(visit: Visit, tmp_path: Path):
    with zipfile.ZipFile(download(visit.page, "ZIP", tmp_path)) as pack:
        assert {"chart.png", "chart.svg", "chart.pdf", "chart.html", "data/drawn.csv"} <= set(pack.namelist())
        assert pack.testzip() is None


@on_claims
def test_a_claims_own_pack_still_comes_once_the_menu_was_open(visit: Visit):
    download_menu(visit.page).get_by_test_id("stDownloadButton").first.wait_for()
    visit.page.keyboard.press("Escape")
    with visit.page.expect_download() as saving:
        visit.page.get_by_role("button", name="Evidence pack (ZIP)").click()
    assert zipfile.is_zipfile(saving.value.path())


def download(page: Page, kind: str, folder: Path) -> Path:
    """Saves the page's first chart as a visitor would."""
    with page.expect_download() as saving:
        download_menu(page).get_by_role("button", name=re.compile(rf"\b{kind}\b")).click()
    path = folder / saving.value.suggested_filename
    saving.value.save_as(path)
    return path


def download_menu(page: Page) -> Locator:
    menu = page.get_by_test_id("stPopoverBody").filter(has=page.get_by_test_id("stDownloadButton"))
    if not menu.is_visible():
        page.get_by_test_id("stPopover").get_by_role("button", name=re.compile("Download$")).first.click(timeout=5_000)
    return menu


class RemoteLoads(HTMLParser):
    """Collects what a saved page would fetch from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "link", "img", "iframe"}:
            addresses = [value or "" for name, value in attrs if name in {"src", "href"}]
            self.found += [address for address in addresses if address.startswith(("http", "//"))]


def remote_loads(html: str) -> list[str]:
    parser = RemoteLoads()
    parser.feed(html)
    return parser.found
