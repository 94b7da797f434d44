"""How likely was it? Forecasts made without hindsight, what they say of claims, and how they are held to account."""

from datetime import date

import duckdb
import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from charts.caption import Caption
from charts.kinds import RELIABILITY
from charts.reliability import reliability
from etl.answers import Question, Span, chances, drift_chance
from etl.forecasts import changes
from forecasting import History, Paths
from tests.pages_for_tests import open_page, words

JANUARY_2022 = 12 * 52
YEAR_2024 = Span("2024", "A", JANUARY_2022 + 24, JANUARY_2022 + 36)


def history(*totals: float) -> History:
    """Years from 2019 on."""
    first = JANUARY_2022 - 36 + 12 * np.arange(len(totals))
    return History.of_totals(first, first + 12, np.array(totals))


def paths(*years: list[float]) -> Paths:
    """Paths of whole years from 2022 on, each spread evenly."""
    return Paths(JANUARY_2022, np.repeat(np.array(years) / 12, 12, axis=1))


def ask(low: float | None, since: int | None, *, value: float = 20.0) -> dict[str, object]:
    """What two paths say: 2022 to 2024 at 10, 20, 10 and at 10, 10, 30, after 10 a year."""
    question = Question("claim", YEAR_2024, value, low, since)
    (row,) = chances(history(10, 10, 10), paths([10, 20, 10], [10, 10, 30]), question)
    return row


def test_a_promise_is_kept_by_any_year_since_it_was_made() -> None:
    assert ask(20, 2022)["chance"] == 1
    assert ask(20, 2024)["chance"] == 0.5
    assert ask(20, None)["chance"] == 0.5
    assert ask(31, 2022)["chance"] == 0


def test_a_claim_that_is_open_below_has_no_chance_but_a_percentile() -> None:
    row = ask(None, 2022)
    assert row["chance"] is None
    assert row["percentile"] == 50


def test_naive_drift_carries_the_mean_change_on_as_a_hand_computes() -> None:
    # 10, 12, 11, 14: changes ln 1.2, ln 11/12, ln 14/11; drift ln(1.4) / 3; two years ahead of 2022.
    known = history(10, 12, 11, 14)
    logs = np.log([1.2, 11 / 12, 14 / 11])
    gap = np.log(20 / 14) - 2 * np.log(1.4) / 3
    by_hand = norm.sf(gap / (logs.std(ddof=1) * np.sqrt(2)))
    alone = Question("claim", YEAR_2024, 20.0, 20.0, None)
    assert drift_chance(known, alone) == pytest.approx(by_hand, abs=0.03)
    promise = drift_chance(known, Question("claim", YEAR_2024, 20.0, 20.0, 2023))
    assert promise is not None
    assert promise > (drift_chance(known, alone) or 1)  # 2023 may keep it too
    assert drift_chance(history(10, 12, 11), alone) is None  # two changes give no spread
    assert drift_chance(history(10, 12, 11, 14, 15, 16), alone) is None  # 2024 is known


def test_a_forecast_is_made_for_each_day_on_which_what_is_known_changed() -> None:
    columns = ["source_id", "period_start", "period_end", "value", "known_on", "superseded_on"]
    rows = [
        ("rough", "2021-01-01", "2021-12-31", 100.0, "2022-01-10", "2022-02-01"),
        ("sharp", "2021-01-01", "2021-12-31", 101.5, "2022-02-01", None),
        ("half", "2022-01-01", "2022-06-30", 60.0, "2022-07-05", None),
        ("repeat", "2022-01-01", "2022-06-30", 60.0, "2022-08-05", None),
    ]
    frame = pd.DataFrame(rows, columns=columns)
    for name in columns[1:3] + columns[4:]:
        frame[name] = pd.to_datetime(frame[name])
    found = list(changes(("trade", "gacc"), list(frame.itertuples(index=False))))
    assert [known.day for known in found] == [date(2022, 1, 10), date(2022, 2, 1), date(2022, 7, 5)]
    assert [known.history.value.tolist() for known in found] == [[100], [101.5], [101.5, 60]]


