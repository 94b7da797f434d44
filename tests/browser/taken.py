"""Does a file that was taken away hold what the page shows? Rows against marks, and file against file."""

import html
import math
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from xml.sax.saxutils import escape

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
# The edges of bands and all else that is drawn and is no mark of its own.
AROUND = """
    chart => chart.querySelector('.js-plotly-plot')._fullData.filter(trace => !trace.customdata)
        .flatMap(trace => Array.from(trace.y))
"""
POINTS = "chart => chart.querySelectorAll('path.point').length"
POINT = re.compile(r'class="point[ "]')
OF_CSV_ALONE = ("chart", "as_of")
DIGITS = 9
NEAR = 1e-9


class Chart(Protocol):
    """A chart on a page, as a browser's locator of it."""

    def evaluate(self, script: str, /) -> Any:
        """What a script says of it."""


def wrong_of_chart(chart: Chart, title: str, files: dict[str, Path], opened: Chart) -> list[str]:
    """What the files of a chart's menu say otherwise than the page.

    `title` stands above the chart; `opened` is the chart of the saved page, opened in a browser.
    """
    drawn, rows = chart.evaluate(MARKS), _read(files["csv"])
    found = [] if _are_drawn(rows, drawn) else ["CSV: a row is not among the marks drawn"]
    found += [] if _have_bands(rows, chart.evaluate(AROUND)) else ["CSV: an interval is not among the bands drawn"]
    found += _other_rows(files["csv"], files["xlsx"])
    if opened.evaluate(MARKS) != drawn:
        found.append("HTML: draws other marks")
    svg = files["svg"].read_text(encoding="utf-8")
    own, points = len(POINT.findall(svg)), chart.evaluate(POINTS)
    if own != points:
        found.append(f"SVG: has {own} points, and the page {points}")
    with Image.open(files["png"]) as picture:
        if picture.info.get("Title") != title:
            found.append(f"PNG: is titled {picture.info.get('Title')!r}, not {title!r}")
        if len(set(picture.convert("L").getextrema())) == 1:
            found.append("PNG: is blank")
    page, pdf = files["html"].read_text(encoding="utf-8"), files["pdf"].read_bytes()
    if not pdf.rstrip().endswith(b"%%EOF"):
        found.append("PDF: has no end")
    titles = {"SVG": f"<title>{escape(title)}</title>" in svg, "HTML": f"<title>{html.escape(title)}</title>" in page}
    titles["PDF"] = title.encode("utf-16-be").hex().upper().encode() in pdf
    return found + [f"{name}: has another title" for name, same in titles.items() if not same]


def wrong_of_list(shown: set[int], files: dict[str, Path]) -> list[str]:
    """What the files of a list's menu say otherwise than the page, whose tables have `shown` rows."""
    rows = _read(files["csv"])
    found = _other_rows(files["csv"], files["xlsx"])
    if rows.empty or (shown and len(rows) not in shown):
        found.append(f"CSV: {len(rows)} rows, and the page's tables have {sorted(shown)}")
    return found


def wrong_of_pack(path: Path, folder: Path, csv: Path | None = None) -> list[str]:
    """What is wrong with an evidence pack, which is opened in a folder; and whether it has the rows of a CSV."""
    with zipfile.ZipFile(path) as pack:
        pack.extractall(folder)
    report = frictionless.validate(folder / "datapackage.json")
    found = [f"ZIP: {line}" for line in report.flatten(["type", "message"])]
    if csv:
        rows, drawn = _read(csv), _read(folder / "data" / "drawn.csv")
        shared = [column for column in rows if column in drawn]
        if not set(rows) - set(OF_CSV_ALONE) <= set(shared) or not drawn[shared].equals(rows[shared]):
            found.append("ZIP: data/drawn.csv is not the CSV")
    return found


def _read(csv: Path) -> pd.DataFrame:
    return pd.read_csv(csv, keep_default_na=False, na_values=[""])


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


def _have_bands(rows: pd.DataFrame, around: list[float | None]) -> bool:
    """Whether both bounds of each prediction interval are drawn."""
    if kind(rows).name in PLACES or (rows["role"] != "forecast").all():
        return True
    every = records(rows)
    bounds = {r[name] / axes(every).divisor for r in every if r["role"] == "forecast" for name in ("low", "high")}
    return {round(bound, DIGITS) for bound in bounds} <= {round(y, DIGITS) for y in around if y is not None}


def _other_rows(csv: Path, workbook: Path) -> list[str]:
    """Where a workbook's cells, which have types, are not what the CSV has as text."""
    rows = pd.read_csv(csv, dtype=str, keep_default_na=False)
    rows = rows[[column for column in rows if column not in OF_CSV_ALONE]]
    head, *cells = openpyxl.load_workbook(workbook)["Data"].iter_rows(values_only=True)
    if list(head) != list(rows) or len(cells) != len(rows):
        return [f"XLSX: {len(cells)} rows of {', '.join(map(str, head))}; the CSV has {len(rows)} of {', '.join(rows)}"]
    return [
        f"XLSX: {column} has {cell!r} where the CSV has {kept!r}"
        for column, *own in zip(rows, *cells, strict=True)
        for kept, cell in zip(rows[column], own, strict=True)
        if not _is_same(kept, cell)
    ]


def _is_same(kept: str, cell: object) -> bool:
    if isinstance(cell, datetime):
        return kept == f"{cell:%Y-%m-%d}"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return math.isclose(float(kept or "nan"), cell, rel_tol=NEAR)
    return kept == ("" if cell is None else str(cell))
