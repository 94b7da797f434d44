"""What is said of a series: its name, what can be shown of it, who else counts the same, where it has gaps."""

import pandas as pd
import streamlit as st

from charts.numbers import period
from frame import counts, wording
from frame.page import Page
from frame.wording import Row
from warehouse import queries

SHAPES = {
    **{"A": "Years", "M": "Months", "YTD": "Year to date", "SUM": "Twelve-month sums"},
    **{"SPAN": "Other spans", "ALL": "All periods"},
}
LEVEL, GROWTH, INDEX = "level", "growth", "index"
MEASURES = {LEVEL: "Level", GROWTH: "Growth on a year earlier", INDEX: "Index"}
NOTHING = "Every value printed of it by then is doubtful, so nothing is drawn; they stand below. Choose another series."
INDEXED = ("A", "M", "SUM")  # a total to date starts anew each January
NAMED = 3


def by_id(page: Page) -> dict[str, Row]:
    """Every row of `queries.series`, the fullest first."""
    return {row.series: row for row in page.rows(queries.series)}


def names(page: Page) -> dict[str, str]:
    """Every series' id with its name in a list."""
    return {series: row.label for series, row in page.once(by_id).items()}


def available(page: Page, series: str) -> dict[str, list[str]]:
    """What can be made of what is known of a series: the shapes of period by measure."""
    rows = page.rows(queries.series_shapes, series)
    levels = {one.shape: one.marks for one in rows if one.measure == LEVEL}
    growing = {one.shape for one in rows if one.measure != LEVEL}
    found = {
        LEVEL: [shape for shape in SHAPES if shape in levels],
        GROWTH: [shape for shape in SHAPES if shape in growing],
        INDEX: [shape for shape in INDEXED if levels.get(shape, 0) > 1],
    }
    return {measure: shapes for measure, shapes in found.items() if shapes}


def measures(page: Page, series: str) -> dict[str, str]:
    """The measures that a series has, by code."""
    return {code: MEASURES[code] for code in page.once(available, series)}


def shapes(page: Page, series: str, measure: str) -> dict[str, str]:
    """The shapes of period that a series has of a measure, by code."""
    return {code: SHAPES[code] for code in page.once(available, series)[measure]}


def missing(page: Page, series: str, key: str) -> str:
    """What is said of a measure or shape in the address that the series lacks; empty where it is neither."""
    return page.once(lacking, series) if st.query_params.get(key) in {*MEASURES, *SHAPES} else ""


def lacking(page: Page, series: str) -> str:
    """What a measure or shape that the address asks for would need, and what there is instead."""
    has = page.once(available, series)
    first = next(iter(has))
    known = page.ask(queries.series_drawn, series, first, has[first][0])
    spans = [period(row.period_start, row.period_end) for row in wording.rows(known[known.role == "history"])]
    listed = ", ".join(spans[-NAMED:])
    more = f"{len(spans) - NAMED} more and " if len(spans) > NAMED else ""
    return (
        "This series has not the periods for what the address asks for. Growth needs the same period of two years, "
        "an index two periods of one shape, a twelve-month sum twelve months in a row, or a year to date beside the "
        f"whole year before and its same months. Known are {more}{listed}. Choose from the list, or another series."
    )


def differences(page: Page, series: str) -> list[str]:
    """A sentence for each series that this one is commonly taken for, and how far the two counts lie apart."""
    rows = page.rows(queries.comparability, series)
    return [
        " ".join(filter(None, (_relation(row), _differs(row), page.once(counts.agreement, series, row.other_series))))
        for row in rows
        if row.mixed_up
    ]


def beside(page: Page, series: str) -> list[str]:
    """What the series is a part of, what it consists of, and what stands beside it."""
    rows = page.rows(queries.comparability, series)
    return [f"{_relation(row)} {_differs(row)}" for row in rows if not row.mixed_up]


def _relation(row: Row) -> str:
    if "currency" in row.differs_by:
        return f"{row.other_label}: the same thing in another currency."
    if row.relation == "same as":
        return f"{row.other_label}: the same thing, counted otherwise. {row.other_note}"
    words = {"part of": "this is a part of it", "whole of": "a part of this", "beside": "another part of one whole"}
    return f"{row.other_label}: {words[row.relation]}."


def _differs(row: Row) -> str:
    return f"They differ by {', '.join(row.differs_by)}." if len(row.differs_by) else ""


def note(page: Page, chosen: str, measure: str, shape: str) -> str:
    """How what is drawn was made: the forecast, or the arithmetic."""
    row = page.once(by_id)[chosen]
    if measure == LEVEL and shape in {"A", "M"}:
        return row.forecast_reason if isinstance(row.forecast_reason, str) else ""
    if measure == LEVEL and shape == "SUM":
        return "Sums: the year to date and the year before, less its same months; or twelve months as printed, added."
    if measure == LEVEL and shape == "YTD":
        return "Totals to date are as printed; where one was not, the months printed since the last are added to it."
    return page.once(counts.growth, row.series, shape) if measure == GROWTH else ""


def gaps(page: Page, series: str, shape: str) -> str:
    """Which years or months between the first and the last are missing; empty where none is, or none could be."""
    rows = page.ask(queries.series_drawn, series, LEVEL, shape)
    rows = rows[rows.role == "history"]
    if shape not in {"A", "M"} or rows.empty:
        return ""
    freq = "Y" if shape == "A" else "M"
    have = pd.PeriodIndex(rows.period_start, freq=freq).unique().sort_values()
    every = pd.period_range(have[0], have[-1], freq=freq)
    missing = [one for one in every if one not in have]
    if not missing:
        return ""
    runs = _runs(missing)
    listed = ", ".join(period(a.start_time, b.end_time.normalize()) for a, b in runs[-NAMED:])
    more = f"{sum((b - a).n + 1 for a, b in runs[:-NAMED])} before, and " if len(runs) > NAMED else ""
    kind = "years" if shape == "A" else "months"
    return f"Missing: {len(missing)} of {len(every)} {kind} ({more}{listed}). What needs them is not computed."


def _runs(missing: list[pd.Period]) -> list[tuple[pd.Period, pd.Period]]:
    runs: list[tuple[pd.Period, pd.Period]] = []
    for one in missing:
        if runs and (one - runs[-1][1]).n == 1:
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    return runs
