import csv
import io
import os
import re
import signal
import struct
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pytest
from PIL import Image

from charts import pictures
from charts.caption import Caption
from charts.download import (
    FORMATS,
    LISTED,
    Picture,
    csv_bytes,
    file_name,
    html_bytes,
    image_bytes,
    images_available,
    made,
    made_of_list,
)
from charts.draw import draw
from charts.frame import COLUMNS, DATES, NUMBERS, TEXTS, tidy
from charts.kinds import kind
from charts.metadata import Label, figures, label, labelled
from charts.pictures import PictureError
from charts.workbook import workbook
from tests.test_charts import CAPTION, FULL, OUTTURN, frame, year

needs_browser = pytest.mark.skipif(not images_available(), reason="no Chrome-family browser on this machine")


LABEL = label(
    FULL, CAPTION, "A chart & what it <says>, по-русски", "0123456789abcdef", "Claims?claim=x&asof=2023-02-23"
)
FULL_WIDTH = [chr(ord(c) + 0xFEE0) for c in "=+-@"]


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def written(svg: bytes) -> str:
    """The words that are seen in a picture."""
    texts = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return " ".join("".join(text.itertext()) for text in texts).replace("\N{NO-BREAK SPACE}", " ")


def read_back(data: bytes) -> pd.DataFrame:
    found = pd.read_csv(
        io.BytesIO(data),
        dtype={**dict.fromkeys((*TEXTS, "chart"), "str"), "level": "Int64"},
        parse_dates=[*DATES, "as_of"],
        keep_default_na=False,
        na_values={c: [""] for c in (*NUMBERS, *DATES, "level")},
    )
    return found.astype(dict.fromkeys(DATES, "datetime64[us]"))


# The rows


def test_the_csv_read_back_is_the_drawn_frame() -> None:
    pd.testing.assert_frame_equal(read_back(csv_bytes(FULL, CAPTION))[list(COLUMNS)], tidy(FULL))


def test_the_csv_has_a_header_and_a_line_a_mark_and_says_which_chart_it_was_when() -> None:
    lines = csv_bytes(FULL, CAPTION).decode("utf-8").splitlines()
    assert lines[0].split(",") == [*COLUMNS, "chart", "as_of"]
    assert len(lines) == 1 + len(FULL)
    assert {(r["chart"], r["as_of"]) for r in rows_of(csv_bytes(FULL, CAPTION))} == {(CAPTION.title, "2023-02-23")}


def test_numbers_keep_their_full_precision_and_their_sign() -> None:
    drawn = frame(year("history", 2021, -1 / 3, unit="percent"), year("history", 2022, 0.1 + 0.2, unit="percent"))
    assert [r["value"] for r in rows_of(csv_bytes(drawn, CAPTION))] == ["-0.3333333333333333", "0.30000000000000004"]


def test_dates_are_iso_and_nothing_is_an_empty_cell() -> None:
    (row,) = rows_of(csv_bytes(frame(year("claim", 2022, 170, low=169.5, known_on=None)), CAPTION))
    assert (row["period_start"], row["period_end"]) == ("2022-01-01", "2022-12-31")
    assert (row["high"], row["level"], row["known_on"]) == ("", "", "")


@pytest.mark.parametrize("start", [*"=+-@\t\r\n", *FULL_WIDTH])
@pytest.mark.parametrize("column", [c for c in TEXTS if c not in {"role", "unit"}])
def test_a_text_that_a_spreadsheet_would_run_is_defused(start: str, column: str) -> None:
    evil = f"{start}HYPERLINK(1)"
    (row,) = rows_of(csv_bytes(frame({**year("claim", 2022, 170), column: evil}), CAPTION))
    assert row[column] == f"'{evil}"


def test_the_title_and_the_unit_are_defused_too() -> None:
    evil = Caption("=1+1", "", "", date(2023, 2, 23))
    (row,) = rows_of(csv_bytes(frame(year("claim", 2022, 170, unit="@x")), evil))
    assert (row["chart"], row["unit"]) == ("'=1+1", "'@x")


def test_commas_quotes_and_line_ends_in_a_text_stay_in_its_cell() -> None:
    (row,) = rows_of(csv_bytes(frame(year("claim", 2022, 170, series='a,"b"\n哈尔滨')), CAPTION))
    assert row["series"] == 'a,"b"\n哈尔滨'


def test_nothing_drawn_is_a_header_alone() -> None:
    assert csv_bytes(FULL.iloc[:0], CAPTION).decode("utf-8") == ",".join([*COLUMNS, "chart", "as_of"]) + "\r\n"


