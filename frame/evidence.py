"""What does a chart rest on? Its claims, figures, prints, derivations and forecasts, as tables with their comments."""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from charts.caption import Caption
from charts.download import csv_rows
from charts.kinds import kind
from charts.metadata import OURS, figures
from charts.package import Table
from frame import ask, claims, contradictions, counts
from frame.page import Page
from frame.told import Told
from frame.warehouse import Query
from frame.wording import Row
from warehouse import queries


class Shape(NamedTuple):
    """How a table is described: its title, whose columns it has, its key, and the table that a column refers to."""

    title: str
    view: str
    key: tuple[str, ...] = ()
    refers: tuple[str, str] | None = None


FIGURE, FORECAST = ("figure_id", "figures"), ("forecast_id", "forecasts")
PERIOD = ("forecast_id", "period_start", "period_end")
SHAPES = {
    "drawn": Shape("What is drawn", "claim_drawn"),
    "claims": Shape("The claims, each with its check", "claim_report", ("figure_id",), FIGURE),
    "targets": Shape("Those of them that are targets or forecasts", "target_status", ("figure_id",), FIGURE),
    "promises": Shape("The promises, each with its probabilities", "promise_score", ("claim_id",)),
    "outlooks": Shape("How likely they were and are", "target_outlook", ("target_id",)),
    "two_counts": Shape("What two counters say of the same periods", "two_counts"),
    "known_totals": Shape("The totals that the forecast on the spot was made from", "known_total"),
    "vintages": Shape("Every value printed of the series", "vintage", ("figure_id",), FIGURE),
    "figures": Shape("The figures, each with its document", "figure_source", ("figure_id",)),
    "prints": Shape("Every print of these figures", "citation_source", ("figure_id", "document_id"), FIGURE),
    "implied": Shape("What follows from them by arithmetic", "implied", ("implied_id",)),
    "forecasts": Shape("How the forecasts were made", "forecast", ("forecast_id",)),
    "forecast_inputs": Shape("The totals that they were made from", "forecast_input", PERIOD, FORECAST),
    "forecast_points": Shape("Their medians and intervals", "forecast_point", (*PERIOD, "level"), FORECAST),
}
DRAWN = {"lines": "claim_drawn", "map": "corridor_line", "reliability": "reliability"}
OF_SERIES = (queries.series_drawn, queries.series_lines, queries.series_index)
OWN = {
    "chart": "Title of the chart.",
    "as_of": "Day as of which the chart was drawn.",
    "is_chosen": "Whether the corridor is the one highlighted.",
    "stands_at": "Address of the figure's own view, below that of the Waybill that it was taken from.",
}


def claims_of(page: Page, query: Query, *arguments: object) -> list[Row]:
    """The claims that a chart is about or draws, the one that it was asked for first."""
    marks, known = _marks(page, query, *arguments), page.once(claims.by_id)
    ids = [*map(str, arguments), *_split(marks.figure_id[marks.role.isin({"claim", "target"})])]
    return [known[claim_id] for claim_id in dict.fromkeys(ids) if claim_id in known]


def told(page: Page, row: Row) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """What follows from a claim, and what contradicts it."""
    return page.once(claims.follows, (row.figure_id,)), page.once(contradictions.of_figure, row.figure_id)


def tables(page: Page, caption: Caption, query: Query, *arguments: object) -> list[Table]:
    """The chart's rows and everything that they rest on; a table without a row is left out."""
    found = _frames(page, query, *arguments)
    drawn = page.ask(query, *arguments)
    found["drawn"] = csv_rows(drawn, caption)
    shapes = SHAPES | {"drawn": SHAPES["drawn"]._replace(view=DRAWN[kind(drawn).name])}
    comments = page.once(_comments)
    return [
        Table(name, shape.title, found[name], comments[shape.view] | OWN, shape.key, shape.refers)
        for name, shape in shapes.items()
        if len(found.get(name, ()))
    ]


