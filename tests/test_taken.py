"""Does the walk find a download that says otherwise than the page, or than the file beside it?"""

from pathlib import Path

import pandas as pd
import pytest
from PIL import Image

from charts.download import made
from charts.frame import records
from tests.browser.taken import AROUND, MARKS, POINT, POINTS, wrong_of_chart, wrong_of_list
from tests.test_charts import BILLION, CAPTION, FORECAST, FULL
from tests.test_downloads import LABEL, needs_browser

SHOWN = {len(FULL)}
Marks = list[tuple[str, float]]
BOUNDS = [bound / BILLION for row in FORECAST for bound in (row["low"], row["high"])]


class Chart:
    """A chart on a page: marks, bounds of its bands, and how many points."""

    def __init__(self, marks: Marks, around: list[float], points: int) -> None:
        self._of = {MARKS: marks, AROUND: around, POINTS: points}

    def evaluate(self, script: str) -> Marks | list[float] | int:
        return self._of[script]


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


@pytest.mark.parametrize("column", ["value", "series", "known_on"])
def test_another_cell_is_found(files: dict[str, Path], column: str) -> None:
    rows = pd.read_csv(files["csv"], dtype=str, keep_default_na=False)
    rows.loc[3, column] = {"value": "1.5", "series": "another", "known_on": "2001-07-02"}[column]
    rows.to_csv(files["csv"], index=False)
    [found] = wrong_of_list(SHOWN, files)
    assert found.startswith(f"XLSX: {column} has ")
    assert found.endswith(f" where the CSV has {rows[column][3]!r}")


def test_a_column_less_and_a_list_of_nothing_are_found(files: dict[str, Path]) -> None:
    rows = pd.read_csv(files["csv"])
    rows.drop(columns="label").to_csv(files["csv"], index=False)
    assert "XLSX: 16 rows of role" in wrong_of_list(SHOWN, files)[0]
    rows.iloc[:0].to_csv(files["csv"], index=False)
    assert "CSV: 0 rows, and the page's tables have []" in wrong_of_list(set(), files)


@needs_browser
def test_a_chart_that_is_not_what_its_files_say_is_found(files: dict[str, Path], tmp_path: Path) -> None:
    for extension in ("png", "svg", "pdf", "html"):
        files[extension] = tmp_path / f"a-view.{extension}"
        files[extension].write_bytes(made(extension, FULL, CAPTION, LABEL))
    marks = [(r["at"].isoformat(), r["value"] / BILLION) for r in records(FULL)]
    points = len(POINT.findall(files["svg"].read_text(encoding="utf-8")))
    drawn = Chart(marks, BOUNDS, points)
    assert wrong_of_chart(drawn, LABEL.title, files, drawn) == []
    moved = Chart([("2001-07-02", value) for _, value in marks], [*BOUNDS[1:], 1.0], points - 1)
    assert wrong_of_chart(moved, "Another", files, drawn) == [
        "CSV: a row is not among the marks drawn",
        "CSV: an interval is not among the bands drawn",
        "HTML: draws other marks",
        f"SVG: has {points} points, and the page {points - 1}",
        f"PNG: is titled {LABEL.title!r}, not 'Another'",
        "SVG: has another title",
        "HTML: has another title",
        "PDF: has another title",
    ]
    Image.new("L", (2, 2)).save(files["png"])
    files["pdf"].write_bytes(files["pdf"].read_bytes()[:-9])
    assert {"PNG: is blank", "PDF: has no end"} <= set(wrong_of_chart(drawn, LABEL.title, files, drawn))
    assert "CSV: a row is not among the marks drawn" in wrong_of_chart(
        Chart(marks[1:], BOUNDS, points), LABEL.title, files, drawn
    )
