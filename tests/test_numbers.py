import math
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from charts.numbers import NOT_STATED, Number, amount, day, growth, interval, period, scale

MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1.5e6, "t", "1.5 Mt"),
        (820_000.0, "t", "0.82 Mt"),
        (500_000, "t", "0.5 Mt"),
        (120_000.0, "t", "120,000 t"),
        (0, "t", "0 t"),
        (190.271e9, "USD", "$190.3bn"),
        (1.5e12, "USD", "$1.5tn"),
        (200e9, "USD", "$200bn"),
        (3_250_000.0, "USD", "$3.25m"),
        (12_300, "USD", "$12,300"),
        (-2.5e9, "USD", f"{MINUS}$2.5bn"),
        (10_000, "t_per_day", "10,000 t a day"),
        (14, "days", "14 days"),
        (1, "days", "1 day"),
        (1.0, "trains_per_day", "1 train a day"),
        (12, "trains_per_day", "12 trains a day"),
        (11_000, "km", "11,000 km"),
        (13_817.0, "trains", "13,817 trains"),
        (1_150_000, "TEU", "1.15 million TEU"),
        (13_187, "TEU", "13,190 TEU"),
        (82.9, "percent", "82.9%"),
        (2, "times", "2 times"),
        (3, "wagon_loads", "3 wagon loads"),
    ],
)
def test_an_amount_is_written_as_a_reader_says_it(value: Number, unit: str, text: str) -> None:
    assert amount(value, unit) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("820E3"), "0.820 Mt"),
        (Decimal("820000.000000"), "0.82 Mt"),
        (Decimal("1511000"), "1.511 Mt"),
        (Decimal("15123456"), "15.1235 Mt"),
    ],
)
def test_a_printed_number_keeps_its_digits_but_not_the_zeros_of_its_storage(value: Decimal, text: str) -> None:
    assert amount(value, "t") == text


def test_a_derived_number_has_at_most_four_significant_digits() -> None:
    assert amount(1_234_567.891, "t") == "1.235 Mt"
    assert amount(1234.5678, "trains") == "1,235 trains"
    assert amount(2 / 3, "trains_per_day") == "0.6667 trains a day"


def test_a_train_on_every_second_day_or_less_is_said_in_days_a_train() -> None:
    assert amount(Decimal("0.5"), "trains_per_day") == "one train in 2 days"
    assert amount(1 / 3, "trains_per_day") == "one train in 3 days"
    assert amount(17 / 365, "trains_per_day", 3) == "one train in 21.5 days"
    assert interval(Decimal("0.333"), Decimal("0.5"), "trains_per_day") == "one train in 2 to 3 days"
    assert interval(2 / 7, 2 / 3, "trains_per_day") == "one train in 1.5 to 3.5 days"
    assert interval(0.5, 1.5, "trains_per_day") == "0.5 to 1.5 trains a day"
    assert amount(0, "trains_per_day") == "0 trains a day"
    assert amount(Decimal("0.5"), "days") == "0.5 days"


def test_as_many_digits_are_written_as_asked_for() -> None:
    assert amount(820_000, "t", digits=3) == "0.820 Mt"
    assert amount(190.271e9, "USD", digits=2) == "$190bn"
    assert amount(Decimal("190271000000"), "USD", digits=5) == "$190.27bn"


def test_a_number_that_rounds_up_to_the_next_scale_is_written_in_it() -> None:
    assert amount(999.96e9, "USD") == "$1tn"
    assert amount(499_990.0, "t") == "0.5 Mt"


def test_halves_are_rounded_away_from_zero() -> None:
    assert amount(0.12345, "percent") == "0.1235%"
    assert amount(Decimal("-2.5"), "percent", digits=1) == f"{MINUS}3%"


