"""What is a corridor in a sentence and three numbers? Put together from its figures, as known on the visitor's day."""

from typing import NamedTuple

import pandas as pd

from charts.numbers import period
from frame import corridor_lists, documents, wording
from frame.markdown import plain
from frame.page import Page
from frame.told import Told
from frame.wording import Row
from warehouse import queries

WORDED = ("claimed", "bounds", "when", "who")


class Number(NamedTuple):
    """One number for large type, and what stands under it with its figure."""

    label: str
    value: str
    told: Told


def by_id(page: Page) -> dict[str, Row]:
    """Every row of `queries.corridors`, in the order of the seeds."""
    return {row.corridor: row for row in page.rows(queries.corridors)}


def names(page: Page) -> dict[str, str]:
    """Every corridor's id with its name."""
    return {corridor: row.label for corridor, row in page.once(by_id).items()}


def first(page: Page) -> str:
    """The corridor that is shown unless the address names another: the one with the newest figure."""
    known = page.ask(queries.corridors_by_news)
    return str(known.corridor.iloc[0]) if len(known) else next(iter(page.once(by_id)))


def figures(page: Page, corridor: str) -> list[Row]:
    """The rows of `queries.corridor_figures` with claimed, bounds, when and who in words."""
    words = page.at(None).once(_words)
    known = page.rows(queries.corridor_figures, corridor)
    if not known:
        return []
    worded = wording.row_type((*known[0]._fields, *WORDED))
    return [worded(*row, *words[row.figure_id]) for row in known]


def _words(page: Page) -> dict[str, tuple[str, ...]]:
    """What `documents.worded` says of each figure, in the order of WORDED."""
    known = documents.worded(page)
    return dict(zip(known.figure_id, zip(*(known[name] for name in WORDED), strict=True), strict=True))


def sentence(page: Page, corridor: str) -> str:
    """What the corridor is, and how long where figures say so; Markdown with links."""
    lengths = [row for row in page.once(figures, corridor) if row.aspect == "length" and not row.doubt]
    said = [
        f"[{plain(row.claimed)}]({page.link('Documents', figure=row.figure_id)}) ({plain(row.what)})"
        for row in lengths[:2]
    ]
    length = f"Printed length: {'; '.join(said)}." if said else "No document here prints its length."
    return f"{plain(page.once(by_id)[corridor].sentence)} {length}"


def numbers(page: Page, corridor: str) -> tuple[Number, ...]:
    """The newest yearly volume, the newest trains a day, and days in transit, outturns before forecasts.

    Of a road, on which no trains run, its newest length and the newest promise.
    """
    known = page.once(figures, corridor)
    sound = [row for row in known if not row.doubt and pd.notna(row.value)]
    if known and all(row.mode == "road" for row in known):
        return _road(known, sound)
    outturns = [row for row in sound if row.kind == "outturn"]
    years = [row for row in outturns if row.aspect == "volume" and row.freq == "A"]
    # A peak says nothing of the other days.
    trains = [row for row in outturns if row.base_unit == "trains_per_day" and row.comparator != "up_to"]
    trains = corridor_lists.newest_first(row for row in trains if row.aspect == "rate")
    days = [row for row in sound if row.aspect == "transit" and row.mode != "sea"]
    days.sort(key=lambda row: (row.position, row.kind != "outturn"))  # the newest first, as the query has them
    return (
        _number("Newest yearly volume", years, "No total of a whole year was known by this day."),
        _trains(page, corridor, trains),
        _number("Days in transit, newest", days, "No journey's days were known by this day."),
    )


def _road(known: list[Row], sound: list[Row]) -> tuple[Number, ...]:
    promised = [row._replace(claimed=row.when) for row in known if row.kind == "target" and row.time_period]
    promised = sorted(promised, key=lambda row: wording.day_or_first(row.known_on), reverse=True)
    return (
        _number(
            "Length, newest stage", [row for row in sound if row.kind == "outturn"], "No length was known by this day."
        ),
        _number(
            "Promised for, newest",
            [row for row in promised if row.measure == "milestone"],
            "No promise was known by this day.",
        ),
    )


def _number(label: str, rows: list[Row], otherwise: str) -> Number:
    if not rows:
        return Number(label, "none printed", Told(otherwise))
    return Number(label, rows[0].claimed, Told(f"{corridor_lists.what(rows[0])}.", (rows[0].figure_id,)))


def _trains(page: Page, corridor: str, printed: list[Row]) -> Number:
    """As printed; derived, and said to be so, where none is printed, or where those of the same trains end later."""
    rates = [row for row in page.rows(queries.corridor_rates, corridor) if row.is_implied]
    # The first, and so the newest, of what matters most.
    derived = min(rates, key=lambda row: row.position, default=None)
    if derived is None or (printed and not _is_newer(derived, printed[0])):
        return _number("Trains a day, newest printed", printed, "No trains a day were known by this day.")
    before = f"Newest printed: {printed[0].claimed}, {printed[0].when}." if printed else "None is printed."
    when = period(derived.period_start, derived.period_end)
    said = f"{derived.indicator_label}, {when}, derived: {derived.formula}. {before}"
    figures = (*derived.parents.split(), *(row.figure_id for row in printed[:1]))
    return Number("Trains a day, newest, derived", corridor_lists.rate(derived), Told(said, figures))


def _is_newer(derived: Row, printed: Row) -> bool:
    before, after = (wording.day_or_first(row.period_end) for row in (printed, derived))
    return bool(printed.indicator == derived.indicator and before < after)


def lists(page: Page, corridor: str) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """Each heading of `corridor_lists` with its sentences."""
    return corridor_lists.of_figures(page, page.once(figures, corridor), corridor)


def table(page: Page, corridor: str) -> pd.DataFrame:
    """The figures with a link to each, the columns of `corridor_page.COLUMNS` and bounds."""
    columns = ["what", "claimed", "bounds", "when", "aspect", "kind", "measure", "counter_label", "fragment"]
    columns += ["known_on", "publisher", "address", "figure_id", "link"]
    known = page.once(figures, corridor)
    rows = [row._asdict() | {"link": page.link("Documents", figure=row.figure_id)} for row in known]
    return pd.DataFrame(rows, columns=columns)


def charts(page: Page, corridor: str) -> list[Row]:
    """The charts that a corridor has: unit, indicator_label."""
    return page.rows(queries.corridor_units, corridor)


def subtitle(row: Row) -> str:
    """What a chart of a corridor shows; a row of `charts`."""
    if row.unit == "trains_per_day":
        return "Trains a day as printed; derived where a number of trains is divided by its days"
    return "Whole years, the newest print of each"
