"""The combination, its parts and the quick model, for series without a gap."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forecasting import History, HistoryError, forecast
from forecasting.models import ModelError, calibration, combination, joint

MONTHS = np.arange(72)
DICE = np.random.default_rng(20240601)
SHAPES: dict[str, np.ndarray] = {
    "constant": np.full(72, 100.0),
    "trending": 100 * 1.01**MONTHS,
    "seasonal": 100 * np.exp(0.3 * np.sin(2 * np.pi * MONTHS / 12) + DICE.normal(0, 0.05, 72)),
    "a jump of a million": np.where(MONTHS < 40, 1.0, 1e6) * np.exp(DICE.normal(0, 0.05, 72)),
    "noise around nothing": np.exp(DICE.normal(0, 2, 72)),
}


def series(values: "np.ndarray | list[float]", freq: str = "M") -> "pd.Series[float]":
    return pd.Series(np.asarray(values, float), index=pd.period_range("2015-01", periods=len(values), freq=freq))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", combination.PARTS)
def test_each_part_gives_finite_forecasts_or_says_why_not(name: str, shape: str) -> None:
    found, failures = combination.made({name: combination.PARTS[name]}, SHAPES[shape], 12, 18)
    if shape in ("trending", "seasonal"):
        assert failures == []
    assert len(found) + len(failures) == 1
    assert all(name in failure for failure in failures)
    for centre, scale in found.values():
        assert centre.shape == scale.shape == (18,)
        assert np.isfinite(centre).all()
        assert (scale > 0).all()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("shape", SHAPES)
def test_the_combination_takes_every_shape_without_a_warning(shape: str) -> None:
    made = forecast(series(SHAPES[shape]), 18)
    assert made.model in ("combination", "theta")
    wide = made.points.pivot(index="h", columns="level", values=["low", "median", "high"])
    assert (wide["low"][95] <= wide["low"][80]).all()
    assert (wide["low"][80] <= wide["median"][80]).all()
    assert (wide["high"][80] <= wide["high"][95]).all()


def test_a_constant_series_gets_a_sane_interval() -> None:
    points = forecast(series(SHAPES["constant"]), 12, (95,)).points
    assert points["median"].to_list() == pytest.approx([100] * 12, rel=0.01)
    assert (points.high > points.low).all()
    assert (points.high < 130).all()


def test_the_season_is_carried_on() -> None:
    made = forecast(series(SHAPES["seasonal"]), 12, (80,)).points
    assert int(np.argmax(made["median"])) in (2, 3, 4)
    assert made["median"].max() / made["median"].min() > 1.5


def test_months_quarters_and_long_years_are_taken_and_what_is_short_or_gappy_is_refused() -> None:
    dice = np.random.default_rng(1)
    months, quarters, years = (np.exp(dice.normal(5, 0.1, n)) for n in (24, 8, 13))
    assert forecast(series(months), 6).model == "combination"
    assert forecast(series(quarters, "Q"), 4).model == "combination"
    assert forecast(series(years, "Y"), 3).model == "combination"
    gappy = History.of(series(SHAPES["trending"]).drop(pd.Period("2017-05", freq="M")))
    assert "gap" in combination.refuses(gappy, False)
    assert combination.refuses(History.of(series(months[:23])), False)
    assert combination.refuses(History.of(series(years[:12], "Y")), False)
    assert combination.refuses(History.of(series(months)), True)


def test_quick_takes_theta() -> None:
    made = forecast(series(SHAPES["seasonal"]), 18, quick=True)
    assert made.model == "theta"
    assert made.passed_over == ()


def _fails(*_: object) -> tuple[np.ndarray, np.ndarray]:
    raise np.linalg.LinAlgError("Singular matrix")


def _absurd(values: np.ndarray, period: int, horizon: int) -> tuple[np.ndarray, np.ndarray]:
    return np.full(horizon, 200.0), np.ones(horizon)


@pytest.mark.parametrize(("failure", "said"), [(_fails, "Singular matrix"), (_absurd, "strays")])
def test_the_combination_leaves_out_a_part_that_fails_and_says_so(
    failure: Callable[..., tuple[np.ndarray, np.ndarray]], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = calibration.constants(History.of(series(SHAPES["seasonal"])), "combination").parts[-1]
    monkeypatch.setitem(combination.PARTS, name, failure)
    made = forecast(series(SHAPES["seasonal"]), 6)
    assert made.model == "combination"
    assert f"{name} left out" in made.reason
    assert said in made.reason
    assert (made.points["median"] < 1000).all()


def test_the_combination_needs_two_parts_and_theta_serves_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in combination.PARTS:
        if name != "Theta":
            monkeypatch.setitem(combination.PARTS, name, _fails)
    known = History.of(series(SHAPES["seasonal"]))
    with pytest.raises(ModelError, match="fewer than two parts"):
        combination.predict(known, int(known.end[-1]) + 6)
    made = forecast(series(SHAPES["seasonal"]), 6)
    assert made.model == "theta"
    assert "combination failed" in made.passed_over[0]


def test_the_root_of_an_airline_is_what_a_hand_computes() -> None:
    # Level 0.4, season 0.5, two periods a year: psi 1, 0.6, 0.6 + 0.5, 0.6 + 0.3.
    assert joint.weights(4, 2, 0.4, 0.5) == pytest.approx([1, 0.6, 1.1, 0.9])
    scale = np.array([0.1, 0.2, 0.3])
    root = joint.root(scale, 2, 0.4, 0.5)
    assert np.sqrt((root**2).sum(axis=1)) == pytest.approx(scale)
    assert root[1] == pytest.approx(np.array([0.6, 1, 0]) * 0.2 / np.sqrt(1.36))
    assert np.triu(root, 1) == pytest.approx(np.zeros((3, 3)))


@pytest.mark.parametrize("quick", [True, False])
def test_a_years_total_is_less_sure_than_if_its_months_were_independent(quick: bool) -> None:
    made = forecast(series(SHAPES["seasonal"]), 12, quick=quick)
    paths = made.paths()
    start = paths.end - 12
    total = paths.total(start, paths.end)
    shuffled = paths.months[:, -12:].copy()
    np.random.default_rng(1).permuted(shuffled, axis=0, out=shuffled)
    assert np.std(np.log(total)) > 1.5 * np.std(np.log(shuffled.sum(axis=1)))


@pytest.mark.filterwarnings("error")
@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.floats(-13.8, 13.8), min_size=24, max_size=40),
    st.integers(1, 30),
    st.booleans(),
)
def test_any_monthly_history_within_a_trillion_gives_positive_ordered_intervals_or_is_refused(
    logs: list[float], horizon: int, quick: bool
) -> None:
    try:
        points = forecast(series(np.exp(logs)), horizon, quick=quick).points
    except HistoryError:
        return
    numbers = points[["low", "median", "high"]].to_numpy()
    assert np.isfinite(numbers).all()
    assert (numbers > 0).all()
    assert (points.low <= points["median"]).all()
    assert (points["median"] <= points.high).all()
