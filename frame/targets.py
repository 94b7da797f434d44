"""What is said of a target: its name, its level and deadline, the pace it required, where it stands."""

from datetime import date

import pandas as pd

from charts.numbers import amount, day, growth
from frame import claims, wording
from frame.markdown import plain
from frame.page import Page
from frame.wording import Row
from warehouse import queries

OWN = "own"


def by_id(page: Page) -> dict[str, Row]:
    """Every row of `queries.targets`."""
    return {row.figure_id: row for row in page.rows(queries.targets)}


def is_drawn(row: Row) -> bool:
    """Whether a target has a level and a date to draw."""
    return bool(pd.notna(row.value) and pd.notna(row.deadline))


def names(page: Page) -> dict[str, str]:
    """Every target's id with its name in a list, after the visitor's own."""
    cited = {figure_id: _name(row) for figure_id, row in page.once(by_id).items()}
    return {OWN: "Your own target: choose a series, a level and a year"} | cited


def first(page: Page) -> str:
    """The target that is shown unless the address names another: the open one that the overview names first."""
    for said in page.once(still_open):
        claim, _ = said[-1]
        return str(claim.figure_id)
    return next(iter(page.once(by_id)), OWN)


def still_open(page: Page) -> list[list[tuple[Row, Row]]]:
    """The open levels with a probability, each as its sayings with their outlooks: the first said to the newest.

    One number and deadline said several times is one level, and its newest saying stands for it wherever it is named.
    What is still being counted comes first, then what most is known of, then the nearest deadline.
    """
    alike: dict[tuple[object, ...], list[tuple[Row, Row]]] = {}
    for one, row in page.once(outlooks).items():
        if row.is_open and pd.notna(row.chance_now):
            claim = page.once(claims.by_id)[one]
            alike.setdefault((claim.indicator, claim.value, claim.period_end), []).append((claim, row))
    said = [sorted(group, key=lambda pair: (pair[0].stated_on, pair[0].figure_id)) for group in alike.values()]
    return sorted(said, key=_place)


def _place(said: list[tuple[Row, Row]]) -> tuple[object, ...]:
    claim, row = said[-1]
    return row.is_stale, -max(row.forecasts for _, row in said), claim.period_end, -float(claim.value)


def level(row: Row) -> tuple[str, str]:
    """The level, and its deadline in words."""
    return amount(row.value, row.unit or ""), f"by {day(row.deadline)}" if row.time_period else "no date was given"


def pace(row: Row) -> tuple[str, str]:
    """The growth a year that it required when it was stated, and from where."""
    if pd.isna(row.required_growth_pct):
        return "none", "without a date or an earlier year there is no pace to compute"
    years = "1 year" if row.years == 1 else f"{row.years:.0f} years"
    base = amount(row.base_value, row.unit)
    return (
        f"{growth(row.required_growth_pct, 3)} a year",
        f"when it was set: from {base} in {row.base_period}, the newest year then, over {years}",
    )


def standing(row: Row) -> tuple[str, str]:
    """The newest complete year up to its deadline, and its share of the level."""
    if pd.isna(row.newest_value):
        return "none", "no complete year is known"
    share = f"{float(row.newest_pct_of_level):.0f}% of the level"
    how = "implied by figures printed" if row.newest_is_implied else "printed"
    return amount(row.newest_value, row.unit), f"{row.newest_period}, {share}, {how} {day(row.newest_vintage)}"


def outlooks(page: Page) -> dict[str, Row]:
    """Every row of `queries.target_outlook`."""
    return {row.target_id: row for row in page.rows(queries.target_outlook)}


def chance_then(row: Row, claim: Row) -> tuple[str, str]:
    """The probability that the last forecast made before it gave it, and of which level."""
    if pd.isna(row.chance_then):
        return "not known", "no forecast of this count could be made then"
    by = f"by the forecast that served from {day(row.chance_then_on)}"
    return wording.chance(row.chance_then), f"{wording.threshold(claim)} {by}".strip()


def chance_now(row: Row, claim: Row) -> tuple[str, str]:
    """The probability by the newest forecast, and of which level; of one that is resolved, by the last before that."""
    if pd.isna(row.chance_now):
        return "not known", "its lower bound is open"
    stale = "; nothing new is known of the series since" if row.is_stale else ""
    by = f"by the forecast that {'serves' if row.is_open else 'served'} from {day(row.chance_now_on)}{stale}"
    return wording.chance(row.chance_now), f"{wording.threshold(claim)} {by}".strip()


def crossing(row: Row) -> tuple[str, str]:
    """The first year in which the newest median path reaches it, while it is open."""
    year = None if pd.isna(row.crossing_year) else int(row.crossing_year)
    return crossed(year, int(row.furthest_year), int(row.deadline_year))


def crossed(year: int | None, furthest: int, deadline: int) -> tuple[str, str]:
    """The first year whose median reaches a level, among those up to the furthest that is forecast; None: none does."""
    if year is None:
        return f"not by {furthest}", "the newest forecast's median stays below it as far as it reaches"
    late = ", after its deadline" if year > deadline else ""
    return f"{year}", f"the first year from now on whose median reaches it{late}"


