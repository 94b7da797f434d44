from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.forecasts.hidden import AHEAD, Hidden, hide
from forecasting import History, forecast
from forecasting.history import Array
from forecasting.models import ModelError, mixed
from forecasting.posterior import Prior, condition
from forecasting.segments import Segments

JANUARY_2016 = 12 * 46
CUSTOMS = [  # China's trade with Russia, 10^9 USD: years, year-to-date totals, January and February as one, months
    ("2016-01", "2016-12", 69.525),
    ("2016-01", "2016-06", 31.72),
    ("2017-01", "2017-12", 84.07),
    ("2017-01", "2017-03", 18.1),
    ("2017-01", "2017-05", 32.39),
    ("2017-01", "2017-07", 46.82),
    ("2017-01", "2017-11", 76.06),
    ("2017-09", "2017-09", 7.60),
    ("2018-01", "2018-12", 107.06),
    ("2018-01", "2018-04", 31.1987),
    ("2018-01", "2018-08", 67.51),
    ("2018-01", "2018-11", 97.23),
    ("2019-01", "2019-12", 110.75),
    ("2019-01", "2019-02", 16.04),
    ("2019-01", "2019-06", 51.77),
    ("2019-09", "2019-09", 9.47),
    ("2020-01", "2020-12", 107.76),
    ("2020-01", "2020-06", 49.16),
    ("2021-01", "2021-06", 63.0),
]


def history(rows: list[tuple[str, str, float]]) -> History:
    start, end, value = zip(*rows, strict=True)
    months = [pd.PeriodIndex(column, freq="M") for column in (start, end)]
    return History.of(pd.DataFrame({"start": months[0], "end": months[1], "value": value}))


def months_of(values: Array, first: int = JANUARY_2016) -> "pd.Series[float]":
    index = pd.period_range(pd.Period(ordinal=first, freq="M"), periods=len(values), freq="M")
    return pd.Series(values, index=index)


def truth(seed: int, n: int = 120) -> Array:
    """Months with a level, a pattern and noise."""
    dice = np.random.default_rng(seed)
    pattern = dice.normal(0, 0.15, 12)[np.arange(n) % 12]
    return np.asarray(1e9 * np.exp(0.004 * np.arange(n) + np.cumsum(dice.normal(0, 0.015, n)) + pattern))


def hidden(seed: int, n: int = 120) -> Hidden:
    return hide("simulated", truth(seed, n), np.random.default_rng(seed))


def largest_miss(known: History, until: int) -> float:
    paths = mixed.predict(known, until).paths(200, np.random.default_rng(1))
    rows = zip(known.first.tolist(), known.end.tolist(), known.value.tolist(), strict=True)
    return max(float(np.abs(paths.total(a, b) / total - 1).max()) for a, b, total in rows)


@pytest.mark.parametrize("seed", range(5))
def test_every_known_total_holds_on_every_path(seed: int) -> None:
    shown = hidden(seed)
    assert largest_miss(shown.history, shown.last + AHEAD) < 1e-9


def test_the_customs_totals_hold_on_every_path_and_are_continued() -> None:
    known = history(CUSTOMS)
    assert largest_miss(known, JANUARY_2016 + 84) < 1e-9
    made = forecast(known, 6)
    assert made.model == "mixed"
    year = np.percentile(made.paths().total(JANUARY_2016 + 60, JANUARY_2016 + 72), [2.5, 50, 97.5])
    assert year[0] < 146.887 < year[2]  # what 2021 brought
    assert year[1] == pytest.approx(130, rel=0.15)


def test_totals_of_different_runs_may_nest_and_cross() -> None:
    months = truth(3, 60)
    spans = [(0, 12), (2, 5), (3, 7), (6, 8), (12, 24), (13, 15), (14, 20), (24, 36), (36, 48), (37, 38), (40, 43)]
    index = pd.period_range(pd.Period(ordinal=JANUARY_2016, freq="M"), periods=60, freq="M")
    known = history([(str(index[a]), str(index[b - 1]), float(months[a:b].sum())) for a, b in spans])
    assert len(known.runs()) > 3
    assert largest_miss(known, JANUARY_2016 + 72) < 1e-9


def test_hidden_months_are_recovered_where_the_pattern_is_known() -> None:
    errors = []
    for seed in range(10):
        shown = hidden(seed)
        paths = mixed.predict(shown.history, shown.last + AHEAD).paths(500, np.random.default_rng(1))
        at = shown.unknown()
        medians = np.median(paths.months[:, at - paths.first], axis=0)
        errors.append(np.median(np.abs(medians / shown.months[at - shown.first] - 1)))
    assert np.median(errors) < 0.05


def test_a_month_inside_a_known_quarter_falls_with_what_the_others_leave() -> None:
    months = truth(4, 60)
    rows = [(str(p), str(p), float(x)) for p, x in months_of(months).items()]
    quarter = float(months[55:58].sum())
    known = history([*rows[:56], (rows[55][0], rows[57][0], quarter), *rows[58:]])
    paths = mixed.predict(known, JANUARY_2016 + 60).paths(400, np.random.default_rng(1))
    left = quarter - months[55]
    assert paths.months[:, 56:58].sum(axis=1) == pytest.approx(np.full(400, left), rel=1e-9)
    assert np.median(paths.months[:, 56]) == pytest.approx(months[56], rel=0.1)
    assert paths.months[:, :56] == pytest.approx(np.tile(months[:56], (400, 1)), rel=1e-9)


