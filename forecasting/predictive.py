"""What does a model hand back? The predictive distribution of log levels, as quantiles at any level."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]
WIDEST = 300.0  # natural log; twice that still is a double


@dataclass(frozen=True)
class Predictive:
    """Student's t of each future log level.

    centre, scale: arrays of shape (horizon,), natural-log units; `freedom` degrees, infinite for a normal.
    """

    centre: Array
    scale: Array
    freedom: float

    def half_width(self, level: int) -> Array:
        """Half the central interval that covers `level` percent, natural-log units, shape (horizon,)."""
        tail = 0.5 + level / 200
        quantile = stats.norm.ppf(tail) if np.isinf(self.freedom) else stats.t.ppf(tail, self.freedom)
        return self.scale * float(quantile)

    @property
    def is_sane(self) -> bool:
        """Whether all is finite and every 95% interval can be written as numbers above zero."""
        finite = bool(np.isfinite(self.centre).all() and np.isfinite(self.scale).all() and (self.scale > 0).all())
        return finite and bool((np.abs(self.centre) + self.half_width(95) < WIDEST).all())