# The workbook


def book_of(drawn: pd.DataFrame, caption: Caption = CAPTION, of: Label = LABEL) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(made("xlsx", drawn, caption, of, "Waybill, cited")))


def cells_of(drawn: pd.DataFrame) -> list[list[Any]]:
    return [list(row) for row in book_of(drawn)["Data"].iter_rows(min_row=2, values_only=True)]


def test_the_workbook_read_back_is_the_drawn_frame() -> None:
    data = book_of(FULL)["Data"]
    assert [cell.value for cell in data[1]] == list(COLUMNS)
    found = pd.DataFrame(cells_of(FULL), columns=list(COLUMNS))
    found[list(TEXTS)] = found[list(TEXTS)].astype("str").where(found[list(TEXTS)].notna(), "")
    found = found.astype(
        {**dict.fromkeys(NUMBERS, "float64"), **dict.fromkeys(DATES, "datetime64[us]"), "level": "Int64"}
    )
    pd.testing.assert_frame_equal(found, tidy(FULL))


def test_a_workbooks_values_are_numbers_in_the_base_unit_and_its_dates_are_dates() -> None:
    data = book_of(frame(year("claim", 2022, 170.0, low=169.5)))["Data"]
    value, start = (data.cell(2, 1 + COLUMNS.index(column)) for column in ("value", "period_start"))
    assert (value.value, value.data_type, value.number_format) == (170e9, "n", "#,##0")
    assert (start.is_date, start.value.date(), start.number_format) == (True, date(2022, 1, 1), "yyyy-mm-dd")
    assert data.cell(2, 1 + COLUMNS.index("high")).value is None


