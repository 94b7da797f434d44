import ast
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.axes import axes
from charts.caption import Caption, footing_text, of_marks
from charts.draw import CONFIG, DESK, PHONE, SAVED, draw
from charts.frame import COLUMNS, ROLES, DrawnError, records, tidy
from charts.kinds import LINES
from charts.labels import Label, Room, _box, _overlap, place
from charts.small import small
from charts.text import broken, length, lines, markup
from charts.theme import HISTORIES, MARKS, SIGNS, TEXT, WAYBILL, Mark

CHARTS = Path(__file__).parent.parent / "charts"
CAPTION = Caption(
    title="Did China–Russia trade reach what was claimed for 2022?",
    subtitle="Total trade in goods a year",
    source="General Administration of Customs of China; RT; Xinhua",
    as_of=date(2023, 2, 23),
    note="The two claims differ by a quarter.",
)
BILLION = 1e9
TRADE = {2016: 69.5, 2017: 84.07, 2018: 107.06, 2019: 110.75, 2020: 107.76, 2021: 146.9}


def row(role: str, start: str, end: str, value: float, **more: object) -> dict[str, object]:
    """A row of a drawn frame, in billion dollars unless a unit is given."""
    factor = 1.0 if "unit" in more else BILLION
    scaled = {k: more.pop(k, None) for k in ("low", "high")}
    return {
        **dict.fromkeys(COLUMNS),
        **{"role": role, "series": "China customs (GACC)", "unit": "USD", "label": "", "figure_id": "gacc:1"},
        **{"publisher": "GACC", "address": "https://example.org/1", "known_on": pd.Timestamp("2023-01-13")},
        **{"time_period": start[:4], "period_start": pd.Timestamp(start), "period_end": pd.Timestamp(end)},
        **{"value": value * factor},
        **{k: None if v is None else v * factor for k, v in scaled.items()},  # type: ignore[operator]
        **more,
    }


def year(role: str, when: int, value: float, **more: object) -> dict[str, object]:
    return row(role, f"{when}-01-01", f"{when}-12-31", value, **more)


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(COLUMNS))


HISTORY = [year("history", y, v, known_on=pd.Timestamp(y + 1, 1, 14)) for y, v in TRADE.items()]
FORECAST = [
    year("forecast", 2022, 161, low=131, high=198, level=80),
    year("forecast", 2022, 161, low=112, high=231, level=95),
]
CLAIMS = [
    year("claim", 2022, 170, low=169.5, high=170.5, label="exactly", publisher="RT"),
    year("claim", 2022, 220, low=219.5, high=220.5, label="about", publisher="Xinhua"),
]
OUTTURN = [year("outturn", 2022, 190.271, low=190.2705, high=190.2715)]
TARGET = [year("target", 2024, 200, label="exactly", known_on=pd.Timestamp("2019-06-05"))]
PACE = [year("pace", y, v) for y, v in ((2021, 146.9), (2022, 162.8), (2023, 180.4), (2024, 200.0))]
FULL = frame(*HISTORY, *FORECAST, *PACE, *TARGET, *CLAIMS, *OUTTURN)


def marks(figure: go.Figure, role: str) -> set[tuple[pd.Timestamp, float]]:
    """Where the traces of a role that have texts put their marks, axis units."""
    found = [t for t in figure.data if t.meta == role and t.customdata is not None]
    return {(pd.Timestamp(x), round(float(y), 9)) for t in found for x, y in zip(t.x, t.y, strict=True)}


def texts(figure: go.Figure) -> str:
    return " ".join(a.text for a in figure.layout.annotations).replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " ")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return float(np.dot([0.2126, 0.7152, 0.0722], linear))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# Every row is a mark


def test_every_drawn_row_is_a_mark_at_the_middle_of_its_period_with_its_value() -> None:
    figure = draw(FULL, CAPTION)
    for r in records(FULL):
        assert (r["at"], round(r["value"] / BILLION, 9)) in marks(figure, r["role"])
    assert (pd.Timestamp("2022-07-02 12:00"), 190.271) in marks(figure, "outturn")


def test_every_prediction_interval_is_a_band_that_opens_at_the_last_known_value() -> None:
    bands = {t.name: t for t in draw(FULL, CAPTION).data if t.fill == "toself"}
    assert list(bands["80% interval"].y) == pytest.approx([146.9, 198, 131, 146.9])
    assert list(bands["80, 95% interval"].y) == pytest.approx([146.9, 231, 112, 146.9])
    assert pd.Timestamp(bands["80% interval"].x[0]).year == 2021


