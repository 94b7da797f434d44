"""The peers' forecasts of the same series, made by `peers_run.py` in an environment of their own."""

import subprocess
from pathlib import Path

import pandas as pd

from benchmarks.forecasts.bar import Plan
from benchmarks.forecasts.competitions import Task
from benchmarks.forecasts.done import ROOT, key

PYTHON = ROOT / ".venv-peers" / "bin" / "python"
PINS = ROOT / "requirements-peers.txt"


def peers(tasks: list[Task], plan: Plan, name: str) -> pd.DataFrame:
    """Columns series, h, model, mean, lo-80, hi-80, lo-95, hi-95, seconds (CPU of the series).

    Raises:
        FileNotFoundError: the peers' environment is not there.
    """
    if not PYTHON.exists():
        raise FileNotFoundError(f"{PYTHON} is missing: run `make .venv-peers/installed` first.")
    # The peers know nothing of our code: their forecasts stand while their own script, pins and series do.
    script = Path(__file__).with_name("peers_run.py")
    stem = plan.folder / f"{name}-{key(plan, name, sources=(script, PINS))}"
    given, half, made = (stem.with_suffix(suffix) for suffix in (".series.parquet", ".half", ".parquet"))
    if not made.exists():
        rows = [(task.name, task.period, len(task.came), task.shown) for task in tasks]
        pd.DataFrame(rows, columns=["series", "period", "horizon", "shown"]).to_parquet(given)
        subprocess.run([PYTHON, script, given, half, "--workers", str(plan.workers)], check=True)
        half.replace(made)
    return pd.read_parquet(made)