@pytest.mark.parametrize("start", [*"=+-@\t\r\n", *FULL_WIDTH, "http://", "mailto:"])
def test_no_text_of_a_workbook_is_a_formula_or_a_link(start: str) -> None:
    evil = f"{start}SUM(1)"
    book = book_of(frame({**year("claim", 2022, 170), "label": evil}), Caption(evil, evil, evil, date(2023, 2, 23)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    label_cell = book["Data"].cell(2, 1 + COLUMNS.index("label"))
    assert label_cell.value.replace("_x000D_", "\r") == (evil if evil[0] in "hm" else f"'{evil}")


def test_a_workbook_says_what_it_is_and_how_to_cite_it() -> None:
    about = dict(book_of(FULL)["About"].iter_rows(values_only=True))
    assert (about["Title"], about["Data source"]) == (CAPTION.title, CAPTION.source)
    assert (about["As of"], about["Data version"]) == ("2023-02-23", "0123456789abcdef")
    assert (about["Address"], about["How to cite"]) == ("Claims?claim=x&asof=2023-02-23", "Waybill, cited")


def test_a_workbooks_head_stays_in_sight_and_its_columns_are_wide_enough() -> None:
    data = book_of(FULL)["Data"]
    assert (data.freeze_panes, data.auto_filter.ref) == ("A2", f"A1:O{1 + len(FULL)}")
    dates = openpyxl.utils.get_column_letter(1 + COLUMNS.index("known_on"))
    assert data.column_dimensions[dates].width >= len("2023-02-23")


def test_the_same_rows_give_the_same_workbook() -> None:
    assert workbook(tidy(FULL), CAPTION, LABEL) == workbook(tidy(FULL), CAPTION, LABEL)


# Charts of another kind, and lists

PLACES = pd.DataFrame(
    {
        **{"corridor": ["m12", "m12", "north"], "number": [1, 1, 2], "stop": [1, 2, 1]},
        **{"label": ["M-12", "M-12", "The north"], "short": ["M-12", "M-12", "North"]},
        **{"place": ["moscow", "kazan", "archangel"], "name": ["Moscow", "Kazan", "=Archangel"]},
        **{"latitude": [55.8, 55.8, 64.5], "longitude": [37.6, 49.1, 40.5], "is_chosen": [True, True, False]},
    }
)
BINS = pd.DataFrame(
    {
        **{"low_pct": [0, 80], "high_pct": [20, 100], "promises": [8, 16], "met": [4, 16]},
        **{"chance_pct": [5.0, 92.0], "met_pct": [50.0, 100.0], "figure_id": ["a b", "c"]},
        "known_on": pd.to_datetime(["2023-01-13", "2022-01-14"]),
    }
)
KINDS = {"lines": FULL, "map": PLACES, "reliability": BINS}
of_every_kind = pytest.mark.parametrize("name", KINDS)


@of_every_kind
def test_a_frames_columns_say_which_kind_of_chart_it_makes(name: str) -> None:
    assert kind(KINDS[name]).name == name


@of_every_kind
@pytest.mark.parametrize("width", [None, 1000])
def test_plotly_finds_nothing_wrong_in_any_kind_of_chart(name: str, width: int | None) -> None:
    drawn = KINDS[name]
    go.Figure(kind(drawn).draw(drawn, CAPTION, width, None).to_dict())  # where it checks every property


@needs_browser
@of_every_kind
def test_every_kind_of_chart_comes_in_every_format_with_its_label_inside(name: str) -> None:
    drawn = KINDS[name]
    of = label(kind(drawn).marks(drawn), CAPTION, kind(drawn).alt(drawn, CAPTION), LABEL.version, LABEL.address)
    files = {one.extension: made(one.extension, drawn, CAPTION, of) for one in FORMATS}
    picture = Image.open(io.BytesIO(files["png"]))
    assert (picture.size, picture.text) == ((2000, 1240), of.lines())  # type: ignore[attr-defined]
    ours = "As of 23 February 2023. Waybill, data version 01234567."
    for words in (CAPTION.title, f"Source: {CAPTION.source}", ours):
        assert words in written(files["svg"])
    assert b"/DataVersion" in files["pdf"]
    assert b'<meta name="as-of" content="2023-02-23">' in files["html"]
    assert len(rows_of(files["csv"])) == len(drawn)
    assert openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["Data"].max_row == 1 + len(drawn)


def test_a_map_names_no_figure_and_a_diagram_those_of_its_promises() -> None:
    assert figures(kind(PLACES).marks(PLACES)) == ()
    assert figures(kind(BINS).marks(BINS)) == ("a", "b", "c")


@pytest.mark.parametrize("name", ["map", "reliability"])
def test_on_a_page_a_chart_of_another_kind_leaves_its_caption_to_the_page_too(name: str) -> None:
    drawn = KINDS[name]
    for width in (None, 1000):
        said = str(kind(drawn).draw(drawn, CAPTION, width, None).layout.annotations)
        assert ("As of 23 February 2023." in said) == (width is not None)


def test_a_lists_rows_come_as_csv_and_as_a_workbook_with_numbers_as_numbers() -> None:
    listed = PLACES.assign(known_on=pd.Timestamp("2023-02-23"), nothing=None)
    files = {one.extension: made_of_list(one.extension, listed, CAPTION, LABEL) for one in LISTED}
    assert [row["name"] for row in rows_of(files["csv"])] == ["Moscow", "Kazan", "'=Archangel"]
    data = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["Data"]
    head, *cells = data.iter_rows(values_only=True)
    assert list(head) == list(listed)
    last = dict(zip(head, cells[-1], strict=True))
    assert (last["name"], last["latitude"], last["is_chosen"]) == ("'=Archangel", 64.5, False)
    assert (last["known_on"].date(), last["nothing"]) == (date(2023, 2, 23), None)


# What a file says of itself


def test_the_figures_of_a_chart_are_those_printed_and_not_its_forecasts() -> None:
    rows = frame(
        {**OUTTURN[0], "figure_id": "a b"}, {**OUTTURN[0], "figure_id": "b c"}, year("claim", 2022, 1, figure_id="a")
    )
    forecast = year("forecast", 2022, 1, low=0, high=2, level=80, figure_id="forecast:x")
    assert figures(pd.concat([rows, frame(forecast)])) == ("a", "b", "c")


@needs_browser
def test_a_png_carries_its_figures_its_date_and_its_data_version_and_keeps_its_pixels() -> None:
    plain = image_bytes(draw(FULL, CAPTION, width=400, height=400), "png")
    picture = Image.open(io.BytesIO(labelled(plain, "png", LABEL)))
    assert picture.text == LABEL.lines()  # type: ignore[attr-defined]
    assert picture.text["As of"] == "2023-02-23"  # type: ignore[attr-defined]
    assert picture.text["Figures"].split() == list(figures(FULL))  # type: ignore[attr-defined]
    assert picture.convert("RGB").tobytes() == Image.open(io.BytesIO(plain)).convert("RGB").tobytes()


@needs_browser
def test_an_svg_carries_its_title_its_description_and_where_it_is_from() -> None:
    root = ElementTree.fromstring(made("svg", FULL, CAPTION, LABEL))
    svg, dc, terms = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
    assert root.findtext(f"{svg}title") == CAPTION.title
    assert root.findtext(f"{svg}desc") == LABEL.description
    about = root.find(f"{svg}metadata")
    assert about is not None
    assert (about.findtext(f"{terms}valid"), about.findtext(f"{terms}hasVersion")) == ("2023-02-23", LABEL.version)
    assert (about.findtext(f"{dc}identifier"), about.findtext(f"{dc}relation")) == (
        LABEL.address,
        " ".join(figures(FULL)),
    )


@needs_browser
def test_a_pdf_is_titled_by_its_chart_and_carries_where_it_is_from() -> None:
    drawn = image_bytes(draw(FULL, CAPTION, width=400, height=400), "pdf")
    plain = re.sub(rb"D:\d{14}", b"D:20230223000000", drawn)
    data = labelled(drawn, "pdf", LABEL)
    assert data.startswith(plain)
    assert plain.count(b"D:20230223000000") == 2
    start = int(data.rsplit(b"startxref", 1)[1].split()[0])
    _, number, _, offset = data[start:].split()[:4]
    about = data[int(offset) :].split(b"endobj")[0]
    assert about.startswith(number + b" 0 obj")
    told = {
        name.decode(): bytes.fromhex(text.decode()).decode("utf-16")
        for name, text in re.findall(rb"/(\w+) <(\w+)>", about)
    }
    assert told == {
        **{"Title": CAPTION.title, "Subject": LABEL.description, "Author": "Waybill", "DataSource": CAPTION.source},
        **{"AsOf": "2023-02-23", "DataVersion": LABEL.version, "Address": LABEL.address},
        "Figures": " ".join(figures(FULL)),
    }
    assert f"/Info {number.decode()} 0 R".encode() in data[start:]
    assert b"/Prev " + plain.rsplit(b"startxref", 1)[1].split()[0] in data[start:]


@needs_browser
@pytest.mark.parametrize("picture", get_args(Picture))
def test_the_same_chart_gives_the_same_picture(picture: str) -> None:
    first = made(picture, FULL, CAPTION, LABEL)
    time.sleep(1)  # what a PDF's own clock tells apart
    assert made(picture, FULL, CAPTION, LABEL) == first


def test_a_page_carries_where_it_is_from_and_no_text_ends_its_head() -> None:
    evil = label(FULL, CAPTION, '"></head><script>alert(1)</script>', LABEL.version, LABEL.address)
    page = made("html", FULL, CAPTION, evil).decode("utf-8")
    head = page[: page.index("</head>")]
    assert '<meta name="as-of" content="2023-02-23">' in head
    assert f'<meta name="data-version" content="{LABEL.version}">' in head
    assert f'<meta name="figures" content="{" ".join(figures(FULL))}">' in head
    assert "<script>alert" not in page


# The page


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = html_bytes(draw(FULL, CAPTION), CAPTION.title).decode("utf-8")
    assert "<script src" not in page
    assert "<link" not in page
    assert len(page) > 3_000_000


def test_the_page_has_its_title_its_language_and_a_phone_s_width() -> None:
    page = html_bytes(draw(FULL, CAPTION), "Trade <in> 2022 & 2023").decode("utf-8")
    assert '<html lang="en">' in page
    assert page.index("charset") < page.index('name="viewport"') < page.index("<title>Trade &lt;in&gt; 2022 &amp; 2023")


def test_text_from_data_does_not_end_the_script_of_the_page() -> None:
    evil = "</script><script>alert(1)</script>"
    page = html_bytes(draw(frame({**OUTTURN[0], "series": evil, "publisher": evil}), CAPTION), evil).decode("utf-8")
    assert "<script>alert" not in page


# The picture


@needs_browser
def test_a_png_is_white_and_has_twice_the_pixels() -> None:
    data = image_bytes(draw(FULL, CAPTION, width=1000, height=620), "png")
    assert struct.unpack(">II", data[16:24]) == (2000, 1240)
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    assert picture.getpixel((1, 1)) == picture.getpixel((1998, 1238)) == (255, 255, 255)
    assert len(picture.getcolors(1 << 20) or []) > 50


@needs_browser
def test_a_picture_has_the_size_of_its_figure() -> None:
    figure = draw(FULL, CAPTION)
    assert struct.unpack(">II", image_bytes(figure, "png")[16:24]) == (2000, 2 * figure.layout.height)


@needs_browser
def test_a_picture_is_on_white_whatever_theme_its_figure_had() -> None:
    figure = draw(FULL, CAPTION, width=600, height=500)
    figure.update_layout(template="plotly_dark")
    picture = Image.open(io.BytesIO(image_bytes(figure, "png"))).convert("RGB")
    assert picture.getpixel((1, 1)) == (255, 255, 255)


@needs_browser
def test_an_svg_carries_title_source_and_as_of_date_as_text() -> None:
    said = written(image_bytes(draw(FULL, CAPTION, width=1000, height=620), "svg"))
    for words in (CAPTION.title, f"Source: {CAPTION.source}", "As of 23 February 2023.", "Claim: $170bn"):
        assert words in said


@needs_browser
def test_two_dollar_signs_are_money_and_not_mathematics() -> None:
    svg = image_bytes(draw(FULL, Caption("From $170bn to $220bn", "", "S", date(2023, 2, 23)), width=1000), "svg")
    assert "From $170bn to $220bn" in "".join(ElementTree.fromstring(svg).itertext())


@needs_browser
def test_a_pdf_is_one_page_with_room_for_the_whole_figure() -> None:
    data = image_bytes(draw(FULL, CAPTION, width=1000, height=620), "pdf")
    assert data.startswith(b"%PDF")
    box = data.split(b"/MediaBox", 1)[1].split(b"[", 1)[1].split(b"]", 1)[0].split()
    assert data.count(b"/MediaBox") == 1
    assert float(box[2]) == pytest.approx(1020 * 0.75, abs=1)
    assert float(box[3]) == pytest.approx(640 * 0.75, abs=1)


@needs_browser
def test_pictures_asked_for_at_once_all_come() -> None:
    figures = [draw(FULL, CAPTION, width=w, height=500) for w in (500, 600, 700, 800)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda f: image_bytes(f, "png"), figures))
    assert [struct.unpack(">II", d[16:24])[0] for d in found] == [1000, 1200, 1400, 1600]


@needs_browser
@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_a_browser_that_has_died_is_replaced() -> None:
    studio = pictures._Studio()
    options = {"format": "png", "width": 200, "height": 200}
    try:
        assert studio.render(go.Figure(), options).startswith(b"\x89PNG")
        os.killpg(studio._browser.subprocess.pid, signal.SIGKILL)
        time.sleep(0.2)
        assert studio.render(go.Figure(), options).startswith(b"\x89PNG")
    finally:
        studio.close()


@pytest.fixture
def browser_path(monkeypatch: pytest.MonkeyPatch) -> object:
    """A way to name another browser for one test."""

    def use(path: Path) -> None:
        monkeypatch.setenv("BROWSER_PATH", str(path))
        images_available.cache_clear()

    yield use
    monkeypatch.undo()
    images_available.cache_clear()


def test_without_a_browser_no_picture_is_offered_and_the_error_says_what_to_do(browser_path, tmp_path: Path) -> None:
    browser_path(tmp_path / "none")
    assert not images_available()
    with pytest.raises(PictureError, match=r"Install Chromium.*or take the HTML file"):
        image_bytes(draw(FULL, CAPTION), "png")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_a_browser_that_does_not_start_is_an_error_and_not_a_wait(browser_path, tmp_path: Path) -> None:
    broken = tmp_path / "browser"
    broken.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    broken.chmod(0o755)
    browser_path(broken)
    assert images_available()
    studio = pictures._Studio()
    with pytest.raises(PictureError, match="take the HTML file") as failed:
        studio.render(go.Figure(), {"format": "png"})
    assert studio.trouble == str(failed.value)


def test_the_pictures_are_what_needs_a_browser() -> None:
    assert {f.extension for f in FORMATS if f.needs_browser} == set(get_args(Picture))


# Names


def test_the_formats_have_their_media_types() -> None:
    assert {f.extension: f.mime for f in FORMATS} == {
        **{"csv": "text/csv", "html": "text/html", "png": "image/png"},
        **{"svg": "image/svg+xml", "pdf": "application/pdf"},
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("China–Russia trade: $200bn?", "china-russia-trade-200bn-as-of-2023-02-23.csv"),
        ("../../etc/passwd\0", "etc-passwd-as-of-2023-02-23.csv"),
        ("Façade", "facade-as-of-2023-02-23.csv"),
        ("Торговля", "waybill-as-of-2023-02-23.csv"),
        ("CON", "con-as-of-2023-02-23.csv"),
    ],
)
def test_a_file_name_is_safe_and_dated(stem: str, name: str) -> None:
    assert file_name(stem, date(2023, 2, 23), "csv") == name


def test_a_file_name_is_not_too_long() -> None:
    assert len(file_name("word " * 100, date(2023, 2, 23), "csv")) <= 110
