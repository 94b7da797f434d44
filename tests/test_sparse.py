import importlib
import math
from types import ModuleType

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from forecasting import History, Paths
from forecasting.models import ModelError, random_walk_drift, year_to_date
from forecasting.models.random_walk_drift import PRIOR
from forecasting.models.year_to_date import WEIGHTS
from forecasting.sampled import Sampled

JANUARY_2026 = 12 * 56
LEVELS = (50, 80, 95)


def totals(known: dict[str, float]) -> History:
    """A history from totals by their months, such as {"2025-01 2025-12": 120.0}."""
    spans = [span.split() for span in known]
    starts, ends = ([pd.Period(span[side], freq="M") for span in spans] for side in (0, 1))
    return History.of(pd.DataFrame({"start": starts, "end": ends, "value": list(known.values())}))


def annual(values: list[float]) -> History:
    return History.of(pd.Series(values, index=pd.period_range("2020", periods=len(values), freq="Y")))


def running(months: int, so_far: float, before: float, complete: list[float]) -> History:
    """Complete years up to 2025, the first months of that year and of 2026."""
    years = {f"{2026 - back}-01 {2026 - back}-12": total for back, total in enumerate(complete[::-1], start=1)}
    to_date = {f"{year}-01 {year}-{months:02d}": value for year, value in ((2025, before), (2026, so_far))}
    return totals(years | to_date)


def width(history: History, until: int = JANUARY_2026 + 12) -> float:
    """Log width of the 95% interval of the first year ahead."""
    first = year_to_date.predict(history, until).points([95]).iloc[0]
    return math.log(first["high"] / first["low"])


def test_one_annual_value_is_carried_on_by_the_prior_as_a_hand_computes() -> None:
    predicted = random_walk_drift.predict(annual([100.0]), 12 * 53)
    assert predicted.centre == pytest.approx([math.log(100) + PRIOR.drift, math.log(100) + 2 * PRIOR.drift])
    assert predicted.scale == pytest.approx(
        [PRIOR.volatility * math.sqrt(1 + 1 / PRIOR.years), PRIOR.volatility * math.sqrt(2 + 4 / PRIOR.years)]
    )
    assert predicted.freedom == PRIOR.changes
    tail = stats.t.ppf(0.9, PRIOR.changes)
    assert predicted.half_width(80)[0] == pytest.approx(tail * PRIOR.volatility * math.sqrt(1 + 1 / PRIOR.years))


def test_two_annual_values_move_drift_and_volatility_as_a_hand_computes() -> None:
    change = math.log(1.1)
    predicted = random_walk_drift.predict(annual([100.0, 110.0]), 12 * 53)
    drift = (PRIOR.years * PRIOR.drift + change) / (PRIOR.years + 1)
    surprise = PRIOR.years / (PRIOR.years + 1) * (change - PRIOR.drift) ** 2
    variance = (PRIOR.changes * PRIOR.volatility**2 + surprise) / (PRIOR.changes + 1)
    assert predicted.centre[0] == pytest.approx(math.log(110) + drift)
    assert predicted.scale[0] == pytest.approx(math.sqrt(variance * (1 + 1 / (PRIOR.years + 1))))
    assert predicted.freedom == PRIOR.changes + 1


def test_many_calm_years_narrow_the_interval_and_wild_ones_widen_it() -> None:
    widths = [
        random_walk_drift.predict(annual(values), 12 * 64).half_width(95)[0]
        for values in (
            [100.0 * 1.02**year for year in range(12)],
            [100.0],
            [100.0 * 2 ** (year % 2) for year in range(12)],
        )
    ]
    assert widths == sorted(widths)
    assert widths[0] < widths[2] / 5


