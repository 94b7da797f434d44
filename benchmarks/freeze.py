"""Gives a hand-written page what our pages have too, so that the benchmark compares only the pages."""

import gc

_runs = 0


def freeze_on_second_run() -> None:
    """Spares the objects of the first full run from every later collection of garbage."""
    global _runs
    _runs += 1
    if _runs == 2:
        gc.collect()
        gc.freeze()
