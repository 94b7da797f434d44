"""The pages, run without a browser: each opens, says what it should, and answers an odd address with a next step."""

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from frame import documents
from frame.page import Page
from frame.warehouse import BUILD
from tests.pages_for_tests import open_page, words
from tests.seeds_for_tests import ROOT, write_seeds
from warehouse import queries
from warehouse.database import current_path

CARGO = "zabaykalsk-2023-01"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
pytestmark = pytest.mark.usefixtures("data")  # the pages show the project's own warehouse


@pytest.mark.parametrize("name", ["Overview", *PAGES])
def test_every_page_opens_without_an_exception_and_has_one_title(name: str) -> None:
    page = open_page(name)
    assert not page.exception
    assert len(page.title) == 1
    assert "9 May 2026" in words(page)
    assert str(page.date_input(key="day").value) == "2026-05-09"


def test_the_overview_gives_every_headline_a_verdict_in_words() -> None:
    said = words(open_page("Overview"))
    for phrase in (
        "About 1.5 Mt",
        "+82.9%",
        "Up to 15 Mt",
        "$170bn, $220bn",
        "$200bn",
        "$170bn: the claim was 10.7% too low",
        "$220bn: the claim was 15.6% too high",
        "total of January to November 2023 reached $218.2bn",
        "1.511 Mt",
        "$190.3bn",
    ):
        assert phrase in said, phrase


def test_a_headlines_check_shows_the_golden_cases() -> None:
    said = " ".join(
        words(open_page("Claims", claim=claim))
        for claim in ("zabaykalsk-2023-01", "zabaykalsk-2023-01-growth", "zabaykalsk-2022", "trade-2022-220bn")
    )
    assert "implies 0.820 Mt (0.793 Mt to 0.848 Mt) a year earlier, in January 2022" in said
    assert "January 2023 is +20%" in said
    assert "18.0 Mt" in said
    assert "differ by 25.6% of their midpoint" in said
    assert "16.7 Mt for 2022 by the count of Russian Railways (RZD)" in said


def test_the_overview_says_what_is_open_with_its_probability_and_what_is_new() -> None:
    said = words(open_page("Overview"))
    assert re.search(
        r"\*\*\d+%\*\* for \$299.5bn or more: \[\$300bn by 2030: China-Russia trade in goods\]\(Targets\?target=", said
    )
    assert "became known on **9 May 2026**" in said
    assert "January to April 2026: [$85.24bn](Documents?figure=trade-618)" in said
    assert re.search(
        r"by 2030\]\(Targets\?target=[^)]*\): the chance for \$299.5bn or more went from \d+% to \d+%", said
    )


def test_on_a_past_day_every_page_shows_what_was_known_that_day() -> None:
    said = words(open_page("Overview", asof="2022-12-31"))
    assert "You see 31 December 2022" in said
    assert re.search(r"Statistics by 31 December 2022\]\s+\*\*Nothing", said)
    assert "$190.3bn" not in said
    assert "About 1.5 Mt" not in said
    page = open_page("Claims", claim="trade-2022-220bn", asof="2022-12-31")
    assert page.selectbox(key="claim").value == "trade-2022-220bn"
    assert "Its outturn has not been printed yet" in words(page)
    assert "asof=2022-12-31" in words(page)


def test_a_claim_that_was_not_made_yet_is_told_and_comes_back_with_its_day() -> None:
    page = open_page("Claims", claim="zabaykalsk-2023-01", asof="2022-12-31")
    assert "not known by 31 December 2022" in page.warning[0].value
    page.button(key="step-Now").click().run()
    assert page.selectbox(key="claim").value == "zabaykalsk-2023-01"
    assert not page.warning
    assert "asof" not in page.query_params


def test_the_steps_lead_to_the_days_on_which_something_became_known() -> None:
    page = open_page("Series")
    assert page.button(key="step-Later").disabled
    page.button(key="step-Earlier").click().run()
    assert page.query_params["asof"] == "2026-03-31"
    page.button(key="step-Later").click().run()
    assert "asof" not in page.query_params
    page.date_input(key="day").set_value(date(2019, 6, 30)).run()
    assert page.query_params["asof"] == "2019-06-30"


