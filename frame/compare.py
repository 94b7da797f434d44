"""How do several series stand on one chart? Which can, under which names, and what is written around them."""

import pandas as pd

from charts.caption import Caption
from charts.numbers import period
from charts.units import step
from frame import picture, series
from frame.page import Page
from frame.warehouse import Query
from warehouse import queries
from warehouse.queries import Lines

MOST = 5
MADE_SO = {series.GROWTH: "Growth is computed from the newest levels."}


def names(page: Page, chosen: str) -> dict[str, str]:
    """Every other series by name: first what the chosen one can be held against, then those of its unit."""
    rows = page.once(series.by_id)
    related = list(page.ask(queries.comparability, chosen).other_series)
    order = sorted(rows, key=lambda one: (one not in related, rows[one].unit != rows[chosen].unit))
    return {one: rows[one].label for one in order if one != chosen}


def fitting(page: Page, wanted: tuple[str, ...], measure: str, shape: str) -> tuple[tuple[str, ...], list[str]]:
    """Those of some series that one axis can hold, the first always, and a sentence for each that it can't."""
    rows = page.once(series.by_id)
    kept, sentences = [wanted[0]], []
    for one in wanted[1:]:
        has = page.once(series.available, one)
        if shape not in has.get(measure, []):
            other = ", ".join(series.SHAPES[code].lower() for code in has.get(measure, [])) or "nothing"
            sentences.append(
                f"{rows[one].label} has no {series.SHAPES[shape].lower()} of that; of it there are: {other}."
            )
        elif measure == series.LEVEL and rows[one].unit != rows[wanted[0]].unit:
            sentences.append(
                f"{rows[one].label} is counted in {_unit(rows[one].unit)}, the first series in "
                f"{_unit(rows[wanted[0]].unit)}: levels share no axis, growth or an index can."
            )
        else:
            kept.append(one)
    return tuple(kept), sentences


def _unit(unit: str) -> str:
    return step(unit, 0, axis=True).axis


def lines(page: Page, drawn: tuple[str, ...]) -> Lines:
    """Each series with the shortest name that tells it from the others: its counter, what it counts, or both."""
    rows = [page.once(series.by_id)[one] for one in drawn]
    if len({row.indicator_label for row in rows}) == 1:
        return tuple((row.series, row.counter_label) for row in rows)
    if len({row.counter_label for row in rows}) == 1:
        return tuple((row.series, row.indicator_label) for row in rows)
    return tuple((row.series, row.label) for row in rows)


def asked(page: Page, drawn: tuple[str, ...], measure: str, shape: str) -> tuple[Query, tuple[object, ...]]:
    """The query, with its arguments, of the chart of one series or several."""
    if measure == series.INDEX:
        return queries.series_index, (page.once(lines, drawn), shape)
    if len(drawn) > 1:
        return queries.series_lines, (page.once(lines, drawn), measure, shape)
    return queries.series_drawn, (drawn[0], measure, shape)


def caption(page: Page, drawn: tuple[str, ...], measure: str, shape: str) -> Caption:
    """What is written around that chart."""
    query, arguments = page.once(asked, drawn, measure, shape)
    marks = page.ask(query, *arguments)
    notes = [
        page.once(series.note, drawn[0], measure, shape) if len(drawn) == 1 else MADE_SO.get(measure, ""),
        f"Computed: each value over that of {base(marks)}, times 100." if measure == series.INDEX else "",
    ]
    who = ", ".join(dict.fromkeys(page.once(series.by_id)[one].counter_label for one in drawn))
    return Caption(
        title=_title(page, drawn),
        subtitle=f"{who}; {series.MEASURES[measure].lower()}, {series.SHAPES[shape].lower()}",
        source=f"{who}, printed by {picture.publishers(page, query, *arguments)}",
        as_of=page.as_of,
        unit_label={series.INDEX: f"{base(marks)} = 100", series.GROWTH: "percent on a year earlier"}.get(measure, ""),
        note=" ".join(note if note.endswith(".") else f"{note}." for note in notes if note),
    )


def gaps(page: Page, drawn: tuple[str, ...], shape: str) -> list[str]:
    """A sentence for each of some series that lacks years or months between its first and its last."""
    found = [(name, page.once(series.gaps, one, shape)) for one, name in page.once(lines, drawn)]
    return [f"{name}: {said}" if len(drawn) > 1 else said for name, said in found if said]


def _title(page: Page, drawn: tuple[str, ...]) -> str:
    labels = list(dict.fromkeys(page.once(series.by_id)[one].indicator_label for one in drawn))
    return " and ".join(labels) if len(labels) < 3 else f"{labels[0]} and {len(labels) - 1} others"


def base(marks: pd.DataFrame) -> str:
    """The period that is 100 in an index; empty where there is none."""
    return "" if "base_start" not in marks or marks.empty else period(marks.base_start.iloc[0], marks.base_end.iloc[0])
