from datetime import date

import pytest

from etl.periods import Period, PeriodError, last_day, parse_period
from warehouse.vocabulary import Freq


@pytest.mark.parametrize(
    ("text", "start", "end", "freq"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31), Freq.ANNUAL),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Freq.MONTHLY),
        ("2016-02-05", date(2016, 2, 5), date(2016, 2, 5), Freq.DAILY),
        ("2022-01/2022-11", date(2022, 1, 1), date(2022, 11, 30), Freq.YEAR_TO_DATE),
        ("2016-01-26/2016-01-27", date(2016, 1, 26), date(2016, 1, 27), Freq.SPAN),
        ("2023-01-01/2023-11-20", date(2023, 1, 1), date(2023, 11, 20), Freq.YEAR_TO_DATE),
    ],
)
def test_a_written_period_covers_its_days_and_is_written_back_alike(
    text: str, start: date, end: date, freq: Freq
) -> None:
    period = parse_period(text)
    assert (period.start, period.end, period.freq, period.text) == (start, end, freq, text)


def test_a_partial_date_is_its_last_day() -> None:
    assert last_day("2016-01") == date(2016, 1, 31)
    assert last_day("2022") == date(2022, 12, 31)
    assert last_day("") is None


@pytest.mark.parametrize("text", ["2023-13", "2023-02-30", "January 2023", "23-01", "2023-1", "/2022", "0000"])
def test_a_text_that_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError):
        parse_period(text)


def test_a_year_earlier_keeps_the_end_of_the_month() -> None:
    february = parse_period("2025-02").year_earlier()
    assert february == Period(date(2024, 2, 1), date(2024, 2, 29))
    leap = parse_period("2024-02").year_earlier()
    assert leap == Period(date(2023, 2, 1), date(2023, 2, 28))