@pytest.mark.parametrize("asked", ["2031-01-01", "1999-01-01", "yesterday"])
def test_a_day_that_the_ledger_does_not_hold_is_told_and_now_is_shown(asked: str) -> None:
    page = open_page("Method", asof=asked)
    assert "from 16 June 2011 to 9 May 2026" in page.warning[0].value
    assert page.date_input(key="day").value == date(2026, 5, 9)


def test_a_claims_address_opens_that_claim() -> None:
    page = open_page("Claims", claim="zabaykalsk-2022")
    assert page.selectbox[0].value == "zabaykalsk-2022"
    assert "Up to 15 Mt" in words(page)
    assert page.query_params["claim"] == "zabaykalsk-2022"


def test_the_way_back_in_the_browser_takes_the_address_before_what_was_chosen() -> None:
    page = open_page("Claims", claim="zabaykalsk-2022")
    page.selectbox(key="claim").select("trade-2022-170bn").run()
    assert page.query_params["claim"] == "trade-2022-170bn"
    page.query_params["claim"] = "zabaykalsk-2022"
    page.run()
    assert page.selectbox(key="claim").value == "zabaykalsk-2022"


def test_a_forecast_by_a_counter_that_printed_nothing_has_its_pace_and_history_all_the_same() -> None:
    page = open_page("Targets", target="trade-2022-170bn")
    said = words(page)
    assert "Required pace +15.7% a year" in said
    assert "Newest year up to the deadline $190.3bn" in said
    assert "another counter" in said


def test_find_searches_what_the_table_shows() -> None:
    page = open_page("Documents")
    page.text_input(key="find").input("1.5 Mt").run()
    assert "zabaykalsk-2023-01" in set(page.dataframe[0].value.figure_id)


@pytest.mark.parametrize(
    ("name", "key"), [("Claims", "claim"), ("Series", "series"), ("Series", "periods"), ("Targets", "target")]
)
def test_an_address_that_names_nothing_falls_back_to_the_first_choice(name: str, key: str) -> None:
    page = open_page(name, **{key: "<script>alert(1)</script>"})
    assert not page.exception
    assert page.selectbox(key=key).value != page.query_params[key]
    assert "nothing of the name" in page.warning[0].value


def test_every_claim_has_a_page_with_its_words(warehouse: duckdb.DuckDBPyConnection) -> None:
    page = open_page("Claims")
    box = page.selectbox(key="claim")
    labels = box.options
    assert warehouse.execute("SELECT count(*) FROM claim").fetchone() == (len(labels),)
    for index in range(len(labels)):
        page.selectbox(key="claim").select_index(index).run()
        assert not page.exception, labels[index]
        assert "Where it is printed" in words(page)


def test_every_series_and_shape_and_target_has_a_page() -> None:
    page = open_page("Series")
    for index in range(len(page.selectbox(key="series").options)):
        page.selectbox(key="series").select_index(index).run()
        for shape in range(len(page.selectbox(key="periods").options)):
            page.selectbox(key="periods").select_index(shape).run()
            assert not page.exception
            assert page.get("plotly_chart")
    page = open_page("Targets")
    for index in range(len(page.selectbox(key="target").options)):
        page.selectbox(key="target").select_index(index).run()
        assert not page.exception


def test_the_claims_chart_draws_history_fan_claim_and_outturn() -> None:
    page = open_page("Claims", claim="zabaykalsk-2023-01")
    figure = json.loads(page.get("plotly_chart")[0].proto.spec)
    text = json.dumps(figure, ensure_ascii=False)
    for part in ("Claim", "Outturn", "Forecast", "95%", "80%", "million tonnes"):
        assert part in text, part
    assert "As of 9 May 2026." in words(page)