def test_three_months_give_the_year_that_a_hand_computes() -> None:
    weights, growth = WEIGHTS["same_year"][2], math.log(33 / 30)
    surprise = growth - PRIOR.drift
    near = min(max(surprise, -PRIOR.volatility), PRIOR.volatility)
    centre = weights.level + weights.surprise * surprise + weights.near * near + weights.drift * PRIOR.drift
    scale = math.exp(weights.scale + weights.few / PRIOR.changes) * PRIOR.volatility**weights.volatility
    scale *= math.hypot(PRIOR.volatility, surprise) ** weights.distance
    first = year_to_date.predict(running(3, 33, 30, [120]), JANUARY_2026 + 12).points([80]).iloc[0]
    assert str(first["period"]) == "2026"
    assert first["h"] == 1
    assert first["median"] == pytest.approx(33 + 90 * math.exp(centre), rel=1e-3)
    tail = stats.t.ppf(0.9, weights.freedom)
    assert first["low"] == pytest.approx(33 + 90 * math.exp(centre - tail * scale), rel=5e-3)
    assert first["high"] == pytest.approx(33 + 90 * math.exp(centre + tail * scale), rel=5e-3)


def test_growth_so_far_is_carried_on_in_part() -> None:
    for months in (1, 3, 6, 9, 11):
        before = 10.0 * months
        history = running(months, 1.3 * before, before, [120.0, 120.0, 120.0])
        median = year_to_date.predict(history, JANUARY_2026 + 12).points([80])["median"].iloc[0]
        assert 1.3 * before + (120 - before) < median < 1.3 * 120


def test_every_known_total_holds_on_every_path() -> None:
    known = {
        "2024-01 2024-12": 110.0,
        "2025-01 2025-12": 120.0,
        "2025-01 2025-03": 27.0,
        "2025-01 2025-05": 50.0,
        "2025-09 2025-12": 44.0,
        "2026-01 2026-03": 30.0,
        "2026-04 2026-04": 11.0,
        "2026-01 2026-05": 54.0,
    }
    history = totals(known)
    paths = year_to_date.predict(history, JANUARY_2026 + 36).paths(300, np.random.default_rng(1))
    assert (paths.first, paths.end) == (JANUARY_2026 - 12, JANUARY_2026 + 36)
    assert (paths.months > 0).all()
    for first, end, value in zip(history.first, history.end, history.value, strict=True):
        if first >= paths.first:
            assert paths.total(int(first), int(end)) == pytest.approx(np.full(300, value), rel=1e-12)
    assert paths.total(JANUARY_2026, JANUARY_2026 + 12).std() > 0


def test_points_are_the_quantiles_of_the_paths() -> None:
    predictive = year_to_date.predict(running(6, 66, 60, [100, 120]), JANUARY_2026 + 24)
    points = predictive.points([80]).set_index("h")
    paths = predictive.paths(20_000, np.random.default_rng(7))
    for h in (1, 2):
        start = JANUARY_2026 + 12 * (h - 1)
        low, median, high = np.quantile(paths.total(start, start + 12), [0.1, 0.5, 0.9])
        assert points.loc[h, ["low", "median", "high"]].to_list() == pytest.approx([low, median, high], rel=0.03)


def test_later_years_start_from_the_running_one_and_are_less_sure() -> None:
    points = year_to_date.predict(running(9, 180, 90, [110, 120]), JANUARY_2026 + 48).points([95])
    assert points["period"].astype(str).to_list() == ["2026", "2027", "2028", "2029"]
    assert (points["median"] > 200).all()
    assert (np.diff(np.log(points["high"] / points["low"])) > 0).all()


def test_the_more_months_are_known_the_narrower_the_year() -> None:
    widths = [width(running(months, 10.2 * months, 10.0 * months, [118.0, 120.0])) for months in range(1, 12)]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < 0.08


def test_months_known_of_an_older_year_serve_with_a_wider_interval() -> None:
    older = totals(
        {"2024-01 2024-12": 120.0, "2024-01 2024-06": 60.0, "2025-01 2025-12": 120.0, "2026-01 2026-06": 61.0}
    )
    assert year_to_date.refuses(older, quick=False) == ""
    assert width(older) > width(running(6, 61, 60, [120, 120]))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"2025-01 2025-06": 60.0, "2026-01 2026-06": 66.0}, "no complete year"),
        ({"2024-01 2024-12": 120.0, "2025-01 2025-12": 125.0}, "2025 is complete"),
        ({"2023-01 2023-12": 120.0, "2025-01 2025-03": 30.0}, "2024 is not complete"),
        ({"2025-01 2025-12": 120.0, "2026-01 2026-06": 66.0}, "the first 6 months of no earlier year are known"),
        ({"2025-01 2025-12": 120.0, "2026-04 2026-06": 33.0}, "do not add up from January"),
        (
            {"2025-01 2025-12": 120.0, "2025-01 2025-02": 19.0, "2025-05 2025-05": 11.0, "2026-01 2026-02": 20.0},
            "does not join",
        ),
    ],
)
def test_the_year_to_date_is_refused_by_what_is_missing(known: dict[str, float], said: str) -> None:
    assert said in year_to_date.refuses(totals(known), quick=False)
    with pytest.raises(ModelError, match=said):
        year_to_date.predict(totals(known), JANUARY_2026 + 12)


