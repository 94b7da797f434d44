"""Pages are made in turns: one at a time, unless one takes long or has waited long."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from frame import turns

SOON = 5.0  # seconds; only a failure takes so long


@contextmanager
def another() -> Iterator[tuple[threading.Event, threading.Event]]:
    """Another visitor's page, made on a thread of its own: whether it has its turn, and what lets it end."""
    began, may_end = threading.Event(), threading.Event()

    def page() -> None:
        with turns.taken():
            began.set()
            may_end.wait(SOON)

    thread = threading.Thread(target=page)
    thread.start()
    try:
        yield began, may_end
    finally:
        may_end.set()
        thread.join()


def test_a_page_waits_for_the_one_that_is_being_made() -> None:
    with turns.taken(), another() as (began, _):
        assert not began.wait(0.1)


def test_a_page_is_made_once_the_other_has_ended_or_failed() -> None:
    with another() as (began, _):
        assert began.wait(SOON)
    with pytest.raises(ZeroDivisionError), turns.taken():
        raise ZeroDivisionError
    with another() as (began, _):
        assert began.wait(SOON)


def test_what_takes_seconds_lets_others_go_first_and_then_takes_its_turn_again() -> None:
    with turns.taken():
        with turns.given_up(), another() as (began, _):
            assert began.wait(SOON)
        with another() as (began, _):
            assert not began.wait(0.1)


def test_what_has_no_turn_gives_none_up() -> None:
    with turns.given_up():
        pass
    with another() as (began, _):
        assert began.wait(SOON)


def test_who_has_waited_long_goes_on_beside_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    with another() as (began, _):
        assert began.wait(SOON)
        with turns.taken(), turns.given_up():
            pass
    with another() as (began, _):
        assert began.wait(SOON)