def test_the_same_seed_gives_the_same_draws_and_another_seed_others() -> None:
    made = forecast(hidden(1).history, 12)
    assert (made.paths(100, 7).months == made.paths(100, 7).months).all()
    assert not (made.paths(100, 7).months == made.paths(100, 8).months).all()
    assert made.paths(101, 7).months.shape[0] == 101


def test_growth_and_years_come_from_the_paths() -> None:
    shown = hidden(2)
    paths = forecast(shown.history, 12).paths(300)
    assert set(paths.years()) >= {shown.last // 12 + 1969, shown.last // 12 + 1970}
    growth = paths.growth(shown.last, shown.last + 12)
    before = shown.history.total(shown.last - 12, shown.last)
    assert before is not None
    assert growth == pytest.approx(100 * (paths.total(shown.last, shown.last + 12) / before - 1))
    assert 5 < np.ptp(growth) < 200


def test_the_points_are_the_months_after_the_last_known_total() -> None:
    shown = hidden(2)
    points = forecast(shown.history, 12).points
    wide = points.pivot(index="period", columns="level", values=["low", "median", "high"])
    assert list(wide.index) == [pd.Period(ordinal=shown.last + h, freq="M") for h in range(12)]
    assert (wide["low"][95] < wide["low"][80]).all()
    assert (wide["low"][80] < wide["median"][80]).all()
    assert (wide["high"][50] < wide["high"][95]).all()


def test_quarters_with_a_gap_are_continued_by_quarters() -> None:
    quarters = months_of(truth(5)).groupby(lambda p: p.asfreq("Q")).sum()
    series = pd.Series(quarters.to_numpy(), index=pd.PeriodIndex(quarters.index, freq="Q")).drop(pd.Period("2020Q2"))
    predicted = mixed.predict(History.of(series), JANUARY_2016 + 126)
    points = predicted.points((80,))
    assert [str(p) for p in points.period] == ["2026Q1", "2026Q2"]
    assert points["median"].iloc[0] == pytest.approx(quarters.iloc[-4], rel=0.35)


def test_a_constant_series_gets_a_sane_interval_around_itself() -> None:
    shown = hide("constant", np.full(120, 5.0), np.random.default_rng(1))
    points = forecast(shown.history, 12, (95,)).points
    assert points["median"].to_numpy() == pytest.approx(np.full(12, 5.0), rel=1e-3)
    assert (points.high / points.low).max() < 1.5
    assert (points.high > points.low).all()


def test_an_absurd_jump_widens_the_interval_or_is_refused_by_name() -> None:
    months = truth(6)
    calm = forecast(hide("calm", months, np.random.default_rng(1)).history, 12, (95,)).points
    months[60:] *= 1000.0
    shown = hide("jump", months, np.random.default_rng(1))
    made = forecast(shown.history, 12, (95,))
    assert made.model == "mixed" or "mixed failed" in made.passed_over[0]
    assert np.isfinite(made.points[["low", "median", "high"]].to_numpy()).all()
    assert (made.points.high / made.points.low).median() > (calm.high / calm.low).median()


def test_a_total_smaller_than_its_own_months_is_an_error_of_the_model() -> None:
    rows = [(f"2020-{m:02d}", f"2020-{m:02d}", 10.0) for m in range(2, 12)]  # January and December are not known
    with pytest.raises(ModelError, match="no larger than other totals"):
        mixed.predict(history([*rows, ("2020-01", "2020-12", 90.0), ("2021-01", "2021-12", 120.0)]), JANUARY_2016 + 84)


def test_crossing_totals_that_cannot_all_hold_are_an_error_of_the_model() -> None:
    known = history([("2020-01", "2020-02", 1.0), ("2020-02", "2020-03", 100.0), ("2020-03", "2020-04", 1.0)])
    segments = Segments.of(known, 12 * 50)
    with pytest.raises(ModelError, match="can't all hold"):
        segments.rake(np.ones((2, 12)))


def test_a_history_whose_only_late_total_is_too_long_is_an_error_of_the_model() -> None:
    rows = [(f"1980-{m:02d}", f"1980-{m:02d}", 1.0) for m in range(1, 13)]
    with pytest.raises(ModelError, match="no total begins"):
        mixed.predict(history([*rows, ("1981-01", "2020-12", 500.0)]), 12 * 52)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(f"20{y}-01", f"20{y}-12", 1.0) for y in range(10, 20)], "0 totals are shorter"),
        ([(f"2020-{m:02d}", f"2020-{m:02d}", 1.0) for m in range(1, 13)], "span 12 months, fewer than 36"),
    ],
)
def test_too_few_totals_are_left_to_the_models_below(rows: list[tuple[str, str, float]], said: str) -> None:
    assert said in mixed.refuses(history(rows), False)


