import importlib
import pkgutil

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forecasting import HistoryError, forecast, models, month_of
from forecasting.models import random_walk_drift

TRADE = [69.525, 84.07, 107.06, 110.75, 107.76, 146.887, 190.271, 240.11, 244.819, 228.105]
MODELS = sorted(found.name for found in pkgutil.iter_modules(models.__path__))


def history(values: list[float], first: int = 2016) -> "pd.Series[float]":
    return pd.Series(values, index=pd.period_range(str(first), periods=len(values), freq="Y"))


@pytest.mark.parametrize("name", MODELS)
def test_every_model_gives_finite_centres_and_widening_scales(name: str) -> None:
    model = importlib.import_module(f"forecasting.models.{name}")
    predicted = model.predict(np.arange(2016.0, 2026.0), np.log(np.array(TRADE)), 5)
    assert predicted.centre.shape == predicted.scale.shape == (5,)
    assert predicted.is_sane
    assert (np.diff(predicted.scale) > 0).all()
    assert len(model.REASON) > 20
    assert model.SHORTEST >= 1


def test_one_annual_value_already_gives_a_forecast() -> None:
    made = forecast(history([17.2], 2021), 2)
    assert made.model == "random_walk_drift"
    assert made.points["median"].to_list() == pytest.approx([17.2] * 4)
    assert str(made.points.period.iloc[0]) == "2022"


def test_the_random_walk_is_what_a_hand_computes() -> None:
    # One value: t with 4 degrees of freedom, scale 0.2 * sqrt(h + h^2 / 4); its 90% point is 1.5332.
    predicted = random_walk_drift.predict(np.array([2021.0]), np.log(np.array([100.0])), 2)
    assert predicted.scale == pytest.approx([0.2 * 1.25**0.5, 0.2 * 3**0.5])
    assert predicted.half_width(80)[0] == pytest.approx(1.5332 * 0.2 * 1.25**0.5, rel=1e-4)
    # Two values: drift ln(1.1) * 1/5, squares 4/5 * ln(1.1)^2 over 5 degrees of freedom.
    step = np.log(1.1)
    predicted = random_walk_drift.predict(np.array([2021.0, 2022.0]), np.log(np.array([100.0, 110.0])), 1)
    assert predicted.centre[0] == pytest.approx(np.log(110) + step / 5)
    assert predicted.scale[0] == pytest.approx(np.sqrt((4 * 0.04 + 0.8 * step**2) / 5 * 1.2))


def test_seven_values_shrink_to_the_prior_and_eight_are_fitted_by_statsmodels() -> None:
    assert forecast(history(TRADE[:7]), 1).model == "random_walk_drift"
    fitted = forecast(history(TRADE[:8]), 1)
    assert fitted.model == "theta"
    assert fitted.reason.startswith("8 annual values")


def test_the_95_percent_interval_holds_the_80_percent_interval_and_the_median() -> None:
    wide = forecast(history(TRADE), 3).points.pivot(index="h", columns="level", values=["low", "median", "high"])
    assert (wide["low"][95] < wide["low"][80]).all()
    assert (wide["low"][80] < wide["median"][80]).all()
    assert (wide["median"][80] < wide["high"][80]).all()
    assert (wide["high"][80] < wide["high"][95]).all()


def test_a_month_is_a_twelfth_of_its_year_with_a_wider_interval() -> None:
    annual = forecast(history([17.9, 17.2], 2020), 2)
    month = month_of(annual, pd.Period("2023-01", freq="M")).set_index("level")
    year = annual.points[annual.points.h == 2].set_index("level")
    assert month["median"][80] == pytest.approx(year["median"][80] / 12)
    assert month["high"][80] / month["median"][80] > year["high"][80] / year["median"][80]


def test_a_month_beyond_the_horizon_is_refused() -> None:
    with pytest.raises(KeyError, match="longer horizon"):
        month_of(forecast(history([17.2], 2021), 1), pd.Period("2023-01", freq="M"))


@pytest.mark.parametrize(
    ("values", "horizon", "levels", "said"),
    [
        ([], 1, (80,), "Too short"),
        ([0.0], 1, (80,), "positive"),
        ([-1.0], 1, (80,), "positive"),
        ([np.nan], 1, (80,), "finite"),
        ([np.inf, 1.0], 1, (80,), "finite"),
        ([1.0], 0, (80,), "horizon is 0"),
        ([1.0], 101, (80,), "horizon is 101"),
        ([1.0], 1, (), "whole percents"),
        ([1.0], 1, (100,), "whole percents"),
    ],
)
def test_a_history_that_cannot_be_forecast_is_refused_with_what_to_change(
    values: list[float], horizon: int, levels: tuple[int, ...], said: str
) -> None:
    with pytest.raises(HistoryError, match=said):
        forecast(history(values), horizon, levels)


