"""The series page: growth, totals to date, twelve-month sums and indices, by hand; several at once; their vintages."""

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from charts.draw import draw
from charts.frame import COLUMNS
from tests.pages_for_tests import drawn, open_page, words
from tests.test_charts import CAPTION, frame, row, year
from warehouse import queries
from warehouse.database import connect, current_path
from warehouse.snapshot import Snapshot

TRADE, EXPORTS, IMPORTS = ("china_russia_trade/gacc", "china_exports_to_russia/gacc", "china_imports_from_russia/gacc")
HARBIN, RZD = ("zabaykalsk_manzhouli_rail_cargo/china_railway_harbin", "zabaykalsk_manzhouli_rail_cargo/rzd")
pytestmark = pytest.mark.usefixtures("data")  # the pages show the project's own warehouse


def one(connection: duckdb.DuckDBPyConnection, view: str, series: str, shape: str, period: str) -> dict[str, object]:
    sql = f"SELECT * FROM {view} WHERE series = ? AND shape = ? AND time_period = ? AND label <> 'printed'"
    rows = connection.execute(sql, [series, shape, period]).df().to_dict("records")
    assert len(rows) == 1
    return {str(name): value for name, value in rows[0].items()}


def test_growth_is_computed_from_the_newest_levels_with_its_interval(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = one(warehouse, "series_growth", TRADE, "A", "2022")
    assert found["value"] == pytest.approx(100 * (190.271 / 146.88 - 1), abs=0.001)
    assert found["low"] == pytest.approx(100 * (190.2705 / 146.885 - 1), abs=0.001)
    assert found["high"] == pytest.approx(100 * (190.2715 / 146.875 - 1), abs=0.001)
    assert len(found["source_ids"]) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shape", "period", "growth"),
    [
        ("A", "2023", 100 * (240.11 / 190.271 - 1)),
        ("YTD", "2023-01/2023-11", 100 * (218.176 / 172.406 - 1)),
        ("YTD", "2024-01/2024-02", 100 * (37.01 / 33.685 - 1)),
        ("M", "2023-10", 100 * (19.8 / 17.637 - 1)),
    ],
)
def test_growth_has_the_same_months_a_year_earlier_as_its_base(
    warehouse: duckdb.DuckDBPyConnection, shape: str, period: str, growth: float
) -> None:
    assert one(warehouse, "series_growth", TRADE, shape, period)["value"] == pytest.approx(growth, abs=0.01)


def test_growth_as_printed_stands_beside_what_is_computed(warehouse: duckdb.DuckDBPyConnection) -> None:
    sql = """SELECT value FROM series_growth
        WHERE series = ? AND shape = 'A' AND time_period = '2022' AND label = 'printed'"""
    assert [float(value) for (value,) in warehouse.execute(sql, [TRADE]).fetchall()] == [29.3]


def test_computed_growth_agrees_with_what_the_build_derived_from_the_same_two_figures(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    apart = warehouse.execute(
        """SELECT count(*), max(abs(g.value - s.value)) FROM growth_computed AS g JOIN series_growth AS s
            ON s.series = g.series AND s.period_start = g.period_start AND s.period_end = g.period_end
            AND s.source_ids = list_sort([g.figure_id, g.base_figure_id]) WHERE s.label = 'computed'"""
    ).fetchone()
    assert apart is not None
    assert apart[0] > 50
    assert apart[1] < 0.00001


def test_growth_is_never_computed_back_from_what_printed_growth_implied(warehouse: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT unnest(source_ids) AS id FROM series_growth WHERE label = 'computed'"
    assert not [found for (found,) in warehouse.execute(sql).fetchall() if "from_growth" in found]


def test_a_total_to_date_adds_the_months_printed_since_the_last_total(warehouse: duckdb.DuckDBPyConnection) -> None:
    # Four months of exports were 12.02, May 3.39; no one printed the five months.
    found = one(warehouse, "series_value", EXPORTS, "YTD", "2017-01/2017-05")
    assert found["label"] == "computed"
    assert float(str(found["value"])) == 15.41e9
    assert sorted(found["source_ids"]) == ["trade-20", "trade-58"]  # type: ignore[call-overload]
    assert found["known_on"] == pd.Timestamp("2017-06-08")


def test_a_total_to_date_never_bridges_a_missing_month(warehouse: duckdb.DuckDBPyConnection) -> None:
    # December 2025 is known, January to October too, November not: nothing is added to these.
    sql = "SELECT label FROM year_to_date WHERE series = ? AND time_period = ?"
    assert warehouse.execute(sql, [TRADE, "2025-01/2025-10"]).fetchall() == [("",)]
    assert warehouse.execute(sql, [TRADE, "2025-01/2025-11"]).fetchall() == []
    bridged = warehouse.execute(
        """SELECT y.series, y.time_period FROM year_to_date AS y, unnest(y.source_ids) AS s (source_id)
            JOIN known_level AS k USING (source_id) WHERE y.label = 'computed' GROUP BY ALL
            HAVING sum(date_diff('month', k.period_start, k.period_end) + 1) <> any_value(y.of_month)"""
    ).fetchall()
    assert bridged == []


def test_a_total_that_was_printed_is_not_computed(warehouse: duckdb.DuckDBPyConnection) -> None:
    twice = warehouse.execute(
        "SELECT series, period_end FROM year_to_date GROUP BY ALL HAVING count(*) > 1 AND bool_or(label = 'computed')"
    ).fetchall()
    assert twice == []


def test_twelve_months_are_the_year_to_date_and_the_year_before_less_its_part(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    # January to February 2026 39.044; 2025 228.105; January to October 2025 183.243, of 2024 202.2; 2024 244.819.
    found = one(warehouse, "series_value", TRADE, "SUM", "2024-11/2025-10")
    assert float(str(found["value"])) == pytest.approx((183.243 + 244.819 - 202.2) * 1e9)
    assert float(str(found["low"])) == pytest.approx((183.2425 + 244.8185 - 202.25) * 1e9, rel=1e-5)
    assert found["label"] == "computed"
    assert one(warehouse, "series_value", TRADE, "SUM", "2025")["label"] == ""


def test_an_index_is_a_hundred_in_the_first_period_that_all_have(data: Path) -> None:
    connection = connect(current_path(data))
    lines = ((EXPORTS, "exports"), (RZD, "rail"))
    found = queries.series_index(connection, lines, "A")
    assert list(dict.fromkeys(found.series)) == ["exports", "rail"]
    based = found[found.period_start == found.base_start]
    assert based.base_start.dt.year.tolist() == [2020, 2020]
    assert based.value.tolist() == [100, 100]
    rail = found[(found.series == "rail") & (found.time_period == "2023")].iloc[0]
    of_2020 = queries.series_drawn(connection, RZD, "level", "A").set_index("time_period").value["2020"]
    assert rail.value == pytest.approx(100 * 22e6 / of_2020)
    assert set(COLUMNS) <= set(found)
    assert queries.series_index(connection, ((HARBIN, "a"), ("zabaykalsk_rail_exports_to_china/rzd", "b")), "M").empty
    connection.close()


def test_every_computed_value_names_its_figures_and_their_addresses(warehouse: duckdb.DuckDBPyConnection) -> None:
    bare = warehouse.execute(
        "SELECT * FROM series_drawn WHERE role = 'history' AND (figure_id LIKE '%:%' OR address = '' OR publisher = '')"
    ).fetchall()
    assert bare == []


@pytest.mark.parametrize("day", [date(2018, 6, 30), date(2022, 12, 31)])
def test_no_value_of_a_series_rests_on_what_was_not_yet_known(warehouse: duckdb.DuckDBPyConnection, day: date) -> None:
    then = Snapshot(warehouse, day)
    known = {figure for (figure,) in then.rows("SELECT figure_id FROM figure")}
    shown = then.rows("SELECT figure_id, known_on FROM series_drawn WHERE role = 'history'")
    shown += then.rows("SELECT figure_id || ' ' || other_figure_id, NULL FROM two_counts")
    shown += then.rows("SELECT figure_id, known_on FROM revision_drawn")
    assert len(shown) > 100
    for figures, on in shown:
        assert set(str(figures).split()) <= known
        assert on is None or on <= day  # type: ignore[operator]
    then.close()


def test_the_two_counts_of_the_crossing_differ_in_both_first_halves(warehouse: duckdb.DuckDBPyConnection) -> None:
    sql = (
        "SELECT time_period, gap_pct, touches FROM two_counts WHERE series = ? AND other_series = ? ORDER BY period_end"
    )
    found = warehouse.execute(sql, [HARBIN, RZD]).fetchall()
    halves = {period: (gap, touches) for period, gap, touches in found}
    gap, touches = halves["2020-01/2020-06"]
    assert gap == pytest.approx(200 * (10.04 - 9.1) / (10.04 + 9.1), abs=0.01)
    assert not touches
    assert halves["2023"][1]


def test_the_page_says_whether_the_two_counts_of_the_crossing_agree() -> None:
    page = open_page("Series", series=HARBIN)
    assert "differ in January to June 2019 and January to June 2020, by 6.5 to 9.8% of their midpoint;" in words(page)
    page.button(key="offer-Show these counts together").click().run()
    assert not page.exception
    assert page.query_params["beside"] in (RZD, [RZD])
    assert "Russian Railways (RZD)" in drawn(page)
    assert "counts more" in words(page)
    assert "In 2 of 4 common periods" in words(page)


def test_two_counts_keep_the_words_that_open_a_number_and_can_be_taken_away(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    sql = "SELECT time_period, comparator, other_comparator FROM two_counts WHERE series = ? AND other_series = ?"
    words_of = {period: both for period, *both in warehouse.execute(sql, [HARBIN, RZD]).fetchall()}
    assert words_of["2022"] == ["more_than", "exactly"]
    page = open_page("Series", series=HARBIN, beside=RZD)
    (rows,) = (table.value for table in page.dataframe if "rounding can explain it" in table.value)
    assert list(rows["China Railway Harbin"][rows.period == "2022"]) == ["more than 15 Mt"]
    assert list(rows["China Railway Harbin"][rows.period == "January to June 2020"]) == ["10.04 Mt"]
    assert any("Download these periods" in str(menu.proto) for menu in page.get("popover"))


def test_levels_of_two_units_are_not_drawn_together_and_an_index_is_offered() -> None:
    page = open_page("Series", series=EXPORTS, beside=RZD)
    assert "counted in tonnes" in words(page)
    assert "tonnes" not in drawn(page)
    page.button(key="offer-Index instead").click().run()
    assert page.query_params["measure"] in ("index", ["index"])
    assert "2020 = 100" in drawn(page)
    assert "Nothing in the ledger tells how these hang together" in words(page)


def test_a_measure_that_a_series_lacks_says_what_it_would_need(warehouse: duckdb.DuckDBPyConnection) -> None:
    sql = """SELECT series_id FROM series_drawn GROUP BY ALL
        HAVING count(*) = count(*) FILTER (measure = 'level' AND shape = 'M') AND count(*) = 1 ORDER BY ALL LIMIT 1"""
    row = warehouse.execute(sql).fetchone()
    assert row is not None
    page = open_page("Series", series=str(row[0]), measure="growth", periods="SUM")
    assert page.selectbox(key="measure").options == ["Level"]
    said = words(page)
    assert "Growth needs the same period of two years" in said
    assert "a twelve-month sum twelve months in a row" in said


def test_stepping_through_the_vintages_moves_the_day_of_the_whole_page() -> None:
    page = open_page("Series", asof="2023-01-13")
    assert "13 January 2023 brought" in words(page)
    assert "2022: $190.271bn, first printed" in words(page)
    page.button(key="vintage-Before").click().run()
    assert page.query_params["asof"] == "2022-12-07"
    assert "$190.271bn, first printed" not in words(page)
    page.button(key="vintage-Next").click().run()
    assert "13 January 2023 brought" in words(page)


def test_the_page_says_how_far_a_series_was_revised_and_what_verdicts_allow() -> None:
    said = words(open_page("Series"))
    assert "5 periods were printed again" in said
    assert "Verdicts on it allow 3% for revisions" in said


def test_the_tables_write_periods_as_the_charts_do() -> None:
    periods = open_page("Series").dataframe[-1].value.time_period
    assert {"2022", "January to November 2022"} <= set(periods)
    assert not periods.str.contains(r"/|\d{4}-").any()


def test_missing_months_are_said() -> None:
    assert "of 118 months" in words(open_page("Series", periods="M"))


def test_lines_alone_on_a_chart_have_their_names_at_their_ends_in_their_order() -> None:
    rows = [year("history", y, v, series=name) for name, v in (("low", 5), ("high", 6)) for y in (2020, 2021)]
    figure = draw(frame(*rows), CAPTION)
    places = {a.text.split("\N{NO-BREAK SPACE}")[-1]: a for a in figure.layout.annotations if "</span>" in a.text}
    assert set(places) == {"low", "high"}
    assert all(a.xanchor == "left" for a in places.values())
    assert not [trace for trace in figure.data if trace.showlegend]


def test_a_value_that_no_one_printed_is_hollow() -> None:
    figure = draw(frame(year("history", 2020, 5), year("history", 2021, 6, label="computed")), CAPTION)
    (line,) = [trace for trace in figure.data if trace.meta == "history"]
    assert line.marker.symbol == ("circle", "circle-open")


def test_sums_of_twelve_months_are_not_joined_over_a_year_without_any() -> None:
    sums = [row("history", f"{y}-03-01", f"{y + 1}-02-28", 7) for y in (2020, 2021)]
    sums.append(row("history", "2021-04-01", "2022-03-31", 8))
    lines = [len(trace.x) for trace in draw(frame(*sums), CAPTION).data if trace.meta == "history"]
    assert lines == [1, 2]
