"""How likely is a level of the visitor's own? A forecast made on the spot, the quick model's answer first."""

import numpy as np
import streamlit as st

from charts.numbers import amount, interval
from charts.units import step
from frame import address, wording
from frame.markdown import capital, plain
from frame.page import Page
from frame.wording import Row
from warehouse import queries

Totals = np.ndarray[tuple[int], np.dtype[np.float64]]
YEARS = 10
OLDEST = 3  # years after which a series that ended is no longer forecast
LEVEL = 80


def show(page: Page, series: Row) -> None:
    """Ask for a level and a year, and answer by the quick model, then by the one that the history calls for."""
    totals = page.ask(queries.known_totals, series.series)
    if series.measure != "level" or totals.empty or totals.period_end.max().year + OLDEST < page.as_of.year:
        return
    st.subheader("How likely is a level of your own?", anchor="ask")
    scale = step(series.unit, float(totals.value.max()), axis=True)
    factor = 10.0**scale.power
    left, right = st.columns(2)
    level = address.number(f"At least, in {scale.axis}", "level", "a number", left, min_value=0.0)
    years = {str(year): str(year) for year in range(page.as_of.year, page.as_of.year + YEARS + 1)}
    by = address.choice("In the year", "by", years, right, default=str(page.as_of.year + 1))
    answer = st.empty()
    if level is None or not level > 0:
        answer.caption("Give a level: the answer is its probability by a simple forecast from what is known now.")
        return
    for quick in (True, False):
        answer.markdown(plain(page.once(told, series.series, series.unit, level * factor, int(by), quick)))


def told(page: Page, series: str, unit: str, level: float, year: int, quick: bool) -> str:
    """The probability that a year's total reaches a level, with the interval and the model; or why there is none."""
    from forecasting import HistoryError

    try:
        reason, total = page.once(_totals, series, year, quick)
    except HistoryError as error:
        return "One moment ..." if quick else f"There is no forecast: {error}"
    if np.ptp(total) == 0:
        return f"{year} is known: {amount(float(total[0]), unit)}."
    low, high = (float(f"{bound:.3g}") for bound in np.quantile(total, [0.5 - LEVEL / 200, 0.5 + LEVEL / 200]))
    middle = amount(float(np.median(total)), unit, 3)
    chance = wording.chance((total >= level).mean())
    return (
        f"The chance that {year} reaches {amount(level, unit)} is {chance}. The forecast's median is {middle} "
        f"({LEVEL}% prediction interval {interval(low, high, unit)}). {capital(reason)}."
    )


def _totals(page: Page, series: str, year: int, quick: bool) -> tuple[str, Totals]:
    """The reason of the forecast made from what is known now, and the year's total on each of its paths."""
    from forecasting import History, forecast_until

    known = page.ask(queries.known_totals, series)
    history = History.of(known.rename(columns={"period_start": "start", "period_end": "end"}))
    january = 12 * (year - 1970)
    made = forecast_until(history, january + 12, calendar=known.calendar.iloc[0], quick=quick)
    return made.reason, made.paths().total(january, january + 12)
