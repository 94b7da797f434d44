"""Does it stay fast while many visitors read, choose and turn pages, and while its data are swapped under them?

Sessions over Streamlit's own websocket, all from one process that shares the machine with the server. In the first part
the data stand still; in the second their generation is swapped for another again and again, in which every indicator,
counter and title bears another mark, so that a view of both is seen at once.
"""

import argparse
import asyncio
import json
import os
import platform
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.crowd import Crowd, Part
from benchmarks.generations import another, point, two_generations
from benchmarks.process import cpu_seconds, pace, resident_mb
from tests.browser.live import Server, serving
from warehouse.database import current_path

RESULTS = Path(__file__).parent / "results" / "load.json"
VERSIONS = ("streamlit", "plotly", "pandas", "duckdb")
WARM_STEPS = 500
SECONDS_A_SWAP = 20.0  # a build takes a minute or more
BAR_P95, BAR_HEALTH_P95, BAR_MB = 500.0, 100.0, 1.0


async def _load(server: Server, data: Path, names: Sequence[str], options: argparse.Namespace) -> dict[str, Any]:
    crowd = Crowd(server, options.think, not options.same_day)
    rng = random.Random(options.seed)
    await crowd.visit(random.Random(options.seed), 0, WARM_STEPS)
    warm_errors, warm = crowd.part.errors, resident_mb(server.pid)
    waits = [options.ramp * number / options.sessions for number in range(options.sessions)]
    tasks = [asyncio.create_task(crowd.visit(random.Random(rng.random()), wait)) for wait in waits]
    tasks.append(asyncio.create_task(crowd.watch_health()))
    await asyncio.sleep(options.ramp)
    steady = await _measured(crowd, "steady", options.seconds)
    resident = resident_mb(server.pid)
    swapping = await _measured(crowd, "swapping", SECONDS_A_SWAP * options.swaps, data, names, options.swaps)
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task
    return {
        "warm_errors": warm_errors,
        "warm_mb": warm,
        "resident_mb": resident,
        "after_swaps_mb": resident_mb(server.pid),
        "mb_a_session": (resident - warm) / options.sessions,
        "parts": [steady, swapping],
    }


async def _measured(
    crowd: Crowd, name: str, seconds: float, data: Path | None = None, names: Sequence[str] = (), swaps: int = 0
) -> Part:
    part = crowd.part = Part(name)
    begun, client, server = time.perf_counter(), time.process_time(), cpu_seconds(crowd.server.pid)
    if data and swaps:
        for swap in range(swaps):
            point(data, another(data, names[(swap + 1) % len(names)], swap))
            part.swaps += 1
            await asyncio.sleep(seconds / swaps)
    else:
        await asyncio.sleep(seconds)
    part.seconds = time.perf_counter() - begun
    part.client_cpu = (time.process_time() - client) / part.seconds
    part.server_cpu = (cpu_seconds(crowd.server.pid) - server) / part.seconds
    return part


def main() -> int:
    """Runs the load, prints what it found and writes it; 1 if a bar is not held."""
    options = _parsed_arguments()
    if not sys.platform.startswith("linux"):
        print("This benchmark reads the memory and CPU clock of another process as Linux tells them.", file=sys.stderr)
        return 1
    # A server must not outlive the benchmark, so let a polite end unwind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="waybill-load-") as folder:
        data = Path(folder)
        names = two_generations(current_path(), data)
        paces = [pace()]
        with serving(environment={"WAYBILL_DATA": str(data)}) as server:
            found = asyncio.run(_load(server, data, names, options))
        found["paces"] = [*paces, pace()]
    bars = _bars(found)
    _print(found, bars, options)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(_report(found, bars, options), indent=2) + "\n", encoding="utf-8")
    return 0 if all(held for _, _, held in bars) else 1


