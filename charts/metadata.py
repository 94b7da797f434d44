"""What does a picture say of itself, inside its file: title, figures, as-of date, data version and address?"""

import html
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

import pandas as pd

from charts.caption import Caption
from charts.text import plain

OURS = ("forecast", "chance")  # their figure_id is a forecast's
PNG_HEAD = 33  # bytes: the signature and the header chunk, which must come first
PDF_DATE = re.compile(rb"D:\d{14}(?=\+00'00'\))")  # the moment when it was made: the same chart gives the same file
PDF_NAMES = {"Description": "Subject"}  # where the standard has a name of its own
DUBLIN_CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


@dataclass(frozen=True)
class Label:
    """What a file says of itself: `version` is the data's, `address` the view's, `figures` the ids of what is drawn."""

    title: str
    description: str
    source: str
    as_of: date
    version: str
    address: str
    figures: tuple[str, ...]

    def lines(self) -> dict[str, str]:
        """The same as text by name, each on one line."""
        found = {
            "Title": self.title,
            "Description": self.description,
            "Author": "Waybill",
            "Data source": self.source,
            "As of": self.as_of.isoformat(),
            "Data version": self.version,
            "Address": self.address,
            "Figures": " ".join(self.figures),
        }
        return {name: plain(text) for name, text in found.items()}


def label(drawn: pd.DataFrame, caption: Caption, description: str, version: str, address: str) -> Label:
    """Give the label of a drawn frame's files; `description` is the chart's alternative text."""
    return Label(caption.title, description, caption.source, caption.as_of, version, address, figures(drawn))


def figures(drawn: pd.DataFrame) -> tuple[str, ...]:
    """The ids of the printed figures behind what is drawn, each once, in the order drawn."""
    cells = drawn.loc[~drawn["role"].isin(OURS), "figure_id"].dropna()
    return tuple(dict.fromkeys(figure_id for cell in cells for figure_id in cell.split()))


def labelled(data: bytes, extension: str, of: Label) -> bytes:
    """Give a PNG, SVG, PDF or HTML file with its label inside and its picture untouched; any other file as it is.

    A PDF is dated by the day that it shows.
    """
    if extension == "png":
        return data[:PNG_HEAD] + b"".join(_chunks(of)) + data[PNG_HEAD:]
    if extension == "svg":
        start = data.index(b">", data.index(b"<svg")) + 1
        return data[:start] + _svg(of).encode("utf-8") + data[start:]
    if extension == "pdf":
        dated = PDF_DATE.sub(f"D:{of.as_of:%Y%m%d}000000".encode("ascii"), data)  # as long, for its places are counted
        return dated + _update(dated, of)
    if extension == "html":
        return data.replace(b"</head>", _meta(of).encode("utf-8") + b"</head>", 1)
    return data


def _chunks(of: Label) -> Iterator[bytes]:
    """International text chunks (PNG, third edition, 11.3.3.4), not compressed, in no stated language."""
    for name, text in of.lines().items():
        body = b"iTXt" + name.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8")
        yield struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _update(data: bytes, of: Label) -> bytes:
    """What is appended to a PDF to give it another information dictionary (ISO 32000-1, 7.5.6 and 14.3.3)."""
    found = re.search(rb"trailer\s*<<(.*?/Info (\d+) 0 R.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", data, re.DOTALL)
    if found is None:
        return b""
    entries, number, before = found.groups()
    told = {PDF_NAMES.get(name, name.title().replace(" ", "")): text for name, text in of.lines().items()}
    inside = "".join(f"/{name} <FEFF{text.encode('utf-16-be').hex().upper()}>\n" for name, text in told.items())
    head = b"\n%s 0 obj\n<<%s>>\nendobj\n" % (number, inside.encode("ascii"))
    table = b"xref\n%s 1\n%010d 00000 n \n" % (number, len(data) + 1)
    trailer = b"trailer\n<<%s\n/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (entries, before, len(data) + len(head))
    return head + table + trailer


def _svg(of: Label) -> str:
    told = {name: escape(text) for name, text in of.lines().items()}
    facts = {
        "dc:creator": told["Author"],
        "dc:source": told["Data source"],
        "dcterms:valid": told["As of"],
        "dcterms:hasVersion": told["Data version"],
        "dc:identifier": told["Address"],
        "dc:relation": told["Figures"],
    }
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in facts.items())
    described = f"<title>{told['Title']}</title><desc>{told['Description']}</desc>"
    return f"{described}<metadata {DUBLIN_CORE}>{inside}</metadata>"


def _meta(of: Label) -> str:
    told = of.lines()
    del told["Title"]  # it stands in the page's own title
    named = {name.lower().replace(" ", "-"): html.escape(text) for name, text in told.items()}
    return "".join(f'<meta name="{name}" content="{text}">' for name, text in named.items())