def test_the_wider_band_is_the_lighter_and_lies_behind() -> None:
    fills = [t.fillcolor for t in draw(FULL, CAPTION).data if t.fill == "toself"]
    opacities = [float(f.rsplit(",", 1)[1].rstrip(")")) for f in fills]
    assert opacities == sorted(opacities)
    assert len(opacities) == 2


def test_a_forecast_with_nothing_before_it_spans_its_period() -> None:
    band = next(t for t in draw(frame(*FORECAST), CAPTION).data if t.fill == "toself")
    assert [pd.Timestamp(x) for x in band.x[:2]] == [pd.Timestamp("2022-01-01"), pd.Timestamp("2023-01-01")]


def test_an_earlier_forecast_is_an_empty_fan_with_a_dash_and_a_name_of_its_own() -> None:
    then = [
        year("forecast", y, v, low=v - 30, high=v + 30, level=80, known_on=pd.Timestamp("2022-01-14"), label="Then")
        for y, v in ((2022, 161), (2023, 170))
    ]
    now = [
        year(
            "forecast",
            2023,
            210,
            low=210 - w,
            high=210 + w,
            level=level,
            known_on=pd.Timestamp("2023-02-01"),
            label="Now",
        )
        for level, w in ((80, 20), (95, 40))
    ]
    figure = draw(frame(*HISTORY, *OUTTURN, *now, *then), CAPTION)
    lines = {t.name: t for t in figure.data if t.name and "median" in t.name}
    assert list(lines) == ["Then: median, 80% interval", "Now: median"]
    earlier, later = lines.values()
    assert earlier.line.color == later.line.color
    assert (earlier.line.dash, earlier.marker.symbol) != (later.line.dash, later.marker.symbol)
    # From the last value known when each was made: 2021's then, 2022's outturn now.
    assert list(earlier.y) == pytest.approx([146.9, 161, 170])
    assert list(later.y) == pytest.approx([190.271, 210])
    surfaces = [t for t in figure.data if t.fill == "toself"]
    assert [list(t.y) for t in surfaces] == [
        pytest.approx([190.271, 250, 170, 190.271]),
        pytest.approx([190.271, 230, 190, 190.271]),
    ]
    assert [t.name for t in surfaces if t.showlegend] == ["80, 95% interval"]
    named = {a.text for a in figure.layout.annotations}
    assert {"Then", "Now"} <= named
    words = LINES.alt(frame(*HISTORY, *OUTTURN, *then, *now), CAPTION)
    assert "Then: median $170bn in 2023, 80% interval $140bn to $200bn." in words
    assert "Now: median $210bn in 2023, 80% interval $190bn to $230bn, 95% interval $170bn to $250bn." in words


def test_a_rate_has_whiskers_from_bound_to_bound_and_none_where_it_is_open_or_hardly_wide() -> None:
    rates = [
        year("history", 2014, 2.5, low=1.5, high=3.5, unit="trains_per_day"),
        year("history", 2015, 21, low=21, unit="trains_per_day"),
        year("history", 2016, 13.2, low=13.199, high=13.201, unit="trains_per_day"),
    ]
    figure = draw(frame(*rates), CAPTION)
    arrow, line = (t for t in figure.data if t.meta == "history")
    assert list(arrow.x) == [line.x[1]] * 2
    assert list(line.error_y.array) == [1, None, None]
    assert list(line.error_y.arrayminus) == [1, None, None]
    assert figure.layout.yaxis.range[1] > 21
    levels = draw(frame(*[r | {"unit": "USD"} for r in rates]), CAPTION)
    assert all(t.error_y.array is None for t in levels.data)


def test_a_median_is_one_mark_and_its_text_names_every_interval() -> None:
    median = next(t for t in draw(FULL, CAPTION).data if t.name == "Forecast median")
    assert list(median.y) == pytest.approx([146.9, 161])
    assert "80%: $131bn to $198bn<br>95%: $112bn to $231bn" in median.customdata[1]


def test_a_claim_has_a_bar_over_its_interval() -> None:
    claims = next(t for t in draw(FULL, CAPTION).data if t.meta == "claim")
    assert list(claims.error_y.array) == pytest.approx([0.5, 0.5])
    assert list(claims.error_y.arrayminus) == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize("role", ["history", "outturn"])
