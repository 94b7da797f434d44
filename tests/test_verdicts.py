from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.build import build
from tests.seeds_for_tests import DOCUMENT, STATISTICS, figure, write_seeds
from warehouse import queries
from warehouse.database import connect, current_path

HEADER, *_ = STATISTICS.splitlines(keepends=True)
TARGET = {
    "id": "target",
    "what": "Trade",
    "kind": "target",
    "measure": "level",
    "indicator": "china_russia_trade",
    "period": "2024",
    "comparator": "exactly",
    "value": 200_000_000_000,
    "unit": "USD",
    "unit_mult": 9,
    "printed": "200",
    "fragment": "$200 billion by 2024",
}


def trade(period: str, printed: str, published: str, measure: str = "level") -> str:
    unit, mult = ("USD", 9) if measure == "level" else ("percent", 0)
    address = f"https://example.org/{period.replace('/', '-')}-{published}"
    return (
        f"trade-{period.replace('/', '-')}-{published}-{measure},china_russia_trade,gacc,{measure},{period},{printed},"
        f".,{unit},{mult},exactly,{printed},GACC,{published},Agency,,{address},,\n"
    )


def verdict_of(folder: Path, claim: dict[str, object], statistics: str) -> "pd.Series[object]":
    build(write_seeds(folder / "seeds", DOCUMENT + figure(**claim), HEADER + statistics), folder / "data")
    connection = connect(current_path(folder / "data"))
    claims = queries.claims(connection).set_index("figure_id")
    connection.close()
    return claims.loc[str(claim["id"])]


BEFORE = trade("2021", "147", "2022-01-14")


def test_a_target_met_before_its_deadline_is_met_early(tmp_path: Path) -> None:
    row = verdict_of(tmp_path, TARGET, BEFORE + trade("2023-01/2023-11", "218.17", "2023-12-07"))
    assert row.verdict == "met early"
    assert (row.reached_value, row.reached_period) == (218.17e9, "2023-01/2023-11")


def test_once_met_it_stays_met(tmp_path: Path) -> None:
    later = trade("2023", "240.1", "2024-01-12") + trade("2024", "150", "2025-01-13")
    assert verdict_of(tmp_path, TARGET, BEFORE + later).verdict == "met early"


def test_a_level_reached_in_its_year_is_met_with_the_signed_error_beside_it(tmp_path: Path) -> None:
    row = verdict_of(tmp_path, TARGET, BEFORE + trade("2024", "250", "2025-01-13"))
    assert row.verdict == "met"
    assert row.error_pct == pytest.approx(-20)


def test_the_errors_of_a_printed_range_are_measured_from_its_middle(tmp_path: Path) -> None:
    said: dict[str, object] = {"printed": ["190", "220"], "fragment": "190 to 220 bn"}
    claim = {name: value for name, value in TARGET.items() if name != "value"} | said
    prints = trade("2024", "200", "2025-01-13") + trade("2024", "250", "2026-01-13")
    row = verdict_of(tmp_path, claim, BEFORE + prints)
    assert (row.middle, row.value, row.verdict) == (205e9, 190e9, "met")
    assert (row.error_pct, row.error_first_pct) == pytest.approx((-18, 2.5))  # 205 against 250 and against 200


def test_an_outturn_at_the_claims_low_reaches_it(tmp_path: Path) -> None:
    assert verdict_of(tmp_path, TARGET, BEFORE + trade("2024", "199.5", "2025-01-13")).verdict == "met"


def test_an_outturn_below_the_claims_low_misses_it(tmp_path: Path) -> None:
    row = verdict_of(tmp_path, TARGET, BEFORE + trade("2024", "199.4", "2025-01-13"))
    assert row.verdict == "missed"
    assert row.error_pct == pytest.approx(100 * (200 - 199.4) / 199.4)


def test_a_deadline_ahead_is_open(tmp_path: Path) -> None:
    row = verdict_of(tmp_path, TARGET, BEFORE + trade("2022", "190.27", "2023-01-13"))
    assert row.verdict == "open"


def test_a_level_without_a_date_is_unresolvable(tmp_path: Path) -> None:
    claim = {key: value for key, value in TARGET.items() if key != "period"}
    row = verdict_of(tmp_path, claim, BEFORE)
    assert (row.verdict, row.why) == ("unresolvable", "no deadline was given")


