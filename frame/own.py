"""Your own target: any series, a level and a year, shown like a cited one."""

import numpy as np
import streamlit as st

from charts.caption import Caption
from charts.numbers import amount, day, growth, interval
from charts.units import step
from frame import address, ask, card, caveat, picture, targets, wording
from frame.ask import NoOutlookError, Outlook
from frame.markdown import capital, plain
from frame.page import Page
from frame.wording import Row
from warehouse import queries

YEARS = 10
OLDEST = 3  # years after which a series that ended is no longer forecast
LEVEL = 80
FAR = 10  # times the newest year; beyond that a chance is the forecast's tail and nothing else
WAIT = "Still computing by the model that this history calls for ..."
NEXT = "Give a level: you get its probability, the pace it needs and its chart, from what was known by {day}."


def show(page: Page) -> None:
    """The three controls, and the answer once a level is given."""
    known = page.once(by_id)
    series, level, year = st.columns([3, 1, 1], vertical_alignment="bottom")
    names = {one: row.label for one, row in known.items()}
    row = known[address.choice("Of which series", "series", names, series)]
    scale = step(row.unit, page.once(highest, row.series), axis=True)
    asked = address.number(f"At least, in {scale.axis}", "level", "a number", level)
    first, last = page.as_of.year, page.as_of.year + YEARS
    years = {str(one): str(one) for one in range(first, last + 1)}
    outside = f"A deadline here is the end of a year from {first} to {last}. Choose one from the list."
    is_ahead = st.query_params.get("by", str(first)) in years
    by = int(address.choice("By the end of", "by", years, year, default=str(first + 1), missing=outside))
    why_not = page.once(refusal, row.series)
    if why_not:
        st.info(plain(f"{why_not} Choose another series."))
    elif asked is None:
        st.info(plain(NEXT.format(day=day(page.as_of))))
    elif asked <= 0:
        st.info(plain(f"A level here is a number above zero, in {scale.axis}. Give another one."))
    elif is_ahead:
        _answer(page, row, asked * 10.0**scale.power, by)


def by_id(page: Page) -> dict[str, Row]:
    """The series of a level, the fullest first."""
    return {row.series: row for row in page.rows(queries.series) if row.measure == "level"}


def highest(page: Page, series: str) -> float:
    """The highest total known of a series, which sets the scale of the level asked for."""
    return float(page.ask(queries.known_totals, series).value.astype(float).max() or 0)


def refusal(page: Page, series: str) -> str:
    """Why a series is not forecast at all; empty where it is."""
    known, name = page.ask(queries.known_totals, series), page.once(by_id)[series].label
    if known.empty:
        return f"Nothing that a forecast could rest on was known of {name} by {day(page.as_of)}."
    last = known.period_end.max()
    if last.year + OLDEST < page.as_of.year:
        return f"{name} ends with {day(last)}, too long before {day(page.as_of)} to be forecast from there."
    return ""


def _answer(page: Page, row: Row, level: float, by: int) -> None:
    named = f"{amount(level, row.unit)} by {by}: {row.label}"
    page.titled(named)
    st.header(plain(named), anchor=False)
    slot = st.empty()
    for quick in (True, False):
        seen = made(page, row.series, by, quick)
        if isinstance(seen, Outlook) and (beyond := far(seen, row.unit, level)):
            slot.info(plain(beyond))
            return
        with slot.container():
            if isinstance(seen, Outlook):
                _numbers(seen, row.unit, level, by)
                st.write(plain(told(seen, row.unit, level, by)))
            if quick:
                st.caption(WAIT)
            else:
                caveat.show(page)
    if not isinstance(seen, Outlook):
        slot.info(plain(f"There is no answer: {seen}. Choose another year or series."))
        return
    caption = Caption(
        title=f"{row.indicator_label}: {amount(level, row.unit)} by {by}?",
        subtitle="Years known, forecast, and the pace that leads to your target",
        source=picture.sources(page, queries.series_drawn, row.series, "level", "A"),
        as_of=page.as_of,
        note=f"The chance of it is {wording.chance(seen.chance(level))}. {capital(seen.reason)}",
    )
    picture.show(page, f"own-{row.series}-{by}", caption, ask.drawn, row.series, level, by)


def made(page: Page, series: str, by: int, quick: bool) -> Outlook | str:
    """The forecast of a series up to a year, or why there is none."""
    try:
        return ask.outlook(page.ask(queries.known_totals, series), by, quick)
    except NoOutlookError as error:
        return str(error)


def far(seen: Outlook, unit: str, level: float) -> str:
    """What is accepted instead of a level far beyond the newest one, of which no forecast can speak; else empty."""
    year, base = seen.known[-1] if seen.known else (seen.years[0], float(np.median(seen.totals[:, 0])))
    if level <= FAR * base:
        return ""
    newest = f"{amount(base, unit)} in {year}, the newest year {'known' if seen.known else 'forecast'}"
    return (
        f"{amount(level, unit)} is more than {FAR} times {newest}: too far for a forecast to speak of it. "
        f"Give a level up to {amount(FAR * base, unit)}."
    )


def _numbers(seen: Outlook, unit: str, level: float, by: int) -> None:
    chance, needed, reaches = st.columns(3)
    card.number(
        chance, "Chance", wording.chance(seen.chance(level)), f"that a year from {seen.years[0]} to {by} reaches it"
    )
    card.number(needed, "Required pace from now", *pace(seen, unit, level, by))
    card.number(reaches, "The median reaches it", *targets.crossed(seen.crossing(level), by, by))


def pace(seen: Outlook, unit: str, level: float, by: int) -> tuple[str, str]:
    """The growth a year from the newest year known to the level, and from where."""
    if not seen.known:
        return "Not known", "no whole year is known to start from"
    first, base = seen.known[-1]
    rate = 100 * ((level / base) ** (1 / (by - first)) - 1)
    years = "1 year" if by - first == 1 else f"{by - first} years"
    return f"{growth(rate, 3)} a year", f"from {amount(base, unit)} in {first}, the newest year known, over {years}"


def told(seen: Outlook, unit: str, level: float, by: int) -> str:
    """Whether it was reached before, and the forecast of the deadline's year with its interval and its model."""
    total = seen.totals[:, -1]
    low, high = (float(f"{bound:.3g}") for bound in np.quantile(total, [0.5 - LEVEL / 200, 0.5 + LEVEL / 200]))
    before = seen.reached(level)
    already = f"{before[0]} reached it already, with {amount(before[1], unit)}. " if before else ""
    return (
        f"{already}The forecast's median for {by} is {amount(float(np.median(total)), unit, 3)} ({LEVEL}% prediction "
        f"interval {interval(low, high, unit)}). {capital(seen.reason)}."
    )
