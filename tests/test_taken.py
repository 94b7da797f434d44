"""Does the walk find a download that says otherwise than the page, or than the file beside it?"""

from pathlib import Path

import pandas as pd
import pytest

from charts.download import made
from charts.frame import records
from tests.browser.taken import wrong_of_chart, wrong_of_list
from tests.test_charts import BILLION, CAPTION, FULL
from tests.test_downloads import LABEL, needs_browser

SHOWN = {len(FULL)}


class Chart:
    """A chart on a page, with these marks."""

    def __init__(self, marks: list[tuple[str, float]]) -> None:
        self._marks = marks

    def evaluate(self, _: str) -> list[tuple[str, float]]:
        return self._marks


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    found = {extension: tmp_path / f"a-view.{extension}" for extension in ("csv", "xlsx")}
    for extension, path in found.items():
        path.write_bytes(made(extension, FULL, CAPTION, LABEL))
    return found


def test_files_that_agree_with_each_other_and_the_page_are_found_right(files: dict[str, Path]) -> None:
    assert wrong_of_list(SHOWN, files) == []


def test_a_row_too_few_is_found(files: dict[str, Path]) -> None:
    pd.read_csv(files["csv"]).iloc[1:].to_csv(files["csv"], index=False)
    said = " ".join(wrong_of_list(SHOWN, files))
    assert "XLSX: 16 rows" in said
    assert "CSV: 15 rows, and the page's tables have [16]" in said


def test_another_number_is_found(files: dict[str, Path]) -> None:
    rows = pd.read_csv(files["csv"])
    rows.assign(value=rows.value.replace(rows.value[0], 1.01 * rows.value[0])).to_csv(files["csv"], index=False)
    assert wrong_of_list(SHOWN, files) == ["XLSX: a number in value is another than in the CSV"]


@needs_browser
def test_a_row_that_is_not_drawn_and_a_picture_of_another_title_are_found(
    files: dict[str, Path], tmp_path: Path
) -> None:
    for extension in ("png", "svg", "pdf", "html"):
        files[extension] = tmp_path / f"a-view.{extension}"
        files[extension].write_bytes(made(extension, FULL, CAPTION, LABEL))
    drawn = [(r["at"].isoformat(), r["value"] / BILLION) for r in records(FULL)]
    assert wrong_of_chart(Chart(drawn), LABEL.title, files) == []
    moved = [("2001-07-02", value) for _, value in drawn]
    assert wrong_of_chart(Chart(moved), LABEL.title, files) == ["CSV: a row is not among the marks drawn"]
    assert wrong_of_chart(Chart(drawn[1:]), "Another", files) == [
        "CSV: a row is not among the marks drawn",
        f"PNG: is titled {LABEL.title!r}, not 'Another'",
        "SVG: has another title",
        "HTML: draws nothing, or something else",
    ]
