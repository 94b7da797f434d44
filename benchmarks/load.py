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
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from benchmarks.visitor import SECONDS_A_RUN, SUBPROTOCOLS, PageError, Tab
from tests.browser.live import Server, addresses, serving
from warehouse.database import current_path, generation_path

RESULTS = Path(__file__).parent / "results" / "load.json"
VERSIONS = ("streamlit", "plotly", "pandas", "duckdb")
MARKS = (b"QXFIRSTQ", b"QXOTHERQ")
# Not what stands in an address, as a publisher's name does: a view may ask for one that is gone.
MARKED = (("indicator", "label"), ("counter", "label"), ("document", "title"), ("doubt", "reason"))
WORDS = ("", "customs", "coal", "2023", "Putin", "rail", "Xinhua tonnes", "1.5 Mt")
WARM_STEPS = 500
POLL = 0.2
SECONDS_A_SWAP = 10.0  # a build takes longer
BAR_P95, BAR_HEALTH_P95, BAR_MB = 500.0, 100.0, 1.0


@dataclass
class Part:
    """What was heard in one part of the test; times in milliseconds."""

    name: str
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    health: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    versions: Counter[str] = field(default_factory=Counter)
    swaps: int = 0
    client_cpu: float = 0.0
    server_cpu: float = 0.0

    def percentiles(self) -> dict[str, float]:
        """The waits of reruns and of the health endpoint, p50, p95, p99 and the longest."""
        waits, health = _percentiles(self.waits), _percentiles(self.health)
        return waits | {f"health_{name}": value for name, value in health.items()}


class Crowd:
    """The sessions on one server, and the part of the test that they are in."""

    def __init__(self, server: Server, think: float, days: bool) -> None:
        self.server = server
        self.part = Part("warm-up")
        self._think, self._days = think, days

    async def visit(self, rng: random.Random, wait: float, steps: int | None = None) -> None:
        """One session: comes after `wait` seconds, then reads and acts until it is stopped, or `steps` times."""
        await asyncio.sleep(wait)
        page = rng.choice(list(addresses().values())).lstrip("/")
        tab = Tab(self.server.url, page, MARKS)
        while True:
            try:
                async with connect(tab.address, subprotocols=SUBPROTOCOLS, max_size=None, proxy=None) as socket:
                    await self._step(tab, socket, "opened")
                    while steps is None or steps > 0:
                        await asyncio.sleep(self._think * rng.uniform(0.5, 1.5) if steps is None else 0)
                        await self._step(tab, socket, act(tab, rng, self._days))
                        steps = None if steps is None else steps - 1
                    return
            except (OSError, WebSocketException, TimeoutError, PageError) as error:
                self.part.errors.append(f"{type(error).__name__}: {error}")
                tab = Tab(self.server.url, page, MARKS)

    async def _step(self, tab: Tab, socket: ClientConnection, kind: str) -> None:
        begun, part = time.perf_counter(), self.part
        async with asyncio.timeout(SECONDS_A_RUN):
            await socket.send(tab.request())
            while not tab.hear(await socket.recv(decode=False)):
                pass
        part.waits.append(1000 * (time.perf_counter() - begun))
        part.kinds[kind] += 1
        if len(tab.seen) > 1:
            of = "; ".join(f"{mark.decode()} in {', '.join(sorted(kinds))}" for mark, kinds in sorted(tab.seen.items()))
            part.torn.append(f"a page by {kind} shows both generations: {of}")
        part.versions.update(mark.decode() for mark in tab.seen)

    async def watch_health(self) -> None:
        """Ask the health endpoint again and again."""
        host, port = self.server.url.removeprefix("http://").split(":")
        while True:
            begun, part = time.perf_counter(), self.part
            try:
                await asyncio.wait_for(_health(host, int(port)), SECONDS_A_RUN)
                part.health.append(1000 * (time.perf_counter() - begun))
            except (OSError, TimeoutError) as error:
                part.errors.append(f"health: {type(error).__name__}: {error}")
            await asyncio.sleep(POLL)


def act(tab: Tab, rng: random.Random, days: bool = True) -> str:
    """What a visitor does next: mostly changes a widget, else follows a link; says which."""
    changeable = [
        (kind, widget) for kind, widget in tab.widgets if not widget.disabled and (days or not _of_day(widget))
    ]
    if changeable and rng.random() < 0.6:
        kind, widget = rng.choice(changeable)
        tab.change(widget.id, **_value(kind, widget, rng))
        return kind
    if tab.links:
        tab.follow(rng.choice(tab.links))
        return "page_link"
    return "rerun"


def _of_day(widget: Any) -> bool:
    """Whether a widget moves the dashboard's day."""
    return any(f"-{key}" in widget.id for key in ("day", "step-", "vintage"))


