"""What does a chart say to someone who cannot see it?"""

import pandas as pd

from charts.caption import Caption
from charts.frame import Record, records
from charts.numbers import amount, day, interval, period
from charts.paths import forecasts
from charts.text import plain
from charts.words import COMPARATORS, NAMES, number

MANY = 6


def in_words(what: str, said: list[str], caption: Caption) -> str:
    """The sentences of a chart: what it is, what was said of its numbers, from where they are and as of when."""
    source = f"Source: {caption.source}" if caption.source else ""
    parts = [f"{what}: {caption.title}", *said, source, f"As of {day(caption.as_of)}"]
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in map(plain, parts) if part)


def described(drawn: pd.DataFrame) -> list[str]:
    """Say of lines the numbers drawn: where each line begins and ends, and every mark."""
    return of_records(records(drawn))


def of_records(every: list[Record]) -> list[str]:
    """Give the same for records."""
    every = sorted(every, key=lambda r: (r["period_start"], r["period_end"]))
    of = {role: [r for r in every if r["role"] == role] for role in NAMES}
    parts = [] if every else ["Nothing to draw"]
    for name in dict.fromkeys(r["series"] for r in of["history"]):
        parts.append(_line([r for r in of["history"] if r["series"] == name]))
    parts += [_forecast(fan) for fan in forecasts(of["forecast"])]
    for role in ("chance", "target", "pace", "claim", "outturn"):
        parts += _marks(role, of[role])
    return parts


def glance(of: dict[str, list[Record]]) -> str:
    """Say of a picture without words what its lines and marks are; records by role."""
    parts = ["At a glance"] + ([_line(of["history"])] if of["history"] else [])
    parts += [said for role in ("target", "claim", "outturn") for said in _marks(role, of[role])]
    return f"{'. '.join(map(plain, parts))}."


def _line(line: list[Record]) -> str:
    first, last = line[0], line[-1]
    name = first["series"] or NAMES["history"]
    if len(line) == 1:
        return f"{name}: {_value(first)}"
    most, least = (choose(line, key=lambda r: r["value"]) for choose in (max, min))
    extremes = [
        f"{w} {_value(r)}" for w, r in (("highest", most), ("lowest", least)) if r is not first and r is not last
    ]
    said = f"{name}: {len(line)} values from {_value(first)} to {_value(last)}"
    return "; ".join([said, *extremes])


def _forecast(fan: list[Record]) -> str:
    end = max(r["period_end"] for r in fan)
    last = sorted((r for r in fan if r["period_end"] == end), key=lambda r: int(r["level"]))
    bands = [f"{r['level']}% interval {interval(r['low'], r['high'], r['unit'])}" for r in last]
    return f"{last[0]['label'] or NAMES['forecast']}: median {_value(last[0])}, {', '.join(bands)}"


def _marks(role: str, marks: list[Record]) -> list[str]:
    if len(marks) > MANY or (role in ("pace", "chance") and len(marks) > 1):
        return [f"{NAMES[role]}: {len(marks)} values from {_value(marks[0])} to {_value(marks[-1])}"]
    return [f"{NAMES[role]}: {COMPARATORS.get(r['label'], '')}{_value(r)}" for r in marks]


def _value(record: Record) -> str:
    when = period(record["period_start"], record["period_end"])
    return f"{amount(number(record), record['unit'])} in {when}"