def test_a_total_known_before_the_claim_does_not_meet_it_early(tmp_path: Path) -> None:
    claim = TARGET | {"period": "2022", "kind": "forecast", "stated": "2022-12"}
    statistics = trade("2022-01/2022-11", "201", "2022-12-07") + trade("2022", "220", "2023-01-13")
    row = verdict_of(tmp_path, claim, BEFORE + statistics)
    assert row.verdict == "met"
    assert row.reached_before_stated


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("25.4", "agrees"), ("29.3", "differs"), ("24.5", "agrees"), ("24.4", "differs")],
)
def test_growth_agrees_when_the_printed_intervals_touch(tmp_path: Path, printed: str, verdict: str) -> None:
    claim = TARGET | {
        **{"kind": "estimate", "measure": "growth", "period": "2022", "stated": "2022-12-30", "comparator": "about"},
        **{"value": 25, "unit": "percent", "unit_mult": 0, "printed": "25", "fragment": "around 25%"},
    }
    row = verdict_of(tmp_path, claim, BEFORE + trade("2022", printed, "2023-01-13", "growth"))
    assert row.verdict == verdict
    assert row.error_points == pytest.approx(25 - float(printed))


def test_a_forecast_of_growth_agrees_or_differs_like_any_growth(tmp_path: Path) -> None:
    claim = TARGET | {
        **{"kind": "forecast", "measure": "growth", "period": "2022", "stated": "2022-06", "comparator": "about"},
        **{"value": 25, "unit": "percent", "unit_mult": 0, "printed": "25", "fragment": "around 25%"},
    }
    row = verdict_of(tmp_path, claim, BEFORE + trade("2022", "25.1", "2023-01-13", "growth"))
    assert row.verdict == "agrees"


def test_growth_that_no_one_printed_is_checked_against_the_levels_and_said_to_be(tmp_path: Path) -> None:
    claim = TARGET | {
        **{"kind": "estimate", "measure": "growth", "period": "2022", "stated": "2022-12", "comparator": "about"},
        **{"value": 29, "unit": "percent", "unit_mult": 0, "printed": "29", "fragment": "around 29%"},
    }
    row = verdict_of(tmp_path, claim, BEFORE + trade("2022", "190", "2023-01-13"))
    assert row.outturn_is_implied
    assert float(row.outturn) == pytest.approx(100 * (190 / 147 - 1), abs=1e-4)
    assert row.verdict == "agrees"


def test_an_outturn_of_more_than_is_no_miss(tmp_path: Path) -> None:
    claim = TARGET | {"value": 215_000_000_000, "printed": "215", "fragment": "$215 billion by 2024"}
    later = trade("2024", "200", "2025-01-13").replace(",exactly,", ",more_than,over ")
    row = verdict_of(tmp_path, claim, BEFORE + later)
    assert (row.verdict, row.why) == ("unresolvable", "the outturn is only known to be at least so much")


def test_a_level_of_last_year_does_not_meet_this_years_target_but_a_total_of_this_year_does(tmp_path: Path) -> None:
    claim = TARGET | {"stated": "2023-02-05"}
    passed = trade("2022", "240", "2023-01-12") + trade("2022", "240.1", "2023-06-12")
    reached = passed + trade("2024-01/2024-10", "202.2", "2024-11-07")
    assert verdict_of(tmp_path / "a", claim, passed).verdict == "open"
    row = verdict_of(tmp_path / "b", claim, reached)
    assert (row.verdict, row.reached_period) == ("met early", "2024-01/2024-10")


def test_a_level_that_any_print_of_the_outturn_reached_stays_met(tmp_path: Path) -> None:
    prints = (
        trade("2024", "190", "2025-01-13") + trade("2024", "205", "2025-06-13") + trade("2024", "192", "2026-01-13")
    )
    row = verdict_of(tmp_path, TARGET, BEFORE + prints)
    assert (row.verdict, row.outturn, row.first_outturn) == ("met", 192e9, 190e9)
    assert row.error_first_pct == pytest.approx(100 * (200 - 190) / 190)


def test_a_year_that_was_over_when_the_claim_was_made_does_not_meet_it_early(tmp_path: Path) -> None:
    claim = TARGET | {"stated": "2023-01-11"}
    assert verdict_of(tmp_path, claim, BEFORE + trade("2022", "205", "2023-01-13")).verdict == "open"


def test_an_outturn_of_nothing_has_no_error_and_stops_no_build(tmp_path: Path) -> None:
    row = verdict_of(tmp_path, TARGET, BEFORE + trade("2024", "0", "2025-01-13"))
    assert row.verdict == "missed"
    assert pd.isna(row.error_pct)


def test_a_wild_print_stops_no_build(tmp_path: Path) -> None:
    wild = trade("2024", "0.000001", "2025-01-13") + trade("2024", "999999999", "2025-06-13")
    assert verdict_of(tmp_path, TARGET, BEFORE + wild).verdict == "met"


