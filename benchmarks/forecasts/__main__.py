"""Runs the forecasts' benchmark: ``python -m benchmarks.forecasts --sample 100 --sections complete``."""

import argparse
import importlib
import json
import os
import pkgutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

# Before numpy is loaded here; the workers that are forked from here inherit it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pandas as pd

from benchmarks.forecasts import sections
from benchmarks.forecasts.bar import Bar, Outcome, Plan
from benchmarks.forecasts.done import key, versions

SECTIONS = sorted(found.name for found in pkgutil.iter_modules(sections.__path__))
SEED = 20240601


def main() -> int:
    """Run the sections, print them, write the JSON. A full run that misses a bar gives 1."""
    options = _options()
    plan = Plan(options.sample, options.seed, options.out / "forecasts", options.workers)
    plan.folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, Any] = {}
    bars: list[Bar] = []
    for name in options.sections:
        module = importlib.import_module(f"{sections.__name__}.{name}")
        print(f"\n# {module.TITLE}\n", flush=True)
        outcome, seconds = _outcome(name, module.run, plan)
        _print(outcome)
        bars += outcome.bars
        made[name] = {"title": module.TITLE, "seconds": round(seconds, 1)} | _as_json(outcome)
    missed = [bar.name for bar in bars if not bar.is_met]
    _write(options.out / "forecasts.json", plan, made)
    what = "A sample only reports" if plan.sample else "All series"
    print(f"\n{what}: {len(bars) - len(missed)} of {len(bars)} bars met.")
    print(*(f"Missed: {name}" for name in missed), sep="\n")
    return 1 if missed and plan.sample is None else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.forecasts", description=__doc__)
    parser.add_argument("--sample", type=int, help="so many series of each kind; all without it")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--sections", nargs="+", choices=SECTIONS, default=SECTIONS)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _outcome(name: str, run: Any, plan: Plan) -> tuple[Outcome, float]:
    """A section's outcome and its seconds, run now or kept from a run of the same code, libraries, sample and seed."""
    path = plan.folder / f"{name}-{key(plan, name)}.json"
    if path.exists():
        print("(kept from an earlier run of the same code)\n")
        kept = json.loads(path.read_text())
        tables = {title: pd.DataFrame(rows) for title, rows in kept["tables"].items()}
        bars = [Bar(bar["name"], bar["measured"], bar["low"], bar["high"]) for bar in kept["bars"]]
        return Outcome(tables, bars, kept["notes"]), kept["seconds"]
    start = time.perf_counter()
    outcome = run(plan)
    seconds = time.perf_counter() - start
    path.write_text(json.dumps(_as_json(outcome) | {"seconds": seconds}))
    return outcome, seconds


def _as_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "tables": {title: json.loads(table.to_json(orient="records")) for title, table in outcome.tables.items()},
        "bars": [
            {"name": bar.name, "measured": bar.measured, "low": bar.low, "high": bar.high, "met": bool(bar.is_met)}
            for bar in outcome.bars
        ],
        "notes": outcome.notes,
    }


def _print(outcome: Outcome) -> None:
    for title, table in outcome.tables.items():
        print(f"{title}\n\n{table.to_string(index=False, float_format='{:.3f}'.format)}\n")
    for bar in outcome.bars:
        verdict = "met" if bar.is_met else "MISSED"
        print(f"{verdict:6}  {bar.name}: {bar.measured:.3f} ({_range(bar)})")
    for note in outcome.notes:
        print(f"note    {note}")


def _range(bar: Bar) -> str:
    if bar.low is None:
        return f"at most {bar.high:g}"
    return f"at least {bar.low:g}" if bar.high is None else f"{bar.low:g} to {bar.high:g}"


def _write(path: Path, plan: Plan, made: dict[str, Any]) -> None:
    head = {
        "ran_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {"python": sys.version.split()[0]} | versions(),
        "seed": plan.seed,
        "sample": plan.sample,
    }
    path.write_text(json.dumps(head | {"sections": made}, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main())
