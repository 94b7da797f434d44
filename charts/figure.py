"""How do traces and a layout become a figure? As they are: the tests, not each picture, check them."""

import plotly.graph_objects as go

from charts.scatter import Trace


def figure(traces: list[Trace], layout: dict[str, object]) -> go.Figure:
    """Give the figure of traces and a layout as Plotly's JSON has them.

    Plotly's own check of every property takes as long as all the rest of a picture. A test has it check each kind.
    """
    return go.Figure(traces, layout, _validate=False)
