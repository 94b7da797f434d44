"""Which forecasts does the build make? One of each series for each day on which what is known of it changed."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from etl.answers import Answer, Job, Outturn, Question, Rows, Span, answer
from forecasting import History, HistoryError
from forecasting.blocks import Lost, in_blocks, processes
from warehouse.snapshot import Snapshot

YEARS_AHEAD = 3
FURTHEST = 30  # years; a claim beyond it gets no forecast, for its interval would say nothing
FEW = 12  # forecasts; starting processes takes longer than making them here
WORKERS = 2
BLOCK = 4
TABLES = ("forecast", "forecast_input", "forecast_point", "forecast_chance", "forecast_score")
Series = tuple[str, str]


@dataclass(frozen=True)
class Known:
    """What is known of a series on a day: its totals in the order in which they bind, and the history they make."""

    series: Series
    day: date
    totals: list[Any]
    history: History


def make_forecasts(connection: duckdb.DuckDBPyConnection, progress: Callable[[int, int], None]) -> Rows:
    """The rows of TABLES; a series on which no model has anything to say has none."""
    snapshot = Snapshot(connection)
    try:
        totals = _by_series(snapshot.frame("SELECT * FROM known_total ORDER BY indicator, counter, place"))
        asked = _by_series(snapshot.frame("SELECT * FROM forecast_question ORDER BY claim_id, counter"))
        came = _by_series(snapshot.frame("SELECT * FROM forecast_outturn ORDER BY time_period"))
    finally:
        snapshot.close()
    found = [list(changes(series, totals[series])) for series in totals]
    jobs = [job for known in found for job in _jobs(known, asked[known[0].series], came[known[0].series])]
    rows: Rows = {table: [] for table in TABLES}
    answers = _answers(jobs, progress)
    for known in (known for series in found for known in series):
        if (made := answers[_forecast_id(known)]).model:
            _add(rows, known, made)
    return rows


def _answers(jobs: list[Job], progress: Callable[[int, int], None]) -> dict[str, Answer]:
    """The answer of each job by its forecast's id; a few are made here, more by processes of their own."""
    answers: dict[str, Answer] = {}
    if len(jobs) < FEW:
        return {job.forecast_id: answer(job) for job in jobs}
    with closing(in_blocks(answer, jobs, processes(WORKERS), size=BLOCK)) as done:
        for place, made in done:
            if isinstance(made, Lost):
                raise OSError(f"{jobs[place].forecast_id} was not made: {made.reason}")
            answers[made.job] = made
            progress(len(answers), len(jobs))
    return answers


def changes(series: Series, totals: list[Any]) -> Iterator[Known]:
    """What is known of a series on each day on which that changed."""
    days = {total.known_on for total in totals} | {t.superseded_on for t in totals if pd.notna(t.superseded_on)}
    before = None
    for day in sorted(days):
        known = [t for t in totals if t.known_on <= day and (pd.isna(t.superseded_on) or t.superseded_on > day)]
        try:
            history = History.of_totals(*(np.array(part) for part in zip(*map(_total, known), strict=True)))
        except HistoryError:
            continue  # too wild to forecast: the page says that there is none
        now = [known[row].source_id for row in history.rows], history.value.tolist()
        if now != before:
            yield Known(series, day.date(), known, history)
        before = now


def _total(row: Any) -> tuple[int, int, float]:
    return _month(row.period_start), _month(row.period_end) + 1, float(row.value)


def _month(day: pd.Timestamp) -> int:
    return 12 * (day.year - 1970) + day.month - 1


def _jobs(series: list[Known], asked: list[Any], came: list[Any]) -> Iterator[Job]:
    """The jobs of one series, each with the claims made before its forecast, and those that it is the last before."""
    since = {row.claim_id: _first_open_year(series, row.known_on.date()) for row in asked}
    outturns = tuple(Outturn(int(row.time_period), float(row.value), row.known_on.date()) for row in came)
    for known, until in zip(series, [*(later.day for later in series[1:]), date.max], strict=True):
        questions = [_question(row, since[row.claim_id]) for row in asked if row.known_on.date() <= until]
        end = int(known.history.end[-1])
        horizon = max([q.span.end for q in questions if q.span.end <= end + 12 * FURTHEST], default=0)
        yield Job(
            forecast_id=_forecast_id(known),
            history=known.history,
            until=max(horizon, 12 * (-(-end // 12) + YEARS_AHEAD)),
            calendar=known.totals[0].calendar,
            questions=tuple(questions),
            outturns=outturns,
        )


def _forecast_id(known: Known) -> str:
    return f"forecast:{'/'.join(known.series)}/{known.day}"


def _first_open_year(series: list[Known], day: date) -> int:
    """The first year that a promise made that day can be kept by: not over by then, its total not known."""
    before = [known for known in series if known.day < day]
    years = before[-1].history.years()[0].tolist() if before else []
    return max(int(years[-1]) + 1 if years else 0, day.year)


def _question(row: Any, since: int) -> Question:
    span = Span(row.time_period, row.freq, _month(row.period_start), _month(row.period_end) + 1)
    low = None if pd.isna(row.low) else float(row.low)
    value = (float(row.value) + float(row.value_high)) / 2
    return Question(row.claim_id, span, value, low, since if row.is_promise else None)


def _add(rows: Rows, known: Known, made: Answer) -> None:
    used = [known.totals[row] for row in known.history.rows]
    lower = sum(pd.isna(total.high) for total in used)
    verb = "is a lower bound, taken as it stands" if lower == 1 else "are lower bounds, taken as they stand"
    rows["forecast"].append(
        {
            "forecast_id": made.job,
            "indicator": known.series[0],
            "counter": known.series[1],
            "as_of": known.day,
            "cutoff": used[-1].period_end.date(),
            "model": made.model,
            "reason": "; ".join(
                filter(None, [made.reason, lower and f"{lower} of the values {verb}", made.passed_over])
            ),
            "passed_over": made.passed_over,
            "base_unit": used[-1].base_unit,
        }
    )
    columns = ("source_id", "time_period", "freq", "value", "low", "high")
    for total in used:
        row = {column: None if pd.isna(found := getattr(total, column)) else found for column in columns}
        days = {name: getattr(total, name).date() for name in ("period_start", "period_end", "known_on")}
        rows["forecast_input"].append({"forecast_id": made.job} | row | days)
    for table, content in made.rows.items():
        rows[table] += content


def _by_series(frame: pd.DataFrame) -> defaultdict[Series, list[Any]]:
    found: defaultdict[Series, list[Any]] = defaultdict(list)
    for row in frame.itertuples(index=False):
        found[str(row.indicator), str(row.counter)].append(row)
    return found
