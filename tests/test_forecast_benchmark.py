"""The frame of the forecasts' benchmark: what is compared with, what is kept, what a bar says."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from benchmarks.forecasts import done
from benchmarks.forecasts.bar import Bar, Plan
from benchmarks.forecasts.naive import naive2, seasonal_naive


def test_naive2_carries_a_clear_season_on_and_ignores_none() -> None:
    season = np.tile([50.0, 100.0, 150.0, 100.0], 6)
    assert naive2(season, 4, 6) == pytest.approx([50, 100, 150, 100, 50, 100])
    dice = np.random.default_rng(1)
    noise = 100 + dice.normal(0, 1, 24)
    assert naive2(noise, 4, 3) == pytest.approx([noise[-1]] * 3)


def test_naive2_of_a_series_whose_season_begins_midway_keeps_its_places() -> None:
    season = np.tile([50.0, 100.0, 150.0, 100.0], 7)[:26]
    assert naive2(season, 4, 3) == pytest.approx([150, 100, 50])


def test_the_seasonal_naive_repeats_the_last_year() -> None:
    assert seasonal_naive(np.arange(1.0, 9.0), 4, 6).tolist() == [5, 6, 7, 8, 5, 6]


@pytest.mark.parametrize(
    ("measured", "low", "high", "met"),
    [(1.0, None, 1.0, True), (1.01, None, 1.0, False), (0.9, 1.0, None, False), (95, 93.5, 96.5, True)],
)
def test_a_bar_is_met_within_its_range_ends_included(
    measured: float, low: float | None, high: float | None, met: bool
) -> None:
    assert Bar("name", measured, low, high).is_met is met


def test_a_run_that_was_cut_short_goes_on_and_another_seed_starts_anew(tmp_path: Path) -> None:
    rows = list(range(3))
    plan = Plan(None, 1, tmp_path, 1)
    first = done.each(_row, rows, plan, "rows")
    assert first["row"].to_list() == rows
    kept = tmp_path / f"rows-{done.key(plan, 'rows')}" / "0.parquet"
    pd.DataFrame({"row": [7]}).to_parquet(kept)
    assert done.each(_row, rows, plan, "rows")["row"].to_list() == [7]
    assert done.each(_row, rows, Plan(None, 2, tmp_path, 1), "rows")["row"].to_list() == rows


def _row(row: int) -> pd.DataFrame:
    return pd.DataFrame({"row": [row]})