def test_a_printed_number_without_an_upper_bound_is_an_arrow_in_the_colour_of_its_mark(role: str) -> None:
    drawn = frame(year(role, 2022, 15, low=15, high=None), year(role, 2023, 21, low=20.5, high=21.5))
    figure = draw(drawn, CAPTION)
    [arrow] = [t for t in figure.data if "arrow-up" in str(t.marker.symbol)]
    [own] = [t for t in figure.data if t.meta == role and t is not arrow]
    assert arrow.y[0] == 15 < arrow.y[1] < figure.layout.yaxis.range[1]
    assert arrow.marker.color == own.marker.color


def test_an_open_bound_is_an_arrow_inside_the_chart() -> None:
    figure = draw(frame(year("claim", 2022, 50, low=50, label="more_than", unit="days")), CAPTION)
    assert "Claim: more than 50 days" in texts(figure)
    arrow, claim = (t for t in figure.data if t.meta == "claim")
    assert "arrow-up" in arrow.marker.symbol
    assert arrow.y[0] == 50 < arrow.y[1] < figure.layout.yaxis.range[1]
    assert claim.error_y.array == (None,)


def test_a_target_is_reached_by_a_dotted_line_from_the_day_on_which_it_was_set() -> None:
    line = next(t for t in draw(FULL, CAPTION).data if t.meta == "target" and t.mode == "lines")
    assert [pd.Timestamp(x) for x in line.x] == [pd.Timestamp("2019-06-05"), pd.Timestamp("2024-07-02")]
    assert list(line.y) == [200, 200]
    assert line.line.dash == "dot"


def test_several_outturns_go_on_from_what_was_known() -> None:
    later = [*OUTTURN, year("outturn", 2023, 240.1)]
    figure = draw(frame(*HISTORY, *later), CAPTION)
    line = next(t for t in figure.data if t.meta == "outturn")
    assert list(line.y) == pytest.approx([146.9, 190.271, 240.1])
    assert line.marker.size[0] == 0
    assert "$240.1bn" in texts(figure)
    assert "$190.3bn" not in texts(figure)


def test_several_counters_differ_in_colour_and_dash_and_marker() -> None:
    other = [{**r, "series": "Russian customs (FCS)"} for r in HISTORY]
    one, two = draw(frame(*HISTORY, *other), CAPTION).data
    assert one.line.color != two.line.color
    assert one.line.dash != two.line.dash
    assert one.marker.symbol != two.marker.symbol
    assert [one.name, two.name] == ["China customs (GACC)", "Russian customs (FCS)"]


def test_the_same_role_has_the_same_colour_on_every_chart() -> None:
    for drawn in (FULL, frame(*CLAIMS, *OUTTURN), frame(*TARGET)):
        for trace in draw(drawn, CAPTION).data:
            if trace.customdata is not None and trace.meta != "history":
                assert trace.marker.color == MARKS[trace.meta].colour


@pytest.mark.parametrize("colour", sorted({m.colour for m in (*MARKS.values(), *HISTORIES)}))
def test_every_colour_of_a_mark_reaches_three_to_one_on_white_and_on_dark(colour: str) -> None:
    assert contrast(colour, "#ffffff") >= 3
    assert contrast(colour, "#10161d") >= 3


def test_the_text_colour_is_readable_on_paper_and_is_the_one_that_streamlit_replaces() -> None:
    from streamlit.elements.lib.streamlit_plotly_theme import GRAY_90

    figure = draw(FULL, CAPTION)
    assert figure.layout.font.color == figure.layout.xaxis.tickfont.color == TEXT == GRAY_90
    assert contrast(TEXT, WAYBILL.layout.paper_bgcolor) >= 7
    assert all(a.font.color is None for a in figure.layout.annotations)
    assert all(t.textfont.color is None for t in figure.data)


@pytest.mark.parametrize("mark", HISTORIES)
def test_no_lines_colour_is_readable_as_text_on_white_and_on_dark_so_a_sign_stands_beside_its_name(mark: Mark) -> None:
    assert min(contrast(mark.colour, page) for page in ("#ffffff", "#10161d")) < 4.5
    assert length(SIGNS[mark.symbol], 12) > 0


