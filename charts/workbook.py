"""How do rows become an Excel workbook: a sheet with exactly these, and one that says what they are?"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from charts.caption import Caption
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


def workbook(rows: pd.DataFrame, caption: Caption, label: Label, citation: str = "") -> bytes:
    """Give any rows as XLSX: their columns as numbers, dates and text; then a sheet "About".

    No text is a formula or a link. The same input gives the same bytes.
    """
    import xlsxwriter

    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, **PLAIN_TEXT})
    created = datetime.combine(label.as_of, time())
    book.set_properties({"title": caption.title, "author": "Waybill", "comments": label.address, "created": created})
    _data(book, rows)
    _about(book, caption, label, citation, "unit" in rows)
    book.close()
    return held.getvalue()


def defused(text: str) -> str:
    """Text that a spreadsheet would run as a formula, with a leading apostrophe."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _data(book: Workbook, rows: pd.DataFrame) -> None:
    sheet = book.add_worksheet("Data")
    head = book.add_format({"bold": True, "bottom": 1})
    kinds = {name: book.add_format({"num_format": form}) for name, form in _FORMS.items()}
    for place, column in enumerate(rows):
        sheet.write_string(0, place, str(column), head)
        shown = [_cell(sheet, line, place, value, kinds) for line, value in enumerate(rows[column], 1)]
        widest = max([len(str(column)) + 2, *shown])  # the filter's arrow stands beside the name
        sheet.set_column(place, place, min(max(widest + 1, NARROWEST), WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(rows.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


_FORMS = {"whole": "#,##0", "fraction": "0.0###", "day": "yyyy-mm-dd"}


def _cell(sheet: Worksheet, line: int, place: int, value: Any, kinds: dict[str, Format]) -> int:
    """Write one cell; returns how many characters wide it is shown."""
    if pd.isna(value) or value == "":
        return 0
    if isinstance(value, date) and pd.Timestamp(value) >= OLDEST:
        sheet.write_datetime(line, place, pd.Timestamp(value).to_pydatetime(), kinds["day"])
        return 10
    if isinstance(value, bool | np.bool_):
        sheet.write_boolean(line, place, bool(value))
        return len("FALSE")
    if isinstance(value, int | float | np.number | Decimal):
        number = float(value)
        whole = number.is_integer() or abs(number) >= THOUSAND
        sheet.write_number(line, place, number, kinds["whole" if whole else "fraction"])
        return len(f"{number:,.0f}" if whole else f"{number:.4f}")
    text = f"{value:%Y-%m-%d}" if isinstance(value, date) else defused(str(value))
    sheet.write_string(line, place, text)
    return len(text)


def _about(book: Workbook, caption: Caption, label: Label, citation: str, has_units: bool) -> None:
    sheet = book.add_worksheet("About")
    told = {
        "Title": caption.title,
        "Subtitle": caption.subtitle,
        "Note": caption.note,
        "Units": "Values stand in the base unit of the column unit." if has_units else "",
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