def test_a_year_before_1971_can_be_running() -> None:
    old = totals({"1968-01 1968-12": 120.0, "1968-01 1968-06": 60.0, "1969-01 1969-06": 66.0})
    points = year_to_date.predict(old, -6).points([80])
    assert points["period"].astype(str).to_list() == ["1969"]


def test_the_reasons_say_what_the_numbers_lean_on() -> None:
    assert random_walk_drift.reason(annual([1.0])).startswith("1 annual value: random walk with drift")
    assert "published yearly series" in random_walk_drift.reason(annual([1.0, 2.0]))
    said = year_to_date.reason(running(1, 11, 10, [120]))
    assert said.startswith("1 month of 2026 after a complete year")
    assert f"{year_to_date.FIT['provenance']['series']:,} published monthly series" in said


@pytest.mark.parametrize("model", [random_walk_drift, year_to_date])
def test_fitted_constants_name_a_script_that_can_be_run(model: ModuleType) -> None:
    provenance = model.FIT["provenance"]
    script = importlib.import_module(provenance["script"].removeprefix("python -m "))
    assert callable(script.main)
    assert provenance["series"] > 500
    assert "first half of M3" in provenance["data"]


def test_sampled_quarters_are_counted_from_the_first_ahead() -> None:
    paths = Paths(JANUARY_2026, np.tile(np.arange(1.0, 7.0), (10, 1)))
    points = Sampled(lambda draws, dice: paths, JANUARY_2026, JANUARY_2026 + 6, 3).points([80, 95])
    assert points["period"].astype(str).to_list() == ["2026Q1", "2026Q2"] * 2
    assert points["median"].to_list() == [6.0, 15.0] * 2
    assert points["level"].to_list() == [80, 80, 95, 95]


@settings(max_examples=60, deadline=None)
@given(
    complete=st.lists(st.floats(0.1, 1e5), min_size=1, max_size=6),
    months=st.integers(1, 11),
    share=st.floats(0.001, 0.999),
    growth=st.floats(0.01, 100),
    ahead=st.integers(1, 120),
)
def test_sparse_histories_get_finite_positive_ordered_intervals(
    complete: list[float], months: int, share: float, growth: float, ahead: int
) -> None:
    before = share * complete[-1]
    history = running(months, growth * before, before, complete)
    for model, predicted in (
        (m, m.predict(history, int(history.end[-1]) + ahead)) for m in (year_to_date, random_walk_drift)
    ):
        assert model.refuses(history, quick=False) == ""
        if not predicted.is_sane:
            assert max(complete) / min(complete) > 100
            continue
        points = predicted.points(LEVELS)
        assert np.isfinite(points[["low", "median", "high"]].to_numpy()).all()
        assert (points["low"] > 0).all()
        assert (points["low"] <= points["median"]).all()
        assert (points["median"] <= points["high"]).all()
        lows = points.pivot(index="h", columns="level", values="low")
        assert (lows[95] <= lows[80]).all()
        assert (lows[80] <= lows[50]).all()
        assert points.loc[points["h"] == 1, "low"].min() >= (model is year_to_date) * growth * before * (1 - 1e-6)


def test_a_year_and_a_half_of_months_is_taken_with_every_month_kept() -> None:
    months = pd.Series(np.arange(10.0, 28.0), index=pd.period_range("2025-01", periods=18, freq="M"))
    made = year_to_date.predict(History.of(months), JANUARY_2026 + 12).paths(50, np.random.default_rng(1))
    assert made.months[:, :18] == pytest.approx(np.tile(months.to_numpy(), (50, 1)))
    later = made.months[:, 18:].mean(axis=0)
    assert (np.diff(later) > 0).all()  # the shape of the second half of 2025