def test_without_a_browser_on_the_server_the_page_says_what_is_missing_and_offers_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("charts.download.images_available", lambda: True)
    assert formats(with_its_menu_open("zabaykalsk-2022")) == ["PNG", "SVG", "PDF", "HTML", "CSV", "XLSX", "ZIP"]
    monkeypatch.setattr("charts.download.images_available", lambda: False)
    page = with_its_menu_open("zabaykalsk-2022")
    assert formats(page) == ["HTML", "CSV", "XLSX", "ZIP"]
    assert "need a Chrome-family browser on the server" in words(page)


def test_a_picture_that_failed_is_told_when_the_menu_is_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("charts.download.trouble", lambda: "The browser could not draw it. Take the HTML file.")
    assert "Take the HTML file." in words(with_its_menu_open("zabaykalsk-2022"))


def test_a_menu_that_is_closed_costs_no_button() -> None:
    assert formats(open_page("Claims", claim="zabaykalsk-2022")) == []


def with_its_menu_open(claim: str) -> AppTest:
    """A claim's page once a visitor has opened the menu of its chart."""
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).switch_page("pages/Claims.py")
    page.query_params["claim"] = claim
    page.session_state[f"menu-claim-{claim}"] = True
    return page.run()


def formats(page: AppTest) -> list[str]:
    """The formats that the menu offers, each by its name."""
    lines = [button.label.split("**") for button in page.get("download_button")]
    return [line[1] for line in lines if len(line) == 3]


def test_a_claim_without_statistics_says_so_instead_of_a_chart() -> None:
    page = open_page("Claims", claim="new-silk-road-investment")
    assert not page.get("plotly_chart")
    assert "no other dated document here states what this claim is about" in words(page)


def test_documents_shows_every_figure_typed_from_a_document() -> None:
    page = open_page("Documents")
    shown = page.dataframe[0].value
    seeds = [
        re.findall(r'^id = "(.+)"$', path.read_text(), re.MULTILINE) for path in (ROOT / "seeds/documents").glob("*")
    ]
    assert len(seeds) > 100
    assert set(shown.figure_id) == {figure_id for ids in seeds for figure_id in ids}
    assert (shown.address.str.startswith("http")).all()


def test_each_figure_listed_leads_to_its_own_address_as_of_the_day_shown() -> None:
    for day, beyond in (({}, ""), ({"asof": "2023-02-05"}, "&asof=2023-02-05")):
        shown = open_page("Documents", **day).dataframe[0].value.set_index("figure_id")
        assert shown.link[CARGO] == f"Documents?figure={CARGO}{beyond}"
        asked = dict(parse_qsl(urlsplit(shown.link[CARGO]).query))
        page = open_page("Documents", **asked)
        assert shown.fragment[CARGO] in words(page)
        checks = [link.proto.query_string for link in page.get("page_link") if link.proto.label == "Its check"]
        assert checks == [f"claim={CARGO}{beyond}"]


def test_documents_finds_by_word_and_kind_and_says_when_nothing_matches() -> None:
    page = open_page("Documents")
    page.text_input(key="find").input("padalka 220").run()
    assert set(page.dataframe[0].value.figure_id) == {"trade-2022-220bn", "trade-220bn-soon"}
    page.multiselect(key="kind").set_value(["event"]).run()
    assert "No figure matches" in words(page)
    page.text_input(key="find").input("").run()
    assert set(page.dataframe[0].value.kind) == {"event"}


def test_contradictions_show_the_widest_first_and_all_when_asked() -> None:
    def headings(page: AppTest) -> list[str]:
        return [part.value for part in page.markdown if part.value.startswith("**")]

    page = open_page("Contradictions")
    widest = headings(page)
    page.toggle(key="all").set_value(True).run()
    every = headings(page)
    assert every[: len(widest)] == widest
    assert 0 < len(widest) < len(every)
    assert f"{len(every)} contradictions" in words(page)
    assert "are shown" not in words(page)
    page.text_input(key="find").input("Dar El Hilal").run()
    assert 0 < len(headings(page)) < len(widest)
    assert not page.toggle


