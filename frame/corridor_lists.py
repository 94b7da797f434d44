"""What is known of a corridor, line by line? Its figures by what they tell, and its claims with their verdicts."""

from collections.abc import Iterable

import pandas as pd

from charts.numbers import amount, day, interval, period
from frame import claims, wording
from frame.markdown import badge, capital, plain
from frame.page import Page
from frame.told import Told
from frame.wording import Row
from warehouse import queries

# The aspects of warehouse/views/corridor_figure.sql that are listed, in the order in which a reader needs them.
HEADINGS = {
    "transit": "Days in transit",
    "time": "Other times",
    "length": "Length",
    "milestone": "Milestones",
    "volume": "Volumes of whole years",
    "capacity": "Capacity",
}
UNDECIDED = {"unchecked", "unresolvable"}


def of_figures(page: Page, known: list[Row], corridor: str) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """Each heading with its sentences, the newest first, from the rows of `corridors.figures`."""
    rates = page.rows(queries.corridor_rates, corridor)
    lists = [("Trains a day", tuple(map(_train, rates)))]
    for aspect, heading in HEADINGS.items():
        rows = [row for row in known if row.aspect == aspect and (aspect != "volume" or row.freq == "A")]
        lists.append((heading, tuple(map(_figure, newest_first(rows)))))
    return tuple((heading, several) for heading, several in lists if several)


def newest_first(rows: Iterable[Row]) -> list[Row]:
    """Figures by the ends of their periods, then by when they became known; those without a period last."""

    def place(row: Row) -> tuple[pd.Timestamp, ...]:
        return wording.day_or_first(row.period_end), wording.day_or_first(row.known_on)

    return sorted(rows, key=place, reverse=True)


def of_claims(page: Page, corridor: str) -> tuple[str, ...]:
    """A Markdown line for each claim about the corridor, decided ones first: its verdict and the way to its check."""
    mine = {row.figure_id for row in page.rows(queries.corridor_figures, corridor)}
    rows = [row for figure_id, row in page.once(claims.by_id).items() if figure_id in mine]
    return tuple(_claim(page, row) for row in sorted(rows, key=lambda row: row.verdict in UNDECIDED))


def _claim(page: Page, row: Row) -> str:
    link = f"[{plain(wording.name(row))}]({page.link('Claims', claim=row.figure_id)})"
    return f"- {badge(*wording.VERDICTS[row.verdict])} {link}, {plain(wording.who(row))}"


def what(row: Row) -> str:
    """What a figure is about, when, and who counts it; a row of `corridors.figures`."""
    counted = f", counted by {row.counter_label}" if isinstance(row.counter_label, str) else ""
    promise = f" ({row.kind})" if row.kind not in {"outturn", "event"} else ""
    return f"{row.what}{promise}, {row.when}{counted}"


def rate(row: Row) -> str:
    """Trains a day as printed, or to three digits as derived; a row of `queries.corridor_rates`."""
    if row.is_implied:
        return ("at least " if pd.isna(row.high) else "") + amount(float(row.value), row.base_unit, 3)
    if pd.notna(row.value_high):
        return interval(wording.exact(row.value), wording.exact(row.value_high), row.base_unit)
    return wording.COMPARATORS[row.comparator] + amount(wording.exact(row.value), row.base_unit)


def _figure(row: Row) -> Told:
    value = f": {row.claimed}" if row.claimed and pd.notna(row.value) else ""
    known = f"known {day(row.known_on)}" if pd.notna(row.known_on) else "undated"
    who = f" Said by {row.who}, {known}." if row.aspect == "milestone" else ""
    doubt = f" Doubtful: {row.doubt}." if row.doubt else ""
    return Told(f"{capital(what(row))}{value}.{who}{doubt}", (row.figure_id,))


def _train(row: Row) -> Told:
    span = period(row.period_start, row.period_end) if pd.notna(row.period_start) else "No period given"
    how = f"; derived, {row.formula}" if row.is_implied else "" if row.kind == "outturn" else f" ({row.kind})"
    peak = " on the day with most" if row.comparator == "up_to" else ""
    counted = f", counted by {row.counter_label}" if isinstance(row.counter_label, str) else ""
    text = f"{capital(span)}: {rate(row)}{peak}{how}. {row.indicator_label}{counted}."
    return Told(text, tuple(row.parents.split()))
