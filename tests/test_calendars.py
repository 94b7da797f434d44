from datetime import date

import numpy as np
import pytest

from forecasting.calendars import chinese_new_year, new_year


def month(year: int, number: int) -> int:
    return 12 * (year - 1970) + number - 1


@pytest.mark.parametrize(
    ("year", "day"),
    [(2023, date(2023, 1, 22)), (2024, date(2024, 2, 10)), (2025, date(2025, 1, 29)), (1985, date(1985, 2, 20))],
)
def test_the_new_year_falls_on_the_day_that_the_calendar_prints(year: int, day: date) -> None:
    assert new_year(year) == day


def test_the_shares_of_two_years_differ_as_a_hand_counts() -> None:
    # 2023, 22 January: the 20 days before and the 7 of the holiday are all January's, of the 15 after (29 January to
    # 12 February) three. 2024, 10 February: of the 20 before (21 January on) January has 11, February 9; the rest is
    # February's but for nothing: 10 to 16, 17 February to 2 March, of which March has two.
    differs = chinese_new_year(month(2023, 1), month(2023, 4)) - chinese_new_year(month(2024, 1), month(2024, 4))
    expected = [[1 - 11 / 20, 1.0, 3 / 15], [-9 / 20, -1.0, 12 / 15 - 13 / 15], [0.0, 0.0, -2 / 15]]
    assert differs == pytest.approx(np.array(expected))


def test_a_holiday_at_the_end_of_january_is_split_between_the_months() -> None:
    # 2025, 29 January: three of the seven days are January's, four February's.
    differs = chinese_new_year(month(2025, 1), month(2025, 3)) - chinese_new_year(month(2023, 1), month(2023, 3))
    assert differs[:, 1] == pytest.approx([3 / 7 - 1, 4 / 7])


def test_the_regressors_are_centred_so_that_they_are_no_seasonal_pattern() -> None:
    whole = chinese_new_year(month(1900, 1), month(2100, 1)).reshape(200, 12, 3)
    assert whole.mean(axis=0) == pytest.approx(np.zeros((12, 3)), abs=1e-12)
    assert (whole[:, 3:] == 0).all()


def test_each_year_holds_each_spell_once_whatever_its_date() -> None:
    sums = chinese_new_year(month(2000, 1), month(2030, 1)).reshape(30, 12, 3).sum(axis=1)
    assert sums == pytest.approx(np.zeros((30, 3)), abs=1e-9)


def test_years_beyond_the_table_take_the_date_of_whole_cycles_before() -> None:
    assert new_year(2118) == new_year(2099).replace(year=2118)
    assert new_year(1890) == new_year(1909).replace(year=1890)
    assert np.isfinite(chinese_new_year(month(2300, 1), month(2301, 1))).all()


def test_no_months_give_no_rows() -> None:
    assert chinese_new_year(600, 600).shape == (0, 3)