def test_a_name_at_a_lines_end_has_the_texts_colour_and_a_sign_in_that_of_its_line() -> None:
    drawn = frame(*(year("history", y, v, series=name) for name, v in (("a", 5), ("b", 6)) for y in (2020, 2021)))
    figure = draw(drawn, CAPTION)
    lines = {t.name: t for t in figure.data if t.meta == "history"}
    names = [a for a in figure.layout.annotations if "</span>" in a.text]
    assert [a.text.split("\N{NO-BREAK SPACE}")[-1] for a in names] == ["b", "a"]
    for annotation in names:
        line = lines[annotation.text.split("\N{NO-BREAK SPACE}")[-1]]
        assert f'<span style="color:{line.line.color}">{SIGNS[line.marker.symbol]}</span>' in annotation.text
        assert contrast(line.line.color, "#ffffff") >= 3
        assert annotation.font.color is None
    assert not [a for a in draw(FULL, CAPTION).layout.annotations if "span" in a.text]


# What is written in it


def test_title_unit_source_vintages_and_as_of_date_stand_inside_the_figure() -> None:
    said = texts(draw(FULL, CAPTION, width=DESK))
    for words in (CAPTION.title, CAPTION.subtitle, CAPTION.note, f"Source: {CAPTION.source}", "US$ billion"):
        assert words in said.replace("<b>", "").replace("</b>", "")
    assert "Figures published 14 January 2017 to 13 January 2023." in said
    assert "As of 23 February 2023." in said


def test_on_a_page_the_figure_leaves_its_caption_to_the_page() -> None:
    said = texts(draw(FULL, CAPTION))
    assert "US$ billion" in said
    assert CAPTION.title not in said
    assert "As of" not in said
    foot = "Figures published 14 January 2017 to 13 January 2023. As of 23 February 2023."
    assert footing_text(CAPTION, of_marks(FULL)) == f"Source: {CAPTION.source}. {CAPTION.note} {foot}"


def test_a_chart_taken_away_says_whose_it_is_and_of_which_data() -> None:
    taken = replace(CAPTION, version="0123456789abcdef")
    assert "As of 23 February 2023. Waybill, data version 01234567." in texts(draw(FULL, taken, width=DESK))
    assert "Waybill" not in texts(draw(FULL, CAPTION, width=DESK))


def hollow_marks(figure: go.Figure) -> list[str]:
    symbols = [trace.marker.symbol for trace in figure.data if trace.meta == "history"]
    return [one for of in symbols for one in ([of] if isinstance(of, str) else of) if one.endswith("-open")]


def test_what_a_hollow_mark_is_is_said_where_one_is_drawn() -> None:
    drawn = frame(year("history", 2019, 5), year("history", 2020, 9, label="implied"), year("claim", 2020, 8))
    said = "Hollow marks are implied, not printed."
    assert said in footing_text(CAPTION, of_marks(drawn))
    assert said in texts(draw(drawn, CAPTION, width=1000))
    assert "Hollow" not in footing_text(CAPTION, of_marks(FULL))
    assert not hollow_marks(draw(FULL, CAPTION))
    assert len(hollow_marks(draw(drawn, CAPTION))) == 1


def test_the_days_of_our_own_forecasts_are_no_vintages() -> None:
    late = [{**r, "known_on": pd.Timestamp("2024-01-01")} for r in FORECAST]
    assert "to 14 January 2022." in texts(draw(frame(*HISTORY, *late), CAPTION, width=DESK))


def test_a_unit_of_the_caption_replaces_the_axis_own() -> None:
    said = texts(draw(FULL, Caption("T", "", "S", date(2023, 2, 23), unit_label="US$ billion a year")))
    assert "US$ billion a year" in said


def test_every_claim_target_and_last_outturn_is_named_at_its_mark() -> None:
    said = texts(draw(FULL, CAPTION))
    for words in ("Claim: $170bn", "Claim: about $220bn", "Outturn: $190.3bn", "Target: $200bn"):
        assert words in said


def test_a_label_of_its_own_stands_as_it_is() -> None:
    assert "Claim: about 1.5 Mt" in texts(
        draw(frame(year("claim", 2023, 1.5e6, unit="t", label="Claim: about 1.5 Mt")), CAPTION)
    )


def test_what_is_named_at_its_mark_stands_in_no_legend() -> None:
    figure = draw(FULL, CAPTION)
    legend = [t.name for t in figure.data if t.showlegend is not False and t.name]
    assert legend == ["80, 95% interval", "China customs (GACC)", "Pace required", "Forecast median"]
    assert figure.layout.showlegend


