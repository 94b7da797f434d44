"""How do the controls of a page stand in its address? What the address says is what a control shows.

A change is written to the address before the page runs, and the address decides. So a link gives the same view, and
the browser's way back leads to the view before. Streamlit's own binding clears its parameters when a page is left,
which puts a stripped view between two pages of the browser's history; hence these.
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from charts.numbers import day
from frame.markdown import plain
from frame.page import Page

ENTER = "Type a number and press Enter."
Place = Any  # st itself, or a column or container of it


def choice(label: str, key: str, names: dict[str, str], place: Place = st, default: str = "", missing: str = "") -> str:
    """A select box over ids shown by name; the choice stands in the address as `?key=id`, the default without it.

    `names` is not empty; `default` is the first of them unless given; `missing` is what is said of an id that the
    address names and that is none of them.
    """
    first, asked = default or next(iter(names)), st.query_params.get(key)
    if asked and asked not in names:
        st.warning(plain(missing or f"There is nothing of the name {asked} here. Choose from the list."))
    st.session_state[key] = asked if asked in names else first
    options = {"format_func": names.__getitem__, "key": key, "on_change": _write_known, "args": (key, names, first)}
    return str(place.selectbox(label, list(names), **options))


def choose(
    page: Page, label: str, key: str, names: Callable[..., dict[str, str]], *arguments: object, default: str = ""
) -> str:
    """A choice among what `names(page, ...)` gives; stops with the next step where it gives none."""
    known = page.once(names, *arguments)
    if not known:
        st.info(f"By {day(page.as_of)} nothing of this kind was known. Choose a later day above.")
        st.stop()
    later = page.chosen is not None and st.query_params.get(key) in page.at(None).once(names, *arguments)
    missing = f"What the address names was not known by {day(page.as_of)}. Choose from the list, or a later day."
    return choice(label, key, known, default=default, missing=missing if later else "")


def several(
    label: str, key: str, names: dict[str, str], placeholder: str, place: Place = st, most: int | None = None
) -> list[str]:
    """Any number of ids shown by name; each stands in the address as `?key=id`, in the order chosen.

    One that the address names and that is none of them is said to be so.
    """
    asked = st.query_params.get_all(key)
    if unknown := [one for one in asked if one not in names]:
        st.warning(plain(f"{label}: there is nothing of the name {' or '.join(unknown)} here, so it does not count."))
    st.session_state[key] = [one for one in asked if one in names][:most]
    options = {"format_func": names.__getitem__, "key": key, "on_change": _write_known, "args": (key, names, [])}
    return list(place.multiselect(label, list(names), placeholder=placeholder, max_selections=most, **options))


def words(label: str, key: str, placeholder: str, place: Place = st) -> str:
    """A line of text."""
    st.session_state[key] = st.query_params.get(key, "")
    return str(place.text_input(label, key=key, placeholder=placeholder, on_change=_write, args=(key, "")))


def number(label: str, key: str, placeholder: str, place: Place = st, step: float = 1.0) -> float | None:
    """A number, or nothing; what is no number is nothing. Streamlit takes what is typed once the field is left."""
    asked = st.query_params.get(key, "")
    st.session_state[key] = _number(asked)
    if asked and st.session_state[key] is None:
        st.warning(plain(f"{label}: {asked} is no number. {ENTER}"))
    options = {"step": step, "help": ENTER, "on_change": _write, "args": (key, None)}
    given: float | None = place.number_input(label, key=key, placeholder=placeholder, **options)
    return given


def switch(label: str, key: str, place: Place = st) -> bool:
    """Yes or no; yes stands in the address as `?key=yes`."""
    st.session_state[key] = st.query_params.get(key) == "yes"
    return bool(place.toggle(label, key=key, on_change=_write, args=(key, False)))


def offer(label: str, icon: str = "", place: Place = st, **parameters: list[str] | str) -> None:
    """A button that changes what the address says; the page follows it."""
    key = f"offer-{label}"
    place.button(label, icon=icon or None, key=key, on_click=st.query_params.update, args=(parameters,))


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def _write_known(key: str, names: dict[str, str], default: object) -> None:
    """Put it there where it is offered: what a visitor picked before new data came may go by another name now."""
    value = st.session_state[key]
    if isinstance(value, list):
        st.session_state[key] = [one for one in value if one in names]
    if isinstance(value, list) or value in names:
        _write(key, default)


def _write(key: str, default: object) -> None:
    """Put what a control shows into the address; its default is left out."""
    value = st.session_state[key]
    if value == default:
        st.query_params.pop(key, None)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        st.query_params[key] = [str(one) for one in value]
    else:
        st.query_params[key] = "yes" if value is True else f"{value:g}" if isinstance(value, float) else str(value)
