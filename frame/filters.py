"""Which claims are listed? Those that match a name, a verdict, a year and a corridor, each in the address."""

from functools import lru_cache

import streamlit as st

from frame import address, claims, corridors, wording
from frame.markdown import plain
from frame.page import Page
from frame.wording import Row
from warehouse import queries

NO_PERIOD = "no period given"
NO_CORRIDOR = "none"
LABELS = {
    "who": "Speaker or organisation",
    "verdict": "Verdict",
    "year": "Year it is about",
    "corridor": "Corridor",
}


def choose(page: Page) -> str:
    """The claim that is shown, among those that the filters leave; stops with the next step where none is left.

    A claim that the address names is shown whatever the filters say: whoever followed a link wants to see it.
    """
    known = page.once(claims.by_id)
    wanted = tuple((key, tuple(chosen)) for key, chosen in _controls(page).items() if chosen)
    asked = st.query_params.get("claim", "")
    listed = page.once(names, wanted)
    if wanted:
        _count(listed, len(known), asked if asked in known else next(iter(listed), ""))
    if wanted and not listed and asked not in known:
        st.stop()
    beside = asked if wanted and asked in known and asked not in listed else ""
    return address.choose(page, "Claim", "claim", names, wanted, beside)


def names(page: Page, wanted: tuple[tuple[str, tuple[str, ...]], ...], beside: str = "") -> dict[str, str]:
    """The claims that match every filter, by name in a list; `beside` is one that stands first all the same."""
    found = [
        one for one, has in page.once(values).items() if all(set(has[key]) & set(chosen) for key, chosen in wanted)
    ]
    every = page.once(claims.names)
    return {one: every[one] for one in ([beside] if beside else []) + found}


def values(page: Page) -> dict[str, dict[str, tuple[str, ...]]]:
    """What each filter finds in each claim."""
    ways: dict[str, list[str]] = {}
    for way in page.rows(queries.corridor_indicators):
        ways.setdefault(way.indicator, []).append(way.corridor)
    return {figure_id: _values(row, ways) for figure_id, row in page.once(claims.by_id).items()}


def _values(row: Row, ways: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    spans = (row.period_start.year, row.period_end.year) if row.time_period else ()
    names = tuple(name for name in (row.speaker, row.organisation) if name)
    return _shared(names, row.verdict, spans, tuple(ways.get(row.indicator, ())))


@lru_cache(maxsize=4000)
def _shared(
    names: tuple[str, ...], verdict: str, spans: tuple[int, ...], ways: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """The same claim's are the same on most days, and held once."""
    years = tuple(str(year) for year in range(spans[0], spans[1] + 1)) if spans else (NO_PERIOD,)
    return {"who": names, "verdict": (verdict,), "year": years, "corridor": ways or (NO_CORRIDOR,)}


def options(page: Page) -> dict[str, dict[str, str]]:
    """What can be chosen in each filter, by name."""
    found = list(page.once(values).values())
    every = {key: {value for one in found for value in one[key]} for key in LABELS}
    every["year"] -= {NO_PERIOD}
    ways = page.once(corridors.names) | {NO_CORRIDOR: "None: trade of whole countries, and others"}
    return {
        "who": {name: name for name in sorted(every["who"])},
        "verdict": {code: word for code, (_, _, word) in wording.VERDICTS.items() if code in every["verdict"]},
        "year": {year: year for year in sorted(every["year"], reverse=True)} | {NO_PERIOD: NO_PERIOD.capitalize()},
        "corridor": {one: name for one, name in ways.items() if one in every["corridor"]},
    }


def _controls(page: Page) -> dict[str, list[str]]:
    offered = page.once(options)
    asked = any(key in st.query_params for key in LABELS)
    with st.expander("Filter the claims", asked, icon=":material/filter_list:"):
        places = st.columns(4)
        return {
            key: address.several(label, key, offered[key], "Any", place)
            for (key, label), place in zip(LABELS.items(), places, strict=True)
        }


def _count(listed: dict[str, str], known: int, shown: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        many = f"{len(listed)} of {known} claims match the filters." if listed else "No claim matches the filters."
        is_beside = shown and shown not in listed
        aside = " The one shown is not among them; it stays until you choose another." if is_beside else ""
        st.caption(plain(many + aside), width="content")
        st.button("Clear the filters", icon=":material/filter_list_off:", key="clear", on_click=_clear, args=(shown,))


def _clear(shown: str) -> None:
    """Without filters, the claim that is shown stays."""
    if shown:
        st.query_params["claim"] = shown
    for key in LABELS:
        st.query_params.pop(key, None)
