"""Does every control do what it should? A walk over every page in a real browser: ``python -m tests.browser.walk``.

Each control is used, and the address that it leaves is opened on another server, which must say the same. Each download
is taken and compared with the page. Each link to a page of ours is followed. Before that, the README's questions are
answered.
"""

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, sync_playwright

from tests.browser.conftest import MOUNT_PROBES
from tests.browser.live import BROWSER_FLAGS, SETTLED, Server, addresses, chromium, serving, settle, wait_until_drawn
from tests.browser.questions import QUESTIONS, answered
from tests.browser.taken import wrong_of_chart, wrong_of_list, wrong_of_pack

LOOPBACK = {"127.0.0.1", "localhost", ""}
# Claims and targets of another kind than the one that is shown first, and a past day.
MORE = (
    "/Claims?claim=trade-2022-220bn",
    "/Claims?claim=zabaykalsk-2023-01-growth&asof=2023-03-01",
    "/Targets?target=trade-target-200bn-2024&asof=2022-12-31",
    "/Targets?target=own&series=china_russia_trade/gacc&level=300&by=2029",
    "/Series?series=china_russia_trade/gacc&measure=growth",
    "/Corridors?corridor=lianyungang-khorgos",
    "/Documents?figure=zabaykalsk-2023-01",
)
MISSING = re.compile(r"There is no (figure|day)|nothing of the name|was not known by|Page not found")
A_MINUTE = 60
NO_ICONS = "[data-testid=stIconMaterial], [data-testid=stExpanderIcon] { display: none }"  # their names are text
# The bold line above a chart.
TITLE = """
    chart => {
        const bold = [...document.querySelectorAll('[data-testid=stMarkdown] p > strong')];
        const before = bold.filter(one => one.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING);
        return before[before.length - 1].innerText;
    }
"""


def _choose(control: Locator) -> None:
    box = control.get_by_role("combobox")
    box.scroll_into_view_if_needed()
    control.page.wait_for_timeout(SETTLED)  # a list that is open closes when the page moves
    box.click()
    offered = control.page.get_by_role("option")
    offered.first.wait_for()
    other = control.page.locator("[role=option][aria-selected=false]")
    (other if other.count() else offered).first.click()
    control.page.keyboard.press("Escape")


def _type(text: str) -> Callable[[Locator], None]:
    def typed(control: Locator) -> None:
        control.locator("input").first.fill(text)
        control.locator("input").first.press("Enter")

    return typed


def _press(key: str, role: Literal["spinbutton", "slider"]) -> Callable[[Locator], None]:
    def pressed(control: Locator) -> None:
        control.get_by_role(role).first.press(key)
        control.page.locator("h1").first.click()  # a day counts once its field is left

    return pressed


USES: dict[str, Callable[[Locator], None]] = {
    "stSelectbox": _choose,
    "stMultiSelect": _choose,
    "stTextInput": _type("coal"),
    "stNumberInput": _type("250"),
    "stCheckbox": lambda control: control.locator("label").first.click(),
    "stDateInput": _press("ArrowDown", "spinbutton"),
    "stSlider": _press("ArrowLeft", "slider"),
    "stButton": lambda control: control.get_by_role("button").click(),
}


