"""How does a chart's frame become an Excel workbook: exactly what is drawn, and a sheet that says what it is?"""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import pandas as pd

from charts.caption import Caption
from charts.frame import COLUMNS, DATES, NUMBERS, tidy
from charts.metadata import Label
from warehouse.vocabulary import FORMULA

if TYPE_CHECKING:  # it is slow to import, and most visits need no workbook
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NARROWEST, WIDEST = 8, 44  # characters
THOUSAND = 1000
OLDEST = pd.Timestamp(1900, 3, 1)  # Excel takes 1900 for a leap year, and knows no year before
PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(drawn: pd.DataFrame, caption: Caption, label: Label, citation: str = "") -> bytes:
    """Give the rows as XLSX: charts.frame.COLUMNS as numbers in the base unit, dates and text; then a sheet "About".

    No text is a formula or a link. The same input gives the same bytes. Raises DrawnError.
    """
    import xlsxwriter

    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, **PLAIN_TEXT})
    created = datetime.combine(label.as_of, time())
    book.set_properties({"title": caption.title, "author": "Waybill", "comments": label.address, "created": created})
    _data(book, tidy(drawn)[list(COLUMNS)])
    _about(book, caption, label, citation)
    book.close()
    return held.getvalue()


def defused(text: str) -> str:
    """Text that a spreadsheet would run as a formula, with a leading apostrophe."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _data(book: Workbook, rows: pd.DataFrame) -> None:
    sheet = book.add_worksheet("Data")
    head = book.add_format({"bold": True, "bottom": 1})
    kinds = {name: book.add_format({"num_format": form}) for name, form in _FORMS.items()}
    for place, column in enumerate(COLUMNS):
        sheet.write_string(0, place, column, head)
        shown = [_cell(sheet, line, place, value, column, kinds) for line, value in enumerate(rows[column], 1)]
        widest = max([len(column) + 2, *shown])  # the filter's arrow stands beside the name
        sheet.set_column(place, place, min(max(widest + 1, NARROWEST), WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


_FORMS = {"whole": "#,##0", "fraction": "0.0###", "day": "yyyy-mm-dd"}


def _cell(sheet: Worksheet, line: int, place: int, value: Any, column: str, kinds: dict[str, Format]) -> int:
    """Write one cell; returns how many characters wide it is shown."""
    if pd.isna(value) or value == "":
        return 0
    if column in DATES and value >= OLDEST:
        sheet.write_datetime(line, place, value.to_pydatetime(), kinds["day"])
        return 10
    if column in NUMBERS or column == "level":
        number = float(value)
        whole = number.is_integer() or abs(number) >= THOUSAND
        sheet.write_number(line, place, number, kinds["whole" if whole else "fraction"])
        return len(f"{number:,.0f}" if whole else f"{number:.4f}")
    text = value.date().isoformat() if column in DATES else defused(value)
    sheet.write_string(line, place, text)
    return len(text)


def _about(book: Workbook, caption: Caption, label: Label, citation: str) -> None:
    sheet = book.add_worksheet("About")
    told = {
        "Title": caption.title,
        "Subtitle": caption.subtitle,
        "Note": caption.note,
        "Units": "Values stand in the base unit of the column unit.",
        **{name: text for name, text in label.lines().items() if name not in {"Title", "Author"}},
        "How to cite": citation.strip(),
    }
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for line, (name, text) in enumerate((name, text) for name, text in told.items() if text):
        sheet.write_string(line, 0, name, bold)
        sheet.write_string(line, 1, defused(text), wrapped)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 100)