def test_one_line_alone_needs_no_legend() -> None:
    assert draw(frame(*HISTORY), CAPTION).layout.showlegend is False


def test_a_label_that_all_of_a_line_share_stands_in_the_legend_once() -> None:
    means = [{**r, "label": "mean month"} for r in HISTORY]
    figure = draw(frame(*means, *FORECAST), CAPTION)
    assert "China customs (GACC), mean month" in [t.name for t in figure.data]
    assert "mean month" not in texts(figure)


def test_pointing_at_a_mark_tells_period_value_interval_counter_publisher_and_day() -> None:
    claims = next(t for t in draw(FULL, CAPTION).data if t.meta == "claim")
    assert claims.customdata[1] == (
        "<b>Claim, 2022</b><br>about $220bn<br>within rounding: $219.5bn to $220.5bn<br>"
        "China customs (GACC)<br>Xinhua, 13 January 2023"
    )


def test_markup_in_data_is_shown_and_not_obeyed() -> None:
    evil = '<a href="javascript:alert(1)">x</a> & %{y} <b>bold</b>'
    drawn = frame(year("claim", 2022, 170, label=evil, series=evil, publisher=evil), *HISTORY)
    figure = draw(drawn, Caption(evil, evil, evil, date(2023, 2, 23), unit_label=evil, note=evil))
    strings = [a.text for a in figure.layout.annotations] + [t.name or "" for t in figure.data]
    strings += [c for t in figure.data if t.customdata is not None for c in t.customdata]
    assert any("&lt;a href" in s for s in strings)
    assert not any("<a" in s for s in strings)
    assert {t.hovertemplate for t in figure.data if t.customdata is not None} == {"%{customdata}<extra></extra>"}


def test_characters_that_reorder_or_break_text_are_taken_out() -> None:
    assert markup("a\u202eb\u0000c\r\nd  e") == "a b c d e"


@pytest.mark.parametrize("width", [PHONE, 640, DESK])
def test_nothing_written_is_wider_than_the_figure(width: int) -> None:
    long = "A title that goes on and on " * 6 + "https://example.org/" + "a" * 90
    figure = draw(FULL, Caption(long, long, long, date(2023, 2, 23), note=long), width=width)
    for annotation in figure.layout.annotations:
        if annotation.xref == "paper":
            for line in annotation.text.replace("<b>", "").replace("</b>", "").split("<br>"):
                assert length(line, annotation.font.size) <= width - 6


def test_the_margins_hold_the_words_around_the_plot() -> None:
    for drawn in (FULL, frame(*HISTORY), FULL.iloc[:0]):
        layout = draw(drawn, CAPTION, width=DESK).layout
        for a in (a for a in layout.annotations if a.xref == "paper" and a.yshift is not None):
            high = 1.3 * a.font.size * (a.text.count("<br>") + 1)
            if a.y == 1:
                assert high <= a.yshift <= layout.margin.t
            else:
                assert -layout.margin.b <= a.yshift
                assert a.yshift + high <= 0
        head = [a for a in layout.annotations if a.xref == "paper" and a.yanchor == "top"]
        for upper, lower in pairwise(head):
            assert upper.yshift - 1.3 * upper.font.size * (upper.text.count("<br>") + 1) >= lower.yshift


def test_text_breaks_between_words_and_within_a_word_that_is_too_long() -> None:
    assert lines("one two three", 10, length("one two", 10)) == ["one two", "three"]
    assert "".join(lines("x" * 50, 10, 100)) == "x" * 50
    assert all(length(line, 10) <= 100 for line in lines("x" * 50, 10, 100))
    assert broken("a & b", 10, 12) == "a<br>&amp;<br>b"
    assert lines("", 10, 100) == []


# Axes


def test_the_axis_begins_at_zero_and_holds_every_band() -> None:
    figure = draw(FULL, CAPTION)
    low, high = figure.layout.yaxis.range
    assert low == 0
    assert 231 < high < 260


def test_growth_below_zero_is_drawn_below_zero() -> None:
    figure = draw(
        frame(year("history", 2020, -2.9, unit="percent"), year("history", 2021, 35.8, unit="percent")), CAPTION
    )
    low, high = figure.layout.yaxis.range
    assert low < -2.9 < 35.8 < high


def test_years_are_ticked_as_years_and_months_as_months() -> None:
    assert draw(frame(*HISTORY), CAPTION).layout.xaxis.tickformat == "%Y"
    months = [row("history", f"2022-{m:02d}-01", f"2022-{m:02d}-28", m) for m in range(1, 7)]
    assert draw(frame(*months), CAPTION).layout.xaxis.tickformat == "%b\n%Y"


