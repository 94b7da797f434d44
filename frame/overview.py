"""What does the overview say beside the headlines? What is open and how likely, and what the newest figures changed."""

import pandas as pd
import streamlit as st

from charts.numbers import day
from frame import caveat, documents, targets, wording
from frame.markdown import plain
from frame.page import Page
from frame.wording import Row
from warehouse import queries

MOST = 8  # of either; the rest is a page away


def open_promises(page: Page) -> None:
    """The levels whose deadline is ahead, each with its probability by the newest forecast."""
    lines = page.once(_open)
    if not lines:
        st.info(f"On {day(page.as_of)} no promised level with a forecast was open. Choose a later day above.")
        return
    st.markdown("\n".join(lines[:MOST]))
    caveat.show(page)


def _open(page: Page) -> list[str]:
    return [_line(page, said) for said in page.once(targets.still_open)]


def _line(page: Page, said: list[tuple[Row, Row]]) -> str:
    """One level and deadline said several times is one line: the newest saying, and how many there are."""
    (first, made), (claim, row) = said[0], said[-1]
    name = plain(f"{wording.claimed(claim)} by {claim.period_end:%Y}: {claim.what}")
    link = page.link("Targets", target=claim.figure_id)
    of, then = wording.threshold(claim), "no forecast then"
    if pd.notna(made.chance_then):
        # Sayings of one number can be read as different levels: about $300bn, more than $300bn.
        another = wording.threshold(first, always=True) if first.value_low != claim.value_low else ""
        then = f"{wording.chance(made.chance_then)}{another} when first said"
    stale = "nothing new is known of it since" if row.is_stale else ""
    times = f"said {len(said)} times from {wording.stated(first)} on, last by" if len(said) > 1 else "said by"
    rest = "; ".join(part for part in (then, stale, f"{times} {wording.who(claim)}") if part)
    return f"- **{plain(wording.chance(row.chance_now))}**{plain(of)}: [{name}]({link}) ({plain(rest)})"


def newest(page: Page) -> None:
    """What became known on the last day up to the one shown: its figures, what each was before, what they settled."""
    lines = page.once(_newest)
    if not lines:
        st.info("Nothing was known by then. Choose a later day above.")
        return
    st.markdown("\n".join(lines))


def _newest(page: Page) -> list[str]:
    known = page.rows(queries.figures)
    last = max((row.known_on for row in known if pd.notna(row.known_on)), default=None)
    if last is None:
        return []
    size = f"{len(known):,} figures in {len({row.document_id for row in known}):,} documents"
    words = documents.worded(page.at(None))
    rows = wording.rows(words[words.known_on == last])
    lines = [f"The newest of {size} became known on **{day(last)}**:\n"]
    lines += [_figure(page, row) for row in rows[:MOST]]
    if len(rows) > MOST:
        lines.append(
            f"- and {len(rows) - MOST} more on [Documents]({page.link('Documents', collection=documents.EVERYTHING)})"
        )
    return [*lines, *_settled(page, last), *_moved(page, last)]


def _figure(page: Page, row: Row) -> str:
    link = page.link("Documents", figure=row.figure_id)
    return f"- {plain(f'{row.what}, {row.when}:')} [{plain(row.claimed or row.kind)}]({link}), {plain(row.publisher)}"


def _settled(page: Page, last: pd.Timestamp) -> list[str]:
    """The claims that a figure of that day decided."""
    decided = [
        row
        for row in page.rows(queries.claims)
        if last == (row.outturn_vintage if pd.isna(row.reached_vintage) else row.reached_vintage)
    ]
    return [
        f"- **{wording.VERDICTS[row.verdict][2]}**: "
        f"[{plain(wording.name(row))}]({page.link('Claims', claim=row.figure_id)}). {plain(wording.reason(row))}"
        for row in [row for row in decided if row.verdict != "open"][:MOST]
    ]


def _moved(page: Page, last: pd.Timestamp) -> list[str]:
    """The open promises whose probability a forecast of that day changed, one line for each level and deadline."""
    found = []
    for said in page.once(targets.still_open):
        changed = [pair for pair in said if pair[1].chance_now_on == last and pd.notna(pair[1].chance_before)]
        if changed:
            found.append(_move(page, said[-1][0], *changed[-1]))
    return found


def _move(page: Page, newest: Row, claim: Row, row: Row) -> str:
    """From what to what the chance of a claim went, under the newest saying of its level."""
    name = plain(f"{wording.claimed(newest)} by {newest.period_end:%Y}")
    went = f"{wording.chance(row.chance_before)} to {wording.chance(row.chance_now)}"
    moved = f"the chance{wording.threshold(claim)} went from {went}"
    return f"- [{name}]({page.link('Targets', target=newest.figure_id)}): {plain(moved)}"
