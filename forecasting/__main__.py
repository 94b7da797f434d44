"""python -m forecasting run FILE --out DIR: forecast every series of a long table."""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import CancelledError
from pathlib import Path

from tqdm import tqdm

from forecasting.blocks import Workers, processes
from forecasting.choose import FURTHEST, LEVELS
from forecasting.cluster import ClusterError, cluster
from forecasting.output import OutputError
from forecasting.run import RunError, Settings, Summary, run
from forecasting.table import TableError

STOPPED = 130  # as a shell reports Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = _parser().parse_args(arguments)
    settings = Settings(
        options.horizon, tuple(sorted(set(options.levels))), options.quick, options.calendar, options.block
    )
    bar: tqdm[None] = tqdm(desc="forecast", unit=" series", disable=not sys.stderr.isatty())

    def show(done: int, of: int) -> None:
        bar.total = of
        bar.update(done - bar.n)

    try:
        with bar:
            summary = run(options.file, options.out, settings, _workers(options), show)
    except (TableError, OutputError, RunError, ClusterError) as error:
        print(error, file=sys.stderr)
        return 1
    except CancelledError:
        print(f"The scheduler at {options.scheduler} gave the work up: {AGAIN}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"Stopped: {AGAIN}", file=sys.stderr)
        return STOPPED
    print(_told(summary, options.out))
    return 1 if summary.lost else 0


AGAIN = "start the same command again; it goes on with the blocks that are missing."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m forecasting", description="Forecast series of totals.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("run", help="forecast every series of a long table; goes on where it was stopped")
    command.add_argument("file", type=Path, help="Parquet or .csv with the columns series_id, period and value")
    command.add_argument("--out", type=Path, required=True, help="folder for the forecasts")
    command.add_argument("--horizon", type=_whole(1, FURTHEST), default=18, help="periods ahead (default: 18)")
    command.add_argument("--levels", type=_whole(1, 99), nargs="+", default=LEVELS, help="percents (default: 50 80 95)")
    command.add_argument(
        "--quick", action="store_true", help="take the quick model where a combination would be fitted"
    )
    command.add_argument("--calendar", choices=["", "chinese"], default="", help="whose holidays stop the flows")
    command.add_argument("--block", type=_whole(1, 1_000_000), default=200, help="series a file (default: 200)")
    command.add_argument("--workers", type=_whole(1, 60), default=2, help="processes of this machine (default: 2)")
    command.add_argument(
        "--scheduler", metavar="tcp://HOST:PORT", help="use the workers of this Dask scheduler instead"
    )
    return parser


def _whole(low: int, high: int) -> "type[int]":
    def parse(text: str) -> int:
        if not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"{text} is not from {low} to {high}")
        return int(text)

    parse.__name__ = "whole number"
    return parse  # type: ignore[return-value]


def _workers(options: argparse.Namespace) -> Workers:
    return cluster(options.scheduler) if options.scheduler else processes(options.workers)


def _told(summary: Summary, folder: Path) -> str:
    made = summary.series - summary.problems
    word = "problem" if summary.problems == 1 else "problems"
    told = f"{summary.series:,} series: {made:,} forecast, {summary.problems:,} {word}, {summary.seconds:.1f} s"
    if summary.problems:
        told += f"; why: {folder / 'problems-*.parquet'}"
    if summary.lost:
        numbers = ", ".join(map(str, summary.lost))
        told += f"\nLost with their workers, to be tried when it is started again: blocks {numbers}."
    return told


if __name__ == "__main__":
    sys.exit(main())
