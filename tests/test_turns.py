"""Pages are made in turns: one at a time, unless one takes long or has waited long."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from frame import turns

SOON = 1.0  # seconds; less than turns.PATIENCE, after which a page begins without its turn


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


def test_who_has_waited_long_goes_on_beside_the_others_and_takes_no_turn_from_them() -> None:
    with another() as (one_began, _):
        assert one_began.wait(SOON)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(turns, "PATIENCE", 0.01)
            with turns.taken(), turns.given_up():
                pass
        with another() as (other_began, _):
            assert not other_began.wait(0.1)


def test_a_page_that_has_its_turn_needs_no_other() -> None:
    with turns.taken():
        with turns.taken():
            pass
        with another() as (began, _):
            assert not began.wait(0.1)
    with another() as (began, _):
        assert began.wait(SOON)
