"""Which waits are usual, and which are the longest?"""

import statistics
from collections.abc import Sequence


def percentiles(times: Sequence[float]) -> dict[str, float]:
    """Give p50, p95, p99 and max of waits, in their unit; of none, zeros."""
    if len(times) < 2:
        return dict.fromkeys(("p50", "p95", "p99", "max"), max(times, default=0.0))
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "max": max(times)}
