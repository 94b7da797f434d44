"""The page of targets: chances, the path and the pace that is left, the same level on other days, and your own."""

import re
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from frame import ask, calibration, caveat, claims, glide, own, targets, wording
from frame.ask import NoOutlookError, Outlook
from frame.page import Page
from tests.pages_for_tests import drawn, open_page, words
from warehouse import queries
from warehouse.database import current_path

TRADE = "china_russia_trade/gacc"

pytestmark = pytest.mark.usefixtures("data")  # the pages show the project's own warehouse


@pytest.fixture
def page(data: Path) -> Page:
    """The page of targets as of now, outside of a browser."""
    return Page(current_path(data), "Targets")


def test_a_target_says_where_it_should_be_where_it_is_and_the_pace_that_is_left() -> None:
    said = words(open_page("Targets", target="claims-t77"))
    # 190.271 * (300 / 190.271) ** (3 / 8) = 225.70; 228.105 / 225.70 = 1.0107; (300 / 228.105) ** (1 / 5) = 1.0563.
    assert (
        "An even pace from $190.3bn in 2022 leads to $225.7bn in 2025. That year came to $228.1bn: 1.1% ahead" in said
    )
    assert "Required pace from now +5.63% a year" in said
    assert "When it was made its chance was 79% for $299.5bn or more. On 9 May 2026 it is" in said


def test_a_path_is_not_drawn_from_one_counter_to_another(warehouse: duckdb.DuckDBPyConnection) -> None:
    paths = queries.target_paths(warehouse).merge(queries.targets(warehouse), left_on="target_id", right_on="figure_id")
    later = paths[paths.years_gone.fillna(0) > 0]
    crossed = later.base_counter != later.newest_counter
    assert 0 < crossed.sum() < len(later)
    assert (later.path_value.isna() == crossed).all()
    assert paths.growth_left_pct[paths.verdict != "open"].isna().all()


def test_the_same_target_on_other_days_is_listed_with_its_chance_then() -> None:
    shown = open_page("Targets", target="claims-t52")
    said = words(shown)
    assert "Chance when it was made 22%" in said
    assert "[Vladimir Putin, President of Russia, 30 December 2022](Targets?target=trade-target-200bn-2024)" in said
    assert "$200bn, 89% likely then for $199.5bn or more" in said


def test_the_chance_of_a_past_day_is_one_date_away() -> None:
    said = words(open_page("Targets", target="claims-t52", asof="2022-12-31"))
    assert "When it was made its chance was 22% for $199.5bn or more. On 31 December 2022 it is 89%." in said
    assert "Open" in said or "deadline has not passed" in said


def test_an_open_targets_chart_has_the_forecast_made_then_and_the_newest() -> None:
    shown = open_page("Targets", target="claims-t77")
    picture = drawn(shown).replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " ")
    assert "Forecast of 7 November 2023: median, 80% interval" in picture
    assert "Forecast of 9 May 2026: median" in picture
    said = words(shown)
    assert (
        "Pace and first forecast as known before 20 November 2023; the newest forecast serves from 9 May 2026" in said
    )
    assert "Forecast of 7 November 2023: 11 months" in said


def test_what_is_decided_or_has_one_forecast_is_drawn_with_one(warehouse: duckdb.DuckDBPyConnection) -> None:
    decided = queries.target_drawn(warehouse, "trade-target-200bn-2024")
    assert set(decided[decided.role == "forecast"].label) == {""}
    outlooks = queries.target_outlook(warehouse).set_index("target_id")
    for target_id, outlook in outlooks[outlooks.is_open].iterrows():
        marks = queries.target_drawn(warehouse, str(target_id))
        fans = marks[marks.role == "forecast"]
        made = {outlook.chance_then_on, outlook.chance_now_on} - {pd.NaT}
        assert set(fans.known_on) == made
        assert fans.label.nunique() == len(made)
        newest = fans[fans.known_on == outlook.chance_now_on]
        assert set(newest.level) == {50, 80, 95}
        assert set(fans[fans.known_on < outlook.chance_now_on].level) <= {80}


def test_a_past_day_draws_the_newest_forecast_of_that_day() -> None:
    picture = drawn(open_page("Targets", target="claims-t77", asof="2024-12-31"))
    assert "Forecast of 7 November 2023: median" in picture
    assert "2026: median" not in picture
    assert "2024: median" in picture


def test_the_newest_chance_of_an_open_target_serves_until_the_day_shown(page: Page) -> None:
    target, spring = "claims-t77", page.at(date(2026, 4, 1))
    asked, shown = spring.ask(queries.chance_drawn, target), targets.chance_drawn(spring, target)
    assert shown[:-1].equals(asked)
    before, last = shown.iloc[-2], shown.iloc[-1]
    assert (last.value, last.source_id, last.known_on) == (before.value, before.source_id, before.known_on)
    assert last.period_end.date() == spring.as_of > before.period_end.date()
    of_its_day = page.at(before.period_end.date())
    assert targets.chance_drawn(of_its_day, target).equals(of_its_day.ask(queries.chance_drawn, target))