def test_a_history_too_wild_for_any_model_is_refused_by_name() -> None:
    with pytest.raises(HistoryError, match="No model gives a sane interval for 2 annual values"):
        forecast(history([7e11, 4e-3]), 30)


def test_monthly_data_and_a_year_given_twice_are_refused() -> None:
    with pytest.raises(HistoryError, match="annual pandas PeriodIndex"):
        forecast(pd.Series([1.0, 2.0], index=pd.period_range("2020-01", periods=2, freq="M")), 1)
    with pytest.raises(HistoryError, match="2020 stands twice"):
        forecast(pd.Series([1.0, 2.0], index=pd.PeriodIndex(["2020", "2020"], freq="Y")), 1)


def width_of_95(values: dict[str, float]) -> float:
    known = pd.Series(list(values.values()), index=pd.PeriodIndex(list(values), freq="Y"))
    points = forecast(known, 1, (95,)).points
    return float(np.log(points.high.iloc[0] / points.low.iloc[0]))


def test_a_gap_in_the_years_is_no_data() -> None:
    beside, apart = width_of_95({"2021": 100.0, "2022": 100.0}), width_of_95({"2001": 100.0, "2022": 100.0})
    assert apart > 0.9 * beside  # one change is one change, however long it took; only the drift is better known
    gapped = pd.Series(TRADE, index=pd.PeriodIndex([str(year) for year in range(1990, 2020, 3)], freq="Y"))
    made = forecast(gapped, 1)
    assert made.model == "random_walk_drift"
    assert made.reason.startswith("10 annual values, with years missing")


def test_a_change_over_two_years_tells_what_a_hand_computes() -> None:
    # d = ln(1.21) over k = 2 years: mean ln(1.1) a year, drift 2/6 of it, squares 4 * 2 / 6 * ln(1.1)^2.
    step = np.log(1.1)
    predicted = random_walk_drift.predict(np.array([2020.0, 2022.0]), np.log(np.array([100.0, 121.0])), 1)
    assert predicted.centre[0] == pytest.approx(np.log(121) + step / 3)
    assert predicted.scale[0] == pytest.approx(np.sqrt((4 * 0.04 + 8 / 6 * step**2) / 5 * (1 + 1 / 6)))


@pytest.mark.parametrize("n", [1, 3, 8, 11])
def test_prediction_intervals_hold_the_outturn_at_least_as_often_as_they_say(n: int) -> None:
    dice = np.random.default_rng(20240601)
    held = {80: 0, 95: 0}
    trials = 150
    for _ in range(trials):
        path = np.exp(np.cumsum(dice.normal(0.05, 0.15, n + 3)))
        points = forecast(history(list(path[:n])), 3).points
        last = points[points.h == 3].set_index("level")
        for level in held:
            held[level] += last.low[level] <= path[-1] <= last.high[level]
    assert held[80] >= 0.75 * trials
    assert held[95] >= 0.92 * trials


def test_thetas_own_intervals_would_cover_too_little() -> None:
    from statsmodels.tsa.forecasting.theta import ThetaModel

    dice = np.random.default_rng(20240601)
    held = 0
    for _ in range(150):
        path = np.cumsum(dice.normal(0.05, 0.15, 11))
        fitted = ThetaModel(path[:8], period=1, deseasonalize=False).fit(disp=False)
        own = fitted.prediction_intervals(3, alpha=0.2).iloc[-1]
        held += own["lower"] <= path[-1] <= own["upper"]
    assert held < 0.72 * 150


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.floats(1e3, 1e9), min_size=1, max_size=12),
    st.integers(1, 12),
    st.sampled_from([(80, 95), (50,), (1, 99)]),
)
def test_any_history_within_a_factor_of_a_million_gives_finite_positive_ordered_intervals(
    values: list[float], horizon: int, levels: tuple[int, ...]
) -> None:
    points = forecast(history(values), horizon, levels).points
    assert len(points) == horizon * len(levels)
    numbers = points[["low", "median", "high"]].to_numpy()
    assert np.isfinite(numbers).all()
    assert (numbers >= 0).all()
    assert (points.low <= points["median"]).all()
    assert (points["median"] <= points.high).all()


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
