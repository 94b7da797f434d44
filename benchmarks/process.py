"""What does a process use, as Linux tells it, and how fast is the machine just now?"""

import os
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def cpu_seconds(pid: int) -> float:
    """Of a process and all its threads, since it began."""
    # The kernel's id of a process's CPU clock, as clock_getcpuclockid(3) makes it. It counts nanoseconds and includes
    # threads that have ended; /proc/<pid>/stat counts steps of 10 ms, about the length of a rerun.
    return time.clock_gettime((~pid << 3) | 2)


def resident_mb(pid: int) -> float:
    """The memory of a process that is in the machine's, in millions of bytes."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024 / 1e6


def pace() -> float:
    """Milliseconds that ten million additions take, on all processors at once: the slowest."""
    processors = os.cpu_count() or 1
    with ProcessPoolExecutor(processors) as pool:
        return 1000 * max(pool.map(_seconds_of_additions, [10_000_000] * processors))


def _seconds_of_additions(many: int) -> float:
    begun, total = time.perf_counter(), 0
    for one in range(many):
        total += one
    return time.perf_counter() - begun