def test_a_chance_that_ended_stays_as_it_was(page: Page) -> None:
    target = "trade-target-200bn-2024"
    assert targets.chance_drawn(page, target).equals(page.ask(queries.chance_drawn, target))


def test_a_chance_says_of_which_level_it_is_where_rounding_puts_that_below_the_number() -> None:
    said = words(open_page("Targets", target="claims-t77"))
    assert "for $299.5bn or more by the forecast that serves from 9 May 2026" in said
    assert "Probability of $299.5bn or more by 2030" in said
    # "More than $200bn" is a level as printed.
    above = words(open_page("Targets", target="claims-t68"))
    assert "When it was made its chance was 83%. The last forecast" in above
    assert "Probability of the level by 2023" in above
    assert "a chance of 79% for $299.5bn or more" in words(open_page("Claims", claim="claims-t77"))


def test_beside_a_chance_stands_how_often_such_forecasts_held(page: Page) -> None:
    known = page.ask(queries.calibration)
    held = known.held_80[~known.is_short]
    span = f"{held.min():.0f} to {held.max():.0f}%"
    assert held.max() < 80
    said = f"Its 80% intervals have held {span} of outturns, by how early they were made: too narrow."
    shown = open_page("Targets", target="claims-t77")
    assert said in words(shown)
    assert any("[How often it was right](Method#forecasts)" in one.value for one in shown.markdown)
    assert said in words(open_page("Overview"))
    assert f"held {span} of the outturns: too narrow" in calibration.intervals(page)
    # Before any year that was forecast came there is nothing to judge by.
    assert "too few years yet" in caveat.told(page.at(date(2016, 1, 31)))


def test_the_year_that_the_median_reaches_a_level_is_said_alike_of_a_cited_target_and_your_own() -> None:
    assert targets.crossed(2029, 2030, 2030) == ("2029", "the first year from now on whose median reaches it")
    assert targets.crossed(2031, 2032, 2030)[1].endswith("reaches it, after its deadline")
    assert targets.crossed(None, 2030, 2030)[0] == "not by 2030"


def test_a_first_saying_that_was_read_as_another_level_says_which(page: Page) -> None:
    read_apart = [
        (said[0][0], said[0][1])
        for said in page.once(targets.still_open)
        if said[0][0].value_low != said[-1][0].value_low and said[0][1].chance_then == said[0][1].chance_then
    ]
    assert read_apart
    told = words(open_page("Overview"))
    for first, made in read_apart:
        assert f"{wording.chance(made.chance_then)}{wording.threshold(first, always=True)} when first said" in told


def test_the_chance_comes_before_the_chart_and_the_level_after_it() -> None:
    metrics = [metric.label for metric in open_page("Targets", target="claims-t77").metric]
    assert metrics.index("Chance now") < metrics.index("Level") < metrics.index("Required pace from now")


def test_a_target_of_ones_own_has_a_chance_a_pace_and_a_chart() -> None:
    shown = open_page("Targets")
    shown.selectbox(key="target").select("own").run()
    assert "Give a level" in words(shown)
    assert not shown.get("plotly_chart")
    assert shown.selectbox(key="series").value == TRADE
    shown.number_input(key="level").set_value(300.0).run()
    shown.selectbox(key="by").select("2030").run()
    said = words(shown)
    assert "$300bn by 2030: China-Russia trade in goods, China customs (GACC)" in said
    assert "Required pace from now +5.63% a year" in said
    assert "The forecast's median for 2030 is" in said
    assert "Still computing" not in said
    picture = drawn(shown)
    assert "Your target: $300bn" in picture.replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " ")
    assert "Pace required" in picture
    assert dict(shown.query_params) == {"target": "own", "level": "300", "by": "2030"}


def test_the_page_of_a_series_leads_to_a_target_of_ones_own() -> None:
    links = [
        link.proto for link in open_page("Series", series="china_europe_trains/china_state_railway").get("page_link")
    ]
    assert any("own" in str(link) and "china_europe_trains" in str(link) for link in links)


def test_what_cannot_be_forecast_says_why(page: Page) -> None:
    assert "ends with 30 June 2020, too long before 9 May 2026" in own.refusal(
        page, "manzhouli_rail_exports/china_railway_harbin"
    )
    assert "Nothing that a forecast could rest on" in own.refusal(page, "eastern_polygon_control_section_freight/rzd")
    assert own.refusal(page, TRADE) == ""
    shown = open_page("Targets", target="own", series="lao_section_freight/laos_china_railway", level="20")
    assert "There is no answer: too little is known for a forecast" in words(shown)


