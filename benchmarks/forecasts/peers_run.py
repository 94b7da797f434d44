"""What do the peers forecast, and at what cost? Runs in their own environment (`.venv-peers`), on Parquet handed over.

    python peers_run.py series.parquet forecasts.parquet --workers 2

In: columns series, period (in a year), horizon, shown (a list of numbers). Out: series, h, model, mean, lo-80, hi-80,
lo-95, hi-95, seconds (CPU, of the whole series). It imports nothing of this project.
"""

import argparse
import os
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
import pandas as pd
from tqdm import tqdm

LEVELS = (80, 95)
COLUMNS = ["mean", "lo-80", "hi-80", "lo-95", "hi-95"]
MEDIAN = "Median of AutoETS, AutoCES, DOTM"


def models(period: int) -> dict[str, object]:
    """The peers by name."""
    from statsforecast.models import AutoCES, AutoETS, DynamicOptimizedTheta

    return {
        "AutoETS": AutoETS(season_length=period),
        "DynamicOptimizedTheta": DynamicOptimizedTheta(season_length=period),
        "AutoCES": AutoCES(season_length=period),
    }


def warm_up() -> None:
    """Compile and import before the clock runs."""
    warnings.simplefilter("ignore")
    months = np.arange(96.0)
    for period in (1, 4, 12):
        shown = 100 + months + 10 * np.sin(2 * np.pi * months / 12) + np.random.default_rng(1).normal(0, 5, 96)
        forecasts(("warm up", period, 6, shown))


def forecasts(row: tuple[str, int, int, np.ndarray]) -> pd.DataFrame:
    """One series by every peer; a peer that fails gives NaN."""
    name, period, horizon, shown = row
    shown = np.asarray(shown, dtype=float)
    found, seconds = {}, {}
    for peer, model in models(period).items():
        start = time.process_time()
        try:
            made = model.forecast(y=shown, h=horizon, level=list(LEVELS))
            found[peer] = np.column_stack([made[column] for column in COLUMNS])
        except Exception:
            found[peer] = np.full((horizon, len(COLUMNS)), np.nan)
        seconds[peer] = time.process_time() - start
    found[MEDIAN] = np.nanmedian(np.stack(list(found.values())), axis=0)
    seconds[MEDIAN] = sum(seconds.values())
    frames = [pd.DataFrame(v, columns=COLUMNS).assign(model=peer, seconds=seconds[peer]) for peer, v in found.items()]
    return pd.concat([frame.assign(series=name, h=np.arange(1, horizon + 1)) for frame in frames])


def main() -> None:
    """Read the series, forecast them on all workers, write the forecasts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("series", type=Path)
    parser.add_argument("forecasts", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    rows = list(pd.read_parquet(options.series).itertuples(index=False, name=None))
    with ProcessPoolExecutor(options.workers, initializer=warm_up) as pool:
        made = list(tqdm(pool.map(forecasts, rows, chunksize=4), total=len(rows), desc="peers", unit="series"))
    pd.concat(made, ignore_index=True).to_parquet(options.forecasts)


if __name__ == "__main__":
    main()
