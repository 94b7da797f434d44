"""What can a reader take away from a chart? Its rows as CSV, the chart as a page, and the chart as a picture."""

import html
import re
import unicodedata
from datetime import date
from typing import Literal, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from charts.caption import Caption
from charts.draw import DESK, SAVED
from charts.frame import COLUMNS, tidy
from charts.pictures import PictureError, images_available, render
from charts.theme import WAYBILL
from warehouse.vocabulary import FORMULA

__all__ = [
    "FORMATS",
    "Format",
    "PictureError",
    "csv_bytes",
    "csv_table",
    "file_name",
    "html_bytes",
    "image_bytes",
    "images_available",
]

Picture = Literal["png", "svg", "pdf"]
HEIGHT = 620
PIXELS_A_POINT = 2
# Kaleido 1.5 shifts a PDF's content by the page's margins and cuts it at the right and at the bottom, px.
PDF_LOSS = 20
STEM_LENGTH = 80


class Format(NamedTuple):
    """A kind of download; `needs_browser` where images_available() decides whether it can be made."""

    label: str
    mime: str
    extension: str
    needs_browser: bool


FORMATS = [
    Format("Data (CSV)", "text/csv", "csv", False),
    Format("Picture (PNG)", "image/png", "png", True),
    Format("Picture (SVG)", "image/svg+xml", "svg", True),
    Format("Document (PDF)", "application/pdf", "pdf", True),
    Format("Page (HTML)", "text/html", "html", False),
]


def csv_bytes(drawn: pd.DataFrame, caption: Caption) -> bytes:
    """Give the drawn rows as UTF-8 CSV: charts.frame.COLUMNS in full precision, then the chart's title and as-of date.

    Values are in the base unit, dates ISO, nothing is an empty cell. Text that a spreadsheet would run as a formula
    gets a leading apostrophe. Raises DrawnError.
    """
    return csv_table(tidy(drawn)[list(COLUMNS)].assign(chart=caption.title, as_of=pd.Timestamp(caption.as_of)))


def csv_table(frame: pd.DataFrame) -> bytes:
    """Give any frame as UTF-8 CSV, its text defused where a spreadsheet would run it as a formula; dates ISO."""
    rows = frame.copy()
    for column in rows.select_dtypes(["object", "str"]):
        rows[column] = rows[column].map(lambda cell: _defused(cell) if isinstance(cell, str) else cell)
    # Line ends as in RFC 4180; with a plain line feed, Python before 3.13 leaves a carriage return in a text unquoted.
    return rows.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n").encode("utf-8")


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def html_bytes(figure: go.Figure, title: str = "Waybill") -> bytes:
    """Give the figure as a page that needs nothing from the network; `title` stands in the browser's tab."""
    page = figure.to_html(config=SAVED, include_plotlyjs=True, include_mathjax=False, full_html=True)
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
    return render(printed, options)


def file_name(stem: str, as_of: date, extension: str) -> str:
    """Give a name that every file system takes: "china-russia-trade-as-of-2023-02-23.csv"."""
    letters = (c for c in unicodedata.normalize("NFKD", stem).lower() if not unicodedata.combining(c))
    slug = re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")[:STEM_LENGTH].strip("-")
    return f"{slug or 'waybill'}-as-of-{as_of:%Y-%m-%d}.{extension}"
