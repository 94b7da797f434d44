"""Which trace holds marks with their texts, and which only decorates?"""

from typing import Any

import plotly.graph_objects as go

from charts.frame import Record
from charts.text import markup
from charts.theme import Mark
from charts.words import hover


def marks(
    records: list[Record],
    role: str,
    mark: Mark,
    divisor: float,
    name: str,
    levels: dict[Any, list[Record]] | None = None,
) -> go.Scatter:
    """Give a mark for each record at (`at`, value / divisor) with its hover text; `levels` gives a mark's intervals."""
    # Text reaches the template only as data: a "%{y}" in it stays what it is.
    texts = [hover(r, (levels or {}).get(r["at"], [])) for r in records]
    return go.Scatter(
        x=[r["at"] for r in records],
        y=[r["value"] / divisor for r in records],
        **{"customdata": texts, "hovertemplate": "%{customdata}<extra></extra>"},
        **{"mode": "markers", "meta": role, "name": markup(name), "cliponaxis": False},
        marker={"color": mark.colour, "symbol": mark.symbol, "size": mark.size, "opacity": 1, "line": {"width": 0}},
    )


def decoration(x: list[Any], y: list[float | None], role: str, **style: object) -> go.Scatter:
    """Give a trace that stands for no row: it has no text and no place in the legend."""
    return go.Scatter(x=x, y=y, meta=role, hoverinfo="skip", showlegend=False, cliponaxis=False, **style)
