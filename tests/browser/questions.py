"""Does the README's way to each of a colleague's questions lead there? By clicking alone, from the Overview on."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.live import settle, wait_until_drawn


def record(tab: Page) -> None:
    follow(tab, "Check of about 1.5 Mt")


def target(tab: Page) -> None:
    follow(tab, "Targets")
    choose(tab, "Target or forecast", "$200bn by 2024: China-Russia trade objective")


def closest(tab: Page) -> None:
    follow(tab, "Check of $170bn")
    tab.get_by_text("All 9 claims of this period").click()
    settle(tab)


def still_open(tab: Page) -> None:
    """The answer is on the first page."""


def crossing(tab: Page) -> None:
    follow(tab, "Series")
    choose(tab, "Series", "Rail cargo at Zabaykalsk-Manzhouli, Russian Railways (RZD)")


def lianyungang(tab: Page) -> None:
    follow(tab, "Corridors")
    choose(tab, "Corridor", "Lianyungang to Khorgos-Altynkol")


# Each question, the way to its answer, and what is said there.
QUESTIONS: dict[str, tuple[Callable[[Page], None], tuple[str, ...]]] = {
    "Was 1.5 Mt in January 2023 a record?": (
        record,
        (r"Nothing here tells whether it was a record", r"1\.68 Mt in May 2013 by Russian Railways .* was higher"),
    ),
    "Was $200bn by 2024 likely when it was set in 2019, and in December 2022?": (
        target,
        (r"Chance when it was made\s+89%", r"30 December 2022", r"14 August 2019: \$200bn, 22% likely then"),
    ),
    "Who was closest on 2022's total?": (closest, (r"Alexey Dakhnovsky, .* with \$185bn to \$190bn came closest",)),
    "How likely is $300bn by 2030?": (still_open, (r"88% for \$299\.5bn or more: \$300bn by 2030",)),
    "Do the two counts of the crossing agree?": (
        crossing,
        (r"In 2 of 4 common periods .* differ .* by 6\.5 to 9\.8% .*China Railway Harbin counts more",),
    ),
    "How many trains a day left Lianyungang in 2014, 2023 and 2025?": (
        lianyungang,
        (r"2014: one train in 2 to 3 days", r"2023: .* trains? a day", r"2025: 2\.51 trains a day; derived"),
    ),
}


def answered(tab: Page, url: str, question: str) -> list[str]:
    """Go the way of a question from the first page on; what of its answer is not there."""
    way, answer = QUESTIONS[question]
    tab.goto(url)
    wait_until_drawn(tab)
    way(tab)
    said = tab.get_by_test_id("stMain").inner_text()
    return [part for part in answer if not re.search(part, said)]


def follow(tab: Page, name: str) -> None:
    tab.get_by_role("link", name=name).first.click()
    settle(tab)


def choose(tab: Page, label: str, name: str) -> None:
    box = tab.get_by_role("combobox", name=label, exact=True)
    box.fill(name)
    tab.get_by_role("option").filter(has_text=name).first.click()
    settle(tab)