def band(row: Row) -> str:
    """Until when its level was within the 95% prediction interval, or below it: given a chance of 2.5% at least."""
    if row.forecasts == 1:
        where = "within" if pd.isna(row.first_outside_on) else "above"
        return f"The level lies {where} the 95% prediction interval of the one forecast that speaks of it."
    if pd.isna(row.first_outside_on):
        return "The level lies within the 95% prediction interval of every forecast since, or below it."
    if pd.isna(row.last_within_on):
        return "The level lies above the 95% prediction interval of every forecast since."
    if row.last_within_on < row.first_outside_on:
        return f"The level was last within the 95% prediction interval on {day(row.last_within_on)}."
    outside = f"The level was first above the 95% prediction interval on {day(row.first_outside_on)}"
    if row.last_within_on == row.chance_now_on:
        return f"{outside}, and within it again since."
    return f"{outside}, and last within it on {day(row.last_within_on)}."


def in_words(row: Row, claim: Row, as_of: date) -> str:
    """The probability of its level when it was made and on the day, or the last one before it was decided."""
    said, of = [], wording.threshold(claim)
    if pd.notna(row.chance_then):
        said.append(f"When it was made its chance was {wording.chance(row.chance_then)}{of}.")
    if pd.notna(row.chance_now) and row.is_open:
        said.append(f"On {day(as_of)} it is {wording.chance(row.chance_now)}{'' if said else of}.")
    elif pd.notna(row.chance_now) and row.forecasts > 1:
        last = f"The last forecast before it was decided, of {day(row.chance_now_on)}"
        said.append(f"{last}, gave {wording.chance(row.chance_now)}{'' if said else of}.")
    return " ".join(said) or "No probability can be told of it."


def subtitle(claim: Row, outlook: Row | None) -> str:
    """What a target's chart shows as known then, and which newer forecast where it draws one."""
    then, newer = wording.known_before(claim), _newer(outlook)
    if newer is None:
        return f"Pace and forecast as known before {then}"
    shown = "Pace" if pd.isna(newer.chance_then_on) else "Pace and first forecast"
    return f"{shown} as known before {then}; the newest forecast serves from {day(newer.chance_now_on)}"


def forecast_note(claim: Row, outlook: Row | None) -> str:
    """How each forecast drawn was made."""
    then, newer = wording.forecast_note(claim), _newer(outlook)
    if newer is None:
        return then
    first = f"Forecast of {day(newer.chance_then_on)}: {then}. " if then else ""
    return f"{first}Forecast of {day(newer.chance_now_on)}: {newer.chance_now_reason}"


def _newer(outlook: Row | None) -> Row | None:
    """The outlook of a target whose chart draws a newer forecast than the one made before it; else nothing."""
    drawn = outlook is not None and outlook.is_open and outlook.chance_now_on != outlook.chance_then_on
    return outlook if drawn else None


def again(page: Page, target_id: str) -> list[tuple[str, str, str]]:
    """The same level by the same date as set on other days: its id, who said it, and what, with its chance then."""
    rows, seen, checked = page.once(by_id), page.once(outlooks), page.once(claims.by_id)
    row = rows[target_id]
    if pd.isna(row.value) or not row.time_period:
        return []
    same = [one for one in rows.values() if _is_same(one, row) and one.figure_id != target_id]
    return [_again(checked[one.figure_id], seen.get(one.figure_id)) for one in sorted(same, key=_stated)]


def again_lines(page: Page, target_id: str) -> list[str]:
    """The same as lines of Markdown with links."""
    return [
        f"- [{plain(who)}]({page.link('Targets', target=one)}): {plain(said)}"
        for one, who, said in page.once(again, target_id)
    ]


def _again(claim: Row, outlook: Row | None) -> tuple[str, str, str]:
    then = None if outlook is None else outlook.chance_then
    chance = "" if pd.isna(then) else f", {wording.chance(then)} likely then{wording.threshold(claim)}"
    return claim.figure_id, wording.who(claim), wording.claimed(claim) + chance


def _is_same(one: Row, row: Row) -> bool:
    return bool(one.indicator == row.indicator and one.value == row.value and one.time_period == row.time_period)


def _stated(row: Row) -> tuple[bool, str]:
    return pd.isna(row.stated_on), str(row.stated_on)


def chance_subtitle(claim: Row) -> str:
    """What a chart of probabilities shows: of which level, by when."""
    level = wording.threshold(claim).removeprefix(" for ") or "the level"
    return f"Probability of {level} by {claim.period_end:%Y}, as each forecast saw it"


def chance_drawn(page: Page, target_id: str) -> pd.DataFrame:
    """The marks of a target's probability through time; of an open one, the newest serves until the day shown."""
    drawn = page.ask(queries.chance_drawn, target_id)
    newest, today = drawn[drawn.role == "chance"].tail(1), pd.Timestamp(page.as_of)
    if page.once(claims.by_id)[target_id].verdict != "open" or (newest.period_end == today).all():
        return drawn
    until = newest.assign(time_period=today.date().isoformat(), period_start=today, period_end=today)
    return pd.concat([drawn, until], ignore_index=True)


def chance_source(page: Page, target_id: str) -> str:
    """Whose count the probabilities were forecast from."""
    counter = page.rows(queries.chance_drawn, target_id)[0].series
    return f"Waybill's forecasts from the count of {counter}"


def _name(row: Row) -> str:
    by = f" by {row.deadline:%Y}" if row.time_period else ", no date given"
    who = row.speaker or row.organisation
    said = f"{who}, {day(row.stated_on)}" if pd.notna(row.stated_on) else f"{who}, undated"
    if pd.isna(row.value):
        return f"{row.what}{by} ({row.kind}, {said})"
    return f"{amount(row.value, row.unit)}{by}: {row.what} ({row.kind}, {said})"
