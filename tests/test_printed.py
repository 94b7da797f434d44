from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.printed import Interval, PrintedError, interval_of, outward, parse_printed
from warehouse.vocabulary import Comparator


@pytest.mark.parametrize(
    ("token", "mark", "unit", "number"),
    [
        ("190.271", ".", "USD", "190.271"),
        ("10,000", ".", "t_per_day", "10000"),
        ("17,2", ",", "t", "17.2"),
        ("1.009,3", ",", "t", "1009.3"),
        ("-2.9", ".", "percent", "-2.9"),
        ("\u22122.9", ".", "percent", "-2.9"),
        ("3,7% меньше", ",", "percent", "-3.7"),
        ("two", ".", "trains_per_day", "2"),
        ("a hundred", ".", "projects", "100"),
        ("doubled", ".", "percent", "100"),
        ("a quarter", ".", "percent", "25"),
        ("three-fourths", ".", "percent", "75"),
    ],
)
def test_a_printed_token_parses_to_its_number(token: str, mark: str, unit: str, number: str) -> None:
    assert parse_printed(token, mark, unit) == Decimal(number)


@pytest.mark.parametrize("token", ["", "1e400", "nan", "inf", "1.2.3", "twelvety", "$5", "0x10", "--5", "\u0661"])
def test_a_token_that_is_no_number_is_refused(token: str) -> None:
    with pytest.raises(PrintedError):
        parse_printed(token, ".", "t")


def test_a_share_word_is_no_number_of_tonnes() -> None:
    with pytest.raises(PrintedError):
        parse_printed("doubled", ".", "t")


@pytest.mark.parametrize(
    ("token", "comparator", "unit_mult", "low", "high"),
    [
        ("170", Comparator.EXACTLY, 9, "169500000000", "170500000000"),
        ("1.5", Comparator.ABOUT, 6, "1450000", "1550000"),
        ("15", Comparator.UP_TO, 6, "14500000", "15500000"),
        ("10,000", Comparator.ABOUT, 0, "9500", "10500"),  # half of 10,000 is capped at 5%
        ("7.60", Comparator.EXACTLY, 0, "7.595", "7.605"),
        ("82.9", Comparator.EXACTLY, 0, "82.85", "82.95"),
        ("25", Comparator.ABOUT, 0, "24.5", "25.5"),
        ("-2.9", Comparator.EXACTLY, 0, "-2.95", "-2.85"),
        ("50", Comparator.MORE_THAN, 0, "50", None),
        ("21", Comparator.AT_LEAST, 6, "21000000", None),
    ],
)
def test_a_comparator_gives_the_interval_of_the_table(
    token: str, comparator: Comparator, unit_mult: int, low: str, high: str | None
) -> None:
    found = interval_of(parse_printed(token, ".", "percent"), comparator, unit_mult)
    assert found == Interval(Decimal(low), None if high is None else Decimal(high))


@given(st.decimals(min_value="-1e12", max_value="1e12", places=3), st.sampled_from(Comparator), st.integers(-3, 9))
def test_every_interval_holds_its_own_number(number: Decimal, comparator: Comparator, unit_mult: int) -> None:
    found = interval_of(number, comparator, unit_mult)
    scaled = number * Decimal(10) ** unit_mult
    assert found.low is not None or found.high is not None
    assert found.low is None or found.low <= scaled
    assert found.high is None or found.high >= scaled


def test_a_fall_by_more_than_ten_percent_is_open_downwards() -> None:
    assert interval_of(Decimal(-10), Comparator.MORE_THAN, 0) == Interval(None, Decimal(-10))


def test_bounds_are_rounded_outwards() -> None:
    third = Decimal(1) / 3
    found = outward(third, third)
    assert found == Interval(Decimal("0.333333"), Decimal("0.333334"))