def _bars(found: dict[str, Any]) -> list[tuple[str, str, bool]]:
    parts: list[Part] = found["parts"]
    errors = found["warm_errors"] + [error for part in parts for error in part.errors]
    torn = [view for part in parts for view in part.torn]
    bars = []
    for part in parts:
        if part.waits:
            p = part.percentiles()
            bars.append((f"{part.name}: p95 of a rerun", f"{p['p95']:.0f} of {BAR_P95:.0f} ms", p["p95"] <= BAR_P95))
            said = f"{p['health_p95']:.0f} of {BAR_HEALTH_P95:.0f} ms"
            bars.append((f"{part.name}: p95 of the health endpoint", said, p["health_p95"] <= BAR_HEALTH_P95))
    said = f"{found['mb_a_session']:.2f} of {BAR_MB:.0f} MB"
    bars.append(("memory a session", said, found["mb_a_session"] <= BAR_MB))
    bars.append(("errors", str(len(errors)), not errors))
    # Views that bear no mark cannot be seen to be torn.
    marked = [sum(part.versions.values()) for part in parts if part.waits]
    said = f"{len(torn)} of {sum(marked)} that bear a mark"
    bars.append((f"torn views over {parts[-1].swaps} swaps", said, not torn and all(marked)))
    return bars


def _print(found: dict[str, Any], bars: Sequence[tuple[str, str, bool]], options: argparse.Namespace) -> None:
    print(
        f"{'':10}{'reruns':>8}{'p50':>7}{'p95':>7}{'p99':>7}{'max':>7}{'health p50':>12}{'p95':>7}{'server':>9}", end=""
    )
    print(f"{'client CPU':>12}")
    for part in found["parts"]:
        if part.waits:
            p = part.percentiles()
            print(
                f"{part.name:10}{len(part.waits):8}{p['p50']:7.0f}{p['p95']:7.0f}{p['p99']:7.0f}{p['max']:7.0f}"
                f"{p['health_p50']:12.1f}{p['health_p95']:7.1f}"
                f"{100 * part.server_cpu:8.0f}%{100 * part.client_cpu:11.0f}%"
            )
    print(
        f"Milliseconds; {options.sessions} sessions, {options.think:g} s between a page and the next act. CPU is of "
        f"one core; {os.cpu_count()} are shared by server, client and whatever else runs."
    )
    before, after = found["paces"]
    print(
        f"All processors at once took {before:.0f} ms for ten million additions each before and {after:.0f} ms after: "
        "where that takes longer, so does all of the above."
    )
    print(
        f"Memory is the server's resident memory with all sessions at the end of the first part, "
        f"{found['resident_mb']:.0f} MB, less the same after one session of {WARM_STEPS} acts, "
        f"{found['warm_mb']:.0f} MB, by session; after the swaps it is {found['after_swaps_mb']:.0f} MB."
    )
    for name, said, held in bars:
        print(f"{'pass' if held else 'FAIL'} {name}: {said}")
    every = found["warm_errors"] + [line for part in found["parts"] for line in [*part.errors, *part.torn]]
    for line, times in Counter(every).most_common(5):
        print(f"     {times} x {line}")


def _report(
    found: dict[str, Any], bars: Sequence[tuple[str, str, bool]], options: argparse.Namespace
) -> dict[str, Any]:
    parts = []
    for part in found["parts"]:
        told = vars(part) | (part.percentiles() if part.waits else {}) | {"reruns": len(part.waits)}
        parts.append({name: value for name, value in told.items() if name not in {"waits", "health"}})
    return {
        **{name: getattr(options, name) for name in ("sessions", "seconds", "think", "ramp", "swaps", "seed")},
        **found,
        "parts": parts,
        "bars": [{"bar": name, "found": said, "held": held} for name, said, held in bars],
        "python": platform.python_version(),
        "versions": {package: version(package) for package in VERSIONS},
        "processors": os.cpu_count(),
    }


def _parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--sessions", type=int, default=50, help="visitors at once (default 50)")
    parser.add_argument("--seconds", type=float, default=60, help="of the part without swaps (default 60)")
    parser.add_argument("--think", type=float, default=5, help="mean seconds between a page and the next act")
    parser.add_argument("--ramp", type=float, default=10, help="seconds in which the visitors come (default 10)")
    parser.add_argument("--swaps", type=int, default=10, help="of the generation, one every 20 seconds (default 10)")
    parser.add_argument("--same-day", action="store_true", help="leave the controls of the day alone: all see now")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