def test_contradictions_are_filtered_by_the_ids_of_subjects() -> None:
    page = open_page("Contradictions", subject="russia_coal_exports_to_china")
    assert page.multiselect(key="subject").value == ["russia_coal_exports_to_china"]
    assert "1 contradiction, the widest first" in words(page)
    assert "Russian coal exports to China, " in words(page)
    page.multiselect(key="subject").set_value(["manzhouli_port_cargo"]).run()  # the other side of a pair
    assert page.query_params["subject"] == "manzhouli_port_cargo"
    assert "Rail cargo at Zabaykalsk-Manzhouli and cargo" in words(page)


def test_a_corridor_is_a_subject_with_all_that_is_counted_on_it() -> None:
    page = open_page("Contradictions", subject="zabaykalsk-manzhouli")
    assert "Corridor: " in str(page.multiselect(key="subject").options)
    assert "Rail cargo at Zabaykalsk-Manzhouli" in words(page)
    assert "China-Russia trade in goods, " not in words(page)


def test_a_subject_without_contradictions_says_what_to_do_and_stays_on_another_day() -> None:
    page = open_page("Contradictions", subject="russia_coal_exports_to_china", asof="2019-06-30")
    assert "choose another subject or explanation" in words(page)
    assert page.multiselect(key="subject").value == ["russia_coal_exports_to_china"]


def test_a_figures_address_shows_its_words_its_document_and_its_date() -> None:
    said = words(open_page("Documents", figure="kaluga")) + words(open_page("Documents", figure="asia-kaluga-sea-days"))
    assert "There is no figure kaluga" in said
    assert "more than 50 days" in said
    assert "2016-01" in said


def test_text_from_data_is_never_markdown() -> None:
    page = open_page("Documents", figure="![x](http://evil.example/x.png) :material/home: $x$ <b>")
    warning = page.warning[0].value
    assert "![x](" not in warning
    assert "\\<b\\>" in warning
    assert "\\$x\\$" in warning
    assert "http:" not in warning.replace("\\", "").replace("http:\u2060", "")


def test_a_missing_warehouse_is_built_on_the_first_visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYBILL_DATA", str(tmp_path))
    few = write_seeds(tmp_path / "seeds")  # which takes seconds
    monkeypatch.setattr("frame.warehouse.BUILD", [*BUILD, "--seeds", str(few)])
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=300).run()
    assert not page.exception
    assert (tmp_path / "current").is_file()
    assert "about 1.5 Mt" in words(page)


@pytest.mark.parametrize("day", [date(2016, 6, 30), date(2022, 12, 31)])
def test_the_words_of_a_past_days_figures_are_those_of_the_warehouse_as_of_that_day(data: Path, day: date) -> None:
    page = Page(current_path(data), "Documents", day)
    shown, known = documents.worded(page), page.ask(queries.figures)
    assert list(shown.figure_id) == list(known.figure_id)
    ours, theirs = (
        one.astype(object).where(one.notna(), None).to_numpy().tolist() for one in (shown[list(known.columns)], known)
    )
    assert ours == theirs


@pytest.mark.parametrize(
    ("name", "asked", "lists"),
    [
        ("Claims", {"claim": "trade-2022-170bn", "all": "yes"}, {"this comparison"}),
        ("Contradictions", {}, {"these contradictions"}),
        ("Documents", {}, {"these figures"}),
        ("Method", {}, {"what is doubtful", "these promises", "how the forecasts held"}),
        ("Series", {}, {"every value printed"}),
        ("Track_record", {}, {"these speakers", "these claims"}),
    ],
)
def test_every_list_can_be_taken_away(name: str, asked: dict[str, str], lists: set[str]) -> None:
    menus = " ".join(str(menu.proto) for menu in open_page(name, **asked).get("popover"))
    assert {one for one in lists if f'"Download {one}"' in menus} == lists


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("Claims", {"year": "1066"}, "Year it is about: there is nothing of the name 1066 here"),
        ("Series", {"beside": "zzz"}, "Compare with: there is nothing of the name zzz here"),
        ("Targets", {"target": "own", "level": "abc"}, "abc is no number. Type a number and press Enter."),
    ],
)
def test_what_an_address_names_in_vain_is_said(name: str, asked: dict[str, str], said: str) -> None:
    page = open_page(name, **asked)
    assert not page.exception
    assert said in words(page)
