"""What can a reader take away from a chart? Its rows as CSV or XLSX, the chart as a page, the chart as a picture."""

import html
import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple, get_args

import pandas as pd
import plotly.graph_objects as go

from charts.caption import Caption
from charts.draw import DESK, SAVED
from charts.kinds import kind
from charts.metadata import Label, labelled
from charts.pictures import PictureError, images_available, render, trouble
from charts.theme import WAYBILL
from charts.workbook import defused, workbook

__all__ = [
    "FORMATS",
    "LISTED",
    "Format",
    "PictureError",
    "csv_bytes",
    "csv_rows",
    "csv_table",
    "file_name",
    "html_bytes",
    "image_bytes",
    "images_available",
    "made",
    "made_of_list",
    "trouble",
]

Picture = Literal["png", "svg", "pdf"]
PICTURES: dict[str, Picture] = {picture: picture for picture in get_args(Picture)}
HEIGHT = 620
PIXELS_A_POINT = 2
# Kaleido 1.5 shifts a PDF's content by the page's margins and cuts it at the right and at the bottom, px.
PDF_LOSS = 20
STEM_LENGTH = 80


class Format(NamedTuple):
    """A kind of download and what it is for; where it needs a browser, images_available() says if it can be made."""

    extension: str
    purpose: str
    mime: str
    needs_browser: bool = False


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = [
    Format("png", "picture for a text or a slide", "image/png", True),
    Format("svg", "picture that stays sharp at any size", "image/svg+xml", True),
    Format("pdf", "page for print", "application/pdf", True),
    Format("html", "chart to point at, works offline", "text/html"),
    Format("csv", "the numbers drawn, for any program", "text/csv"),
    Format("xlsx", "the numbers drawn, for Excel", XLSX),
]
LISTED = [Format("csv", "the rows, for any program", "text/csv"), Format("xlsx", "the rows, for Excel", XLSX)]


def made(extension: str, drawn: pd.DataFrame, caption: Caption, label: Label, citation: str = "") -> bytes:
    """Make one of FORMATS, its label inside where the format has a place for one. Raises DrawnError, PictureError."""
    if extension == "csv":
        return csv_bytes(drawn, caption)
    if extension == "xlsx":
        return workbook(kind(drawn).rows(drawn), caption, label, citation)
    figure = kind(drawn).draw(drawn, replace(caption, version=label.version), DESK, HEIGHT)
    data = html_bytes(figure, caption.title) if extension == "html" else image_bytes(figure, PICTURES[extension])
    return labelled(data, extension, label)


def made_of_list(extension: str, rows: pd.DataFrame, caption: Caption, label: Label, citation: str = "") -> bytes:
    """Make one of LISTED of rows that are no chart."""
    return workbook(rows, caption, label, citation) if extension == "xlsx" else csv_table(rows)


def csv_bytes(drawn: pd.DataFrame, caption: Caption) -> bytes:
    """Give the drawn rows as UTF-8 CSV, in full precision, then the chart's title and as-of date.

    Of lines they have charts.frame.COLUMNS, of another kind of chart those of its frame. Values are in the base unit,
    dates ISO, nothing is an empty cell. Text that a spreadsheet would run as a formula gets an apostrophe before it.
    Raises DrawnError.
    """
    return csv_table(csv_rows(drawn, caption))


def csv_rows(drawn: pd.DataFrame, caption: Caption) -> pd.DataFrame:
    """Give the rows of that CSV. Raises DrawnError."""
    return kind(drawn).rows(drawn).assign(chart=caption.title, as_of=pd.Timestamp(caption.as_of))


def csv_table(frame: pd.DataFrame) -> bytes:
    """Give any frame as UTF-8 CSV, its text defused where a spreadsheet would run it as a formula; dates ISO."""
    rows = frame.copy()
    for column in rows.select_dtypes(["object", "str"]):
        rows[column] = rows[column].map(lambda cell: defused(cell) if isinstance(cell, str) else cell)
    # Line ends as in RFC 4180; with a plain line feed, Python before 3.13 leaves a carriage return in a text unquoted.
    return rows.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n").encode("utf-8")


def html_bytes(figure: go.Figure, title: str = "Waybill") -> bytes:
    """Give the figure as a page that needs nothing from the network; `title` stands in the browser's tab."""
    page = figure.to_html(config=SAVED, include_plotlyjs=True, include_mathjax=False, full_html=True, div_id="chart")
    charset = '<meta charset="utf-8" />'
    head = f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{html.escape(title)}</title>'
    return str(page).replace("<html>", '<html lang="en">', 1).replace(charset, charset + head, 1).encode("utf-8")


def image_bytes(figure: go.Figure, format: Picture) -> bytes:
    """Give the figure as a picture on white, in its own size or 1000 by 620 px; a PNG has twice as many pixels.

    Raises PictureError if no browser can draw it; ask images_available() first.
    """
    printed = go.Figure(figure)
    printed.layout.template = WAYBILL
    width, height = (figure.layout.width or DESK), (figure.layout.height or HEIGHT)
    if format == "pdf":
        margin = figure.layout.margin
        printed.update_layout(margin={"r": (margin.r or 0) + PDF_LOSS, "b": (margin.b or 0) + PDF_LOSS})
        width, height = width + PDF_LOSS, height + PDF_LOSS
    options = {"format": format, "width": width, "height": height, "scale": PIXELS_A_POINT if format == "png" else 1}
    data = render(printed, options)
    return _settled(data) if format == "svg" else data


def _settled(svg: bytes) -> bytes:
    """The same figure gives the same file: Plotly draws lots for the names of a figure and of its traces."""
    svg = re.sub(rb'(class="trace scatter) trace[0-9a-f]+"', rb'\1"', svg)
    name = re.search(rb'id="defs-([0-9a-f]+)"', svg)
    return re.sub(rb"(defs-|clip|legend)" + name[1], rb"\1-chart", svg) if name else svg


def file_name(stem: str, as_of: date, extension: str) -> str:
    """Give a name that every file system takes: "china-russia-trade-as-of-2023-02-23.csv"."""
    letters = (c for c in unicodedata.normalize("NFKD", stem).lower() if not unicodedata.combining(c))
    slug = re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")[:STEM_LENGTH].strip("-")
    return f"{slug or 'waybill'}-as-of-{as_of:%Y-%m-%d}.{extension}"
