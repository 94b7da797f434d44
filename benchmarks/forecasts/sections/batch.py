"""What does the batch runner cost? CPU against the bare library, throughput against processes that loop alone."""

import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager, nullcontext
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.forecasts.bar import Bar, Outcome, Plan
from forecasting import forecast
from forecasting.blocks import Lost, Workers, in_blocks, processes
from forecasting.cluster import cluster
from forecasting.history import Array
from forecasting.run import Settings
from forecasting.run import run as run_batch

TITLE = "More series than one machine can take"
SERIES, MONTHS, HORIZON = 10_000, 120, 18
ROUNDS = 4  # each way of working has its turn in each, so that a slow minute of the machine meets them all
BLOCKS = 50  # a round
CPU_BAR, THROUGHPUT_BAR = 1.3, 0.85
QUIET = 0.5  # load average below which wall seconds are the runner's own
INDEX = pd.period_range("2015-01", periods=MONTHS, freq="M")
PLAIN, POOL, DASK = "two plain loops", "process pool", "Dask"
Way = Callable[[Array, int], float]  # wall seconds that a way of working takes for the series of a round


def run(plan: Plan) -> Outcome:
    """Measure both on the same simulated series, start-up and imports left out."""
    series = simulated(plan.sample or SERIES, plan.seed)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    ours, library, models = _cpu(series)
    rates = {name: len(series) / seconds for name, seconds in _seconds(series, plan.folder).items()}
    each = pd.DataFrame(
        {"ms a series": 1000 / len(series) * np.array([ours, library])}, index=["forecast", "ThetaModel alone"]
    )
    wall = pd.DataFrame(
        {"series a second": rates, "of two plain loops": {n: r / rates[PLAIN] for n, r in rates.items()}}
    )
    bars = [Bar("CPU of forecast over the library's", ours / library, high=CPU_BAR)]
    bars += [
        Bar(f"throughput of {name} over {PLAIN}'", rates[name] / rates[PLAIN], low=THROUGHPUT_BAR)
        for name in rates
        if name != PLAIN
    ]
    notes = [f"{len(series):,} series of {MONTHS} months, {HORIZON} ahead, by {', '.join(sorted(models))}"]
    if load > QUIET:
        notes.append(f"Others used the machine (load {load:.1f} before the start): the throughputs tell of them too.")
    if DASK not in rates:
        notes.append("Dask is not installed (requirements-cluster.txt), so it was not measured.")
    return Outcome({"CPU, side by side": each, "Throughput of two processes, side by side": wall}, bars, notes)


def simulated(series: int, seed: int) -> Array:
    """Positive months with a drift, a season and noise, shape (series, MONTHS)."""
    dice = np.random.default_rng(seed)
    walk = np.cumsum(dice.normal(0.003, 0.03, (series, MONTHS)), axis=1)
    season = 0.2 * np.sin(2 * np.pi * np.arange(MONTHS) / 12 + dice.uniform(0, 2 * np.pi, (series, 1)))
    return np.asarray(np.exp(dice.normal(5, 1, (series, 1)) + walk + season + dice.normal(0, 0.05, (series, MONTHS))))


def _cpu(series: Array) -> tuple[float, float, set[str]]:
    """CPU seconds of `forecast` and of the library over all series, in one process; and the models that served."""
    ours, library, models = 0.0, 0.0, set[str]()
    blocks = np.array_split(series, max(1, len(series) // 50))
    for i, spent in in_blocks(_side_by_side, [blocks[0], *blocks], processes(1)):
        assert not isinstance(spent, Lost)
        if i:  # the first only warms up
            ours, library, models = ours + spent[0], library + spent[1], models | spent[2]
    return ours, library, models


def _side_by_side(block: Array) -> tuple[float, float, set[str]]:
    ours = library = 0.0
    models = set()
    for half in np.array_split(block, 2):
        began = time.process_time()
        models |= {_ours(values) for values in half}
        between = time.process_time()
        for values in half:
            _library(values)
        ours, library = ours + between - began, library + time.process_time() - between
    return ours, library, models


def _ours(values: Array) -> str:
    return forecast(pd.Series(values, INDEX), HORIZON, quick=True).model


def _library(values: Array) -> None:
    from statsmodels.tsa.forecasting.theta import ThetaModel

    ThetaModel(values, period=12).fit().forecast(HORIZON)


def _seconds(series: Array, folder: Path) -> dict[str, float]:
    """Wall seconds over all series of each way of working, the ways taking turns."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=folder)))
        ways: dict[str, Way] = {PLAIN: stack.enter_context(_plain_loops())}
        ways[POOL] = _batch(stack.enter_context(processes(2).open()), scratch / "pool")
        if find_spec("distributed"):
            ways[DASK] = _batch(stack.enter_context(_dask()), scratch / "dask")
        for way in ways.values():
            way(series[:100], 10)
        seconds = dict.fromkeys(ways, 0.0)
        for number, part in enumerate(np.array_split(series, ROUNDS)):
            names = list(ways)[number % len(ways) :] + list(ways)[: number % len(ways)]
            for name in names:
                seconds[name] += ways[name](part, max(1, len(part) // BLOCKS))
    return seconds


def _batch(executor: Executor, folder: Path) -> Way:
    """The runner as its command runs it, file to files, on workers that are warm."""
    folder.mkdir()

    def seconds(series: Array, block: int) -> float:
        out = Path(tempfile.mkdtemp(dir=folder))
        ids = np.repeat([f"s{i:05}" for i in range(len(series))], MONTHS)
        periods = np.tile(INDEX.astype(str), len(series))
        table = pd.DataFrame({"series_id": ids, "period": periods, "value": series.ravel()})
        table.to_parquet(out / "series.parquet")
        settings = Settings(HORIZON, quick=True, block=block)
        began = time.perf_counter()
        summary = run_batch(out / "series.parquet", out / "out", settings, Workers(lambda: nullcontext(executor), 8))
        assert not summary.problems, f"{summary.problems} of the simulated series have no forecast"
        return time.perf_counter() - began

    return seconds


@contextmanager
def _dask() -> Iterator[Executor]:
    """Two worker processes on loopback, of one thread each."""
    from distributed import LocalCluster

    settings = {"host": "127.0.0.1", "dashboard_address": None, "silence_logs": "ERROR"}
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **settings) as local,
        cluster(local.scheduler_address).open() as executor,
    ):
        yield executor


@contextmanager
def _plain_loops() -> Iterator[Way]:
    """Two processes that know nothing of each other, each looping over half of the series."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    context = multiprocessing.get_context("spawn")
    pipes, loops = [], []
    for _ in range(2):
        ours, theirs = context.Pipe()
        loops.append(context.Process(target=_loop, args=(theirs,), daemon=True))
        loops[-1].start()
        pipes.append(ours)

    def seconds(series: Array, block: int) -> float:
        began = time.perf_counter()
        for pipe, half in zip(pipes, np.array_split(series, 2), strict=True):
            pipe.send(half)
        for pipe in pipes:
            pipe.recv()
        return time.perf_counter() - began

    yield seconds
    for pipe, process in zip(pipes, loops, strict=True):
        pipe.send(None)
        process.join()


def _loop(pipe: Connection) -> None:
    while (series := pipe.recv()) is not None:
        for values in series:
            _ours(values)
        pipe.send(len(series))
