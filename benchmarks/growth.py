"""Does a build take time and memory in proportion to its facts? Builds the seeds with every fact 1, 10 and 100 times.

The forecasts are left out: there is one for each claim, and all cost the same.
"""

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from benchmarks.copies import write_copies
from etl.build import STAGES
from warehouse.database import connect, current_path

if TYPE_CHECKING:
    from resource import struct_rusage  # which Windows lacks

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
RESULTS = Path(__file__).parent / "results" / "growth.json"
VERSIONS = ("duckdb", "pyarrow")
BUILT = tuple(stage for stage in STAGES if stage not in {"forecast", "days"})
COPIES = (1, 10, 100)
CORES = 2
BAR_SECONDS, BAR_MB = 60.0, 1000.0  # of the project's own facts
BAR_GROWTH = 1.5  # of a stage or the whole, where 10 times the facts in 10 times the time are 1
MEASURABLE = 0.1  # seconds: stages are printed with two decimals


class GrowthError(Exception):
    """A build failed or ran out of its time; the message is what it said."""


@dataclass(frozen=True)
class Cost:
    """What one build cost: wall seconds by stage and in all, CPU seconds, and megabytes of 10**6 bytes."""

    copies: int
    figures: int
    stages: dict[str, float]
    seconds: float
    cpu_seconds: float
    peak_mb: float
    file_mb: float

    def growth(self, smaller: "Cost") -> dict[str, float]:
        """How many times as long a figure takes as in a smaller build, in all and by stage that can be measured."""
        both = {"total": (self.seconds, smaller.seconds)}
        both |= {stage: (self.stages[stage], before) for stage, before in smaller.stages.items()}
        times = self.figures / smaller.figures
        return {name: now / before / times for name, (now, before) in both.items() if before >= MEASURABLE}


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds each size, prints the table and writes the result; 1 if a build fails or a bar is not held."""
    options = _parsed_arguments(arguments)
    if not hasattr(os, "wait4"):
        print("This benchmark asks the system what a process took, which Windows does not tell.", file=sys.stderr)
        return 1
    costs, problems = _measured(options.copies, options.seeds, options.limit)
    problems += _over_the_bar(costs)
    print(f"Wall seconds on {CORES} cores; growth is a figure's time against the row above, 1.00 being linear.")
    for problem in problems:
        print(f"FAIL {problem}")
    options.results.parent.mkdir(exist_ok=True, parents=True)
    options.results.write_text(json.dumps(_report(costs, problems), indent=2) + "\n", encoding="utf-8")
    return 1 if problems else 0


def measure(copies: int, seeds: Path, limit: float, begin: Callable[[str], None] = lambda _: None) -> Cost:
    """Build the seeds with every fact `copies` times in a process of its own; `begin` hears what is done next.

    Raises:
        GrowthError: the build failed, or took longer than `limit` seconds.
    """
    with tempfile.TemporaryDirectory(prefix="waybill-growth-") as folder:
        many, data = Path(folder, "seeds"), Path(folder, "data")
        begin("write")
        write_copies(seeds, many, copies)
        stages: dict[str, float] = {}

        def hear(line: str) -> None:
            words = line.split()
            if words and words[0] in BUILT:
                stages[words[0]] = float(words[1])
                begin(BUILT[len(stages)] if len(stages) < len(BUILT) else "done")

        begin(BUILT[0])
        begun = time.perf_counter()
        usage = _built(many, data, limit, hear)
        seconds = time.perf_counter() - begun
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
        size = current_path(data).stat().st_size / 1e6
        return Cost(copies, _figures(data), stages, seconds, usage.ru_utime + usage.ru_stime, peak, size)


def _built(seeds: Path, data: Path, limit: float, hear: Callable[[str], None]) -> "struct_rusage":
    command = [sys.executable, "-m", "etl", "build", "--seeds", str(seeds), "--data", str(data), "--without-forecasts"]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=complaints, text=True, encoding="utf-8"
        )
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(process.pid, sorted(os.sched_getaffinity(0))[:CORES])
        clock = threading.Timer(limit, process.kill)
        clock.start()
        try:
            assert process.stdout is not None  # a pipe was asked for
            with process.stdout:
                for line in process.stdout:
                    hear(line)
            _, status, usage = os.wait4(process.pid, 0)  # unlike Popen.wait, it tells what this one child took
            process.returncode = os.waitstatus_to_exitcode(status)
        except BaseException:
            process.kill()
            raise
        finally:
            clock.cancel()
        complaints.seek(0)
        _check_status(process.returncode, complaints.read(), limit)
        return usage


def _check_status(status: int, complaint: str, limit: float) -> None:
    if status == -signal.SIGKILL:
        raise GrowthError(f"killed: it took more than {limit:g} s, or more memory than there is")
    if status:
        raise GrowthError(complaint.strip())


def _figures(data: Path) -> int:
    warehouse = connect(current_path(data))
    try:
        return len(warehouse.execute("SELECT figure_id FROM printed_figure").fetchall())
    finally:
        warehouse.close()


def _measured(sizes: Sequence[int], seeds: Path, limit: float) -> tuple[list[Cost], list[str]]:
    """The cost of each size, told as soon as it is known, up to the first that fails, and why that did."""
    costs: list[Cost] = []
    print(_header(), flush=True)
    with tqdm(total=len(sizes) * (len(BUILT) + 2), leave=False, disable=not sys.stderr.isatty()) as bar:
        for copies in sizes:

            def begin(stage: str, copies: int = copies) -> None:
                bar.set_description(f"{copies} copies: {stage}")
                bar.update()

            try:
                costs.append(measure(copies, seeds, limit, begin))
            except GrowthError as error:
                return costs, [f"{copies} copies: {error}"]
            with bar.external_write_mode(file=sys.stdout):
                print(_row(costs[-1], costs[-2] if len(costs) > 1 else None), flush=True)
    return costs, []


def _over_the_bar(costs: Sequence[Cost]) -> list[str]:
    over = []
    for one in costs:
        if one.copies == 1 and one.seconds > BAR_SECONDS:
            over.append(f"the project's own facts take {one.seconds:.1f} s; the bar is {BAR_SECONDS:g} s")
        if one.copies == 1 and one.peak_mb > BAR_MB:
            over.append(f"the project's own facts take {one.peak_mb:.0f} MB; the bar is {BAR_MB:g} MB")
    for smaller, larger in pairwise(costs):
        for name, times in larger.growth(smaller).items():
            if times > BAR_GROWTH:
                sizes = f"from {smaller.copies} to {larger.copies} copies"
                over.append(f"{name}: {sizes}, a figure takes {times:.2f} times as long; the bar is {BAR_GROWTH:g}")
    return over


def _header() -> str:
    stages = "".join(f"{stage:>10}" for stage in BUILT)
    return (
        f"{'copies':>6}{'figures':>9}{stages}{'total':>9}{'CPU':>8}{'peak MB':>9}{'file MB':>9}"
        f"{'s/1000':>8}{'growth':>8}  steepest stage"
    )


def _row(one: Cost, smaller: Cost | None) -> str:
    stages = "".join(f"{one.stages[stage]:10.2f}" for stage in BUILT)
    row = (
        f"{one.copies:6}{one.figures:9}{stages}{one.seconds:9.2f}{one.cpu_seconds:8.2f}{one.peak_mb:9.0f}"
        f"{one.file_mb:9.1f}{1000 * one.seconds / one.figures:8.3f}"
    )
    if smaller is None:
        return row
    growth = one.growth(smaller)
    total = growth.pop("total")
    steepest = max(growth, key=lambda stage: growth[stage], default=None)
    return f"{row}{total:8.2f}" + (f"  {steepest} {growth[steepest]:.2f}" if steepest else "")


def _report(costs: Sequence[Cost], problems: Sequence[str]) -> dict[str, object]:
    return {
        "bars": {"seconds": BAR_SECONDS, "peak_mb": BAR_MB, "growth": BAR_GROWTH},
        "python": platform.python_version(),
        "versions": {package: version(package) for package in VERSIONS},
        "processors": os.cpu_count(),
        "cores": CORES,
        "builds": [asdict(one) for one in costs],
        "growth": [larger.growth(smaller) for smaller, larger in pairwise(costs)],
        "problems": list(problems),
    }


def _parsed_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--copies", type=int, nargs="+", default=COPIES, help="sizes, the smallest first (1 10 100)")
    parser.add_argument("--limit", type=float, default=600, help="seconds that one build may take (600)")
    parser.add_argument("--seeds", type=Path, default=SEEDS, help="folder of the seeds (seeds)")
    parser.add_argument("--results", type=Path, default=RESULTS, help="file of the result (in benchmarks/results)")
    options = parser.parse_args(arguments)
    if min(options.copies) < 1:
        parser.error("--copies must be 1 or more")
    return options


if __name__ == "__main__":
    sys.exit(main())
