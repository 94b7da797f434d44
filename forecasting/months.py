"""What does a year's forecast say of one of its months? A twelfth, with the uncertainty of the season added."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from forecasting.choose import Forecast

SEASONAL_SD = 0.15  # standard deviation of a month's log share of its year; a stated assumption, not fitted to any data
REASON = f"a month is a twelfth of its year, give or take a seasonal log deviation of {SEASONAL_SD:.2f}"


def month_of(annual: Forecast, month: pd.Period, levels: Sequence[int] = (80, 95)) -> pd.DataFrame:
    """The month's median and prediction intervals: columns level, median, low, high, in the annual forecast's unit.

    Raises:
        KeyError: the annual forecast does not reach the month's year.
    """
    year = annual.points[annual.points.period == month.asfreq("Y")]
    if year.empty:
        raise KeyError(f"The forecast does not reach {month}: ask it for a longer horizon.")
    h = int(year.h.iloc[0])
    median = float(year["median"].iloc[0]) / 12
    rows = []
    for level in sorted(set(levels)):
        annual_half = float(annual.predictive.half_width(level)[h - 1])
        half = float(np.hypot(annual_half, SEASONAL_SD * annual_half / annual.predictive.scale[h - 1]))
        rows.append((level, median, median * np.exp(-half), median * np.exp(half)))
    return pd.DataFrame(rows, columns=["level", "median", "low", "high"])
