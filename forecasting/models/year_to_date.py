"""What will the running year come to? Its rest grows as the year so far did, shrunk toward the earlier drift.

The log growth of the remaining months is Student's t; centre and scale depend on how far the growth so far lies from
the drift of the complete years, and on their volatility. The weights, for each number of months known, are fitted to
published monthly series by benchmarks/forecasts/fit/year_to_date.py. The years after follow the random walk with drift.
"""

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from scipy import stats

from forecasting.history import Array, History, Months
from forecasting.models import ModelError
from forecasting.models.random_walk_drift import Posterior, further, posterior
from forecasting.paths import Paths
from forecasting.predictive import SEASONAL_SD, WIDEST
from forecasting.sampled import Sampled

RUNG = 20
FIT = json.loads(Path(__file__).with_suffix(".json").read_text())


@dataclass(frozen=True)
class Weights:
    """How the log growth of a year's rest follows from that of its first months."""

    level: float
    surprise: float  # of the growth so far less the drift
    near: float  # of the same, as far as one usual yearly change
    drift: float
    scale: float  # the log of the scale rises by this,
    volatility: float  # by this times the log of a usual yearly change,
    distance: float  # of that and the surprise together,
    few: float  # and by this over the changes that the usual one rests on
    freedom: float

    def rest(self, growth: Array, known: Posterior) -> tuple[Array, Array]:
        """Centre and scale of the log growth of the rest, from the log growth so far; an entry a history, or one."""
        usual, surprise = np.sqrt(known.variance), growth - known.drift
        near = np.clip(surprise, -usual, usual)
        centre = self.level + self.surprise * surprise + self.near * near + self.drift * known.drift
        scale = self.scale + self.volatility * np.log(usual) + self.distance * np.log(np.hypot(usual, surprise))
        return np.asarray(centre), np.asarray(np.exp(scale + self.few / known.changes))


WEIGHTS = {base: [Weights(**fitted) for fitted in FIT["values"][base]] for base in ("same_year", "other_year")}


@dataclass(frozen=True)
class RunningYear:
    """A year of which the first `months` are known, and the year before by the same months and the rest."""

    year: int
    months: int
    so_far: float
    before: float
    before_rest: float
    weights: Weights

    @classmethod
    def of(cls, history: History) -> "RunningYear | str":
        """The newest year; or why it can't be told from the history."""
        year = 1970 + (int(history.end.max()) - 1) // 12
        years, totals = history.years()
        if not len(years):
            return "no complete year is known"
        if int(years[-1]) != year - 1:
            return f"{year - 1} is not complete" if years[-1] < year else f"{year} is complete: no year is running"
        months = int(history.end.max()) - 12 * (year - 1970)
        so_far = _first_months(history, year, months)
        if so_far is None:
            return f"the months of {year} do not add up from January"
        if (history.end[~_joined(history, year)] > 12 * (year - 1971)).any():
            return f"a total within {year - 1} or {year} does not join the others"
        for base, total in zip(years[::-1].astype(int), totals[::-1], strict=True):
            if (part := _first_months(history, base, months)) is not None:
                share, kind = part / total, "same_year" if base == year - 1 else "other_year"
                before = share * totals[-1]
                return cls(year, months, so_far, before, totals[-1] - before, WEIGHTS[kind][months - 1])
        return f"the first {months} months of no earlier year are known"

    def rest(self, uniform: Array, known: Posterior) -> Array:
        """Quantiles of what the remaining months come to, in the history's unit."""
        centre, scale = self.weights.rest(np.log(self.so_far / self.before), known)
        growth = stats.t.ppf(uniform, self.weights.freedom, centre, scale)
        return np.asarray(self.before_rest * np.exp(np.clip(growth, -WIDEST, WIDEST)))


def refuses(history: History, quick: bool, calendar: str = "") -> str:
    """Takes a running year known from January on, after a complete one, with the same months of an earlier year."""
    found = RunningYear.of(history)
    return found if isinstance(found, str) else ""


def reason(history: History) -> str:
    """What the rest of the year leans on."""
    found = RunningYear.of(history)
    if isinstance(found, str):
        return found
    return (
        f"{found.months} month{'s' * (found.months > 1)} of {found.year} after a complete year: the rest of the year "
        f"grows as it did so far, as much as it usually went on in {FIT['provenance']['series']:,} published monthly "
        "series; later years are a random walk with drift in logs"
    )


def predict(history: History, until: int, calendar: str = "") -> Sampled:
    """The running year and those after it, up to the month `until`."""
    found = RunningYear.of(history)
    if isinstance(found, str):
        raise ModelError(found)
    start = 12 * (found.year - 1970)
    count = max(1, -(-(until - start) // 12))
    return Sampled(partial(_draw, history, found, count), start, start + 12 * count, 12)


def _draw(history: History, found: RunningYear, count: int, draws: int, dice: np.random.Generator) -> Paths:
    """Paths from January of the last complete year; months keep their shares wherever no total says otherwise."""
    years, totals = history.years()
    start = 12 * (found.year - 1970)
    strata = (dice.permutation(draws) + dice.uniform(size=draws)) / draws  # the running year's quantiles come out even
    rest = found.rest(strata, posterior(years, np.log(totals)))[:, None]
    edges, parts = _parts(history, start - 12, start)
    before = _bind(np.exp(SEASONAL_SD * dice.standard_normal((draws, 12))), edges, parts)
    edges, parts = _parts(history, start, start + found.months)
    running = _bind(before, np.append(edges, 12), np.hstack([np.tile(parts, (draws, 1)), rest]))
    months = [before, running]
    if count > 1:
        grown = further(years, np.log(totals), count - 1, draws, dice)
        months.append((grown[:, :, None] * running[:, None, :]).reshape(draws, -1))
    return Paths(start - 12, np.hstack(months))


def _bind(shape: Array, edges: Months, parts: Array) -> Array:
    """Months in the proportions of `shape`, (draws, 12), that add up to the parts between edges, (..., parts)."""
    sums = np.add.reduceat(shape, edges[:-1], axis=1)
    return np.asarray(shape * np.repeat(parts / sums, np.diff(edges), axis=1))


def _parts(history: History, first: int, end: int) -> tuple[Months, Array]:
    """The known totals from one month to another: their edges, counted from the first, and the totals between them."""
    nodes, sums = next(run for run in history.runs() if {first, end} <= set(run[0].tolist()))
    inside = (nodes >= first) & (nodes <= end)
    return nodes[inside] - first, np.diff(sums[inside])


def _first_months(history: History, year: int, months: int) -> float | None:
    start = 12 * (int(year) - 1970)
    return history.total(start, start + months)


def _joined(history: History, year: int) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which totals share a run with the January of a year."""
    nodes = next((nodes for nodes, _ in history.runs() if 12 * (year - 1970) in nodes), np.array([], dtype=np.int64))
    return np.isin(history.first, nodes)