@pytest.mark.parametrize(
    ("start", "end"), [("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-01-31"), ("2023-07-24",) * 2]
)
def test_a_mark_alone_has_room_on_both_sides(start: str, end: str) -> None:
    scales = axes(records(frame(row("claim", start, end, 170))))
    assert scales.start < pd.Timestamp(start)
    assert scales.end > pd.Timestamp(end) + timedelta(days=1)


# Labels


def test_labels_of_one_period_do_not_cover_each_other_on_a_phone_or_a_desk() -> None:
    labels = [Label(0.93, y, 80, 16) for y in (0.1, 0.13, 0.16, 0.2)]
    obstacles = np.array([[label.x, label.y, 100.0] for label in labels])
    rooms = [Room(220, 290, 100), Room(850, 290, 100)]
    spots = place(labels, obstacles, rooms)
    for room in rooms:
        boxes = [_box(label, spot, room) for label, spot in zip(labels, spots, strict=True)]
        assert all(_overlap(a, b) == 0 for i, a in enumerate(boxes) for b in boxes[:i])
        assert all(box[0] >= 0 and box[2] <= room.width + room.right and box[1] >= 0 for box in boxes)


def test_labels_beside_each_other_keep_the_order_of_their_marks() -> None:
    labels = [Label(0.9, 0.44, 80, 16), Label(0.9, 0.47, 80, 16)]
    # What stands around them leaves, on the right, the lower place to the upper mark's label.
    around = [(0.9, 0.44), (0.9, 0.47), (0.95, 0.6), (0.95, 0.44), (0.78, 0.44), (0.75, 0.49)]
    upper, lower = place(labels, np.array([(x, y, 120.0) for x, y in around]), [Room(400, 290, 100)])
    beside = upper.dx > 0 and lower.dx > 0
    assert not beside or 0.44 * 290 + upper.dy < 0.47 * 290 + lower.dy


def test_a_label_stays_on_the_sheet() -> None:
    label, room = Label(1.0, 0.01, 80, 16), Room(220, 290, 20)
    left, top, right, bottom = _box(label, place([label], np.empty((0, 3)), [room])[0], room)
    assert left >= 0
    assert top >= 0
    assert right <= room.width + room.right
    assert bottom <= room.height


# The frame


def test_nothing_to_draw_says_so_under_its_caption() -> None:
    figure = draw(FULL.iloc[:0], CAPTION, width=DESK)
    assert "Nothing to draw" in texts(figure)
    assert "As of 23 February 2023." in texts(figure)
    assert not figure.data


