"""Does a file that was taken away hold what the page shows? Rows against marks, and file against file."""

import math
import zipfile
from pathlib import Path
from typing import Any, Protocol

import frictionless
import openpyxl
import pandas as pd
from PIL import Image

from charts.axes import axes
from charts.frame import records
from charts.kinds import kind

# Where on its axes a row's mark stands, on a chart that is not of lines through time.
PLACES = {"map": ("longitude", "latitude"), "reliability": ("chance_pct", "met_pct")}
MARKS = """
    chart => chart.querySelector('.js-plotly-plot')._fullData.filter(trace => trace.customdata)
        .flatMap(trace => Array.from(trace.y, (y, i) => [trace.x[i], y]))
"""
DIGITS = 9
NEAR = 1e-9


class Chart(Protocol):
    """A chart on a page, as a browser's locator of it."""

    def evaluate(self, script: str, /) -> Any:
        """What a script says of it."""


def wrong_of_chart(chart: Chart, title: str, files: dict[str, Path]) -> list[str]:
    """What the files of a chart's menu say otherwise than the page; `title` stands above the chart."""
    rows = pd.read_csv(files["csv"], keep_default_na=False, na_values=[""])
    found = [] if _are_drawn(rows, chart.evaluate(MARKS)) else ["CSV: a row is not among the marks drawn"]
    found += _other_rows(rows, files["xlsx"])
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
    found = _other_rows(rows, files["xlsx"])
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


def _are_drawn(rows: pd.DataFrame, drawn: list[tuple[Any, float]]) -> bool:
    """Whether there are rows, and each is a mark."""
    of = kind(rows).name
    if of in PLACES:
        places = zip(*(rows[name].round(DIGITS) for name in PLACES[of]), strict=True)
        marks = {(round(x, DIGITS), round(y, DIGITS)) for x, y in drawn}
    else:
        every = records(rows)
        divisor = axes(every).divisor if every else 1.0
        places = iter((r["at"], round(r["value"] / divisor, DIGITS)) for r in every)
        marks = {(pd.Timestamp(x), round(float(y), DIGITS)) for x, y in drawn}
    return len(rows) > 0 and set(places) <= marks


def _other_rows(rows: pd.DataFrame, workbook: Path) -> list[str]:
    head, *cells = openpyxl.load_workbook(workbook)["Data"].iter_rows(values_only=True)
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
    """Whether a cell holds the number; a period of a year is text there."""
    return one is None if pd.isna(kept) else math.isclose(kept, float(str(one)), rel_tol=NEAR)
