"""How likely is a level by a year that nobody cited? A forecast made on the spot, from what is known that day."""

from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from charts.numbers import amount
from frame import turns
from frame.page import Page
from frame.wording import Row
from warehouse import queries

LEVELS = (50, 80, 95)
KEPT = 64  # forecasts of a series up to a year; each asks a level of its own

TOO_LITTLE = "too little is known for a forecast, which takes a whole year, or two years of months"

Total = tuple[int, int, float]  # first month, month after the last (both from January 1970), value


class NoOutlookError(Exception):
    """There is nothing to forecast; the message says why."""


@dataclass(frozen=True)
class Outlook:
    """What a forecast says of the years up to a deadline.

    reason: which model and why. known: the years known whole, with their totals. years: those to come; totals: of each
    of them on each path, shape (paths, years).
    """

    reason: str
    known: tuple[tuple[int, float], ...]
    years: tuple[int, ...]
    totals: np.ndarray[tuple[int, int], np.dtype[np.float64]]

    def chance(self, level: float) -> float:
        """The probability that some year up to the deadline reaches a level."""
        return float((self.totals >= level).any(axis=1).mean())

    def crossing(self, level: float) -> int | None:
        """The first year whose median reaches it."""
        medians = np.median(self.totals, axis=0)
        return next((year for year, middle in zip(self.years, medians, strict=True) if middle >= level), None)

    def reached(self, level: float) -> tuple[int, float] | None:
        """The first known year that reached it."""
        return next(((year, total) for year, total in self.known if total >= level), None)


def outlook(known: pd.DataFrame, until: int, quick: bool) -> Outlook:
    """The forecast of the years up to one from rows of known_total; `quick` by the models that answer at once.

    Raises:
        NoOutlookError: too little is known, no model gives a sane answer, or the year is known already.
    """
    first = 12 * (known.period_start.dt.year - 1970) + known.period_start.dt.month - 1
    end = 12 * (known.period_end.dt.year - 1970) + known.period_end.dt.month
    rows = tuple(zip(first.tolist(), end.tolist(), known.value.astype(float).tolist(), strict=True))
    return _outlook(rows, known.calendar.iloc[0], until, quick)


@lru_cache(maxsize=KEPT)
def _outlook(rows: tuple[Total, ...], calendar: str, until: int, quick: bool) -> Outlook:
    from forecasting import History, HistoryError, forecast_until

    first, end, value = (np.array(column) for column in zip(*rows, strict=True))
    history = History.of_totals(first, end, value)
    whole = tuple((int(year), float(total)) for year, total in zip(*history.years(), strict=True))
    last = whole[-1][0] if whole else 0
    if until <= last:
        raise NoOutlookError(f"{until} is known already: ask for a year after {last}")
    try:
        with nullcontext() if quick else turns.given_up():
            made = forecast_until(history, _january(until + 1), calendar=calendar, quick=quick)
    except HistoryError as error:
        raise NoOutlookError(TOO_LITTLE) from error
    paths = made.paths()
    years = [year for year in paths.years().tolist() if last < year <= until]
    totals = np.column_stack([paths.total(_january(year), _january(year + 1)) for year in years])
    return Outlook(made.reason, whole, tuple(years), totals)


def _january(year: int) -> int:
    return 12 * (year - 1970)


def answer(page: Page, series: str, level: float, until: int) -> dict[str, object]:
    """The question, its chance, how the forecast was made and what it says of each year, for a pack."""
    from forecasting.paths import SEED

    known, seen = _asked(page, series, until)
    places = sorted({0.5} | {0.5 + side * width / 200 for width in LEVELS for side in (-1, 1)})
    return {
        "asked": {"series": series, "name": known.label, "at_least": level, "unit": known.unit, "by_the_end_of": until},
        "chance": seen.chance(level),
        "median_reaches_it": seen.crossing(level),
        "model": seen.reason,
        "settings": {"paths": len(seen.totals), "seed": SEED},
        "years_known": [{"year": year, "total": total} for year, total in seen.known],
        "years_forecast": [
            {"year": year} | {f"quantile_{place:g}": float(np.quantile(total, place)) for place in places}
            for year, total in zip(seen.years, seen.totals.T, strict=True)
        ],
    }


def drawn(page: Page, series: str, level: float, until: int) -> pd.DataFrame:
    """The marks of such a target's chart, with the glide path from the newest year: columns of charts.frame.COLUMNS."""
    known, seen = _asked(page, series, until)
    target = {
        "role": "target",
        "year": until,
        "value": level,
        "label": f"Your target: {amount(level, str(known.unit))}",
    }
    same = {"series": known.counter_label, "unit": known.unit, "publisher": "Waybill", "address": "", "label": ""}
    rows = pd.DataFrame([same | row for row in (*_fan(seen), *_pace(seen, level, until), target)])
    year = rows.year.astype(str)
    ours = rows.drop(columns="year").assign(
        time_period=year,
        period_start=pd.to_datetime(year + "-01-01").astype("datetime64[us]"),
        period_end=pd.to_datetime(year + "-12-31").astype("datetime64[us]"),
        figure_id="",
        source_id="",
        known_on=pd.Series(pd.NaT, rows.index, dtype="datetime64[us]"),
    )
    history = page.ask(queries.series_drawn, series, "level", "A")
    # Nothing rests on an undated value.
    history = history[(history.role == "history") & history.known_on.notna()]
    return pd.concat([history, ours], ignore_index=True) if len(history) else ours


def _asked(page: Page, series: str, until: int) -> tuple[Row, Outlook]:
    """The series of a question, and its forecast."""
    (known,) = (row for row in page.rows(queries.series) if row.series == series)
    return known, outlook(page.ask(queries.known_totals, series), until, quick=False)


def _fan(seen: Outlook) -> list[dict[str, object]]:
    return [
        {"role": "forecast", "year": year, "value": middle, "low": low, "high": high, "level": level}
        for year, total in zip(seen.years, seen.totals.T, strict=True)
        for level in LEVELS
        for low, middle, high in [np.quantile(total, [0.5 - level / 200, 0.5, 0.5 + level / 200])]
    ]


def _pace(seen: Outlook, level: float, until: int) -> list[dict[str, object]]:
    if not seen.known:
        return []
    first, base = seen.known[-1]
    years = until - first
    return [
        {"role": "pace", "year": first + gone, "value": base * (level / base) ** (gone / years)}
        for gone in range(years + 1)
    ]