def test_what_a_paper_quotes_later_does_not_stand_in_for_the_statistic(tmp_path: Path) -> None:
    folder = write_seeds(
        tmp_path / "seeds", DOCUMENT + figure(**TARGET), HEADER + BEFORE + trade("2024", "190", "2025-01-13")
    )
    quoted = TARGET | {"id": "quoted", "kind": "outturn", "counter": "gacc", "fragment": "$200 billion in 2024"}
    later = DOCUMENT.split("[[figure]]")[0].replace("2023-02-05", "2025-08-01").replace("/cargo", "/later")
    (folder / "documents" / "later.toml").write_text(later + figure(**quoted), encoding="utf-8")
    build(folder, tmp_path / "data")
    connection = connect(current_path(tmp_path / "data"))
    row = queries.claims(connection).set_index("figure_id").loc["target"]
    connection.close()
    assert (row.verdict, row.outturn) == ("missed", 190e9)


def test_a_doubtful_claim_gets_no_verdict(tmp_path: Path) -> None:
    folder = write_seeds(tmp_path / "seeds", DOCUMENT + figure(**TARGET, fact="claims:X"), HEADER + BEFORE)
    doubt = "fact,figure_id,status,reason,address\nclaims:X,,doubtful,a typo,https://example.org/cargo\n"
    (folder / "doubts.csv").write_text(doubt, encoding="utf-8")
    build(folder, tmp_path / "data")
    connection = connect(current_path(tmp_path / "data"))
    row = queries.claims(connection).set_index("figure_id").loc["target"]
    connection.close()
    assert (row.verdict, row.why) == ("unresolvable", "the figure itself is in doubt")


def test_an_outturn_that_touches_another_counters_number_is_that_counters(tmp_path: Path) -> None:
    claim = TARGET | {
        "kind": "outturn",
        "period": "2022",
        "value": 180_000_000_000,
        "printed": "180",
        "fragment": "$180bn",
    }
    russian = trade("2022", "180", "2023-02-01").replace(",gacc,", ",fcs,").replace("level,china", "russian,china")
    row = verdict_of(
        tmp_path, claim, BEFORE + trade("2022", "190.27", "2023-01-13") + russian.replace("trade-", "fcs-", 1)
    )
    assert (row.verdict, row.elsewhere_counter) == ("another counter", "fcs")


def test_a_number_far_from_all_counts_differs_whoever_is_named(tmp_path: Path) -> None:
    claim = TARGET | {
        **{"kind": "outturn", "period": "2022", "counter": "fcs", "value": 500_000_000_000, "printed": "500"},
        **{"fragment": "$500bn"},
    }
    assert verdict_of(tmp_path, claim, BEFORE + trade("2022", "190.27", "2023-01-13")).verdict == "differs"


MILESTONE = {
    **{"id": "road", "what": "The road", "kind": "target", "measure": "milestone", "indicator": "m12_to_tyumen"},
    **{"period": "2023", "fragment": "open in 2023", "stated": "2023-02-05"},
}


@pytest.mark.parametrize(
    ("later", "verdict"),
    [
        ({"kind": "outturn", "period": "2023-12", "stated": "2024-01-10"}, "met"),
        ({"kind": "outturn", "period": "2024-03", "stated": "2024-04-10"}, "missed"),
        ({"kind": "target", "period": "2025", "stated": "2024-01-10"}, "missed"),
        ({"kind": "target", "period": "2023", "stated": "2024-01-10"}, "unresolvable"),
    ],
)
def test_a_milestone_is_judged_by_when_it_is_recorded_or_promised_since(
    tmp_path: Path, later: dict[str, str], verdict: str
) -> None:
    folder = write_seeds(tmp_path / "seeds", DOCUMENT + figure(**MILESTONE), HEADER + BEFORE)
    page = DOCUMENT.split("[[figure]]")[0].replace("2023-02-05", "2025-08-01").replace("/cargo", "/later")
    (folder / "documents" / "later.toml").write_text(page + figure(**(MILESTONE | {"id": "later"} | later)))
    build(folder, tmp_path / "data")
    connection = connect(current_path(tmp_path / "data"))
    row = queries.claims(connection).set_index("figure_id").loc["road"]
    connection.close()
    assert row.verdict == verdict


def test_an_undated_claim_gets_no_verdict(tmp_path: Path) -> None:
    statistics = HEADER + BEFORE + trade("2024", "250", "2025-01-13")
    build(write_seeds(tmp_path / "seeds", statistics=statistics), tmp_path / "data")
    undated = DOCUMENT.split("[[figure]]")[0].replace('published = "2023-02-05"', "") + figure(**TARGET)
    (tmp_path / "seeds" / "documents" / "undated.toml").write_text(undated)
    build(tmp_path / "seeds", tmp_path / "data")
    connection = connect(current_path(tmp_path / "data"))
    row = queries.claims(connection).set_index("figure_id").loc["target"]
    connection.close()
    assert (row.verdict, row.why) == ("unresolvable", "the claim has no date")