@pytest.mark.parametrize("nothing", [None, math.nan, math.inf, Decimal("NaN"), pd.NA, pd.NaT])
def test_nothing_is_not_stated(nothing: Number) -> None:
    assert amount(nothing, "t") == growth(nothing) == interval(nothing, nothing, "t") == NOT_STATED


def test_growth_has_its_sign() -> None:
    assert growth(82.9) == "+82.9%"
    assert growth(-5.1) == f"{MINUS}5.1%"
    assert growth(0) == "0%"
    assert growth(Decimal("26.300000")) == "+26.3%"
    assert growth(5.0, digits=2) == "+5.0%"


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (1.45e6, 1.55e6, "t", "1.45 to 1.55 Mt"),
        (1.4e6, 1.55e6, "t", "1.40 to 1.55 Mt"),
        (450_000.0, 550_000.0, "t", "0.45 to 0.55 Mt"),
        (169.5e9, 170.5e9, "USD", "$169.5bn to $170.5bn"),
        (2, 3, "trains_per_day", "2 to 3 trains a day"),
        (-5, 3, "percent", f"{MINUS}5 to 3%"),
        (14, 14, "days", "14 days"),
        (50, None, "days", "at least 50 days"),
        (None, 50, "days", "at most 50 days"),
        (math.nan, 1e9, "USD", "at most $1bn"),
    ],
)
def test_an_interval_shares_its_unit_and_its_decimals(low: Number, high: Number, unit: str, text: str) -> None:
    assert interval(low, high, unit) == text


def test_a_strict_lower_bound_is_said_so() -> None:
    assert interval(50, None, "days", "more_than") == "more than 50 days"


@pytest.mark.parametrize(
    ("unit", "values", "divisor", "words"),
    [
        ("t", [1.2e6, 300.0], 1e6, "million tonnes (Mt)"),
        ("t", [90_000.0], 1e3, "thousand tonnes"),
        ("t", [], 1, "tonnes"),
        ("USD", [69.5e9, math.nan, None, -190e9], 1e9, "US$ billion"),
        ("USD", [1.1e12], 1e12, "US$ trillion"),
        ("percent", [82.9], 1, "percent"),
        ("trains_per_day", [2.0], 1, "trains a day"),
        ("wagon_loads", [2.0], 1, "wagon loads"),
    ],
)
def test_an_axis_is_scaled_by_its_largest_value(unit: str, values: list[Number], divisor: float, words: str) -> None:
    assert scale(unit, values) == (divisor, words)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2023, 1, 1), date(2023, 1, 31), "January 2023"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2016, 1, 1), date(2020, 12, 31), "2016 to 2020"),
        (date(2022, 1, 1), date(2022, 11, 30), "January to November 2022"),
        (date(2021, 11, 1), date(2022, 2, 28), "November 2021 to February 2022"),
        (date(2016, 2, 5), date(2016, 2, 5), "5 February 2016"),
        (date(2016, 1, 26), date(2016, 1, 27), "26 to 27 January 2016"),
        (date(2016, 1, 28), date(2016, 2, 3), "28 January to 3 February 2016"),
        (date(2015, 12, 28), date(2016, 1, 3), "28 December 2015 to 3 January 2016"),
        (date(2023, 1, 1), date(2023, 11, 20), "1 January to 20 November 2023"),
        (None, date(2024, 12, 31), "by 31 December 2024"),
        (date(2024, 1, 1), None, "from 1 January 2024"),
        (None, None, NOT_STATED),
    ],
)
def test_a_period_is_written_by_its_first_and_last_day(start: date | None, end: date | None, text: str) -> None:
    assert period(start, end) == text


def test_timestamps_and_missing_times_are_dates_too() -> None:
    assert period(pd.Timestamp("2023-01-01"), pd.Timestamp("2023-01-31")) == "January 2023"
    assert period(pd.NaT, pd.NaT) == NOT_STATED
    assert day(pd.NaT) == NOT_STATED
    assert day(pd.Timestamp("2016-02-05 13:00")) == "5 February 2016"