class Walk:
    """What was used, taken and followed, and what was wrong."""

    def __init__(self, browser: Browser, server: Server, fresh: Server) -> None:
        self.done, self.wrong = Counter[str](), list[str]()
        self.links: dict[str, str] = {}
        self._server, self._fresh = server, fresh
        self._context = browser.new_context(accept_downloads=True)
        self._context.on("console", self._heard)
        self._context.on("weberror", lambda error: self.wrong.append(f"{error.page and error.page.url}: {error.error}"))
        self._context.on("request", lambda request: self._asked(request.url))

    def ask(self, question: str) -> None:
        """Go the way to the answer of a colleague's question, in a minute at most."""
        with self._trying(question):
            tab, begun = self._context.new_page(), time.monotonic()
            self._note(question, [f"the answer lacks {part!r}" for part in answered(tab, self._server.url, question)])
            if time.monotonic() - begun > A_MINUTE:
                self._note(question, ["it took more than a minute"])
            self.done["question answered"] += 1

    def page(self, address: str) -> None:
        """Use all that a page has, each thing from the page as it is first."""
        counts = Counter[str]()
        with self._trying(address):
            tab = self._open(self._server, address)
            self._look(tab, address)
            counts.update({kind: tab.get_by_test_id(kind).count() for kind in (*USES, "stPopover", "stDownloadButton")})
            for link in tab.locator("[data-testid=stMain] a[href]").all():
                target = str(link.evaluate("link => link.href"))
                if urlsplit(target).netloc == urlsplit(self._server.url).netloc:
                    self.links.setdefault(target.removeprefix(self._server.url), address)
        steps: dict[str, Callable[[str, Locator], None]] = {kind: partial(self._use, kind) for kind in USES}
        steps |= {"stPopover": self._take_all, "stDownloadButton": self._take_alone}
        for kind, step in steps.items():
            for place in range(counts[kind]):
                name = f"{address}: {kind} {place + 1}"
                with self._trying(name):
                    tab = self._open(self._server, address)
                    step(name, tab.get_by_test_id(kind).nth(place))

    def follow(self) -> None:
        """Open every link that a page had to one of ours."""
        for link, origin in self.links.items():
            name = f"{origin}: its link {link}"
            with self._trying(name):
                tab = self._context.new_page()
                tab.goto(self._fresh.url + link)
                wait_until_drawn(tab)
                if found := MISSING.search(str(tab.locator("body").inner_text())):
                    self._note(name, [f"says {found[0]!r}"])
                self._look(tab, link)
                self.done["link followed"] += 1

    @contextmanager
    def _trying(self, name: str) -> Iterator[None]:
        """A step that fails is wrong, and the walk goes on; the tabs that it opened are closed."""
        try:
            yield
        except Exception as error:
            self._note(name, str(error).splitlines()[:1])
        finally:
            for tab in self._context.pages:
                tab.close()

    def _open(self, server: Server, address: str) -> Page:
        """A page with everything on it unfolded."""
        tab = self._context.new_page()
        tab.goto(server.url + address)
        wait_until_drawn(tab)
        self._unfold(tab)
        return tab

    def _unfold(self, tab: Page) -> None:
        folded = tab.get_by_test_id("stExpander").locator("details:not([open]) > summary")
        while folded.count():  # one may hold another
            folded.first.click()
            settle(tab)

    def _use(self, kind: str, name: str, control: Locator) -> None:
        tab = control.page
        name = f"{name} ({' '.join(control.inner_text().split()[:4])})"
        if kind == "stButton" and control.get_by_role("button", disabled=True).count():
            self.done[f"{kind} that has nothing to do"] += 1
            return
        before = urlsplit(tab.url)
        USES[kind](control)
        settle(tab)
        self._look(tab, name)
        self._unfold(tab)
        again = self._open(self._fresh, tab.url.removeprefix(self._server.url))
        self._note(name, ["it changed nothing"] * (urlsplit(tab.url) == before))
        self._compare(name, self._said(tab), self._said(again))
        self.done[f"{kind} used, its address opened elsewhere"] += 1

    def _take_alone(self, name: str, button: Locator) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = self._take(button, Path(folder))
            self._note(name, wrong_of_pack(path, Path(folder) / "pack"))

    def _take_all(self, name: str, popover: Locator) -> None:
        """Open a menu and take all that it has; the one of the link has a link instead."""
        tab = popover.page
        name = f"{name} ({' '.join(popover.inner_text().split()[:-1])})"
        popover.get_by_role("button").first.click()
        menu = tab.get_by_test_id("stPopoverBody")
        menu.first.wait_for()
        settle(tab)
        if "Download" not in name:
            link = menu.locator("code").inner_text()
            self.links.setdefault(link.removeprefix(self._server.url), name)
            self.done["menu without downloads"] += 1
            return
        buttons = menu.get_by_test_id("stDownloadButton")
        buttons.first.wait_for()
        around = str(popover.evaluate("one => one.closest('[class*=st-key-menu-]').className"))
        [key] = re.findall(r"st-key-menu-(\S+)", around)
        chart = tab.locator(f".st-key-chart-{key}")
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            taken = [self._take(button, folder) for button in buttons.all()]
            files = {path.suffix[1:]: path for path in taken}
            if chart.count():
                saved = self._context.new_page()
                saved.goto(files["html"].as_uri())
                wrong = wrong_of_chart(chart, str(chart.evaluate(TITLE)), files, saved.locator("body"))
                wrong += wrong_of_pack(files["zip"], folder / "pack", files["csv"])
            else:
                grids = tab.locator("[data-testid=stDataFrame] [role=grid]").all()
                wrong = wrong_of_list({int(grid.get_attribute("aria-rowcount") or 0) - 1 for grid in grids}, files)
        self._note(name, wrong)

    def _take(self, button: Locator, folder: Path) -> Path:
        with button.page.expect_download(timeout=60_000) as saving:
            button.get_by_role("button").click()
        path = folder / saving.value.suggested_filename
        saving.value.save_as(path)
        self.done[f"{path.suffix[1:].upper()} taken and compared"] += 1
        return path

    def _look(self, tab: Page, name: str) -> None:
        if tab.get_by_test_id("stException").count():
            self.wrong.append(f"{name}: the page failed")

    def _said(self, tab: Page) -> str:
        """The words of a page, without the names of its icons."""
        tab.add_style_tag(content=NO_ICONS)
        return str(tab.get_by_test_id("stMain").inner_text())

    def _compare(self, name: str, said: str, again: str) -> None:
        if said != again:
            pairs = zip(said.splitlines(), again.splitlines(), strict=False)
            other = next(((one, two) for one, two in pairs if one != two), ("", "another length"))
            self.wrong.append(f"{name}: elsewhere {other[1]!r} stands for {other[0]!r}")

    def _note(self, name: str, wrong: list[str]) -> None:
        self.wrong += [f"{name}: {line}" for line in wrong]

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location["url"].endswith(MOUNT_PROBES):
            self.wrong.append(f"the console says: {message.text} ({message.location['url']})")

    def _asked(self, url: str) -> None:
        self.done["request"] += 1
        if (urlsplit(url).hostname or "") not in LOOPBACK:
            self.wrong.append(f"a request left for {url}")


def main() -> int:
    """Walk, and print what was done and what was wrong; 1 if anything was."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.walk", description=__doc__)
    parser.add_argument("--at", nargs="+", help="addresses to walk over, in place of all pages and some of their views")
    options = parser.parse_args()
    begun = time.monotonic()
    with serving() as server, serving() as fresh, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(playwright), args=BROWSER_FLAGS)
        walk = Walk(browser, server, fresh)
        for question in QUESTIONS:
            walk.ask(question)
        for address in options.at or [*addresses().values(), *MORE]:
            before = len(walk.wrong)
            walk.page(address)
            print(f"{address}: {len(walk.wrong) - before} wrong, {time.monotonic() - begun:.0f} s so far", flush=True)
        walk.follow()
    if not options.at:
        walk.wrong += [f"no {kind} was met" for kind in USES if not any(kind in name for name in walk.done)]
    for name, times in sorted(walk.done.items()):
        print(f"{times:6} {name}")
    print(f"{len(walk.wrong)} wrong", *dict.fromkeys(walk.wrong), sep="\n  ")
    return int(bool(walk.wrong))


if __name__ == "__main__":
    sys.exit(main())
