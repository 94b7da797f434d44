"""What is to be said beside a probability? What made it, and how often such forecasts held."""

import streamlit as st

from frame.markdown import plain
from frame.page import Page
from warehouse import queries

SIMPLE = (
    "The probability is a simple model's, which knows this series' past and nothing else: no policy, prices or "
    "sanctions."
)


def show(page: Page) -> None:
    """Say it in small letters, with a link to the record; a caption is too faint for a link."""
    st.markdown(page.once(_linked))


def _linked(page: Page) -> str:
    return f":small[{plain(page.once(told))} [How often it was right]({page.link('Method')}#forecasts).]"


def told(page: Page) -> str:
    """What makes a probability, and how often the 80% intervals of such forecasts held, in plain text."""
    span, judged = held_80(page)
    record = "There are too few years yet to say how often its intervals hold."
    if span:
        record = f"Its 80% intervals have held {span} of outturns, by how early they were made: {judged}."
    return f"{SIMPLE} {record}"


def held_80(page: Page) -> tuple[str, str]:
    """From the least to the most that the 80% intervals held by lead, and what that makes them; empty if too few."""
    known = page.ask(queries.calibration)
    held = known.held_80[~known.is_short]
    if held.empty:
        return "", ""
    low, high = held.min(), held.max()
    judged = "too narrow" if high < 80 else "too wide" if low > 80 else "about right"
    return f"{low:.0f} to {high:.0f}%" if round(low) < round(high) else f"{low:.0f}%", judged
