"""What does a section of the benchmark hand back? Tables to print, and bars with what was measured against them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd


@dataclass(frozen=True)
class Plan:
    """How much is run: `sample` series of each kind (None: all), drawn with `seed`; `folder` keeps what is done."""

    sample: int | None
    seed: int
    folder: Path
    workers: int = 2


@dataclass(frozen=True)
class Bar:
    """A measured number and the range it must lie in; an open end is None."""

    name: str
    measured: float
    low: float | None = None
    high: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the number lies in its range."""
        return (self.low is None or self.measured >= self.low) and (self.high is None or self.measured <= self.high)


@dataclass(frozen=True)
class Outcome:
    """The tables of a section by their titles, its bars, and figures that are printed without a bar."""

    tables: Mapping[str, pd.DataFrame]
    bars: list[Bar] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
