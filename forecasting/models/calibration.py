"""Which series are complete, and how wide are their intervals? What the combination and Theta share."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from forecasting.history import Array, History
from forecasting.models.joint import root
from forecasting.predictive import LogT

LEAST = {1: 24, 3: 8, 12: 13}  # periods of so many months
NAMES = {1: "monthly", 3: "quarterly", 12: "annual"}
FLOOR = 0.003  # of a scale, natural log; published figures are rounded, so none is surer


@dataclass(frozen=True)
class Constants:
    """Fitted by benchmarks/forecasts/fit/combination.py for a model and a length of periods.

    parts: what is combined. factor, power, growth, length: the scale s that a model found in n values, h periods ahead,
    becomes factor * s ** power * h ** growth * (n / 100) ** length, with h and n inside `ahead` and `lengths`, the
    ranges that were fitted; a power below 1 says that extreme scales are partly chance. freedom: of Student's t. level,
    season: of `joint.root`.
    """

    parts: list[str]
    factor: float
    power: float
    growth: float
    length: float
    ahead: int
    lengths: tuple[int, int]
    freedom: float
    level: float
    season: float

    def widen(self, scale: Array, n: int) -> Array:
        """A scale, shape (horizon,), as calibrated for a history of `n` values."""
        ahead = np.minimum(np.arange(1.0, len(scale) + 1), self.ahead)
        length = (np.clip(n, *self.lengths) / 100) ** self.length
        return np.asarray(self.factor * scale**self.power * ahead**self.growth * length)


PATH = Path(__file__).with_name("combination.json")
FITTED = {
    model: {name: Constants(**constants) for name, constants in by_name.items()}
    for model, by_name in json.loads(PATH.read_text())["constants"].items()
}


def refuses(history: History) -> str:
    """Why a history is no complete series of months, quarters or calendar years; empty when it is one."""
    step, n = history.step, len(history.value)
    if step not in LEAST or history.first[0] % step:
        return "the totals are not all months, all quarters or all calendar years"
    if history.has_gaps:
        return "there is a gap between the totals"
    return f"{n} {NAMES[step]} values are fewer than {LEAST[step]}" if n < LEAST[step] else ""


def described(history: History) -> str:
    """A complete series in words."""
    return f"{len(history.value)} {NAMES[history.step or 1]} values without a gap"


def horizon(history: History, until: int) -> int:
    """The periods after a history up to the month `until`, at least one."""
    return max(1, -(-(until - int(history.end[-1])) // (history.step or 1)))


def constants(history: History, model: str) -> Constants:
    """Those of a model for a history's length of periods."""
    return FITTED[model][NAMES[history.step or 1]]


def log_t(history: History, centre: Array, scale: Array, model: str, remark: str = "") -> LogT:
    """The distribution around a model's centre, its scale as calibrated; both natural logs, of shape (horizon,)."""
    fitted = constants(history, model)
    wide = fitted.widen(np.maximum(scale, FLOOR), len(history.value))
    period = 12 // (history.step or 1)
    return LogT(history, centre, root(wide, period, fitted.level, fitted.season), fitted.freedom, remark)
