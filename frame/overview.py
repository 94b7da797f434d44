"""What does the overview say beside the headlines? What is open and how likely, and what the newest figures changed."""

from datetime import date

import pandas as pd
import streamlit as st

from charts.numbers import day
from frame import caveat, claims, documents, targets, wording
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
    st.caption(page.once(caveat.linked))


def _open(page: Page) -> list[str]:
    outlooks, by_id = page.once(targets.outlooks), page.once(claims.by_id)
    # One level and deadline said several times is one line: the newest saying, and how many there are.
    alike: dict[tuple[object, ...], list[tuple[Row, Row]]] = {}
    for one, row in outlooks.items():
        if row.is_open and pd.notna(row.chance_now):
            claim = by_id[one]
            alike.setdefault((claim.indicator, claim.value, claim.period_end), []).append((claim, row))
    said = [sorted(group, key=lambda pair: pair[0].stated_on) for group in alike.values()]
    return [_line(page, group) for group in sorted(said, key=_place)]


def _place(group: list[tuple[Row, Row]]) -> tuple[object, ...]:
    """What is still being counted first, then what most is known of, then the nearest deadline."""
    claim, row = group[-1]
    return row.is_stale, -max(row.forecasts for _, row in group), claim.period_end, -float(claim.value)


def _line(page: Page, group: list[tuple[Row, Row]]) -> str:
    (first, made), (claim, row) = group[0], group[-1]
    name = plain(f"{wording.claimed(claim)} by {claim.period_end:%Y}: {claim.what}")
    link = page.link("Targets", target=claim.figure_id)
    of, of_first = wording.threshold(claim), wording.threshold(first)
    then = "no forecast then"
    if pd.notna(made.chance_then):
        then = f"{wording.chance(made.chance_then)}{of_first if of_first != of else ''} when first said"
    stale = "nothing new is known of it since" if row.is_stale else ""
    times = f"said {len(group)} times from {wording.stated(first)} on, last by" if len(group) > 1 else "said by"
    rest = "; ".join(part for part in (then, stale, f"{times} {wording.who(claim)}") if part)
    return f"- **{plain(wording.chance(row.chance_now))}**{plain(of)}: [{name}]({link}) ({plain(rest)})"


def newest(page: Page) -> None:
    """What became known on the last day up to the one shown: its figures, what each was before, what they settled."""
    last, lines = page.once(_newest)
    if last is None:
        st.info("Nothing was known by then. Choose a later day above.")
        return
    known = page.once(documents.worded)
    size = f"{len(known):,} figures in {known.document_id.nunique():,} documents"
    st.markdown(f"The newest of {size} became known on **{day(last)}**:")
    st.markdown("\n".join(lines))


def _newest(page: Page) -> tuple[date | None, list[str]]:
    known = page.once(documents.worded)
    dated = known[known.known_on.notna()]
    if dated.empty:
        return None, []
    last = dated.known_on.max()
    rows = wording.rows(dated[dated.known_on == last])
    lines = [_figure(page, row) for row in rows[:MOST]]
    if len(rows) > MOST:
        lines.append(
            f"- and {len(rows) - MOST} more on [Documents]({page.link('Documents', collection=documents.EVERYTHING)})"
        )
    return last.date(), [*lines, *_settled(page, last), *_moved(page, last)]


def _figure(page: Page, row: Row) -> str:
    link = page.link("Documents", figure=row.figure_id)
    return f"- {plain(f'{row.what}, {row.when}:')} [{plain(row.claimed or row.kind)}]({link}), {plain(row.publisher)}"


def _settled(page: Page, last: pd.Timestamp) -> list[str]:
    """The claims that a figure of that day decided."""
    known = page.ask(queries.claims)
    decided = known[(known.reached_vintage == last) | (known.outturn_vintage == last) & known.reached_vintage.isna()]
    return [
        f"- **{wording.VERDICTS[row.verdict][2]}**: "
        f"[{plain(wording.name(row))}]({page.link('Claims', claim=row.figure_id)}). {plain(wording.reason(row))}"
        for row in wording.rows(decided[decided.verdict != "open"])[:MOST]
    ]


def _moved(page: Page, last: pd.Timestamp) -> list[str]:
    """The open promises whose probability a forecast of that day changed, one line for each level and deadline."""
    by_id, seen, lines = page.once(claims.by_id), set(), []
    for one, row in page.once(targets.outlooks).items():
        claim = by_id[one]
        key = claim.indicator, claim.value, claim.period_end
        if row.is_open and row.chance_now_on == last and pd.notna(row.chance_before) and key not in seen:
            seen.add(key)
            name = plain(f"{wording.claimed(claim)} by {claim.period_end:%Y}")
            went = f"{wording.chance(row.chance_before)} to {wording.chance(row.chance_now)}"
            moved = f"the chance{wording.threshold(claim)} went from {went}"
            lines.append(f"- [{name}]({page.link('Targets', target=one)}): {plain(moved)}")
    return lines
