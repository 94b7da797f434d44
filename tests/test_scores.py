"""Each score against a naive loop or a case computed by hand."""

import numpy as np
import pytest

from forecasting import scores

DICE = np.random.default_rng(20240601)
CAME, FORECAST = DICE.uniform(50, 150, 12), DICE.uniform(50, 150, 12)
SHOWN = DICE.uniform(50, 150, 60)
LOW, HIGH = FORECAST - 20, FORECAST + 30


def test_smape_is_what_a_hand_computes() -> None:
    # 200 * (10 / 210 + 0 / 200) / 2
    assert scores.smape(np.array([100.0, 100.0]), np.array([110.0, 100.0])) == pytest.approx(1000 / 210)


def test_smape_is_the_naive_loop() -> None:
    looped = sum(200 * abs(a - f) / (a + f) for a, f in zip(CAME, FORECAST, strict=True)) / 12
    assert scores.smape(CAME, FORECAST) == pytest.approx(looped)


def test_mase_is_the_naive_loop() -> None:
    scale = sum(abs(SHOWN[i] - SHOWN[i - 12]) for i in range(12, 60)) / 48
    looped = sum(abs(a - f) for a, f in zip(CAME, FORECAST, strict=True)) / 12 / scale
    assert scores.mase(CAME, FORECAST, SHOWN, 12) == pytest.approx(looped)


def test_a_series_that_repeats_itself_exactly_has_no_scaled_error() -> None:
    assert np.isnan(scores.mase(CAME, FORECAST, np.full(24, 7.0), 12))
    assert np.isnan(scores.msis(CAME, LOW, HIGH, np.full(24, 7.0), 12))


def test_a_series_shorter_than_a_year_is_scaled_by_its_last_value() -> None:
    assert scores.naive_error(np.array([1.0, 2.0, 4.0]), 12) == pytest.approx(1.5)


def test_owa_of_naive2_itself_is_one_and_half_its_errors_is_a_half() -> None:
    errors = np.array([10.0, 20.0]), np.array([1.0, np.nan])
    assert scores.owa(*errors, *errors) == pytest.approx(1)
    assert scores.owa(errors[0] / 2, errors[1] / 2, *errors) == pytest.approx(0.5)


def test_coverage_counts_the_ends() -> None:
    came = np.array([1.0, 2.0, 3.0, 4.0])
    assert scores.coverage(came, np.full(4, 2.0), np.full(4, 3.0)) == pytest.approx(50)


def test_msis_is_the_naive_loop() -> None:
    total = 0.0
    for came, low, high in zip(CAME, LOW, HIGH, strict=True):
        total += high - low
        if came < low:
            total += 2 / 0.05 * (low - came)
        if came > high:
            total += 2 / 0.05 * (came - high)
    scale = np.mean(np.abs(SHOWN[12:] - SHOWN[:-12]))
    assert scores.msis(CAME, LOW, HIGH, SHOWN, 12) == pytest.approx(total / 12 / scale)
    assert scores.interval_score(CAME, LOW, HIGH, 80) < scores.interval_score(CAME, LOW, HIGH, 95)


def test_crps_is_the_naive_loop() -> None:
    draws = DICE.normal(100, 20, (12, 30))
    looped = 0.0
    for came, row in zip(CAME, draws, strict=True):
        spread = sum(abs(x - y) for x in row for y in row) / (2 * 30**2)
        looped += sum(abs(x - came) for x in row) / 30 - spread
    assert scores.crps(CAME, draws) == pytest.approx(looped / 12)


def test_brier_is_what_a_hand_computes() -> None:
    # (0.2^2 + 0.3^2) / 2
    assert scores.brier(np.array([1, 0]), np.array([0.8, 0.3])) == pytest.approx(0.065)
