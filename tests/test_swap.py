"""What a visitor sees while a build puts another generation in the place of the one shown: one of them, whole."""

import threading
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import frame.opening
from benchmarks.generations import MARKS, point, two_generations
from frame import answers, claims
from frame.page import Page, make_ready
from tests.pages_for_tests import drawn, open_page, words
from warehouse.database import current_path, generation_path

FIRST, OTHER = (mark.decode() for mark in MARKS)


@pytest.fixture
def names(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two generations of which the first is current; what they say is marked."""
    monkeypatch.setenv("WAYBILL_DATA", str(tmp_path))
    return two_generations(current_path(data), tmp_path)


@pytest.mark.parametrize("name", ["Overview", "Claims", "Targets", "Series", "Contradictions", "Documents"])
def test_a_page_whose_generation_is_swapped_while_it_is_drawn_shows_one_of_them(
    names: list[str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = frame.opening.day

    def swap(*arguments: object) -> str:
        point(tmp_path, names[1])
        return day(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(frame.opening, "day", swap)
    said = whole(open_page(name))
    assert FIRST in said
    assert OTHER not in said
    assert f"Data version {names[0][:8]}" in said


def test_a_new_generation_is_shown_once_it_is_ready(names: list[str], tmp_path: Path) -> None:
    page = open_page("Overview")
    assert FIRST in whole(page)
    point(tmp_path, names[1])
    meanwhile = whole(page.run())
    assert (FIRST in meanwhile) != (OTHER in meanwhile)
    for thread in threading.enumerate():
        if thread.name == "rollover":
            thread.join()
    afterwards = whole(page.run())
    assert OTHER in afterwards
    assert FIRST not in afterwards
    assert f"Data version {names[1][:8]}" in afterwards


def test_what_was_asked_last_is_ready_in_the_next_generation_of_past_days_too(names: list[str], tmp_path: Path) -> None:
    first, other = (generation_path(tmp_path, name) for name in names)
    shown, day = Page(first, "Claims"), date(2022, 12, 31)
    claim = next(iter(shown.once(claims.by_id)))
    shown.at(day).once(claims.names)
    make_ready(other, first)
    asked: list[str] = []

    def late(page: Page, claim: str) -> str:
        asked.append(claim)
        return claim

    for page in (shown, Page(other, "Claims")):
        assert page.once(late, claim) == claim
    assert asked == [claim] * 2  # what no one asked of the first was not made for the other
    made = [len(answers.of(other).now.recent()), len(answers.of(other).past.recent())]
    Page(other, "Claims").once(claims.by_id)
    Page(other, "Claims", day).once(claims.names)
    assert [len(answers.of(other).now.recent()), len(answers.of(other).past.recent())] == made


def test_a_choice_made_before_new_data_came_stays_in_the_address_though_it_goes_by_another_name_now() -> None:
    def changed() -> None:
        import streamlit as st

        from frame.address import _write_known

        st.query_params["series"] = "coal"
        st.session_state["series"] = "Coal, as it was called"  # what a browser sends that still has the old names
        _write_known("series", {"rail": "Rail", "coal": "Coal, as it is called now"}, "rail")

    page = AppTest.from_function(changed).run()
    assert page.query_params["series"] == "coal"
    assert not page.exception


def whole(page: AppTest) -> str:
    """Words, charts, tables and what can be chosen."""
    tables = " ".join(table.value.to_csv() for table in page.dataframe)
    return " ".join([words(page), drawn(page), tables, *(str(box.options) for box in page.selectbox)])
