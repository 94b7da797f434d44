"""Which colour, mark and dash does each role have, on every chart? And how does a downloaded chart look?

The colours reach 3:1 (WCAG 2.2, 1.4.11) on white and on dark pages and start from Okabe and Ito's colour-blind safe set
(2008).
"""

from typing import NamedTuple

import plotly.graph_objects as go


class Mark(NamedTuple):
    """How a role or a line is drawn: colour, Plotly marker symbol, its size in px, Plotly dash."""

    colour: str
    symbol: str
    size: int
    dash: str


MARKS = {
    "history": Mark("#6b7785", "circle", 7, "solid"),
    "forecast": Mark("#1f7fc4", "circle", 6, "dash"),
    "claim": Mark("#d55e00", "diamond", 14, "solid"),
    "outturn": Mark("#009e73", "circle", 10, "solid"),
    "target": Mark("#a855b5", "star", 15, "dot"),
    "pace": Mark("#a855b5", "circle-open", 5, "dot"),
    "chance": Mark("#1f7fc4", "circle", 6, "solid"),
}
# Several who count the same thing: told apart by colour, dash and marker, not by colour alone.
HISTORIES = (
    MARKS["history"],
    Mark("#a6761d", "square", 7, "dash"),
    Mark("#7d8a1e", "triangle-up", 8, "dot"),
    Mark("#6b7785", "x", 7, "dashdot"),
    Mark("#a6761d", "triangle-down", 8, "longdash"),
    Mark("#7d8a1e", "cross", 7, "longdashdot"),
)
# How each marker is written beside a name. No colour that is readable as text on white is so on a dark page as well
# (4.5:1, WCAG 2.2, 1.4.3), so a name has the text's colour, and only its mark, which needs 3:1, that of its line.
SIGNS = {
    **{"circle": "\u25cf", "square": "\u25a0", "triangle-up": "\u25b2", "triangle-down": "\u25bc"},
    **{"x": "\u00d7", "cross": "+"},
}
# A forecast beside a later one of the same thing: the same colour, so told apart by dash, marker and the empty fan.
EARLIER = Mark("#1f7fc4", "square-open", 7, "dashdot")
BAND_OPACITY = {50: 0.44, 80: 0.32, 95: 0.20}

# All text. Streamlit's page puts its own text colour, for light or dark, in the place of exactly this one; its default
# for charts, #808495 on white, has only 3.7:1. Everywhere else it is what it says, nearly black.
TEXT = "#000037"

TITLE_PX = 16
SUBTITLE_PX = 13
TEXT_PX = 12
LABEL_PX = 12
FOOTER_PX = 11
LINE = 1.3
FONTS = "Source Sans Pro, Source Sans, Helvetica Neue, Arial, Liberation Sans, sans-serif"

WAYBILL = go.layout.Template(
    layout={
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "font": {"family": FONTS, "size": TEXT_PX, "color": TEXT},
        "hoverlabel": {"align": "left", "bgcolor": "#ffffff", "font": {"size": TEXT_PX}},
        "xaxis": {
            "showgrid": False,
            "zeroline": False,
            "showline": True,
            "linecolor": "#8a94a0",
            "tickcolor": "#8a94a0",
        },
        "yaxis": {"gridcolor": "#e4e8ec", "zerolinecolor": "#8a94a0"},
    }
)


def history(position: int) -> Mark:
    """Give the mark of the n-th series of history on a chart, from 0."""
    return HISTORIES[position % len(HISTORIES)]


def translucent(colour: str, opacity: float) -> str:
    """Give "#rrggbb" as Plotly's rgba()."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {opacity:.2f})"
