"""Does a page's hot rerun cost at most half as much again as a hand-written page with the same elements, in server CPU?

The hand-written page stands in ``peers/`` under our page's name, draws the same elements from constant data and
freezes its objects as ours does. The two servers take turns, so that noise on the machine hits both alike.
"""

import argparse
import json
import os
import platform
import signal
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.process import cpu_seconds
from benchmarks.visitor import Visitor
from tests.browser.live import Server, addresses, serving

BAR = 1.5
WARM_UP = 10
HERE = Path(__file__).parent
RESULTS = HERE / "results" / "rerun.json"
VERSIONS = ("streamlit", "plotly", "pandas", "duckdb")


@dataclass(frozen=True)
class Cost:
    """What one page's hot reruns cost: mean server CPU and the visitor's wait, in milliseconds."""

    cpu_ms: float
    p50_ms: float
    p95_ms: float


@dataclass(frozen=True)
class Comparison:
    """One page beside its peer; ``difference`` counts the elements that only one of them drew."""

    page: str
    ours: Cost
    peer: Cost
    difference: dict[str, int]

    @property
    def ratio(self) -> float:
        """Our CPU over the peer's."""
        return self.ours.cpu_ms / self.peer.cpu_ms

    @property
    def passed(self) -> bool:
        """Within the bar, against a peer that draws the same."""
        return self.ratio <= BAR and not self.difference


class Runner:
    """A visitor of one server, and the cost of each of its reruns."""

    def __init__(self, server: Server, visitor: Visitor) -> None:
        self._pid = server.pid
        self._visitor = visitor
        self._cpu: list[float] = []
        self._wall: list[float] = []
        self.drawn: Counter[str] = Counter()

    def warm_up(self) -> None:
        """Fills the caches and passes the run on which objects are frozen."""
        for _ in range(WARM_UP):
            self.drawn = self._visitor.rerun()
        self._settle()

    def rerun(self) -> None:
        """Measures one rerun."""
        cpu, wall = cpu_seconds(self._pid), time.perf_counter()
        self.drawn = self._visitor.rerun()
        self._wall.append(time.perf_counter() - wall)
        self._settle()
        self._cpu.append(cpu_seconds(self._pid) - cpu)

    def cost(self) -> Cost:
        """All measured reruns as one."""
        percentiles = statistics.quantiles(self._wall, n=20, method="inclusive")
        return Cost(1000 * statistics.fmean(self._cpu), 1000 * percentiles[9], 1000 * percentiles[18])

    def _settle(self) -> None:
        # What the server does after it has told the browser that it finished is part of the cost.
        before = -1.0
        while (now := cpu_seconds(self._pid)) - before > 0.0002:
            before = now
            time.sleep(0.05)


def main() -> int:
    """Compares the pages and writes the result; 1 if one costs too much or has no peer that draws the same."""
    options = _parsed_arguments()
    if not sys.platform.startswith("linux"):
        print("This benchmark reads the CPU clock of another process, which only Linux offers.", file=sys.stderr)
        return 1
    # A server must not outlive the benchmark, so let a polite end unwind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))

    peers = {peer.stem for peer in (HERE / "peers").glob("*.py")}
    compared = []
    print(
        f"{'page':24}{'ours CPU':>10}{'peer CPU':>10}{'ratio':>7}{'ours p50':>10}{'p95':>7}{'peer p50':>10}{'p95':>7}"
    )
    for page in options.pages:
        if page in peers:
            compared.append(_compare(page, options.reruns))
            print(_row(compared[-1]), flush=True)
        else:
            print(f"{page:24}no peer: write benchmarks/peers/{page}.py")
    print(f"Milliseconds a rerun, {options.reruns} reruns each; the bar is {BAR} times the peer's CPU.")

    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(_report(compared, options.reruns), indent=2) + "\n", encoding="utf-8")
    return 0 if len(compared) == len(options.pages) and all(one.passed for one in compared) else 1


def _compare(page: str, reruns: int) -> Comparison:
    peer_script = str(HERE / "peers" / f"{page}.py")
    with (
        serving() as our_server,
        serving(peer_script) as peer_server,
        Visitor(our_server.url, addresses()[page].lstrip("/")) as our_visitor,
        Visitor(peer_server.url, "") as peer_visitor,
    ):
        ours, peer = Runner(our_server, our_visitor), Runner(peer_server, peer_visitor)
        for runner in (ours, peer):
            runner.warm_up()
        for turn in range(reruns):
            # Neither always goes first.
            for runner in (ours, peer) if turn % 2 else (peer, ours):
                runner.rerun()
        difference = {
            kind: ours.drawn[kind] - peer.drawn[kind]
            for kind in sorted(ours.drawn | peer.drawn)
            if ours.drawn[kind] != peer.drawn[kind]
        }
        return Comparison(page, ours.cost(), peer.cost(), difference)


def _row(one: Comparison) -> str:
    verdict = "pass" if one.passed else "FAIL"
    if one.difference:
        verdict += " elements differ, ours minus peer's: " + ", ".join(f"{n:+} {k}" for k, n in one.difference.items())
    return (
        f"{one.page:24}{one.ours.cpu_ms:10.1f}{one.peer.cpu_ms:10.1f}{one.ratio:7.2f}"
        f"{one.ours.p50_ms:10.1f}{one.ours.p95_ms:7.1f}{one.peer.p50_ms:10.1f}{one.peer.p95_ms:7.1f}  {verdict}"
    )


def _report(compared: Sequence[Comparison], reruns: int) -> dict[str, object]:
    return {
        "bar": BAR,
        "reruns": reruns,
        "warm_up": WARM_UP,
        "python": platform.python_version(),
        "versions": {package: version(package) for package in VERSIONS},
        "processors": os.cpu_count(),
        "pages": [asdict(one) | {"ratio": one.ratio, "passed": one.passed} for one in compared],
    }


def _parsed_arguments() -> argparse.Namespace:
    every = list(addresses())
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--reruns", type=int, default=100, help="measured reruns of each page (default 100)")
    parser.add_argument("--pages", type=lambda names: names.split(","), default=every, help="as in A,B (default all)")
    options = parser.parse_args()
    if unknown := set(options.pages) - set(every):
        parser.error(f"no page {', '.join(sorted(unknown))}; there are {', '.join(every)}")
    if options.reruns < 2:
        parser.error("--reruns must be 2 or more")
    return options
