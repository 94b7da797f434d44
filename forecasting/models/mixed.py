"""Structural model in logs of any mix of months, quarters, halves, year-to-date and annual totals.

The months between the totals are unknown; each path of them meets every known total exactly. Which variances are
believed, and how wide the intervals are, was fitted on the M1 and Tourism competitions (see mixed.json).
"""

import json
from pathlib import Path

import numpy as np

from forecasting.history import History
from forecasting.models import ModelError
from forecasting.models.random_walk_drift import further
from forecasting.paths import Paths
from forecasting.posterior import Prior, condition
from forecasting.predictive import WIDEST
from forecasting.sampled import Sampled
from forecasting.segments import Segments

RUNG = 30
# From here on the 80% intervals of the next year's total hold 75% or more of it on M1 and Tourism, on two years 59 to
# 74%; in five of six cases the median falls nearer than the annual random walk's (see fit/mixed_shortest.py).
SHORTEST_SPAN = 36  # months
FEWEST_PARTS = 8  # totals shorter than a year that do not overlap within a run
RECENT = 20  # years; what lies further back tells little and costs much
FITTED = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
PRIOR = Prior(
    np.array(FITTED["vectors"]),
    np.array(FITTED["weights"]),
    *(float(FITTED[name]) for name in ("freedom", "scale", "width", "tails")),
)


def refuses(history: History, quick: bool, calendar: str = "") -> str:
    """Takes three years with eight totals shorter than a year, and a moment to fit."""
    if quick:
        return "it takes a moment to fit"
    lengths = np.concatenate([np.diff(nodes) for nodes, _ in history.runs()])
    parts, span = int((lengths < 12).sum()), int(history.end.max() - history.first.min())
    if span < SHORTEST_SPAN:
        return f"the totals span {span} months, fewer than {SHORTEST_SPAN}"
    return "" if parts >= FEWEST_PARTS else f"{parts} totals are shorter than a year, fewer than {FEWEST_PARTS}"


def reason(history: History) -> str:
    """What it assumes."""
    lengths = history.end - history.first
    months, years = int((lengths == 1).sum()), int((lengths >= 12).sum())
    counts = {"months": months, "totals of several months": len(lengths) - months - years, "years": years}
    told = ", ".join(f"{n} {name}" for name, n in counts.items() if n)
    return f"{told}: a structural model of the months' logs with level, drift and season, which meets every total"


def predict(history: History, until: int, calendar: str = "", prior: Prior = PRIOR) -> Sampled:
    """The months of the last 20 years of the history, known and unknown, and those up to `until`.

    What lies beyond the next calendar year keeps that year's shape and grows as the annual random walk does, whose
    prior was fitted to six years ahead; the structural model's was to one.

    Raises:
        ModelError: totals contradict each other, or the months do not settle to sane ones between them.
    """
    last = int(history.end.max())
    since = 12 * (max(int(history.first.min()), last - 12 * RECENT) // 12)
    segments = Segments.of(history, since)
    posterior = condition(segments, prior, calendar)

    step = history.step or 1
    end = last + step * max(1, -(-(until - last) // step))
    years, totals = history.years()
    near = 12 * (-(-last // 12) + 1) if len(years) else end

    def draw(draws: int, dice: np.random.Generator) -> Paths:
        logs = posterior.draws(min(near, end), draws, dice)
        months = segments.rake(np.exp(np.clip(logs, -WIDEST, WIDEST)))
        if end > near:
            growth = further(years, np.log(totals), -(-(end - near) // 12), draws, dice)
            grown = (growth[:, :, None] * months[:, None, -12:]).reshape(draws, -1)
            months = np.hstack([months, grown[:, : end - near]])
        return Paths(since, months)

    found = Sampled(draw, last, end, step)
    if not found.is_sane:  # asked here, since drawing may fail
        raise ModelError("the months between the totals are not sane")
    return found
