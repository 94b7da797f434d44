"""Where are warnings of convergence of no use? Around a fit whose answer is judged afterwards."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np


@contextmanager
def quiet() -> Iterator[None]:
    """Neither warnings nor floating-point complaints within."""
    import statsmodels.tools.sm_exceptions  # noqa: F401  # its import turns warnings on, so it has to come first

    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield
