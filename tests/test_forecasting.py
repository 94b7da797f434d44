"""The ladder, its histories and its paths: what holds whatever model answers."""

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forecasting import History, HistoryError, Paths, forecast
from forecasting.models import ModelError, ladder

TRADE = [69.525, 84.07, 107.06, 110.75, 107.76, 146.887, 190.271, 240.11, 244.819, 228.105]


def yearly(values: list[float], first: int = 2016) -> "pd.Series[float]":
    return pd.Series(values, index=pd.period_range(str(first), periods=len(values), freq="Y"))


def monthly(values: list[float], first: str = "2015-01") -> "pd.Series[float]":
    return pd.Series(values, index=pd.period_range(first, periods=len(values), freq="M"))


def totals(*rows: tuple[str, str, float]) -> pd.DataFrame:
    """A frame of totals by their first and last month."""
    starts, ends = ([pd.Period(row[i], freq="M") for row in rows] for i in (0, 1))
    return pd.DataFrame({"start": starts, "end": ends, "value": [row[2] for row in rows]})


def test_a_total_follows_from_those_that_join_its_ends() -> None:
    history = History.of(
        totals(("2022-01", "2022-12", 190.0), ("2022-01", "2022-11", 172.0), ("2022-01", "2022-10", 154.0))
    )
    november, january = 12 * 52 + 10, 12 * 52
    assert history.total(november, november + 1) == pytest.approx(18)
    assert history.total(november, november + 2) == pytest.approx(36)
    assert history.total(january, january + 1) is None
    assert history.years()[1] == pytest.approx([190])


def test_of_totals_that_cannot_all_hold_the_earlier_rows_bind() -> None:
    rows = (("2022-01", "2022-12", 190.0), ("2022-01", "2022-11", 172.0), ("2022-12", "2022-12", 20.0))
    history = History.of(totals(*rows))
    assert history.rows.tolist() == [1, 0]
    assert History.of(totals(*rows[::-1])).rows.tolist() == [1, 0]
    falling = History.of(totals(("2022-01", "2022-12", 190.0), ("2022-01", "2022-11", 200.0)))
    assert falling.rows.tolist() == [0]


def test_months_of_a_whole_year_make_the_year() -> None:
    years, sums = History.of(monthly([1.0] * 30)).years()
    assert years.tolist() == [2015, 2016]
    assert sums.tolist() == [12, 12]
    assert History.of(monthly([1.0] * 30)).year_to_date(2017) == (6, 6.0)


@pytest.mark.parametrize(
    ("history", "model"),
    [
        (yearly([17.2]), "random_walk_drift"),
        (
            totals(("2021-01", "2021-12", 17.2), ("2021-01", "2021-06", 9.0), ("2022-01", "2022-06", 8.0)),
            "year_to_date",
        ),
        (
            totals(*((f"{y}-{m:02}", f"{y}-{m + 2:02}", 5.0 + m) for y in (2018, 2019, 2020, 2021) for m in (1, 4, 8))),
            "mixed",
        ),
    ],
)
def test_the_data_s_shape_picks_the_model(history: "pd.Series[float] | pd.DataFrame", model: str) -> None:
    made = forecast(history, 1)
    assert made.model == model
    assert len(made.reason) > 40
    assert made.passed_over == ()


def test_a_model_that_fails_is_reported_and_the_next_one_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    higher = next(model for model in ladder() if model.__name__.endswith("year_to_date"))

    def fail(*_: object) -> None:
        raise ModelError("the dice are lost")

    monkeypatch.setattr(higher, "predict", fail)
    shown = totals(("2021-01", "2021-12", 17.2), ("2021-01", "2021-06", 9.0), ("2022-01", "2022-06", 8.0))
    made = forecast(shown, 6)
    assert made.model == "random_walk_drift"
    assert made.passed_over == ("year_to_date failed: the dice are lost",)


def test_the_95_percent_interval_holds_the_80_percent_interval_and_the_median() -> None:
    wide = forecast(yearly(TRADE), 3).points.pivot(index="h", columns="level", values=["low", "median", "high"])
    assert (wide["low"][95] < wide["low"][80]).all()
    assert (wide["low"][80] < wide["median"][80]).all()
    assert (wide["median"][80] < wide["high"][80]).all()
    assert (wide["high"][80] < wide["high"][95]).all()


def test_the_paths_say_of_a_year_what_the_points_say() -> None:
    made = forecast(yearly(TRADE), 3)
    paths = made.paths(20_000)
    point = made.points[(made.points.h == 2) & (made.points.level == 80)].iloc[0]
    year = 12 * (2027 - 1970)
    found = paths.interval(year, year + 12, [80]).iloc[0]
    assert found.low == pytest.approx(point.low, rel=0.03)
    assert found.high == pytest.approx(point.high, rel=0.03)
    assert found["median"] == pytest.approx(point["median"], rel=0.02)
    assert (paths.months > 0).all()


def test_the_same_question_has_the_same_answer_twice() -> None:
    first, second = (forecast(yearly(TRADE), 2).paths().months for _ in range(2))
    assert (first == second).all()


def test_paths_answer_totals_growth_and_dates_as_a_hand_would() -> None:
    start = 12 * 52  # January 2022
    months = np.vstack([np.full(36, 1.0), np.concatenate([np.full(12, 1.0), np.full(24, 2.0)])])
    paths = Paths(start, months)
    assert paths.total(start, start + 3).tolist() == [3, 3]
    assert paths.growth(start + 12, start + 24).tolist() == [0, 100]
    assert paths.chance(20, start + 12, start + 24) == 0.5
    assert paths.chance_by(20, 2024, since=2023) == 0.5
    assert paths.years().tolist() == [2022, 2023, 2024]
    with pytest.raises(KeyError, match="longer horizon"):
        paths.total(start, start + 37)