def test_the_tolerance_is_the_series_own_from_eight_revised_periods_on(tmp_path: Path) -> None:
    revised = "".join(
        trade(str(year), "100.0", f"{year + 1}-01-14") + trade(str(year), "101.0", f"{year + 1}-06-14")
        for year in range(2010, 2018)
    )
    claim = TARGET | {
        **{"kind": "outturn", "period": "2021", "value": 150_000_000_000, "printed": "150", "fragment": "$150 billion"},
    }
    eight = verdict_of(tmp_path / "a", claim, BEFORE + revised)
    assert (eight.tolerance, eight.verdict) == (pytest.approx(0.01), "differs")
    seven = verdict_of(tmp_path / "b", claim, BEFORE + "".join(revised.splitlines(keepends=True)[2:]))
    assert (seven.tolerance, seven.verdict) == (pytest.approx(0.03), "agrees")
    assert "3%" in seven.why


def test_no_one_checks_a_claim_against_its_own_document(warehouse: duckdb.DuckDBPyConnection) -> None:
    own = warehouse.execute(
        "SELECT c.figure_id FROM claim_check c JOIN figure o ON o.figure_id = c.outturn_figure_id "
        "WHERE o.document_id = c.document_id"
    ).fetchall()
    assert own == []


def test_a_targets_pace_names_the_year_it_starts_from(warehouse: duckdb.DuckDBPyConnection) -> None:
    row = queries.targets(warehouse).set_index("figure_id").loc["trade-target-200bn-2024"]
    assert row.base_figure_id == "claims-t11"
    assert row.required_growth_pct == pytest.approx(100 * ((200 / 146.88) ** (1 / 3) - 1))
    drawn = queries.target_drawn(warehouse, "trade-target-200bn-2024")
    pace = drawn[drawn.role == "pace"]
    assert (pace.figure_id == "claims-t11 trade-target-200bn-2024").all()
    assert pace.value.iloc[-1] == pytest.approx(200e9)


def test_a_growth_of_more_than_a_quarter_agrees_with_32_percent(warehouse: duckdb.DuckDBPyConnection) -> None:
    claims = queries.claims(warehouse).set_index("figure_id")
    assert claims.loc["trade-2022-11m-growth"].verdict == "agrees"


def test_another_counters_outturn_is_named_and_never_silent(warehouse: duckdb.DuckDBPyConnection) -> None:
    claims = queries.claims(warehouse)
    elsewhere = claims[claims.outturn_counter.notna() & (claims.outturn_counter != claims.counter)]
    assert len(elsewhere) > 0
    assert elsewhere.comparability.str.len().min() > 0
    own = claims[(claims.kind == "outturn") & claims.counter.notna() & (claims.outturn_counter == claims.counter)]
    assert own.comparability.str.contains("The same count").all()


HEADLINES = {
    "zabaykalsk-2023-01": ("agrees", None),
    "zabaykalsk-2023-01-growth": ("agrees", None),
    "zabaykalsk-2022": ("agrees", None),
    "trade-2022-170bn": ("met", -10.7),
    "trade-2022-220bn": ("missed", 15.6),
    "trade-target-200bn-2024": ("met early", None),
}


@pytest.mark.parametrize(("figure_id", "expected"), HEADLINES.items())
def test_the_headline_figures_have_the_verdicts_a_reader_gives_by_hand(
    warehouse: duckdb.DuckDBPyConnection, figure_id: str, expected: tuple[str, float | None]
) -> None:
    claims = queries.claims(warehouse).set_index("figure_id")
    assert set(claims[claims.headline.notna()].index) == set(HEADLINES)
    verdict, error = expected
    assert claims.loc[figure_id].verdict == verdict
    if error is not None:
        assert round(claims.loc[figure_id].error_pct, 1) == error


def test_the_200_billion_target_was_passed_in_the_total_of_january_to_november_2023(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    row = queries.targets(warehouse).set_index("figure_id").loc["trade-target-200bn-2024"]
    assert row.reached_period == "2023-01/2023-11"
    assert round(row.reached_value / 1e9, 2) in {218.17, 218.18}
    assert row.newest_period == "2024"


def test_as_of_the_claims_own_day_nothing_later_is_seen(warehouse: duckdb.DuckDBPyConnection) -> None:
    day = date(2022, 12, 31)
    claims = queries.claims(warehouse, day)
    assert len(claims) > 0
    for column in ("stated_on", "outturn_vintage", "then_vintage", "reached_vintage"):
        assert (claims[column].dropna() <= pd.Timestamp(day)).all(), column
    assert claims.set_index("figure_id").loc["trade-2022-170bn"].verdict in {"open", "met"}