def _frames(page: Page, query: Query, *arguments: object) -> dict[str, pd.DataFrame]:
    drawn = _marks(page, query, *arguments)
    of = [row.figure_id for row in claims_of(page, query, *arguments)]
    # A series' marks name the figures behind them alone, not the implied one between.
    behind = drawn.source_id if "source_id" in drawn else drawn.figure_id
    promises = page.ask(queries.promise_scores) if query is queries.reliability else pd.DataFrame()
    made = tuple(dict.fromkeys([*behind[drawn.role.isin(OURS)], *promises.get("forecast_id", ())]))
    inputs, judged = page.ask(queries.forecast_inputs, made), page.ask(queries.claims)
    judged = judged[judged.figure_id.isin(of)]
    both = _counts(page, query, *arguments)
    totals = page.ask(queries.known_totals, arguments[0]) if query is ask.drawn else pd.DataFrame()
    rates = page.ask(queries.corridor_rates, arguments[0]) if query is queries.corridor_drawn else pd.DataFrame()
    sources = {
        *behind,
        *inputs.source_id,
        *totals.get("source_id", ()),
        *(rates.source_id[rates.parents.isin(drawn.figure_id)] if len(rates) else ()),
        *_ids(judged),
        *both.source_id,
        *both.other_source_id,
    }
    implied = page.ask(queries.implied)
    implied = implied[implied.implied_id.isin(sources)]
    printed = {*figures(drawn), *sources, *_split(implied.parents), *_told(page, of)}
    cited, prints = page.ask(queries.figures), page.ask(queries.citations)
    status, outlook = page.ask(queries.targets), page.ask(queries.target_outlook)
    found = {
        "two_counts": both,
        "claims": judged,
        "promises": promises,
        "targets": status[status.figure_id.isin(of)],
        "outlooks": outlook[outlook.target_id.isin(of)],
        "implied": implied,
        "known_totals": totals,
        "prints": prints[prints.figure_id.isin(printed)],
        "forecasts": page.ask(queries.forecasts, made),
        "forecast_inputs": inputs,
        "forecast_points": page.ask(queries.forecast_points, made),
    }
    if query in OF_SERIES:
        found["vintages"] = pd.concat([page.ask(queries.vintages, one) for one in _series(arguments[0])])
        printed |= set(found["vintages"].figure_id)
    cited = cited[cited.figure_id.isin(printed)]
    return found | {"figures": cited.assign(stands_at="Documents?figure=" + cited.figure_id)}


def _marks(page: Page, query: Query, *arguments: object) -> pd.DataFrame:
    drawn = page.ask(query, *arguments)
    return kind(drawn).marks(drawn)


def _counts(page: Page, query: Query, *arguments: object) -> pd.DataFrame:
    """The periods that the page of a chart of series says two counters both have."""
    pairs = counts.pairs(page, tuple(_series(arguments[0]))) if query in OF_SERIES else []
    none = page.ask(queries.two_counts, "", "")
    return pd.concat([page.ask(queries.two_counts, *pair) for pair in pairs]) if pairs else none


def _series(asked: object) -> list[str]:
    """The series of a chart's first argument: one, or several with the names that they have on it."""
    return [one for one, _ in asked] if isinstance(asked, tuple) else [str(asked)]


def _ids(judged: pd.DataFrame) -> list[str]:
    """The figures, printed or implied, that claims were checked against."""
    return [figure for column in judged if str(column).endswith("figure_id") for figure in judged[column].dropna()]


def _split(cells: Iterable[str]) -> list[str]:
    return [figure for cell in cells for figure in cell.split()]


def _told(page: Page, claim_ids: list[str]) -> list[str]:
    rows = page.once(claims.by_id)
    return [
        figure for one in claim_ids for sentences in told(page, rows[one]) for s in sentences for figure in s.figures
    ]


def _comments(page: Page) -> dict[str, dict[str, str]]:
    """What each column holds, by view or table and column."""
    found: dict[str, dict[str, str]] = {}
    for row in page.ask(queries.comments).itertuples():
        found.setdefault(str(row.table_name), {})[str(row.column_name)] = str(row.comment)
    return found