@pytest.mark.parametrize(
    ("history", "horizon", "levels", "said"),
    [
        (yearly([]), 1, (80,), "Too short"),
        (yearly([0.0]), 1, (80,), "positive"),
        (yearly([0.0] * 20), 1, (80,), "15 more values are not positive"),
        (yearly([-1.0]), 1, (80,), "positive"),
        (monthly([1.0] * 40 + [np.nan]), 1, (80,), "2018-05 is nan"),
        (yearly([np.inf, 1.0]), 1, (80,), "finite"),
        (yearly([1.0]), 0, (80,), "horizon is 0"),
        (yearly([1.0]), 1000, (80,), "give 1 to 100 periods"),
        (yearly([1.0]), 1, (), "whole percents"),
        (yearly([1.0]), 1, (100,), "whole percents"),
        (yearly([1e-6, 1e9]), 1, (80,), "check their units"),
        (monthly([1.0] * 5), 1, (80,), "No model"),
        (pd.Series([1.0], index=[2020]), 1, (80,), "PeriodIndex of years, quarters or months"),
        (pd.Series(["a"], index=pd.PeriodIndex(["2020"], freq="Y")), 1, (80,), "give numbers"),
        (pd.Series([1.0, 2.0], index=pd.PeriodIndex(["2020", "2020"], freq="Y")), 1, (80,), "2020 stands twice"),
        (pd.DataFrame({"start": [], "value": []}), 1, (80,), "no column end"),
        (pd.DataFrame({"start": ["2020-01-15"], "end": ["2020-12-31"], "value": [1]}), 1, (80,), "not the first day"),
        (totals(("2020-06", "2020-01", 1.0)), 1, (80,), "end before they start"),
    ],
)
def test_a_history_that_cannot_be_forecast_is_refused_with_what_to_change(
    history: "pd.Series[float] | pd.DataFrame", horizon: int, levels: tuple[int, ...], said: str
) -> None:
    with pytest.raises(HistoryError, match=said):
        forecast(history, horizon, levels)


def test_ten_thousand_periods_get_an_answer() -> None:
    dice = np.random.default_rng(1)
    long = pd.Series(np.exp(dice.normal(0, 0.1, 10_000)), index=pd.period_range("1200-01", periods=10_000, freq="M"))
    points = forecast(long, 12, quick=True).points
    assert np.isfinite(points[["low", "median", "high"]].to_numpy()).all()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.floats(1e3, 1e9), min_size=1, max_size=12),
    st.integers(1, 12),
    st.sampled_from([(80, 95), (50,), (1, 99)]),
)
def test_any_history_within_a_factor_of_a_million_gives_finite_positive_ordered_intervals(
    values: list[float], horizon: int, levels: tuple[int, ...]
) -> None:
    points = forecast(yearly(values), horizon, levels).points
    assert len(points) == horizon * len(levels)
    numbers = points[["low", "median", "high"]].to_numpy()
    assert np.isfinite(numbers).all()
    assert (numbers >= 0).all()
    assert (points.low <= points["median"]).all()
    assert (points["median"] <= points.high).all()


spans = st.tuples(st.integers(0, 47), st.sampled_from([1, 1, 1, 2, 3, 6, 12]), st.floats(1e3, 1e7))


@settings(max_examples=80, deadline=None)
@given(st.lists(spans, min_size=1, max_size=30))
def test_any_mix_of_totals_gives_a_sane_answer_or_a_named_error(rows: list[tuple[int, int, float]]) -> None:
    first = np.array([start for start, _, _ in rows])
    history = History.of_totals(first, first + [length for _, length, _ in rows], np.array([v for *_, v in rows]))
    try:
        made = forecast(history, 12)
    except HistoryError:
        assert len(history.years()[0]) == 0  # a complete year is enough for the lowest rung
        return
    numbers = made.points[["low", "median", "high"]].to_numpy()
    assert np.isfinite(numbers).all()
    assert (numbers >= 0).all()
    paths = made.paths(50)
    if made.model == "random_walk_drift":  # it sees complete years alone
        history = history.yearly()
    for start, end, value in zip(history.first, history.end, history.value, strict=True):
        if paths.first <= start and end <= paths.end:
            assert paths.total(int(start), int(end)) == pytest.approx(value, rel=1e-6)


def test_a_forecast_for_a_claim_used_only_what_was_known_before_it(warehouse: duckdb.DuckDBPyConnection) -> None:
    late = warehouse.execute(
        "SELECT c.claim_id FROM claim_forecast c JOIN figure f ON f.figure_id = c.claim_id "
        "JOIN forecast_input i USING (forecast_id) WHERE i.known_on >= f.known_on"
    ).fetchall()
    assert late == []


@pytest.mark.parametrize("claim", ["zabaykalsk-2023-01", "zabaykalsk-2022", "trade-2022-170bn", "trade-2022-220bn"])
def test_the_headline_levels_each_have_a_fan_that_was_open_before_them(
    warehouse: duckdb.DuckDBPyConnection, claim: str
) -> None:
    row = warehouse.execute(
        "SELECT low_95, low_80, median, high_80, high_95 FROM claim_forecast WHERE claim_id = ?", [claim]
    ).fetchone()
    assert row is not None
    assert list(row) == sorted(row)
    assert row[0] > 0