def test_months_alone_are_what_a_kalman_filter_of_statsmodels_makes_of_them() -> None:
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    logs = np.log(truth(7, 80))
    logs[[10, 11, 40]] = np.nan
    shown = months_of(np.exp(logs)).dropna()
    prior = Prior(np.array([[0.6, 0.4, 0.0, 0.0, 0.0, 0.0]]), np.ones(1), 1e9, 0.1)
    posterior = condition(Segments.of(History.of(shown), JANUARY_2016), prior)
    draws = posterior.draws(JANUARY_2016 + 86, 20_000, np.random.default_rng(1))
    model = UnobservedComponents(logs, "llevel")
    ahead = model.smooth([0.006, 0.004]).get_forecast(6)
    assert draws[:, 80:].mean(axis=0) == pytest.approx(ahead.predicted_mean, abs=2e-4)
    assert draws[:, 80:].std(axis=0) == pytest.approx(ahead.se_mean, rel=0.03)
    assert posterior.scale2 == pytest.approx([0.01])


def test_totals_are_what_a_harvey_cumulator_makes_of_them() -> None:
    from statsmodels.tsa.statespace.mlemodel import MLEModel

    n, small = 36, 1e-4  # so small that a sum of exponentials is linear
    dice = np.random.default_rng(8)
    logs = small * (np.cumsum(dice.normal(0, 0.6, n)) + dice.normal(0, 0.8, n))
    quarters = np.exp(logs).reshape(-1, 3).sum(axis=1)
    observed = np.full(n, np.nan)
    observed[2::3] = 3 * np.log(quarters / 3)
    model = MLEModel(observed, k_states=3, k_posdef=2)  # level, noise, cumulator
    starts = (np.arange(1, n + 1) % 3 == 0).astype(float)  # the next month begins a quarter
    transition = np.zeros((3, 3, n))
    transition[0, 0], transition[2, 0], transition[2, 2] = 1.0, 1.0, 1.0 - starts
    model["transition"] = transition
    model["selection"] = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    model["state_cov"] = small**2 * np.diag([0.36, 0.64])
    model["design"] = np.array([[0.0, 0.0, 1.0]])
    vague, noise = 1e4 + 0.36, 0.64
    begin = np.array([[vague, 0.0, vague], [0.0, noise, noise], [vague, noise, vague + noise]])
    model.ssm.initialize_known(np.zeros(3), small**2 * begin)
    smoothed = model.ssm.smooth().smoothed_state[:2].sum(axis=0)
    prior = Prior(np.array([[0.64, 0.36, 0.0, 0.0, 0.0, 0.0]]), np.ones(1), 1e12, small)
    known = pd.Series(quarters, index=pd.period_range("2016Q1", periods=12, freq="Q"))
    draws = condition(Segments.of(History.of(known), JANUARY_2016), prior).draws(
        JANUARY_2016 + n, 2000, np.random.default_rng(1)
    )
    assert draws.mean(axis=0) == pytest.approx(smoothed, abs=0.01 * small)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(1e-3, 1e12), st.integers(60, 150))
def test_any_unit_and_any_mix_gives_finite_ordered_intervals(seed: int, unit: float, n: int) -> None:
    shown = hide("any", unit * truth(seed, n), np.random.default_rng(seed))
    if mixed.refuses(shown.history, False):
        return
    points = mixed.predict(shown.history, shown.last + 3).points((80,))
    assert np.isfinite(points[["low", "median", "high"]].to_numpy()).all()
    assert (points.low < points["median"]).all()
    assert (points["median"] < points.high).all()


def test_the_unit_changes_nothing_but_the_unit() -> None:
    shown = hidden(9)
    scaled = replace(shown.history, value=1000 * shown.history.value, _runs=[])
    one, other = (mixed.predict(known, shown.last + 6).points((80,)) for known in (shown.history, scaled))
    assert other["median"].to_numpy() == pytest.approx(1000 * one["median"].to_numpy(), rel=1e-6)


def test_the_new_years_effect_is_found_and_forecast() -> None:
    from forecasting.calendars import chinese_new_year

    effect = np.array([0.1, -0.4, -0.2])
    months = truth(10, 123) * np.exp(chinese_new_year(JANUARY_2016, JANUARY_2016 + 123) @ effect)
    posterior = condition(Segments.of(History.of(months_of(months)), JANUARY_2016), mixed.PRIOR, "chinese")
    low, high = np.percentile(posterior.holiday(2000, np.random.default_rng(1)), [1, 99], axis=0)
    assert ((low < effect) & (effect < high)).all()
    assert high[1] < 0
    errors = {
        calendar: np.mean(
            [abs(next_month(months[:m], calendar) / months[m] - 1) for m in (108, 109, 110, 120, 121, 122)]
        )
        for calendar in ("", "chinese")
    }
    assert errors["chinese"] < 0.7 * errors[""]


def next_month(months: Array, calendar: str) -> float:
    known = History.of(months_of(months))
    points = mixed.predict(known, JANUARY_2016 + len(months) + 1, calendar).points((80,))
    return float(points["median"].iloc[0])
