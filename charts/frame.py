"""What may be drawn? The one tidy frame behind every chart and its CSV: a row a mark, or a pair of band edges."""

import math
from typing import Any

import pandas as pd

Record = dict[str, Any]
ROLES = ("history", "forecast", "pace", "chance", "target", "claim", "outturn")
PRINTED = ("history", "claim", "outturn")
TEXTS = ("role", "series", "time_period", "unit", "label", "figure_id", "publisher", "address")
NUMBERS = ("value", "low", "high")
DATES = ("period_start", "period_end", "known_on")
TYPES: dict[str, Any] = {
    **dict.fromkeys(TEXTS, "str"),
    **dict.fromkeys(NUMBERS, "float64"),
    **dict.fromkeys(DATES, "datetime64[us]"),
    "level": "Int64",
}
DAY, MONTH, YEAR, LEAP_YEAR = (pd.Timedelta(days=days) for days in (1, 31, 365, 366))
COLUMNS = (
    *("role", "series", "time_period", "period_start", "period_end", "value", "low", "high", "level", "unit"),
    *("label", "figure_id", "publisher", "address", "known_on"),
)


class DrawnError(ValueError):
    """A frame that cannot be drawn; the message names the column, what was found and what to do."""


def tidy(drawn: pd.DataFrame) -> pd.DataFrame:
    """Give the rows that have a value and a period, with exactly COLUMNS, in the given order.

    `value`, `low` and `high` are in the base unit `unit`; for role forecast, `value` is the median and `low`, `high`
    bound the prediction interval of `level` percent; else they are the printed number's rounding interval, where an
    empty bound is open. Periods and `known_on` become datetime64, `level` Int64. Raises DrawnError.
    """
    every = records(drawn)
    return pd.DataFrame({name: pd.Series([r[name] for r in every], dtype=TYPES[name]) for name in COLUMNS})


def records(drawn: pd.DataFrame) -> list[Record]:
    """Give each row of the tidy frame as a dict with COLUMNS, `at`, where its mark stands, and `cumulative`.

    A mark stands in the middle of its period; a year-to-date total at its period's end, as the year adds up, and so
    does the whole year's where the same line has its totals to date. Raises DrawnError.
    """
    missing = [c for c in COLUMNS if c not in drawn.columns]
    if missing:
        raise DrawnError(f"drawn has no column {', '.join(missing)}. Give it every column of charts.frame.COLUMNS.")
    # Row by row: an operation of pandas takes longer than all of a chart's rows do here.
    cells = zip(*(_column(drawn[name], name).tolist() for name in COLUMNS), strict=True)
    found = [row for row in (dict(zip(COLUMNS, of, strict=True)) for of in cells) if _is_drawable(row)]
    _check(found)
    to_date = {_line(row) for row in found if MONTH < _length(row) < YEAR and _from_january(row)}
    for row in found:
        length = _length(row)
        cumulative = length <= LEAP_YEAR and _line(row) in to_date
        at = row["period_start"] + (length if cumulative else length / 2)
        row.update(at=at, cumulative=cumulative)
    return found


def is_open(role: str, low: float, high: float) -> bool:
    """Whether a printed number has no upper bound: more than it, at least it."""
    return role in PRINTED and bool(pd.isna(high) and pd.notna(low))


def _line(row: Record) -> tuple[object, ...]:
    return row["series"], row["period_start"], row["role"]


def _length(row: Record) -> pd.Timedelta:
    return pd.Timedelta(row["period_end"] - row["period_start"] + DAY)


def _from_january(row: Record) -> bool:
    return bool(row["period_start"].day_of_year == 1)


def _column(column: "pd.Series[Any]", name: str) -> "pd.Series[Any]":
    if name in TEXTS and column.hasnans:
        column = column.fillna("")
    return column if column.dtype == TYPES[name] else column.astype(TYPES[name])


def _is_drawable(row: Record) -> bool:
    return math.isfinite(row["value"]) and row["period_start"] is not pd.NaT and row["period_end"] is not pd.NaT


def _check(rows: list[Record]) -> None:
    strange = sorted({row["role"] for row in rows} - set(ROLES))
    if strange:
        raise DrawnError(f"drawn has role {strange[0]!r}. Use one of {', '.join(ROLES)}.")
    units = sorted({row["unit"] for row in rows})
    if len(units) > 1:
        raise DrawnError(f"drawn mixes the units {', '.join(units)}. Draw a chart for each.")
    for row in rows:
        lacks = row["level"] is pd.NA, math.isnan(row["low"]), math.isnan(row["high"])
        if row["role"] == "forecast" and any(lacks):
            raise DrawnError("drawn has a forecast without level, low or high. Give each prediction interval a row.")
        if row["role"] != "forecast" and not lacks[0]:
            raise DrawnError("drawn has a level on a row that is no forecast. Leave it empty there.")
