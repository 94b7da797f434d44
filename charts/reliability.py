"""Were probabilities borne out? The reliability diagram: the probability given against the share that came true."""

import pandas as pd
import plotly.graph_objects as go

from charts.caption import Caption, of_marks
from charts.figure import figure
from charts.scatter import decoration
from charts.sheet import sheet
from charts.text import markup
from charts.theme import LABEL_PX, MARKS, TEXT, TEXT_PX, WAYBILL

PHONE = 358
PLOT_PX = 300
LEFT, RIGHT = 46, 24
TICKS = {"range": [-4, 112], "dtick": 20, "ticksuffix": "%", "tickfont": {"color": TEXT}}


def reliability(bins: pd.DataFrame, caption: Caption, width: int | None = None, height: int | None = None) -> go.Figure:
    """Draw the bins (columns chance_pct, met_pct, promises, met, known_on) beside the diagonal of perfect forecasts.

    Width and height as for charts.draw.draw.
    """
    told = of_marks(bins.assign(role="outturn"))
    around = sheet(caption, told, "Share that was met", [], LEFT, RIGHT, width or PHONE, bare=width is None)
    height = height or round(around.top + PLOT_PX + around.bottom)
    line = {"color": MARKS["history"].colour, "dash": "dot"}
    perfect = decoration([0, 100], [0, 100], "pace", mode="lines", line=line)
    texts = [f"{met} of {promises}" for met, promises in zip(bins.met, bins.promises, strict=True)]
    hover = [f"{text} met; given {given:.0f}% on average" for text, given in zip(texts, bins.chance_pct, strict=True)]
    marks = {
        "type": "scatter",
        "x": bins.chance_pct.tolist(),
        "y": bins.met_pct.tolist(),
        "mode": "markers+text",
        "text": [markup(text) for text in texts],
        "textposition": "top center",
        "textfont": {"size": LABEL_PX, "color": TEXT},
        "marker": {"color": MARKS["chance"].colour, "size": 11},
        "customdata": [markup(text) for text in hover],
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }
    title = {"text": "Probability given beforehand", "font": {"color": TEXT, "size": TEXT_PX}, "standoff": 6}
    return figure(
        [perfect, marks],
        {
            "template": WAYBILL,
            "width": width,
            "height": height,
            "margin": around.margin,
            "showlegend": False,
            "dragmode": False,
            "font": {"color": TEXT},
            "xaxis": {**TICKS, "title": title},
            "yaxis": dict(TICKS),
            "annotations": around.annotations(),
        },
    )


def reliability_described(bins: pd.DataFrame) -> list[str]:
    """Say of the diagram where each mark stands."""
    return [
        f"Given {row.chance_pct:.0f}% on average, {row.met} of {row.promises} were met" for row in bins.itertuples()
    ]
