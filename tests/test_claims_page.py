"""The page of claims: its story, its filters, claims side by side, and whether one was a record."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from charts.caption import Caption
from charts.draw import draw
from charts.frame import COLUMNS, tidy
from etl.build import build
from frame import claims, compared, record, spread, story, wording
from frame.page import Page
from tests.pages_for_tests import drawn, open_page, words
from tests.seeds_for_tests import DOCUMENT, figure, write_seeds
from tests.test_verdicts import HEADER, TARGET, trade
from warehouse import queries
from warehouse.database import current_path

OF_2022 = ("trade-2022-170bn", "trade-2022-220bn", "claims-t66", "claims-t93")

pytestmark = pytest.mark.usefixtures("data")  # the pages show the project's own warehouse


@pytest.fixture
def page(data: Path) -> Page:
    """The page of claims as of now, outside of a browser."""
    return Page(current_path(data), "Claims")


def test_the_story_says_who_claimed_what_what_was_known_and_what_came(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = {row.figure_id: row for row in wording.rows(queries.claims(warehouse))}
    assert story.told(rows["zabaykalsk-2023-01"]) == (
        "On 4 February 2023 China Railway Harbin, via the Russian Consulate General in Harbin, put rail cargo at "
        "Zabaykalsk-Manzhouli at about 1.5 Mt for January 2023. The last count known then was 17.2 Mt for 2021, and a "
        "simple forecast of the day before made it 1.36 Mt (80% interval 1.2 to 1.6 Mt). The count by China Railway "
        "Harbin is 1.511 Mt: the claim agrees, 0.7% too low."
    )
    assert story.told(rows["claims-m01"]).endswith(
        "It was missed: nothing records it, and it was promised since for later: 2026."
    )


@pytest.mark.parametrize("as_of", [None, date(2022, 12, 31), date(2019, 9, 30)])
def test_every_claim_has_a_short_story_without_a_hole_on_any_day(
    warehouse: duckdb.DuckDBPyConnection, as_of: date | None
) -> None:
    rows = wording.rows(queries.claims(warehouse, as_of=as_of))
    assert len(rows) > 20
    for row in rows:
        told = story.told(row)
        assert not {"nan", "None", "NaT", "<NA>"} & set(told.replace(".", " ").replace(",", " ").split()), told
        assert told.endswith(".")
        assert ".." not in told
        assert 100 < len(told) < 420, told


def test_a_name_begins_small_inside_a_sentence_unless_it_is_a_proper_one() -> None:
    assert story.small("Rail cargo at Zabaykalsk-Manzhouli") == "rail cargo at Zabaykalsk-Manzhouli"
    assert story.small("China-Russia trade") == "China-Russia trade"


def test_who_was_closest_on_the_total_of_2022_is_one_click_away() -> None:
    shown = open_page("Claims", claim="trade-2022-170bn")
    assert not shown.dataframe or "check" not in shown.dataframe[-1].value
    shown.toggle(key="all").set_value(True).run()
    said = words(shown)
    # (220 - 160) / 190 = 31.6%; 185 to 190 is 2.771 from 190.271, 180 is 10.271.
    assert "The 9 claims for 2022 run from $160bn" in said
    assert "to $220bn (Al Mayadeen, reporting Vladimir Padalka): 32% of their midpoint" in said
    assert "lies among them" in said
    assert "of those made in advance, Alexey Dakhnovsky, Russian trade mission in China with $185bn" in said
    rows = shown.dataframe[-1].value
    assert list(rows.claimed[:1]) == ["$170bn"]
    assert set(rows.verdict) == {"Met", "Met early", "Missed", "Agrees"}
    assert set(rows.check.str.startswith("Claims?claim=")) == {True}
    assert shown.query_params["all"] == "yes"


def test_compared_claims_stand_in_one_chart_with_who_said_them(page: Page) -> None:
    marks = compared.drawn(page, *OF_2022)
    said = marks[marks.role == "claim"]
    assert set(said.figure_id) == set(OF_2022)
    assert {"Al Mayadeen: $220bn", "Zhang Hanhui: more than $180bn"} <= set(said.label)
    assert set(COLUMNS) <= set(marks.columns)
    assert not marks.duplicated(["role", "series", "time_period", "level", "source_id"]).any()
    own = page.ask(queries.claim_drawn, OF_2022[0])
    fan, own_fan = (tidy(part[part.role == "forecast"]) for part in (marks, own))
    assert fan.equals(own_fan)
    assert len(marks[(marks.role == "outturn") & (marks.time_period == "2022")]) == 1


def test_one_claim_alone_is_drawn_as_it_stands_in_its_view() -> None:
    assert compared.asked(OF_2022[:1]) == (queries.claim_drawn, OF_2022[:1])
    assert compared.asked(OF_2022) == (compared.drawn, OF_2022)


def test_years_between_two_claims_are_outturns_of_the_later_ones_history(page: Page) -> None:
    marks = compared.drawn(page, "claims-t51", "claims-t77")
    assert list(marks[marks.role == "outturn"].time_period) == ["2019", "2020", "2021", "2022"]
    assert marks[marks.role == "history"].time_period.max() == "2018"


def _named_in_chart(page: Page, *claim_ids: str) -> str:
    figure = draw(page.ask(compared.drawn, *claim_ids), Caption("", "", "", page.as_of))
    return " ".join(
        note.text.replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " ") for note in figure.layout.annotations
    )


def test_of_many_claims_the_lowest_and_the_highest_are_named_in_the_chart(page: Page) -> None:
    every = ("trade-2022-170bn", *page.once(compared.of_period, "trade-2022-170bn"))
    named = _named_in_chart(page, *every)
    assert "Vladimir Bulavin: $160bn" in named
    assert "Al Mayadeen: $220bn" in named
    assert "Zhang" not in named


def test_the_claim_that_came_closest_is_named_in_the_chart_as_the_sentence_above_says(page: Page) -> None:
    every = ("trade-2022-170bn", *page.once(compared.of_period, "trade-2022-170bn"))
    (best,) = spread.closest([page.once(claims.by_id)[one] for one in every])
    assert best.figure_id == "claims-t65"
    assert _named_in_chart(page, *every).count("Closest: Alexey Dakhnovsky, $185bn to $190bn") == 1
    assert "Closest" not in _named_in_chart(page, "claims-t77", "claims-t78")  # of 2030 there is no outturn


def test_the_closest_is_named_once_where_it_is_the_highest_too(page: Page) -> None:
    every = ("claims-t63", "claims-t93", "rail-c04", "trade-2022-170bn", "claims-t65")
    assert _named_in_chart(page, *every).count("Dakhnovsky") == 1


def test_an_error_beside_others_is_that_of_the_middle_of_a_range(page: Page) -> None:
    rows = page.once(compared.side_by_side, ("trade-2022-170bn", "claims-t65"))
    assert list(rows.error) == ["10.7% too low", "1.5% too low"]  # 187.5 against 190.271


def test_a_year_is_not_compared_with_a_month(page: Page) -> None:
    assert page.once(compared.alike, "zabaykalsk-2023-01") == {}
    assert set(page.once(compared.alike, "zabaykalsk-2022")) == {"claims-z08", "rail-c02"}


def test_whether_a_month_was_a_record_is_said_by_its_own_count_and_beside_the_other() -> None:
    said = words(open_page("Claims", claim="zabaykalsk-2023-01"))
    assert "Was it a record?" in said
    assert "China Railway Harbin, who counted it, has no earlier month printed here" in said
    assert "Russian Railways (RZD) printed at most 1.68 Mt, for May 2013, in the 6 earlier months known here" in said
    assert "at most 1.5 Mt, for January 2013, in the 2 earlier months of January known here" in said
    assert "Documents?figure=claims-z28" in said


def test_a_year_above_all_earlier_ones_of_its_count_would_be_a_record() -> None:
    said = words(open_page("Claims", claim="trade-2022-220bn"))
    assert "It would be one by its own count: China customs (GACC) printed at most $146.88bn, for 2021" in said


def test_whether_it_was_a_record_is_answered_right_under_the_story() -> None:
    shown = open_page("Claims", claim="zabaykalsk-2023-01")
    (top,) = [part.value for part in shown.markdown if part.value.startswith("On 4 February 2023")]
    *_, said = top.replace("\\", "").split("\n\n")
    assert said == (
        "Nothing here tells whether it was a record: China Railway Harbin has no earlier month printed here; 1.68 Mt "
        "in May 2013 by Russian Railways (RZD), another count, was higher."
    )


@pytest.mark.parametrize(
    ("claim_id", "said"),
    [
        (
            "claims-t81",
            "A record by its own count: the highest before known here is $190.271bn in 2022 by China customs (GACC).",
        ),
        ("claims-t10", "No record: $110.75bn in 2019 by China customs (GACC) was higher."),
        ("claims-t58", "It would be a record by its own count: the highest before known here is $240.11bn in 2023"),
        ("claims-t52", "It would be no record: $240.11bn in 2023"),
        (
            "rail-c11",
            "A record for January to November by its own count: the highest before known here is $218.176bn for",
        ),
        ("claims-e05", "it is higher than 158 Mt in 2022 by Russian Railways (RZD), but only that year is known here."),
        ("claims-e06", "but only 2 earlier years are known here."),
        ("claims-c11", "no clear record: 100 Mt in 2023 by Ministry of Energy of Russia was as high, within rounding."),
        ("claims-t95", "\u201cmore than $220bn\u201d may be more or less than $244.819bn in 2024"),
    ],
)
def test_the_answer_is_a_line_that_names_the_highest_before(page: Page, claim_id: str, said: str) -> None:
    assert said in page.once(record.answer, claim_id)


def test_a_claim_without_earlier_values_has_no_answer_and_its_story_alone(page: Page) -> None:
    (row, *_) = [row for row in page.once(claims.by_id).values() if row.measure == "growth"]
    assert page.once(record.answer, row.figure_id) == ""
    assert "\n\n" not in page.once(record.with_story, row.figure_id)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (22, "A record by its own count: the highest before known here is $20bn in May 2019 by China customs (GACC)."),
        (
            15,
            "A record for a January by its own count: the highest before known here is $13bn in January 2020 by China "
            "customs (GACC); "
            "of all months, $20bn in May 2019 by China customs (GACC) was higher.",
        ),
        (13, "No record: $20bn in May 2019 by China customs (GACC) was higher."),
        (
            20,
            "A record for a January by its own count: the highest before known here is $13bn in January 2020 by China "
            "customs (GACC); "
            "of all months, $20bn in May 2019 by China customs (GACC) was as high, within rounding.",
        ),
    ],
)
def test_a_month_can_be_a_record_for_its_month_alone(tmp_path: Path, value: int, said: str) -> None:
    months = {"2018-01": "11", "2019-01": "12", "2020-01": "13", "2019-05": "20"}
    known = "".join(trade(period, printed, "2020-12-01") for period, printed in months.items())
    fields = {"id": "claim", "kind": "outturn", "period": "2021-01", "counter": "gacc", "stated": "2021-02-05"}
    words = {"printed": str(value), "fragment": f"${value} bn", "value": value * 1_000_000_000}
    seeds = write_seeds(tmp_path / "seeds", DOCUMENT + figure(**(TARGET | fields | words)), HEADER + known)
    build(seeds, tmp_path / "data", forecasts=False)
    assert Page(current_path(tmp_path / "data"), "Claims").once(record.answer, "claim") == said


def test_the_filters_leave_the_claims_that_match_all_of_them() -> None:
    shown = open_page("Claims", verdict="missed", year="2022")
    assert "2 of 175 claims match the filters" in words(shown)
    assert shown.selectbox(key="claim").value == "trade-2022-220bn"
    shown.button(key="clear").click().run()
    assert "match the filters" not in words(shown)
    assert len(shown.selectbox(key="claim").options) == 175
    assert shown.selectbox(key="claim").value == "trade-2022-220bn"


def test_a_claim_that_the_address_names_stays_though_the_filters_leave_it_out() -> None:
    shown = open_page("Claims", claim="zabaykalsk-2023-01", who="Vladimir Putin", verdict="missed")
    assert "The one shown is not among them" in words(shown)
    assert shown.selectbox(key="claim").value == "zabaykalsk-2023-01"


def test_filters_that_leave_nothing_say_so_and_can_be_cleared() -> None:
    shown = open_page("Claims", verdict="agrees", year="2030")
    assert "No claim matches the filters" in words(shown)
    assert not shown.get("plotly_chart")
    shown.button(key="clear").click().run()
    assert shown.get("plotly_chart")


def test_on_a_past_day_a_claim_is_open_and_its_number_is_that_days() -> None:
    shown = open_page("Claims", claim="trade-2022-170bn", asof="2022-12-31")
    said = words(shown)
    assert "Statistics by 31 December 2022 Nothing" in said
    assert "Forecast then $192bn" in said
    assert (
        "It is open: its deadline has not passed" in said or "It is open: its outturn has not been printed yet" in said
    )
    assert "Outturn" not in drawn(shown).replace("forecast, outturn", "")


def test_the_tab_names_the_claim(page: Page) -> None:
    row = wording.rows(page.ask(queries.claims))[0]
    assert story.heading(row) == f"About 1.5 Mt, {row.what}, January 2023"
