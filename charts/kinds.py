"""Which kind of chart does a frame make: lines through time, a map, a reliability diagram? Its columns say so."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from charts.alt import alt_text
from charts.caption import Caption
from charts.draw import draw, with_alt
from charts.frame import COLUMNS, tidy
from charts.map import corridor_map, map_alt
from charts.reliability import reliability, reliability_alt


class Kind(NamedTuple):
    """What is made of a frame: a figure, its sentences, the rows to take away, and what is printed behind each mark.

    with_alt: gives the figure for a page and its sentences at once.
    draw: takes the frame, its caption, and width and height in px; without a width it leaves the caption to the page.
    marks: gives the frame with role, figure_id and known_on, as in charts.frame.COLUMNS.
    """

    name: str
    with_alt: Callable[[pd.DataFrame, Caption], tuple[go.Figure, str]]
    draw: Callable[[pd.DataFrame, Caption, int | None, int | None], go.Figure]
    alt: Callable[[pd.DataFrame, Caption], str]
    rows: Callable[[pd.DataFrame], pd.DataFrame]
    marks: Callable[[pd.DataFrame], pd.DataFrame]


def kind(drawn: pd.DataFrame) -> Kind:
    """Give the kind of chart that draws a frame; lines where no other does, and they say what they miss."""
    if {"latitude", "longitude"} <= set(drawn):
        return MAP
    return RELIABILITY if {"chance_pct", "met_pct"} <= set(drawn) else LINES


def _as_it_is(drawn: pd.DataFrame) -> pd.DataFrame:
    return drawn


def _tidy(drawn: pd.DataFrame) -> pd.DataFrame:
    return tidy(drawn)[list(COLUMNS)]


def _places(lines: pd.DataFrame) -> pd.DataFrame:
    # Where a place lies is our own and was published on no day.
    return lines.assign(role="pace", figure_id="", known_on=None)


def _promises(bins: pd.DataFrame) -> pd.DataFrame:
    return bins.assign(role="claim")


def _both(
    draw: Callable[[pd.DataFrame, Caption], go.Figure], alt: Callable[[pd.DataFrame, Caption], str]
) -> Callable[[pd.DataFrame, Caption], tuple[go.Figure, str]]:
    return lambda drawn, caption: (draw(drawn, caption), alt(drawn, caption))


LINES = Kind("lines", with_alt, draw, alt_text, _tidy, _as_it_is)
MAP = Kind("map", _both(corridor_map, map_alt), corridor_map, map_alt, _as_it_is, _places)
RELIABILITY = Kind(
    "reliability",
    _both(reliability, reliability_alt),
    reliability,
    reliability_alt,
    _as_it_is,
    _promises,
)
