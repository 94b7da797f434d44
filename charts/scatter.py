"""Which trace holds marks with their texts, and which only decorates?"""

from typing import Any

from charts.frame import Record
from charts.text import markup
from charts.theme import Mark
from charts.words import hover

# A scatter trace as Plotly's JSON has it: the figure checks it once, as an object would each time that it is changed.
Trace = dict[str, Any]


def marks(
    records: list[Record],
    role: str,
    mark: Mark,
    divisor: float,
    name: str,
    levels: dict[Any, list[Record]] | None = None,
) -> Trace:
    """Give a mark for each record at (`at`, value / divisor) with its hover text; `levels` gives a mark's intervals."""
    # Text reaches the template only as data: a "%{y}" in it stays what it is.
    texts = [hover(r, (levels or {}).get(r["at"], [])) for r in records]
    style = {"color": mark.colour, "symbol": mark.symbol, "size": mark.size, "opacity": 1, "line": {"width": 0}}
    return {
        "type": "scatter",
        "x": [r["at"] for r in records],
        "y": [r["value"] / divisor for r in records],
        **{"customdata": texts, "hovertemplate": "%{customdata}<extra></extra>"},
        **{"mode": "markers", "meta": role, "name": markup(name), "cliponaxis": False, "marker": style},
    }


def decoration(x: list[Any], y: list[float | None], role: str, **style: object) -> Trace:
    """Give a trace that stands for no row: it has no text and no place in the legend."""
    quiet = {"hoverinfo": "skip", "showlegend": False, "cliponaxis": False}
    return {"type": "scatter", "x": x, "y": y, "meta": role, **quiet, **style}
