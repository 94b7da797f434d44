"""The evidence pack: each promise of it is opened and compared with what the page shows."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import numpy as np
import pandas as pd
import pytest

from charts import download
from charts.caption import Caption
from charts.frame import tidy
from charts.package import Table, package, schema, zipped
from frame import ask, claims, targets, wording
from frame.pack import pack
from frame.page import Page
from frame.verdict import rule
from tests.pages_for_tests import open_page, words
from tests.test_downloads import LABEL, needs_browser
from warehouse import queries
from warehouse.database import current_path

CLAIM = "zabaykalsk-2022"
HARBIN, RZD = "zabaykalsk_manzhouli_rail_cargo/china_railway_harbin", "zabaykalsk_manzhouli_rail_cargo/rzd"
WHERE = f"Claims?claim={CLAIM}&asof=2026-05-09"
Files = dict[str, bytes]
Make = Callable[..., Files]


@pytest.fixture(scope="module")
def page(data: Path) -> Page:
    return Page(current_path(data), "Claims")


@pytest.fixture(scope="module")
def make(page: Page) -> Make:
    """A function that makes a pack without pictures that need a browser, once, and opens it."""

    @cache
    def made(query: Any = queries.claim_drawn, *arguments: object) -> Files:
        caption = Caption("Rail cargo: claim & outturn", "Known then", "Two counters", page.as_of)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("charts.pictures.images_available", lambda: False)
            asked = arguments or ((CLAIM,) if query is queries.claim_drawn else ())
            return files_of(pack(page, "a-view", caption, WHERE, query, *asked))

    return made


def files_of(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def is_valid(files: Files, folder: Path) -> bool:
    """Whether the data package is valid with all its data; what is wrong fails the test."""
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    report = frictionless.validate(folder / "datapackage.json")
    assert report.valid, report.flatten(["type", "message"])
    return True


def table(files: Files, name: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(files[f"data/{name}.csv"]), keep_default_na=False, na_values=[""])


def numbers(text: str) -> set[str]:
    # The digits of a hash are no number.
    return set(re.findall(r"\d[\d,.]*\d|\d", re.sub(r"Data version [0-9a-f]+", "", text)))


def test_every_number_that_the_page_says_is_in_the_pack(make: Make) -> None:
    shown = open_page("Claims", claim=CLAIM)
    packed = b"\n".join(content for name, content in make().items() if not name.startswith("chart")).decode("utf-8")
    said = words(shown)
    assert len(numbers(said)) > 30
    assert numbers(said) - numbers(packed) == set()


@pytest.mark.parametrize("target", ["trade-target-200bn-2024", "claims-e06"])
def test_every_number_that_a_targets_page_says_is_in_its_pack(make: Make, target: str) -> None:
    said = words(open_page("Targets", target=target))
    files = make(queries.target_drawn, target)
    packed = b"\n".join(content for name, content in files.items() if not name.startswith("chart")).decode("utf-8")
    assert "Chance when it was made" in said
    assert numbers(said) - numbers(packed) == set()
    assert not table(files, "targets").empty
    assert not table(files, "outlooks").empty


def test_every_height_that_the_chart_draws_is_in_the_pack(make: Make) -> None:
    (chart,) = open_page("Claims", claim=CLAIM).get("plotly_chart")
    marks = [trace for trace in json.loads(chart.proto.spec)["data"] if trace.get("customdata")]
    heights = {y for trace in marks for y in trace["y"]}
    assert len(heights) > 10
    packed = [value / 1e6 for value in table(make(), "drawn").value]
    assert [y for y in heights if not any(y == pytest.approx(value) for value in packed)] == []


def test_the_rows_drawn_are_those_of_the_query(make: Make, page: Page) -> None:
    rows, of = table(make(), "drawn"), tidy(page.ask(queries.claim_drawn, CLAIM))
    assert list(rows.value) == list(of.value)
    assert list(rows.figure_id) == list(of.figure_id)


def test_the_verdict_is_the_pages_with_the_line_of_the_rule_that_gave_it(make: Make) -> None:
    said = words(open_page("Claims", claim=CLAIM))
    files = make()
    first = json.loads(files["verdict.json"])[0]
    assert first["claim"] == CLAIM
    assert first["reason"][1:] in said
    assert first["forecast_then"]["value"] in said
    assert first["forecast_then"]["note"] in said
    assert first["story"] in said
    assert all(one["text"] in said for one in first["follows"][:4])
    assert (first["rule"]["version"], first["rule"]["line"]) == (2, 22)
    assert first["rule"]["because"] in first["reason"]
    assert f"{first['verdict']}: {first['reason']}" in files["README.txt"].decode("utf-8")


def test_every_claims_rule_is_found(page: Page) -> None:
    for row in page.once(claims.by_id).values():
        found = rule(page, row)
        assert found["because"] == row.why
        verdict = page.ask(queries.verdict_rule).set_index("place").verdict[found["line"]]
        assert verdict == row.verdict, wording.name(row)


def test_every_figure_has_its_document_its_address_and_an_address_of_its_own(make: Make) -> None:
    files = make()
    figures = table(files, "figures").set_index("figure_id")
    used = {one for cell in table(files, "drawn").figure_id for one in cell.split() if not one.startswith("forecast:")}
    used |= {one for told in json.loads(files["verdict.json"]) for line in told["follows"] for one in line["figures"]}
    assert used <= set(figures.index)
    assert CLAIM in used
    assert figures[["title", "publisher"]].notna().all(axis=None)
    assert figures.address.str.startswith("http").all()
    assert (figures.stands_at == "Documents?figure=" + figures.index).all()


def test_an_address_of_a_pack_opens_its_figure(make: Make) -> None:
    row = table(make(), "figures").set_index("figure_id").loc[CLAIM]
    name, _, figure = str(row.stands_at).partition("?figure=")
    assert str(row.fragment) in words(open_page(name, figure=figure))


def test_the_forecasts_settings_inputs_and_points_are_in_the_pack(make: Make, page: Page) -> None:
    files = make()
    (forecast,) = table(files, "forecasts").itertuples()
    row = page.once(claims.by_id)[CLAIM]
    assert (forecast.model, forecast.reason) == (row.forecast_model, row.forecast_reason)
    assert {"cutoff", "as_of", "passed_over"} <= set(table(files, "forecasts").columns)
    points = table(files, "forecast_points")
    (at,) = points[
        (points.time_period.astype(str) == "2022") & (points.freq == "A") & (points.level == 80)
    ].itertuples()
    assert (at.median, at.low, at.high) == (row.forecast_median, row.forecast_low_80, row.forecast_high_80)
    assert (table(files, "forecast_inputs").known_on < row.stated_on.date().isoformat()).all()


def test_the_versions_name_the_generation_the_rule_and_the_libraries(make: Make, page: Page) -> None:
    found = json.loads(make()["versions.json"])
    assert found["generation"] in page.path.name
    assert (found["as_of"], found["verdict_rule"]) == ("2026-05-09", 2)
    assert found["libraries"]["duckdb"] == duckdb.__version__


def test_the_citation_names_the_view_and_every_document_behind_it(make: Make) -> None:
    files = make()
    plain, bibtex = files["CITATION.txt"].decode("utf-8"), files["citation.bib"].decode("utf-8")
    assert WHERE in plain
    assert WHERE in bibtex
    for row in table(files, "figures").itertuples():
        assert str(row.address) in plain
        assert f"@misc{{{row.document_id},".lower() in bibtex


@pytest.mark.parametrize(
    ("query", "arguments"),
    [
        (queries.claim_drawn, (CLAIM,)),
        (queries.claim_drawn, ("new-silk-road-investment",)),
        (queries.series_drawn, ("china_russia_trade/gacc", "level", "A")),
        (
            queries.series_lines,
            ((("china_russia_trade/gacc", "A"), ("zabaykalsk_manzhouli_rail_cargo/rzd", "B")), "growth", "A"),
        ),
        (queries.target_drawn, ("trade-target-200bn-2024",)),
        (targets.chance_drawn, ("claims-e06",)),
        (queries.reliability, ()),
    ],
)
def test_the_data_package_is_valid_with_all_its_data(
    make: Make, tmp_path: Path, query: Any, arguments: tuple[str, ...]
) -> None:
    files = make(query, *arguments)
    assert is_valid(files, tmp_path)
    described = json.loads(files["datapackage.json"])["resources"]
    assert len([one for one in described if "schema" in one]) >= 3
    assert {one["path"] for one in described} | {"datapackage.json"} == set(files)


def test_a_maps_pack_is_valid_and_has_its_places_alone(make: Make, tmp_path: Path) -> None:
    files = make(queries.corridor_lines, "m12")
    assert is_valid(files, tmp_path)
    assert [name for name in files if name.startswith("data/")] == ["data/drawn.csv"]
    assert {"Moscow", "Kazan"} <= set(table(files, "drawn").query("is_chosen").name)


def test_a_pack_without_a_claim_says_why_it_has_no_verdict(make: Make) -> None:
    for files in (make(queries.corridor_lines, "m12"), make(queries.series_drawn, RZD, "level", "A")):
        assert "verdict.json" not in files
        assert "Verdict\nNothing that is drawn here is a claim" in files["README.txt"].decode("utf-8")


def test_a_pack_of_trains_a_day_has_the_division_behind_each_that_is_derived(make: Make) -> None:
    files = make(queries.corridor_drawn, "lianyungang-khorgos", "trains_per_day")
    drawn = table(files, "drawn")
    derived = set(drawn.figure_id[drawn.series.str.endswith(", derived")])
    assert derived
    assert derived <= set(table(files, "implied").parents)


def test_a_diagrams_pack_has_every_promise_its_forecast_and_its_verdict(make: Make, page: Page) -> None:
    files = make(queries.reliability)
    promised = set(page.ask(queries.promise_scores).claim_id)
    assert {one for cell in table(files, "drawn").figure_id for one in cell.split()} == promised
    assert set(table(files, "promises").claim_id) == promised
    assert set(table(files, "promises").forecast_id) == set(table(files, "forecasts").forecast_id)
    assert {one["claim"] for one in json.loads(files["verdict.json"])} == promised


@pytest.mark.parametrize(
    ("query", "arguments"),
    [
        (queries.series_drawn, (HARBIN, "level", "A")),
        (queries.series_lines, (((HARBIN, "China Railway Harbin"), (RZD, "Russian Railways (RZD)")), "level", "A")),
    ],
)
def test_the_pack_of_two_counts_has_every_period_that_the_page_speaks_of(
    make: Make, page: Page, query: Any, arguments: tuple[Any, ...]
) -> None:
    files = make(query, *arguments)
    periods = table(files, "two_counts")
    assert set(periods.time_period) == {"2022", "2023", "2019-01/2019-06", "2020-01/2020-06"}
    behind = {one for column in ("figure_id", "other_figure_id") for cell in periods[column] for one in cell.split()}
    assert behind <= set(table(files, "figures").figure_id)
    implied = {*periods.source_id, *periods.other_source_id} - behind
    assert implied
    assert implied <= set(table(files, "implied").implied_id)


def test_a_changed_number_makes_the_data_package_invalid(make: Make, tmp_path: Path) -> None:
    for name, content in make().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        changed = content.replace(b"15000000.0", b"16000000.0") if name == "data/drawn.csv" else content
        (tmp_path / name).write_bytes(changed)
    assert "hash-count" in {kind for (kind,) in frictionless.validate(tmp_path / "datapackage.json").flatten(["type"])}


def test_every_column_says_what_it_holds(make: Make) -> None:
    for query, arguments in (
        (queries.claim_drawn, (CLAIM,)),
        (queries.series_drawn, ("china_russia_trade/gacc", "level", "A")),
        (queries.corridor_lines, ("m12",)),
        (queries.reliability, ()),
    ):
        tables = [
            one for one in json.loads(make(query, *arguments)["datapackage.json"])["resources"] if "schema" in one
        ]
        silent = [(t["name"], f["name"]) for t in tables for f in t["schema"]["fields"] if not f["description"]]
        assert silent == []


def test_a_series_pack_holds_every_vintage(make: Make, page: Page) -> None:
    files = make(queries.series_drawn, "china_russia_trade/gacc", "level", "A")
    assert list(table(files, "vintages").figure_id) == list(
        page.ask(queries.vintages, "china_russia_trade/gacc").figure_id
    )
    assert "verdict.json" not in files


def test_without_a_browser_the_pack_has_the_page_and_says_what_is_missing(make: Make) -> None:
    files = make()
    assert {"chart.html", "chart.xlsx"} <= set(files)
    assert not {"chart.png", "chart.svg", "chart.pdf"} & set(files)
    assert "There is no PNG, SVG or PDF" in files["README.txt"].decode("utf-8")


def test_a_claim_of_which_nothing_is_drawn_has_a_pack_that_says_so(make: Make) -> None:
    files = make(queries.claim_drawn, "new-silk-road-investment")
    assert not [name for name in files if name.startswith("chart")]
    assert "There is no chart: nothing is drawn here." in files["README.txt"].decode("utf-8")
    assert json.loads(files["verdict.json"])[0]["claim"] == "new-silk-road-investment"


@needs_browser
def test_with_a_browser_the_pack_has_its_pictures_and_is_valid_and_the_same_again(page: Page, tmp_path: Path) -> None:
    caption = Caption("Rail cargo", "", "", page.as_of)
    first, again = (pack(page, "a-view", caption, WHERE, queries.claim_drawn, CLAIM) for _ in range(2))
    files = files_of(first)
    assert files["chart.png"].startswith(b"\x89PNG")
    assert files["chart.svg"].startswith(b"<svg")
    assert files["chart.pdf"].startswith(b"%PDF")
    assert "There is no PNG" not in files["README.txt"].decode("utf-8")
    assert is_valid(files, tmp_path)
    assert again == first


def test_the_readme_names_every_file(make: Make) -> None:
    files = make()
    said = files["README.txt"].decode("utf-8")
    assert [name for name in files if name != "README.txt" and f"- {name}: " not in said] == []


def test_the_same_view_gives_the_same_pack(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("charts.pictures.images_available", lambda: False)
    caption = Caption("Rail cargo", "", "", page.as_of)
    twice = [pack(page, "a-view", caption, WHERE, queries.claim_drawn, CLAIM) for _ in range(2)]
    assert twice[0] == twice[1]


# The package, of any table


def test_a_columns_type_is_that_of_its_values() -> None:
    frame = pd.DataFrame({"a": [1], "b": [0.5], "c": ["x"], "d": [True], "e": [pd.Timestamp(2022, 1, 1)]})
    found = schema(Table("t", "T", frame, {"a": "A number."}))["fields"]
    assert [field["type"] for field in found] == ["integer", "number", "string", "boolean", "date"]
    assert [field["description"] for field in found] == ["A number.", "", "", "", ""]


def test_a_zip_is_sorted_and_dated() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped({"b": b"2", "a": b"1"}, date(2023, 2, 23)))) as archive:
        assert [(one.filename, one.date_time[:3]) for one in archive.infolist()] == [
            ("a", (2023, 2, 23)),
            ("b", (2023, 2, 23)),
        ]


def test_a_text_of_a_pack_that_a_spreadsheet_would_run_is_defused() -> None:
    files = files_of(package("x", LABEL, [Table("t", "T", pd.DataFrame({"a": ["=1+1"]}), {})], {}, []))
    assert files["data/t.csv"] == b"a\r\n'=1+1\r\n"


def test_the_formats_of_the_menu_are_told_apart_by_their_names() -> None:
    names = [one.extension for one in download.FORMATS]
    assert names == ["png", "svg", "pdf", "html", "csv", "xlsx"]
    for one in download.FORMATS:
        assert not [name for name in (*names, "zip") if re.search(rf"\b{name}\b", one.purpose, re.IGNORECASE)]


def test_the_pack_of_a_target_of_ones_own_has_the_answer_and_what_it_was_made_from(
    page: Page, make: Make, tmp_path: Path
) -> None:
    series, level, by = "china_russia_trade/gacc", 300e9, 2030
    files = make(ask.drawn, series, level, by)
    assert is_valid(files, tmp_path)
    answer = json.loads(files["answer.json"])
    seen = ask.outlook(page.ask(queries.known_totals, series), by, quick=False)
    assert answer["asked"]["at_least"] == level
    assert answer["chance"] == seen.chance(level)
    assert [one["year"] for one in answer["years_forecast"]] == list(seen.years)
    last = answer["years_forecast"][-1]
    assert last["quantile_0.1"] < last["quantile_0.5"] == np.median(seen.totals[:, -1]) < last["quantile_0.9"]
    totals = table(files, "known_totals")
    assert set(totals.source_id) <= {*table(files, "figures").figure_id, *table(files, "implied").implied_id}
    assert "answer.json: The forecast made on the spot" in files["README.txt"].decode("utf-8")
