"""Were probabilities borne out? The reliability diagram: the probability given against the share that came true."""

import pandas as pd
import plotly.graph_objects as go

from charts.caption import Caption
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
    rows = bins.assign(role="outturn")
    around = sheet(caption, rows, "Share that was met", [], LEFT, RIGHT, width or PHONE, bare=width is None)
    height = height or round(around.top + PLOT_PX + around.bottom)
    perfect = go.Scatter(
        x=[0, 100], y=[0, 100], mode="lines", line={"color": MARKS["history"].colour, "dash": "dot"}, hoverinfo="skip"
    )
    texts = [f"{met} of {promises}" for met, promises in zip(bins.met, bins.promises, strict=True)]
    hover = [f"{text} met; given {given:.0f}% on average" for text, given in zip(texts, bins.chance_pct, strict=True)]
    marks = go.Scatter(
        x=bins.chance_pct,
        y=bins.met_pct,
        mode="markers+text",
        text=[markup(text) for text in texts],
        textposition="top center",
        textfont={"size": LABEL_PX, "color": TEXT},
        marker={"color": MARKS["chance"].colour, "size": 11},
        customdata=[markup(text) for text in hover],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )
    title = {"text": "Probability given beforehand", "font": {"color": TEXT, "size": TEXT_PX}, "standoff": 6}
    return go.Figure(
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
