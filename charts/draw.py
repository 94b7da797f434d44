"""How is a tidy frame drawn? One function for every chart, on a phone, a desk and paper."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.alt import of_records
from charts.axes import ARROW, axes
from charts.caption import EDGE, Caption, of_marks, of_unit
from charts.direct import annotations, named, unlisted, widest
from charts.figure import figure
from charts.frame import COLUMNS, Record, records
from charts.labels import Room
from charts.marks import traces
from charts.sheet import AXIS_PX, Sheet, sheet
from charts.theme import TEXT, TEXT_PX, WAYBILL

__all__ = ["CONFIG", "DESK", "PHONE", "SAVED", "bare", "draw"]

PHONE = 358
DESK = 1000
PLOT_PX = 290
LABEL_PX = 94
MARGIN = 12
AXIS = {"automargin": False, "tickfont": {"color": TEXT}}
UNUSED = ["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "autoScale2d", "select2d", "lasso2d"]
# How a chart behaves that was saved as a page.
SAVED: dict[str, Any] = {
    "displaylogo": False,
    "responsive": True,
    "typesetMath": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    "modeBarButtonsToRemove": UNUSED,
    "toImageButtonOptions": {"format": "png", "scale": 2, "filename": "waybill"},
}
# And on a page: no camera there, for the caption that a picture must carry stands beside the figure.
CONFIG: dict[str, Any] = SAVED | {"modeBarButtonsToRemove": [*UNUSED, "toImage"]}


def draw(drawn: pd.DataFrame, caption: Caption, width: int | None = None, height: int | None = None) -> go.Figure:
    """Draw the frame (columns as in charts.frame.COLUMNS, values in the base unit).

    Without `width` (px) the figure fits any page from PHONE to beyond DESK, has the height it needs, and leaves its
    caption to the page. With it the caption stands inside, set for that width: `width=1000, height=620` is a good size
    for a download. Raises DrawnError.
    """
    every = records(drawn)
    told = of_marks(pd.DataFrame(every, columns=list(COLUMNS)))
    return _figure(every, told, caption, width, height)


def bare(drawn: pd.DataFrame, unit_label: str) -> tuple[go.Figure, list[str]]:
    """Give the figure for a page and what is said of its numbers, in less time than one after the other."""
    every = records(drawn)
    return _figure(every, ("", ""), of_unit(unit_label), None, None), of_records(every)


def _figure(
    every: list[Record], told: tuple[str, str], caption: Caption, width: int | None, height: int | None
) -> go.Figure:
    room = width or PHONE
    if not every:
        return _empty(sheet(caption, told, "", [], EDGE, MARGIN, room, width is None), width, height)
    scales = axes(every)
    labelled = named(every)
    marks = traces(every, scales.divisor, unlisted(labelled), ARROW * (scales.high - scales.low))
    names = [t["name"] for t in marks if t.get("showlegend") is not False and t.get("name")]
    label_px = LABEL_PX if room < DESK / 2 else 1.5 * LABEL_PX
    right = MARGIN + (widest(labelled, label_px) if labelled else 0)
    # One name alone says nothing that the caption does not.
    shown = names if len(names) > 1 else []
    around = sheet(caption, told, scales.unit_label, shown, scales.left, right, room, width is None)
    height = height or round(around.top + PLOT_PX + around.bottom)
    rooms = [around.room(w, height) for w in ([PHONE, DESK] if width is None else [width])]
    words = annotations(labelled, every, scales, rooms, label_px) if labelled else []
    layout = _layout(around, width, height) | _legend(len(names) > 1, rooms[0])
    layout |= {"xaxis": {**scales.x, **AXIS}, "yaxis": {**scales.y, **AXIS}}
    return figure(marks, layout | {"annotations": [*words, *around.annotations()]})


def _layout(around: Sheet, width: int | None, height: int) -> dict[str, Any]:
    text = {"font": {"color": TEXT}, "hoverlabel": {"font": {"color": TEXT}}}
    size = {"width": width, "height": height, "margin": around.margin}
    return {"template": WAYBILL, "hovermode": "closest", "dragmode": False, **text, **size}


def _legend(shown: bool, room: Room) -> dict[str, Any]:
    legend = {"orientation": "h", "x": 0, "xref": "container", "xanchor": "left", "yanchor": "top"}
    legend |= {"y": -(AXIS_PX - 4) / room.height, "font": {"size": TEXT_PX}, "itemclick": False}
    return {"showlegend": shown, "legend": {**legend, "itemdoubleclick": False}}


def _empty(around: Sheet, width: int | None, height: int | None) -> go.Figure:
    centre = {"xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5, "showarrow": False, "text": "Nothing to draw"}
    layout = _layout(around, width, height or round(around.top + PLOT_PX / 2 + around.bottom))
    hidden = {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
    return figure([], layout | hidden | {"annotations": [centre, *around.annotations()]})
