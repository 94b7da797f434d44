"""Which days does a written date or period cover? ISO 8601 text, partial dates and intervals."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from warehouse.vocabulary import Freq

PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


YEARS = range(1500, 3001)


class PeriodError(ValueError):
    """The text is no date or period; the message says what one looks like."""


@dataclass(frozen=True)
class Period:
    """A span of whole days, first and last included."""

    start: date
    end: date

    @property
    def freq(self) -> Freq:
        """The shape of the period."""
        if self.start == self.end:
            return Freq.DAILY
        starts_year = (self.start.month, self.start.day) == (1, 1)
        last = calendar.monthrange(self.end.year, self.end.month)[1]
        if self.start.replace(day=1) == self.end.replace(day=1) and self.start.day == 1 and self.end.day == last:
            return Freq.MONTHLY
        if not starts_year or self.start.year != self.end.year:
            return Freq.SPAN
        return Freq.ANNUAL if (self.end.month, self.end.day) == (12, 31) else Freq.YEAR_TO_DATE

    @property
    def text(self) -> str:
        """The shortest ISO 8601 text of the period."""
        match self.freq:
            case Freq.ANNUAL:
                return f"{self.start:%Y}"
            case Freq.MONTHLY:
                return f"{self.start:%Y-%m}"
            case Freq.DAILY:
                return f"{self.start:%Y-%m-%d}"
        last = calendar.monthrange(self.end.year, self.end.month)[1]
        if self.start.day == 1 and self.end.day == last:
            return f"{self.start:%Y-%m}/{self.end:%Y-%m}"
        return f"{self.start:%Y-%m-%d}/{self.end:%Y-%m-%d}"

    def year_earlier(self) -> "Period":
        """The same period one year before; 29 February becomes the 28th, a month's end stays its end."""
        return Period(_year_before(self.start, to_end=False), _year_before(self.end, to_end=True))


def _year_before(day: date, *, to_end: bool) -> date:
    last_then = calendar.monthrange(day.year - 1, day.month)[1]
    is_month_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return day.replace(year=day.year - 1, day=last_then if to_end and is_month_end else min(day.day, last_then))


def parse_day(text: str) -> Period:
    """The days that a date of any precision covers: "2016", "2016-01" or "2016-01-26".

    Raises:
        PeriodError: the text is no such date.
    """
    found = PARTIAL.fullmatch(text)
    if not found:
        raise PeriodError("write a date as YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None  # the pattern always has a year
    if year not in YEARS:
        raise PeriodError(f"give a year from {YEARS[0]} to {YEARS[-1]}")
    try:
        if month is None:
            return Period(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Period(date(year, month, day), date(year, month, day))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise PeriodError("there is no such day in the calendar") from error


def parse_period(text: str) -> Period:
    """The days of a period: a date of any precision, or two joined by a slash. Its end may lie before its start.

    Raises:
        PeriodError: the text is no such period.
    """
    first, _, second = text.partition("/")
    return Period(parse_day(first).start, parse_day(second or first).end)


def last_day(text: str) -> date | None:
    """The last day of a date of any precision, since a partial date is known by its last day; None for an empty text.

    Raises:
        PeriodError: the text is no such date.
    """
    return parse_day(text).end if text else None