def test_rows_without_value_or_period_are_left_out() -> None:
    rows = tidy(frame(*OUTTURN, year("claim", 2022, float("nan")), {**year("claim", 2022, 1), "period_end": None}))
    assert list(rows["role"]) == ["outturn"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([year("guess", 2022, 1)], "role 'guess'"),
        ([year("claim", 2022, 1), year("claim", 2022, 1, unit="t")], "units USD, t"),
        ([year("forecast", 2022, 1)], "forecast without level"),
        ([year("claim", 2022, 1, level=80)], "level on a row that is no forecast"),
    ],
)
def test_a_frame_that_cannot_be_drawn_says_what_to_do(rows: list[dict[str, object]], words: str) -> None:
    with pytest.raises(DrawnError, match=words):
        draw(frame(*rows), CAPTION)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(DrawnError, match="no column known_on"):
        tidy(FULL.drop(columns="known_on"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(ROLES),
            st.dates(date(2000, 1, 1), date(2030, 1, 1)),
            st.integers(0, 800),
            st.floats(-1e13, 1e13),
            st.booleans(),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_frame_of_numbers_is_drawn_whole(parts: list[tuple[str, date, int, float, bool]]) -> None:
    rows = []
    for role, start, days, value, is_open in parts:
        bounds = {"low": value - 1, "high": value + 1, "level": 80} if role == "forecast" else {"low": value}
        more = bounds if role == "forecast" or is_open else {}
        rows.append(row(role, str(start), str(start + timedelta(days=days)), value, unit="t", **more))
    drawn = frame(*rows)
    figure = draw(drawn, CAPTION)
    scales = axes(records(drawn))
    for r in records(drawn):
        if r["role"] != "forecast":
            assert (r["at"], round(r["value"] / scales.divisor, 9)) in marks(figure, r["role"])
        assert scales.low <= r["value"] / scales.divisor <= scales.high
    assert LINES.alt(drawn, CAPTION)
    go.Figure(json.loads(figure.to_json()))  # where Plotly checks every property, and raises


# Words for who cannot see it, and the page's controls


def test_the_alternative_text_states_the_numbers_that_are_drawn() -> None:
    assert LINES.alt(FULL, CAPTION) == (
        "Line chart: Did China–Russia trade reach what was claimed for 2022? "
        "China customs (GACC): 6 values from $69.5bn in 2016 to $146.9bn in 2021. "
        "Forecast: median $161bn in 2022, 80% interval $131bn to $198bn, 95% interval $112bn to $231bn. "
        "Target: $200bn in 2024. "
        "Pace required: 4 values from $146.9bn in 2021 to $200bn in 2024. "
        "Claim: $170bn in 2022. Claim: about $220bn in 2022. "
        "Outturn: $190.271bn in 2022. "
        "Source: General Administration of Customs of China; RT; Xinhua. As of 23 February 2023."
    )


def test_the_alternative_text_names_a_peak_between_the_ends() -> None:
    drawn = frame(year("history", 2019, 5), year("history", 2020, 9), year("history", 2021, 7))
    assert "3 values from $5bn in 2019 to $7bn in 2021; highest $9bn in 2020." in LINES.alt(drawn, CAPTION)


def test_the_alternative_text_of_nothing_says_so() -> None:
    assert "Nothing to draw." in LINES.alt(FULL.iloc[:0], CAPTION)


def test_the_mode_bar_keeps_to_the_machine() -> None:
    assert CONFIG["showSendToCloud"] is False
    assert CONFIG["displaylogo"] is False
    assert CONFIG["typesetMath"] is False
    assert SAVED["toImageButtonOptions"]["format"] == "png"
    assert "toImage" in CONFIG["modeBarButtonsToRemove"]


def test_charts_import_nothing_of_ours_but_charts_and_the_vocabulary() -> None:
    ours = {p.name.removesuffix(".py") for p in CHARTS.parent.iterdir() if p.is_dir() or p.suffix == ".py"}
    for path in CHARTS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] != "streamlit"
                assert name.split(".")[0] not in ours - {"charts"} or name == "warehouse.vocabulary"


def test_year_to_date_totals_stand_at_their_periods_end_and_years_are_not_joined() -> None:
    totals = frame(row("history", "2022-01-01", "2022-11-30", 172), row("history", "2023-01-01", "2023-02-28", 34))
    found = [trace for trace in draw(totals, CAPTION).data if trace.meta == "history"]
    ends = [[str(pd.Timestamp(x).date()) for x in trace.x] for trace in found if len(trace.x)]
    assert ends == [["2022-12-01"], ["2023-03-01"]]


# At a glance


def test_a_small_picture_has_every_role_in_its_own_colour_within_its_edges() -> None:
    root = ElementTree.fromstring(small(FULL)[0])
    assert {MARKS[role].colour for role in ("history", "forecast", "claim", "outturn")} <= set(
        re.findall(r"#[0-9a-f]{6}", small(FULL)[0])
    )
    for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", small(FULL)[0]):
        assert 0 <= float(x) <= float(root.attrib["width"])
        assert 0 <= float(y) <= float(root.attrib["height"])


def test_a_small_picture_stands_on_zero_and_the_higher_value_stands_higher() -> None:
    both = frame(year("history", 2016, 50), year("history", 2017, 100))
    (line,) = re.findall(r'<polyline points="([^"]*)"', small(both)[0])
    (_, first), (_, second) = (map(float, point.split(",")) for point in line.split())
    (zero,) = map(float, re.findall(r"M[\d.]+ ([\d.]+)H", small(both)[0]))
    assert zero - second == pytest.approx(2 * (zero - first), abs=0.2)


def test_a_small_picture_says_what_it_shows() -> None:
    said = small(FULL)[1]
    assert "6 values from $69.5bn in 2016 to $146.9bn in 2021" in said
    assert "Claim: $170bn in 2022" in said
    assert "Outturn: $190.271bn in 2022" in said


def test_a_small_picture_of_nothing_is_an_empty_picture() -> None:
    assert ElementTree.fromstring(small(FULL.iloc[:0])[0]).attrib["width"]
