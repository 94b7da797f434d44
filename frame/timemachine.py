"""As of which day is the dashboard seen? One date for all pages, in the address, with steps to the days of change."""

from bisect import bisect_left, bisect_right
from datetime import date

import streamlit as st

from charts.numbers import day
from frame.markdown import plain

KEY = "asof"


def asked(first: date, newest: date) -> date | None:
    """The day that the address asks for; None for now, and for what is no day of the ledger, which is said."""
    text = st.query_params.get(KEY, "")
    if not text:
        return None
    try:
        wanted = date.fromisoformat(text)
    except ValueError:
        wanted = date.max
    if first <= wanted <= newest:
        return wanted if wanted < newest else None
    st.warning(
        plain(f"There is no day {text} here: the ledger runs from {day(first)} to {day(newest)}. You see the newest.")
    )
    return None


def control(as_of: date, days: list[date]) -> None:
    """A date, and steps to the day before and after on which anything became known; `days` are those, in order."""
    earlier, later = steps(as_of, days)
    st.session_state["day"] = as_of
    st.date_input(
        "What was known by",
        min_value=days[0],
        max_value=days[-1],
        key="day",
        width=150,
        help="A day that is typed counts once you click elsewhere.",
        on_change=_picked,
        args=(days[-1],),
    )
    step("Earlier", ":material/chevron_left:", earlier, days[-1])
    step("Later", ":material/chevron_right:", later, days[-1])
    if as_of < days[-1]:
        step("Now", ":material/last_page:", days[-1], days[-1])


def steps(as_of: date, days: list[date]) -> tuple[date | None, date | None]:
    """The days before and after a day on which anything became known; None at either end."""
    before, after = bisect_left(days, as_of), bisect_right(days, as_of)
    return days[before - 1] if before else None, days[after] if after < len(days) else None


def go(wanted: date, newest: date) -> None:
    """Write a day to the address; now is left out."""
    if wanted >= newest:
        st.query_params.pop(KEY, None)
    else:
        st.query_params[KEY] = wanted.isoformat()


def step(label: str, icon: str, to: date | None, newest: date, kind: str = "step") -> None:
    """A button that moves the dashboard to a day; without a day it can't be pressed. `kind` and label are its key."""
    st.button(
        label,
        icon=icon,
        key=f"{kind}-{label}",
        disabled=to is None,
        help=day(to) if to else None,
        on_click=go,
        args=(to or newest, newest),
    )


def _picked(newest: date) -> None:
    if st.session_state["day"] is not None:
        go(st.session_state["day"], newest)