def test_no_forecast_saw_what_became_known_later(warehouse: duckdb.DuckDBPyConnection) -> None:
    late = "SELECT count(*) FROM forecast_input i JOIN forecast f USING (forecast_id) WHERE i.known_on > f.as_of"
    assert warehouse.execute(late).fetchone() == (0,)
    first = (
        "SELECT count(*) FROM chance h JOIN figure c ON c.figure_id = h.claim_id WHERE is_first AND as_of >= c.known_on"
    )
    assert warehouse.execute(first).fetchone() == (0,)


def test_the_target_of_200_billion_was_likely_when_it_was_repeated_and_sure_before_it_was_met(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    row = warehouse.execute("FROM target_outlook WHERE target_id = 'trade-target-200bn-2024'").df().iloc[0]
    assert 0.7 < row.chance_then < 0.99
    assert row.chance_now > 0.95
    assert not row.is_open
    drawn = warehouse.execute(
        "SELECT role, value FROM chance_drawn WHERE target_id = 'trade-target-200bn-2024' ORDER BY period_start"
    ).fetchall()
    assert drawn[-1] == ("outturn", 100)
    assert {role for role, _ in drawn[:-1]} == {"chance"}


def test_open_targets_have_a_chance_of_today(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.execute("SELECT chance_now, crossing_year, furthest_year FROM target_outlook WHERE is_open").df()
    assert len(rows) >= 8
    assert rows.chance_now.between(0, 1).all()
    assert (rows.crossing_year.dropna() <= rows.furthest_year.max()).all()


def test_the_brier_scores_are_the_mean_squares_of_the_promises(warehouse: duckdb.DuckDBPyConnection) -> None:
    known = warehouse.execute("FROM promise_score").df().dropna(subset="drift_chance")
    brier = warehouse.execute("FROM promise_brier").df().set_index("who").brier
    for who in ("chance", "drift_chance", "climatology", "speaker_chance"):
        assert brier[who] == pytest.approx(((known[who].astype(float) - known.is_met) ** 2).mean())
    assert (pd.to_datetime(known.forecast_on) < pd.to_datetime(known.stated_on)).all()


def test_the_held_shares_are_counted_from_the_stored_intervals(warehouse: duckdb.DuckDBPyConnection) -> None:
    held = warehouse.execute(
        """SELECT 100 * avg((s.outturn BETWEEN p.low AND p.high)::INTEGER) FROM forecast_score s
            JOIN forecast f USING (forecast_id)
            JOIN forecast_point p ON p.forecast_id = s.forecast_id AND p.time_period = s.time_period AND p.level = 80
            WHERE date_diff('month', f.as_of, s.period_end) BETWEEN 6 AND 11"""
    ).fetchone()
    shown = warehouse.execute("SELECT held_80 FROM calibration WHERE place = 3").fetchone()
    assert held is not None
    assert shown is not None
    assert shown[0] == pytest.approx(held[0], abs=1)


@pytest.mark.usefixtures("data")
def test_the_method_page_says_whether_the_forecasts_beat_their_rivals() -> None:
    said = words(open_page("Method"))
    assert "different promises of a level that are resolved" in said
    assert "It beats climatology" in said
    assert "the 80% interval held" in said


def test_the_reliability_diagram_draws_each_fifth_where_it_belongs() -> None:
    bins = pd.DataFrame(
        {"chance_pct": [5.0, 92.0], "met_pct": [50.0, 100.0], "promises": [8, 16], "met": [4, 16]},
    ).assign(known_on=pd.Timestamp("2024-01-12"))
    caption = Caption("Were they met?", "", "the ledger", date(2026, 5, 9))
    _, marks = reliability(bins, caption).data
    assert list(zip(marks.x, marks.y, marks.text, strict=True)) == [(5, 50, "4 of 8"), (92, 100, "16 of 16")]
    assert "Given 5% on average, 4 of 8 were met" in RELIABILITY.alt(bins, caption)
