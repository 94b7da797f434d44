"""In which months does a flow pause for a holiday whose date moves?

Around the Chinese New Year shipments are brought forward, stop, and are made up for. The working days of three spells
(before, during, after) are spread over the months they fall in, as in X-13ARIMA-SEATS' genhol (Lin and Liu 2002).
"""

from datetime import date, timedelta
from functools import cache

import numpy as np
import pandas as pd

from forecasting.history import Array

SPELLS = ((-20, 0), (0, 7), (7, 22))  # days from the New Year: 20 before, 7 during, 15 after
TABLE = (1900, 2099)  # the years that `borax` knows
METONIC = 19  # years after which the lunar calendar's dates return, to a day or two


def chinese_new_year(first: int, end: int) -> Array:
    """Three centred regressors of the months from `first` up to `end`, counted from January 1970: shape (months, 3).

    Each is the share of a spell's days (20 before the holiday, 7 during it, 15 after it) that falls in the month, less
    that month's mean over all years of the table, so that a seasonal pattern is not taken for a holiday.
    """
    months = np.arange(first, end)
    means = _monthly_means()[months % 12]
    return np.array([_shares(int(month)) for month in months]).reshape(-1, 3) - means


def new_year(year: int) -> date:
    """The day of the Chinese New Year; outside the table that of a year whole 19-year cycles away."""
    from borax.calendars.lunardate import LunarDate

    low, high = TABLE
    cycles = (high - year) // METONIC if year > high else max(0, -(-(low - year) // METONIC))
    day: date = LunarDate(year + METONIC * cycles, 1, 1).to_solar_date()
    return day.replace(year=year)


@cache
def _spells(year: int) -> tuple[tuple[date, ...], ...]:
    day = new_year(year)
    return tuple(tuple(day + timedelta(days=d) for d in range(*spell)) for spell in SPELLS)


@cache
def _shares(month: int) -> tuple[float, float, float]:
    """The shares of the three spells' days that fall in a month."""
    at = pd.Period(ordinal=month, freq="M")
    spells = _spells(at.year)
    before, during, after = (
        sum(day.month == at.month and day.year == at.year for day in days) / len(days) for days in spells
    )
    return before, during, after


@cache
def _monthly_means() -> Array:
    """Each calendar month's mean shares over the table's years, shape (12, 3)."""
    low, high = TABLE
    shares = np.array([_shares(month) for month in range(12 * (low - 1970), 12 * (high + 1 - 1970))])
    return np.asarray(shares.reshape(-1, 12, 3).mean(axis=0))
