"""Does a file that was taken away hold what the page shows? Rows against marks, and file against file."""

import io
import zipfile
from pathlib import Path
from typing import Any, Protocol

import frictionless
import openpyxl
import pandas as pd
from PIL import Image

# Where a kind of chart puts what its rows hold, by a column that only its rows have.
AXES = {"latitude": ("longitude", "latitude"), "met_pct": ("chance_pct", "met_pct"), "value": ("", "value")}
MARKS = """
    chart => chart.querySelector('.js-plotly-plot')._fullData.filter(trace => trace.customdata || trace.x.length > 1)
        .flatMap(trace => Array.from(trace.y, (y, i) => [trace.x[i], y]))
"""
POWERS = range(16)
NEAR = 1e-9


class Chart(Protocol):
    """A chart on a page, as a browser's locator of it."""

    def evaluate(self, script: str, /) -> Any:
        """What a script says of it."""


def wrong_of_chart(chart: Chart, title: str, files: dict[str, Path]) -> list[str]:
    """What the files of a chart's menu say otherwise than the page; `title` stands above the chart."""
    rows = pd.read_csv(files["csv"], keep_default_na=False, na_values=[""])
    found = [] if _are_drawn(rows, chart.evaluate(MARKS)) else ["CSV: a row is not among the marks drawn"]
    found += _other_rows(rows, files["xlsx"], "Data")
    picture = Image.open(files["png"])
    if picture.info.get("Title") != title:
        found.append(f"PNG: is titled {picture.info.get('Title')!r}, not {title!r}")
    word = title.split(maxsplit=1)[0]
    if word not in files["svg"].read_text(encoding="utf-8"):
        found.append("SVG: has another title")
    if not files["pdf"].read_bytes().rstrip().endswith(b"%%EOF"):
        found.append("PDF: has no end")
    page = files["html"].read_text(encoding="utf-8")
    if "Plotly.newPlot" not in page or word not in page:
        found.append("HTML: draws nothing, or something else")
    return found


def wrong_of_list(shown: set[int], files: dict[str, Path]) -> list[str]:
    """What the files of a list's menu say otherwise than the page, whose tables have `shown` rows."""
    rows = pd.read_csv(files["csv"], keep_default_na=False, na_values=[""])
    found = _other_rows(rows, files["xlsx"], "Data")
    if shown and len(rows) not in shown:
        found.append(f"CSV: {len(rows)} rows, and the page's tables have {sorted(shown)}")
    return found


def wrong_of_pack(path: Path, folder: Path, csv: Path | None = None) -> list[str]:
    """What is wrong with an evidence pack, which is opened in a folder; and whether it has the rows of a CSV."""
    with zipfile.ZipFile(path) as pack:
        pack.extractall(folder)
    report = frictionless.validate(folder / "datapackage.json")
    found = [f"ZIP: {line}" for line in report.flatten(["type", "message"])]
    if csv:
        rows = pd.read_csv(csv, keep_default_na=False, na_values=[""])
        drawn = pd.read_csv(folder / "data" / "drawn.csv", keep_default_na=False, na_values=[""])
        shared = [column for column in rows if column in drawn]
        if len(drawn) != len(rows) or not shared or not drawn[shared].equals(rows[shared]):
            found.append("ZIP: data/drawn.csv is not the CSV")
    return found


def _are_drawn(rows: pd.DataFrame, marks: list[list[object]]) -> bool:
    """Whether each row's value is that of a mark, in the unit of the axis."""
    _, column = next(axes for name, axes in AXES.items() if name in rows)
    drawn = [float(y) for _, y in marks if y is not None]  # type: ignore[arg-type]
    powers = POWERS if column == "value" else [0]
    return any(all(_is_near(value / 10**power, drawn) for value in rows[column]) for power in powers)


def _is_near(value: float, drawn: list[float]) -> bool:
    return any(abs(value - one) <= NEAR * max(abs(value), abs(one)) for one in drawn)


def _other_rows(rows: pd.DataFrame, workbook: Path, name: str) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(workbook.read_bytes()))[name]
    head, *cells = book.iter_rows(values_only=True)
    if not set(head) <= set(rows) or len(cells) != len(rows):
        return [f"XLSX: {len(cells)} rows of {', '.join(map(str, head))}; the CSV has {len(rows)} of {', '.join(rows)}"]
    found = []
    for place, column in enumerate(map(str, head)):
        if pd.api.types.is_numeric_dtype(rows[column]) and not pd.api.types.is_bool_dtype(rows[column]):
            own = [row[place] for row in cells]
            if not all(_is_same(kept, one) for kept, one in zip(rows[column], own, strict=True)):
                found.append(f"XLSX: a number in {column} is another than in the CSV")
    return found


def _is_same(kept: float, one: object) -> bool:
    return one is None if pd.isna(kept) else _is_near(kept, [float(str(one))])  # a period of a year is text there
