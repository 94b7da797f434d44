"""Random walk with drift in logs, its drift and volatility shrunk to those of a panel: from one annual value on.

Yearly log changes are normal with unknown drift and variance under the conjugate normal-inverse-gamma prior (Gelman
et al., Bayesian Data Analysis, 3rd ed. 2013, section 3.3), so the level h years ahead is Student's t in logs. A change
over k years is the sum of k yearly ones: it tells of the drift as much as k, of the variance as much as one. The prior
is fitted to published yearly series (empirical Bayes) by benchmarks/forecasts/fit/random_walk_drift.py.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from forecasting.history import Array, History
from forecasting.predictive import WIDEST, LogT

RUNG = 10
FIT = json.loads(Path(__file__).with_suffix(".json").read_text())


@dataclass(frozen=True)
class Prior:
    """What is taken for granted before any change is seen; drift and volatility are natural-log units a year."""

    volatility: float
    changes: float  # how many changes the volatility weighs
    drift: float
    years: float  # how many years of changes the drift weighs


PRIOR = Prior(**FIT["values"])


@dataclass(frozen=True)
class Posterior:
    """Drift and variance of a year's log change, and the years and changes they rest on; an entry a history, or one."""

    drift: Array
    variance: Array
    years: float | Array
    changes: float | Array

    def scale(self, steps: Array) -> Array:
        """Scale of Student's t of the log level so many years ahead, its degrees of freedom being `changes`."""
        return np.asarray(np.sqrt(self.variance[..., None] * (steps + steps**2 / self.years)))


def refuses(history: History, quick: bool, calendar: str = "") -> str:
    """Takes any history with a complete year."""
    return "" if len(history.years()[0]) else "no complete year is known"


def reason(history: History) -> str:
    """What it leans on."""
    n = len(history.years()[0])
    return (
        f"{n} annual value{'s' * (n > 1)}: random walk with drift in logs; its drift and volatility are drawn toward "
        f"the usual yearly change of {FIT['provenance']['series']:,} published yearly series"
    )


def predict(history: History, until: int, calendar: str = "") -> LogT:
    """The years after the newest complete one, up to the month `until`."""
    years, totals = history.years()
    yearly = history.yearly()
    horizon = max(1, -(-(until - int(yearly.end[-1])) // 12))
    centre, root, freedom = walk(years, np.log(totals), horizon)
    return LogT(yearly, centre, root, freedom)


def walk(years: Array, logs: Array, horizon: int) -> tuple[Array, Array, float]:
    """Centre, root of the scale matrix and freedom of 1 to `horizon` years after the last of `logs` (natural logs)."""
    known = posterior(years, logs)
    steps = np.arange(1, horizon + 1, dtype=float)
    # Shocks add up, and what is not known of the drift is shared by all years.
    covariance = np.minimum.outer(steps, steps) + np.outer(steps, steps) / known.years
    root = np.sqrt(known.variance) * np.linalg.cholesky(covariance)
    return logs[-1] + steps * known.drift, root, float(known.changes)


def further(years: Array, logs: Array, count: int, draws: int, dice: np.random.Generator) -> Array:
    """Draws of a flow 1 to `count` years after a year yet to come, relative to that year, shape (draws, count)."""
    centre, root, freedom = walk(years, logs, count)
    shocks = dice.standard_normal((draws, count)) @ root.T
    shocks *= np.sqrt(freedom / dice.chisquare(freedom, (draws, 1)))
    return np.asarray(np.exp(np.clip(centre - logs[-1] + shocks, -WIDEST, WIDEST)))


def posterior(years: Array, logs: Array, prior: Prior = PRIOR) -> Posterior:
    """What is known of a year's change: `years` of shape (n,), `logs` of shape (n,), or (histories, n)."""
    changes, lengths = np.diff(logs, axis=-1), np.diff(years)
    span = float(lengths.sum())
    mean = (logs[..., -1] - logs[..., 0]) / max(span, 1.0)
    weight = prior.years + span
    drift = (prior.years * prior.drift + span * mean) / weight
    squares = ((changes - lengths * mean[..., None]) ** 2 / lengths).sum(axis=-1)
    squares = squares + prior.years * span / weight * (mean - prior.drift) ** 2
    freedom = prior.changes + len(lengths)
    variance = (prior.changes * prior.volatility**2 + squares) / freedom
    return Posterior(np.asarray(drift), np.asarray(variance), weight, freedom)
