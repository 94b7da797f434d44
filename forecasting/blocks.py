"""How is long work shared out? In blocks, to any executor of the standard library's kind, past workers that die."""

import importlib
import multiprocessing
import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count, islice
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
ATTEMPTS = 2  # of a block alone, after it was among those in flight when a worker died


@dataclass(frozen=True)
class Lost:
    """What stands for the result of an item whose worker died every time; `reason` says so."""

    reason: str


@dataclass(frozen=True)
class _Block(Generic[T]):
    first: int  # the index of its first item
    items: list[T]


@dataclass(frozen=True)
class Workers:
    """Who does the work.

    open: gives an executor; it is asked again after one broke. Leaving it by an exception must stop what still runs.
    in_flight: how many blocks are handed over at once. deadly: what a future raises when its block alone has killed
    its workers and the executor still serves the others.
    """

    open: Callable[[], AbstractContextManager[Executor]]
    in_flight: int
    deadly: tuple[type[BaseException], ...] = ()


def processes(workers: int = 2) -> Workers:
    """Processes of this machine. They are spawned, so the caller's main module must be importable."""
    return Workers(lambda: _pool(workers), 2 * workers)


def in_blocks(
    task: Callable[[T], R], items: Iterable[T], workers: Workers, size: int = 1
) -> Generator[tuple[int, R | Lost]]:
    """Each item's index and result, as they are done; what is done twice because a worker died is given once.

    Close it (`contextlib.closing`) to stop early. A block that was with a dying worker is tried alone, ATTEMPTS times;
    then its items are `Lost`, and the work goes on.

    Args:
        task: a function at the top level of a module, of a picklable item, with a picklable result.
        items: drawn as workers come free.
        workers: `processes(2)`, or others.
        size: items handed over at once.

    Raises:
        CancelledError: the executor gave the work up.
        Exception: what the task raised; nothing more is given.
    """
    fresh = _cut(iter(items), size)
    while suspects := deque((yield from _until_broken(task, fresh, workers, workers.in_flight))):
        deaths: Counter[int] = Counter()
        while killers := (yield from _until_broken(task, _taken(suspects), workers, 1)):
            deaths[killers[0].first] += 1
            if deaths[killers[0].first] < ATTEMPTS:
                suspects.append(killers[0])
            else:
                yield from _results(killers[0], Lost(f"the worker died each of {ATTEMPTS + 1} times"))


def _taken(blocks: deque[_Block[T]]) -> Iterator[_Block[T]]:
    while blocks:
        yield blocks.popleft()


def _cut(items: Iterator[T], size: int) -> Iterator[_Block[T]]:
    for first in count(step=size):
        if not (block := list(islice(items, size))):
            return
        yield _Block(first, block)


def _until_broken(
    task: Callable[[T], R], blocks: Iterator[_Block[T]], workers: Workers, in_flight: int
) -> Generator[tuple[int, R | Lost], None, list[_Block[T]]]:
    """Give the results until no block is left or the executor breaks; returns the blocks that were in flight then."""
    held: dict[Future[list[R]], _Block[T]] = {}
    with workers.open() as executor:
        while True:
            for block in islice(blocks, in_flight - len(held)):
                held[_submit(executor, task, block)] = block
            if not held:
                return []
            done = wait(held, return_when=FIRST_COMPLETED).done
            broken = {future for future in done if isinstance(future.exception(), BrokenExecutor)}
            for future in done - broken:
                dead = isinstance(future.exception(), workers.deadly)
                yield from _results(held.pop(future), Lost(str(future.exception())) if dead else future.result())
            if broken:
                return list(held.values())


def _submit(executor: Executor, task: Callable[[T], R], block: _Block[T]) -> Future[list[R]]:
    try:
        return executor.submit(_each, task, block.items)
    except BrokenExecutor as error:
        failed: Future[list[R]] = Future()
        failed.set_exception(error)
        return failed


def _each(task: Callable[[T], R], items: list[T]) -> list[R]:
    return [task(item) for item in items]


def _results(block: _Block[T], results: list[R] | Lost) -> Iterator[tuple[int, R | Lost]]:
    each = [results] * len(block.items) if isinstance(results, Lost) else results
    yield from enumerate(each, block.first)


@contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    """A pool whose workers end at once when it is left by an exception, or when this process is killed."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read by a spawned worker as it imports numpy
    context = multiprocessing.get_context("spawn")
    lifeline, hold = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, context, _begin, (lifeline,))
    try:
        with _without_ctrl_c():
            for _ in range(workers):
                pool.submit(int)  # each starts a worker
        yield pool
        pool.shutdown()
    finally:
        hold.close()
        pool.shutdown(cancel_futures=True)
        lifeline.close()


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Ignore Ctrl-C for a moment: what is started in it is deaf to it too, and leaves it to this process."""
    if threading.current_thread() is not threading.main_thread():  # which alone may set signals
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin(lifeline: Connection) -> None:
    """In a worker: leave Ctrl-C to the parent, end with it, and import what is slow to import."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_other_side, args=(lifeline,), daemon=True).start()
    importlib.import_module("statsmodels.tsa.api")


def _end_with_the_other_side(lifeline: Connection) -> None:
    lifeline.poll(None)  # returns when the other side closes; nothing is ever sent
    os._exit(1)
