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


def figures(page: Page, corridor: str) -> pd.DataFrame:
    """The rows of `queries.corridor_figures` with claimed, bounds, when and who in words."""
    known = page.ask(queries.corridor_figures, corridor)
    if known.empty:
        return known.assign(**dict.fromkeys(WORDED, ""))
    said = page.once(documents.worded)[["figure_id", *WORDED]]
    return known.merge(said, on="figure_id", how="left", validate="1:1")


def sentence(page: Page, corridor: str) -> str:
    """What the corridor is, and how long where figures say so; Markdown with links."""
    known = page.once(figures, corridor)
    lengths = wording.rows(known[(known.aspect == "length") & (known.doubt == "")])
    said = [
        f"[{plain(row.claimed)}]({page.link('Documents', figure=row.figure_id)}) ({plain(row.what)})"
        for row in lengths[:2]
    ]
    length = f"Printed length: {'; '.join(said)}." if said else "No document here prints its length."
    return f"{plain(page.once(by_id)[corridor].sentence)} {length}"


def numbers(page: Page, corridor: str) -> tuple[Number, ...]:
    """The newest yearly volume, the newest printed trains a day, and days in transit, outturns before forecasts.

    Of a road, on which no trains run, its newest length and the newest promise.
    """
    known = page.once(figures, corridor)
    sound = known[(known.doubt == "") & known.value.notna()]
    if len(known) and (known["mode"] == "road").all():
        return _road(known, sound)
    outturns = sound[sound.kind == "outturn"]
    years = outturns[(outturns.aspect == "volume") & (outturns.freq == "A")]
    trains = outturns[(outturns.aspect == "rate") & (outturns.base_unit == "trains_per_day")]
    trains = trains[trains.comparator != "up_to"]  # a peak says nothing of the other days
    trains = trains.sort_values(["period_end", "known_on"], ascending=False, kind="stable")
    days = sound[(sound.aspect == "transit") & (sound["mode"] != "sea")]
    days = days.sort_values(["position", "kind", "period_end"], ascending=[True, False, False], kind="stable")
    return (
        _number("Newest yearly volume", years, "No total of a whole year was known by this day."),
        _number("Trains a day, newest printed", trains, _derived(page, corridor)),
        _number("Days in transit, newest", days, "No journey's days were known by this day."),
    )


def _road(known: pd.DataFrame, sound: pd.DataFrame) -> tuple[Number, ...]:
    promised = known[(known.kind == "target") & known.time_period.ne("")]
    promised = promised.assign(claimed=promised.when).sort_values("known_on", ascending=False, na_position="last")
    return (
        _number("Length, newest stage", sound[(sound.kind == "outturn")], "No length was known by this day."),
        _number("Promised for, newest", promised[promised.measure == "milestone"], "No promise was known by this day."),
    )


def _number(label: str, rows: pd.DataFrame, otherwise: str) -> Number:
    if rows.empty:
        return Number(label, "none printed", Told(otherwise))
    row = wording.rows(rows)[0]
    return Number(label, row.claimed, Told(f"{corridor_lists.what(row)}.", (row.figure_id,)))


def _derived(page: Page, corridor: str) -> str:
    rates = page.ask(queries.corridor_rates, corridor)
    derived = rates[rates.is_implied].sort_values(["position", "period_end"], ascending=[True, False])
    if derived.empty:
        return "No trains a day were known by this day."
    row = wording.rows(derived)[0]
    span = period(row.period_start, row.period_end)
    return f"Derived: {corridor_lists.rate(row)} in {span}, {row.formula}."


def lists(page: Page, corridor: str) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """Each heading of `corridor_lists` with its sentences."""
    return corridor_lists.of_figures(page, page.once(figures, corridor), corridor)


def table(page: Page, corridor: str) -> pd.DataFrame:
    """The figures with a link to each, the columns of `corridor_page.COLUMNS` and bounds."""
    known = page.once(figures, corridor)
    columns = ["what", "claimed", "bounds", "when", "aspect", "kind", "measure", "counter_label", "fragment"]
    columns += ["known_on", "publisher", "address", "figure_id", "link"]
    return known.assign(link=[page.link("Documents", figure=one) for one in known.figure_id])[columns]


def charts(page: Page, corridor: str) -> list[Row]:
    """The charts that a corridor has: unit, indicator_label."""
    return page.rows(queries.corridor_units, corridor)


def subtitle(row: Row) -> str:
    """What a chart of a corridor shows; a row of `charts`."""
    if row.unit == "trains_per_day":
        return "Trains a day as printed; derived where a number of trains is divided by its days"
    return "Whole years, the newest print of each"