@pytest.mark.parametrize(
    ("level", "by", "said"),
    [
        ("-5", "2030", "A level here is a number above zero, in US$ billion."),
        ("0", "2030", "A level here is a number above zero, in US$ billion."),
        ("much", "2030", "Give a level: you get its probability"),
        ("1e999", "2030", "Give a level: you get its probability"),
        ("300", "2019", "A deadline here is the end of a year from 2026 to 2036."),
        ("300", "soon", "A deadline here is the end of a year from 2026 to 2036."),
        # 228.105 in 2025
        ("2282", "2030", "$2.282tn is more than 10 times $228.1bn in 2025, the newest year known"),
        ("30000000", "2030", "Give a level up to $2.281tn."),
    ],
)
def test_an_absurd_target_is_answered_with_what_is_accepted_and_no_number(level: str, by: str, said: str) -> None:
    shown = open_page("Targets", target="own", series=TRADE, level=level, by=by)
    assert said in words(shown)
    assert not shown.metric
    assert not shown.get("plotly_chart")


def test_a_level_is_far_where_it_is_over_ten_times_the_newest_year_known_or_forecast() -> None:
    known = Outlook("", ((2024, 10.0), (2025, 12.0)), (2026,), np.array([[11.0]]))
    assert own.far(known, "trains", 120) == ""
    assert "121 trains is more than 10 times 12 trains in 2025, the newest year known" in own.far(known, "trains", 121)
    none_whole = Outlook("", (), (2026,), np.array([[11.0]]))
    assert "11 trains in 2026, the newest year forecast" in own.far(none_whole, "trains", 111)


def test_the_level_says_that_a_typed_number_counts_once_enter_is_pressed() -> None:
    shown = open_page("Targets", target="own")
    assert "press Enter" in shown.number_input(key="level").help


def test_a_year_that_is_known_is_not_forecast(warehouse: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(NoOutlookError, match="2025 is known already: ask for a year after 2025"):
        ask.outlook(queries.known_totals(warehouse, TRADE), 2025, quick=True)


def test_a_chance_by_a_year_counts_paths_that_reach_it_in_any_year() -> None:
    seen = Outlook("", ((2022, 10.0), (2023, 12.0)), (2024, 2025), np.array([[20, 5], [5, 20], [5, 5], [5, 20]], float))
    assert seen.chance(20) == 0.75
    assert seen.crossing(5) == 2024
    assert seen.crossing(12) == 2025
    assert seen.crossing(20) is None
    assert seen.reached(11) == (2023, 12.0)
    assert seen.reached(13) is None
    # From 12 in 2023 to 48 in 2025 is twice a year.
    assert own.pace(seen, "t", 48, 2025)[0] == "+100% a year"


def test_an_own_targets_chart_leads_from_the_newest_year_to_the_level(page: Page) -> None:
    marks = ask.drawn(page, "eastern_polygon_capacity/rzd", 300e6, 2030)
    pace, target = marks[marks.role == "pace"], marks[marks.role == "target"]
    assert pace.value.iloc[0] == marks[marks.role == "history"].value.iloc[-1]
    assert pace.value.iloc[-1] == pytest.approx(300e6)
    assert target.time_period.item() == "2030"
    assert marks[marks.role == "history"].known_on.notna().all()
    assert set(marks[marks.role == "forecast"].level) == {50, 80, 95}


def test_no_target_says_what_is_not_known(page: Page) -> None:
    seen, paths, checked = page.once(targets.outlooks), page.once(glide.paths), page.once(claims.by_id)
    for figure_id, row in page.once(targets.by_id).items():
        on_path = figure_id in paths and paths[figure_id].path_value == paths[figure_id].path_value
        told = [glide.told(row, paths[figure_id])] if on_path else []
        told += [targets.in_words(seen[figure_id], checked[figure_id], page.as_of)] if figure_id in seen else []
        told += page.once(targets.again_lines, figure_id)
        assert not {"nan", "None", "NaT", "<NA>"} & set(" ".join(told).split())


def test_the_first_target_is_the_open_one_that_leads_the_overview(page: Page) -> None:
    assert next(iter(page.once(targets.names))) == targets.OWN
    first = page.once(targets.first)
    outlook = page.once(targets.outlooks)[first]
    assert outlook.is_open
    assert not outlook.is_stale
    assert outlook.chance_now > 0
    assert f"[$300bn by 2030: China-Russia trade in goods](Targets?target={first})" in words(open_page("Overview"))
    assert open_page("Targets").selectbox(key="target").value == first
    # Before any promise with a forecast, the first one listed.
    early = page.at(date(2016, 3, 1))
    assert early.once(targets.still_open) == []
    assert early.once(targets.first) == list(early.once(targets.names))[1]


def test_one_level_said_several_times_is_named_by_its_newest_saying(page: Page) -> None:
    levels = page.once(targets.still_open)
    said = next(group for group in levels if len(group) > 2)
    days = [claim.stated_on for claim, _ in said]
    assert days == sorted(days)
    newest = said[-1][0].figure_id
    on_overview = set(re.findall(r"by 2030[^]]*\]\(Targets\?target=([^)&]*)\)", words(open_page("Overview"))))
    assert newest in on_overview
    assert on_overview.isdisjoint({claim.figure_id for claim, _ in said[:-1]})
