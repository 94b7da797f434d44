"""What is said of a claim, put together once a generation: its row, its name, what follows, its card."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from charts.small import small
from frame import implied, wording
from frame.page import Page
from frame.told import Told
from frame.wording import Row
from warehouse import queries


@dataclass(frozen=True)
class Card:
    """The words of one headline; `rows` are the claims that share it."""

    heading: str
    numbers: tuple[tuple[str, str, str], ...]  # label, value, note
    caveat: str
    picture: str  # an SVG; empty where there is no line to see
    alt: str
    rows: tuple[Row, ...]


def by_id(page: Page) -> dict[str, Row]:
    """Every claim's row of `queries.claims`, headlines first."""
    return {row.figure_id: row for row in page.rows(queries.claims)}


def names(page: Page) -> dict[str, str]:
    """Every claim's id with its name in a list."""
    return {figure_id: wording.listed(row) for figure_id, row in page.once(by_id).items()}


def follows(page: Page, claim_ids: Sequence[str]) -> tuple[Told, ...]:
    """What follows by arithmetic from claims of one indicator and period.

    Then what other counts imply for that period, where the claims' own count has printed no plain number for it.
    """
    claims = page.once(by_id)
    first = claims[claim_ids[0]]
    beside = {row.figure_id for row in claims.values() if _key(row) == _key(first)}
    mine: list[Row] = []
    others: dict[str, Row] = {}  # the newest of each counter
    for row in page.rows(queries.implied):
        parents = set(row.parents.split())
        # Growth from a weak base is told beside the growth too, though only levels go into it.
        if parents & set(claim_ids) or (row.rule == "against_mean_month" and parents & beside):
            mine.append(row)
        elif (row.indicator, row.time_period, row.measure) == (first.indicator, first.time_period, first.measure):
            others[row.counter] = max(others.get(row.counter, row), row, key=lambda one: one.known_on)
    if pd.notna(first.outturn_high) and not first.outturn_is_implied:
        others.pop(first.outturn_counter, None)
    newest = sorted(others.values(), key=lambda row: row.known_on, reverse=True)
    mine = implied.in_order(mine)
    told = []
    if first.measure == "growth":
        weighty = [row for row in mine if row.rule == "against_mean_month"]
        said = [(implied.against_weak_base(float(first.value), row), row) for row in weighty[:1]]
        told += [(text, row) for text, row in said if text]
    told += [(implied.follows(row), row) for row in mine]
    told += [(implied.elsewhere(row), row) for row in newest]
    return tuple(Told(text, implied.figures(row)) for text, row in told)


def _compared(row: Row, of_several: bool) -> str:
    lead = f"{wording.claimed(row)}: " if of_several and row.comparability else ""
    return f"{lead}{row.comparability}"


def _key(row: Row) -> tuple[object, ...]:
    return row.document_id, row.indicator, row.time_period


def headlines(page: Page) -> list[Card]:
    """The overview's cards, in the order of the seeds."""
    rows = [row for row in page.once(by_id).values() if pd.notna(row.headline)]
    places = sorted({row.headline for row in rows})
    groups = [sorted((row for row in rows if row.headline == place), key=lambda row: row.value) for place in places]
    return [_card(page, group) for group in groups]


def _card(page: Page, rows: list[Row]) -> Card:
    first = rows[0]
    drawn = page.ask(queries.claim_drawn, first.figure_id)
    picture, alt = page.of(drawn, small) if sum(drawn.role == "history") > 1 else ("", "")
    return Card(
        heading=f"{first.what}, {wording.when(first)}",
        numbers=(
            ("Claimed", ", ".join(map(wording.claimed, rows)), "; ".join(dict.fromkeys(map(wording.who, rows)))),
            wording.expected(first),
            (wording.now_label(page.chosen), wording.now_value(first), wording.now_source(first)),
        ),
        caveat=" ".join(dict.fromkeys(filter(None, (_compared(row, len(rows) > 1) for row in rows)))),
        picture=picture,
        alt=alt,
        rows=tuple(rows),
    )
