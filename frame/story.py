"""What is the story of a claim? One or two sentences: said, known and forecast then, come since, verdict."""

import pandas as pd

from charts.numbers import interval, period
from frame import wording
from frame.markdown import capital
from frame.wording import Row

# The first words of names that begin small inside a sentence; any other may be a proper name and keeps its capital.
ORDINARY = frozenset(
    "Capacity Cargo Carrying Coal Container Containers Countries Cross-border Delivery Distance Extension Freight Gas "
    "Growth Handling International Joint Rail Time".split()
)
SAID = {
    "outturn": "put {what} at {claimed}{when}",
    "estimate": "estimated {what} at {claimed}{when}",
    "forecast": "forecast {claimed} for {what}{when}",
    "target": "named {claimed} as a target for {what}{when}",
}
FOR = {"outturn": "for", "estimate": "for", "forecast": "in", "target": "by"}
JUDGED = {
    "agrees": "the claim agrees",
    "differs": "the claim differs",
    "another counter": "the claim is another counter's number",
    "met": "the claim was met",
    "missed": "the claim was missed",
}
WHY = {
    "met early": "It was met early",
    "met": "It was met",
    "missed": "It was missed",
    "open": "It is open",
    "unresolvable": "It can't be resolved",
    "agrees": "It agrees",
    "differs": "It differs",
    "another counter": "It is another counter's number",
    "unchecked": "It is not checked",
}


def told(row: Row) -> str:
    """The story of a row of `queries.claims`, in plain text."""
    return " ".join(part for part in (_said(row), _then(row), _came(row)) if part)


def speaker(row: Row) -> str:
    """Who said it, without the date: the person with the office, else the organisation, else the publisher."""
    return ", ".join(name for name in (row.speaker, row.organisation) if name) or str(row.publisher)


def small(what: str) -> str:
    """A name as it stands inside a sentence."""
    return what[:1].lower() + what[1:] if what.split(" ", maxsplit=1)[0] in ORDINARY else what


def _said(row: Row) -> str:
    who = speaker(row)
    lead = f"{_on(row.known_printed)} {who}{',' if ',' in who else ''}"
    if pd.isna(row.value):
        return f"{lead} said of {small(row.what)}: \u201c{row.fragment}\u201d."
    of_growth = row.measure == "growth" and not row.what.startswith("Growth")
    what = ("growth of " if of_growth else "") + small(row.what)
    what += "," if "," in what and row.time_period else ""
    when = f" {FOR[row.kind]} {wording.when(row)}" if row.time_period else ""
    return f"{lead} {SAID[row.kind].format(what=what, claimed=wording.claimed(row), when=when)}."


def _on(printed: str) -> str:
    if not printed:
        return "On a day that is not known,"
    return f"{'On' if len(printed) == 10 else 'In'} {wording.date_as_known(printed)}"


def _then(row: Row) -> str:
    """What was known when it was said, and what a simple forecast made of it."""
    if not wording.has_statistics(row) or not row.time_period or not row.known_printed:
        return ""
    made = _forecast(row)
    if pd.isna(row.then_value):
        known = "No statistic of it was known here then"
    else:
        value = wording.quantity(row.then_value, row.measure, row.unit)
        of = period(row.then_period_start, row.then_period_end)
        same = row.then_period == row.time_period
        known = f"Statistics already had {value} for it" if same else f"The last count known then was {value} for {of}"
    return f"{known}{f', and {made}' if made else ''}."


def _forecast(row: Row) -> str:
    if pd.isna(row.forecast_median):
        return ""
    band = interval(*wording.forecast_band(row), row.unit)
    return f"a simple forecast of the day before made it {wording.median(row)} (80% interval {band})"


def _came(row: Row) -> str:
    """What the count is, and the verdict with its distance; else the verdict and why."""
    if row.verdict == "met early":
        total = wording.quantity(row.reached_value, row.measure, row.unit)
        of = period(row.reached_period_start, row.reached_period_end)
        late = f"; the whole of {wording.when(row)} came to {wording.now_value(row)}" if pd.notna(row.outturn) else ""
        return f"It was met early: the total of {of} reached {total}{late}."
    apart = distance(row)
    if pd.notna(row.outturn) and apart and row.verdict in JUDGED:
        whose = "implied by later figures" if row.outturn_is_implied else f"by {row.outturn_label}"
        return f"The count {whose} is {wording.now_value(row)}: {JUDGED[row.verdict]}, {apart}."
    special = wording.reason(row) if row.measure in {"record", "milestone"} and row.verdict != "open" else f"{row.why}."
    return f"{WHY[row.verdict]}: {special}"


def distance(row: Row) -> str:
    """The signed error without its subject: "0.7% too low"."""
    value, unit = (row.error_pct, "%") if pd.notna(row.error_pct) else (row.error_points, " percentage points")
    if pd.isna(value):
        return ""
    return wording.error(value, unit).removeprefix("the claim was ")


def heading(row: Row) -> str:
    """The claim in a browser's tab."""
    return capital(f"{wording.claimed(row)}, {row.what}, {wording.when(row)}")
