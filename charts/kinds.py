"""Which kind of chart does a frame make: lines through time, a map, a reliability diagram? Its columns say so."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from charts.alt import described, in_words
from charts.caption import Caption, of_unit
from charts.draw import bare, draw
from charts.frame import COLUMNS, tidy
from charts.map import corridor_map, map_described
from charts.reliability import reliability, reliability_described

Draw = Callable[[pd.DataFrame, Caption, int | None, int | None], go.Figure]
Describe = Callable[[pd.DataFrame], list[str]]


class Kind(NamedTuple):
    """What is made of a frame: a figure, its sentences, the rows to take away, and what is printed behind each mark.

    what: the kind in words, as its text for those who cannot see it begins.
    bare: gives the figure for a page, which says the caption but for the label of the unit, and what `described` does.
    draw: takes the frame, its caption, and width and height in px; without a width it leaves the caption to the page.
    marks: gives the frame with role, figure_id and known_on, as in charts.frame.COLUMNS.
    """

    name: str
    what: str
    bare: Callable[[pd.DataFrame, str], tuple[go.Figure, list[str]]]
    draw: Draw
    described: Describe
    rows: Callable[[pd.DataFrame], pd.DataFrame]
    marks: Callable[[pd.DataFrame], pd.DataFrame]

    def alt(self, drawn: pd.DataFrame, caption: Caption) -> str:
        """The chart in sentences, for those who cannot see it."""
        return in_words(self.what, self.described(drawn), caption)


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


def _bare(draw: Draw, described: Describe) -> Callable[[pd.DataFrame, str], tuple[go.Figure, list[str]]]:
    return lambda drawn, unit_label: (draw(drawn, of_unit(unit_label), None, None), described(drawn))


LINES = Kind("lines", "Line chart", bare, draw, described, _tidy, _as_it_is)
MAP = Kind("map", "Schematic map", _bare(corridor_map, map_described), corridor_map, map_described, _as_it_is, _places)
RELIABILITY = Kind(
    "reliability",
    "Reliability diagram",
    _bare(reliability, reliability_described),
    reliability,
    reliability_described,
    _as_it_is,
    _promises,
)