def _value(kind: str, widget: Any, rng: random.Random) -> dict[str, object]:
    match kind:
        case "selectbox":
            return {"string_value": rng.choice(widget.options)}
        case "multiselect":
            return {"string_array_value": {"data": rng.sample(list(widget.options), min(1, len(widget.options)))}}
        case "button":
            return {"trigger_value": True}
        case "checkbox":
            return {"bool_value": rng.random() < 0.5}
        case "number_input":
            low = widget.min if widget.has_min else 0.0
            return {"double_value": float(round(low + rng.choice((50, 150, 200, 250, 300))))}
        case "date_input":
            return {"string_array_value": {"data": [f"{rng.randint(2019, 2025)}/{rng.randint(1, 12):02}/15"]}}
    return {"string_value": rng.choice(WORDS)}


async def _health(host: str, port: int) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(f"GET /_stcore/health HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
        if b" 200 " not in await reader.readline():
            raise OSError("it is not healthy")
        await reader.read()
    finally:
        writer.close()


def two_generations(built: Path, data: Path) -> list[str]:
    """Write two copies of a built warehouse to an empty folder, what they say marked otherwise in each; their names.

    The first is the current one.
    """
    names = []
    for digit, mark in zip("ab", MARKS, strict=True):
        name = digit * 16
        path = generation_path(data, name)
        path.write_bytes(built.read_bytes())
        with duckdb.connect(str(path)) as copy:
            for table, column in MARKED:
                copy.execute(f"UPDATE {table} SET {column} = {column} || ?", [f" {mark.decode()}"])
            copy.execute("UPDATE generation SET generation = ?", [name])
        names.append(name)
    point(data, names[0])
    return names


def point(data: Path, name: str) -> None:
    """Make a generation the current one, as a build does."""
    temporary = data / "current.new"
    temporary.write_text(name, encoding="ascii")
    os.replace(temporary, data / "current")


async def _load(server: Server, data: Path, names: Sequence[str], options: argparse.Namespace) -> dict[str, Any]:
    crowd = Crowd(server, options.think, not options.same_day)
    rng = random.Random(options.seed)
    await crowd.visit(random.Random(options.seed), 0, WARM_STEPS)
    warm_errors, warm = crowd.part.errors, _resident_mb(server.pid)
    waits = [options.ramp * number / options.sessions for number in range(options.sessions)]
    tasks = [asyncio.create_task(crowd.visit(random.Random(rng.random()), wait)) for wait in waits]
    tasks.append(asyncio.create_task(crowd.watch_health()))
    await asyncio.sleep(options.ramp)
    steady = await _measured(crowd, "steady", options.seconds)
    resident = _resident_mb(server.pid)
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
        "after_swaps_mb": _resident_mb(server.pid),
        "mb_a_session": (resident - warm) / options.sessions,
        "parts": [steady, swapping],
    }


async def _measured(
    crowd: Crowd, name: str, seconds: float, data: Path | None = None, names: Sequence[str] = (), swaps: int = 0
) -> Part:
    part = crowd.part = Part(name)
    begun, client, server = time.perf_counter(), time.process_time(), _cpu_seconds(crowd.server.pid)
    if data and swaps:
        for swap in range(swaps):
            point(data, names[(swap + 1) % len(names)])
            part.swaps += 1
            await asyncio.sleep(seconds / swaps)
    else:
        await asyncio.sleep(seconds)
    part.seconds = time.perf_counter() - begun
    part.client_cpu = (time.process_time() - client) / part.seconds
    part.server_cpu = (_cpu_seconds(crowd.server.pid) - server) / part.seconds
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
        with serving(environment={"WAYBILL_DATA": str(data)}) as server:
            found = asyncio.run(_load(server, data, names, options))
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
    bars.append((f"torn views over {parts[-1].swaps} swaps", str(len(torn)), not torn))
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


def _percentiles(times: Sequence[float]) -> dict[str, float]:
    if len(times) < 2:
        return dict.fromkeys(("p50", "p95", "p99", "max"), max(times, default=0.0))
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "max": max(times)}


def _resident_mb(pid: int) -> float:
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024 / 1e6


def _cpu_seconds(pid: int) -> float:
    return time.clock_gettime((~pid << 3) | 2)  # as in benchmarks/rerun.py


def _parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--sessions", type=int, default=50, help="visitors at once (default 50)")
    parser.add_argument("--seconds", type=float, default=60, help="of the part without swaps (default 60)")
    parser.add_argument("--think", type=float, default=5, help="mean seconds between a page and the next act")
    parser.add_argument("--ramp", type=float, default=10, help="seconds in which the visitors come (default 10)")
    parser.add_argument("--swaps", type=int, default=10, help="of the generation, one every 10 seconds (default 10)")
    parser.add_argument("--same-day", action="store_true", help="leave the controls of the day alone: all see now")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
