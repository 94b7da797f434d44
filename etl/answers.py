"""What is asked of one forecast? Its points, what it says of the claims, and how it held up; a worker's whole task."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from etl.printed import LARGEST_EXPONENT, outward, stored
from forecasting import LEVELS, Forecast, History, HistoryError, Paths, forecast_until
from forecasting.paths import DRAWS, SEED
from forecasting.scores import crps

LARGEST = Decimal(10) ** LARGEST_EXPONENT
MONTHS_SHOWN = 24
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Span:
    """A period of whole months: the months from `first` up to `end`, counted from January 1970, and its name."""

    time_period: str
    freq: str
    first: int
    end: int


@dataclass(frozen=True)
class Question:
    """What a claim asks: does its period, or a promise's any year from `since` on, reach `low`; where lies `value`?"""

    claim_id: str
    span: Span
    value: float
    low: float | None
    since: int | None


@dataclass(frozen=True)
class Outturn:
    """A year's newest total and the day on which a total of it first became known."""

    year: int
    total: float
    known_on: date


@dataclass(frozen=True)
class Job:
    """One forecast to make: of a history, up to a month, and what is asked of it."""

    forecast_id: str
    history: History
    until: int
    calendar: str
    questions: tuple[Question, ...]
    outturns: tuple[Outturn, ...]


@dataclass(frozen=True)
class Answer:
    """The rows of a forecast by table but for the series' own columns; `model` is empty where none was possible."""

    job: str
    model: str
    reason: str
    passed_over: str
    rows: Rows


def answer(job: Job) -> Answer:
    """Make a forecast and ask it everything."""
    try:
        made = forecast_until(job.history, job.until, LEVELS, calendar=job.calendar)
    except HistoryError as error:
        return Answer(job.forecast_id, "", str(error), "", {})
    paths = made.paths()
    rows: Rows = {
        "forecast_point": [row for span in spans(job, made, paths) for row in points(paths, span)],
        "forecast_chance": [row for question in job.questions for row in chances(job.history, paths, question)],
        "forecast_score": [row for outturn in job.outturns for row in scores(job.history, paths, outturn)],
    }
    for table in rows.values():
        for row in table:
            row["forecast_id"] = job.forecast_id
    return Answer(job.forecast_id, made.model, made.reason, "; ".join(made.passed_over), rows)


def spans(job: Job, made: Forecast, paths: Paths) -> list[Span]:
    """The periods to store: every year not known, the claims' periods, and months where the model knows the season."""
    end = int(job.history.end[-1])
    years = [Span(str(y), "A", 12 * (y - 1970), 12 * (y - 1969)) for y in paths.years().tolist()]
    asked = [question.span for question in job.questions]
    months = []
    if len(made.points) and made.points.period.iloc[0].freqstr == "M":
        months = [
            Span(str(pd.Period(ordinal=m, freq="M")), "M", m, m + 1)
            for m in range(end, min(end + MONTHS_SHOWN, paths.end))
        ]
    found = {(span.first, span.end): span for span in [*years, *asked, *months]}
    return [span for span in found.values() if is_open(job.history, paths, span.first, span.end)]


def is_open(history: History, paths: Paths, first: int, end: int) -> bool:
    """Whether the paths reach a period whose total is not known."""
    return paths.first <= first and end <= paths.end and history.total(first, end) is None


def points(paths: Paths, span: Span) -> Iterator[dict[str, Any]]:
    """The rows of forecast_point of a period; none where a bound is too large to write."""
    for row in paths.interval(span.first, span.end, LEVELS).to_dict("records"):
        if Decimal(row["high"]) < LARGEST:
            interval = outward(Decimal(row["low"]), Decimal(row["high"]))
            yield {
                "time_period": span.time_period,
                "period_start": pd.Period(ordinal=span.first, freq="M").start_time.date(),
                "period_end": pd.Period(ordinal=span.end - 1, freq="M").end_time.date(),
                "freq": span.freq,
                "level": int(row["level"]),
                "median": stored(Decimal(row["median"])),
                "low": interval.low,
                "high": interval.high,
            }


def chances(history: History, paths: Paths, question: Question) -> Iterator[dict[str, Any]]:
    """The row of forecast_chance of a claim; none where its period is known or out of reach."""
    span = question.span
    if not is_open(history, paths, span.first, span.end):
        return
    total = paths.total(span.first, span.end)
    chance = None
    if question.low is not None and question.since is not None:
        since = max(question.since, int(paths.years()[0]))
        chance = paths.chance_by(question.low, span.first // 12 + 1970, min(since, span.first // 12 + 1970))
    elif question.low is not None:
        chance = paths.chance(question.low, span.first, span.end)
    yield {
        "claim_id": question.claim_id,
        "chance": chance,
        "drift_chance": drift_chance(history, question),
        "percentile": 100 * float((total < question.value).mean()),
    }


def drift_chance(history: History, question: Question) -> float | None:
    """The same by naive drift: the mean yearly log change carried on, its spread that of the yearly changes.

    None with fewer than three changes, and of what is no year to come.
    """
    years, totals = history.years()
    ahead = question.span.first // 12 + 1970 - int(years[-1]) if len(years) else 0
    if question.low is None or len(years) < 4 or ahead < 1 or question.span.end - question.span.first != 12:
        return None
    changes = np.diff(np.log(totals)) / np.diff(years)
    drift = np.log(totals[-1] / totals[0]) / (years[-1] - years[0])
    dice = np.random.default_rng(SEED)
    steps = drift + changes.std(ddof=1) * dice.standard_normal((DRAWS, ahead))
    reached = np.log(totals[-1]) + np.cumsum(steps, axis=1) >= np.log(question.low)
    since = ahead if question.since is None else min(ahead, question.since - int(years[-1]))
    return float(reached[:, max(since, 1) - 1 :].any(axis=1).mean())


def scores(history: History, paths: Paths, outturn: Outturn) -> Iterator[dict[str, Any]]:
    """The row of forecast_score of a year after those known; none where the forecast does not reach it."""
    first = 12 * (outturn.year - 1970)
    years, totals = history.years()
    if len(years) == 0 or outturn.year <= years[-1] or not is_open(history, paths, first, first + 12):
        return
    total = paths.total(first, first + 12)
    yield {
        "time_period": str(outturn.year),
        "period_end": date(outturn.year, 12, 31),
        "outturn": stored(Decimal(outturn.total)),
        "outturn_known_on": outturn.known_on,
        "naive": stored(Decimal(float(totals[-1]))),
        "percentile": 100 * float((total < outturn.total).mean()),
        "crps": crps(np.log([outturn.total]), np.log(total)[None]),
    }
