"""What will each of very many series be? Forecasts of a long table, block by block, on any workers."""

import hashlib
import platform
import time
import warnings
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from forecasting.blocks import Lost, Workers, in_blocks
from forecasting.choose import Forecast, forecast
from forecasting.history import HistoryError
from forecasting.output import Output, as_parquet
from forecasting.table import Block, Table

LIBRARIES = ("numpy", "pandas", "scipy", "statsmodels")
POINTS = pa.schema(
    [
        ("series_id", pa.string()),
        ("h", pa.int32()),
        ("period", pa.string()),
        ("level", pa.int32()),
        ("median", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("model", pa.string()),
    ]
)


class RunError(Exception):
    """A run can't go on; the message says what to do."""


@dataclass(frozen=True)
class Settings:
    """What is asked of every series: see `forecast`. block: how many series a file holds."""

    horizon: int = 18
    levels: tuple[int, ...] = (50, 80, 95)
    quick: bool = False
    calendar: str = ""
    block: int = 200


@dataclass(frozen=True)
class Made:
    """A block's forecasts as a Parquet file's bytes, the series without one and why, and whose code made them."""

    points: bytes
    problems: list[tuple[str, str]]
    versions: dict[str, str]


@dataclass(frozen=True)
class Summary:
    """How a run went. lost: the numbers of the blocks whose worker died every time."""

    series: int
    problems: int
    lost: list[int]
    seconds: float


def run(
    file: Path,
    folder: Path,
    settings: Settings,
    workers: Workers,
    on_done: Callable[[int, int], None] = lambda done, of: None,
) -> Summary:
    """Forecast every series of a file; started again, only the blocks that are missing.

    Writes points-<block>.parquet (series_id, h, period, level, median, low, high, model; the file's unit),
    problems-<block>.parquet (series_id, problem) for blocks with any, and run.json (what the forecasts depend on).

    Args:
        file: a long table, see `Table.read`.
        folder: for the output.
        settings: the same for every series.
        workers: see `blocks`; the output is the same whoever does the work.
        on_done: told how many series are done, and of how many.

    Raises:
        TableError: the file can't be read.
        OutputError: the folder can't be written, or holds a run of another file, other settings or other code.
        RunError: a worker has other code.
    """
    began = time.monotonic()
    table = Table.read(file)
    output = Output.of(folder, {"input": table.digest, **asdict(settings), **versions()})
    size, series = settings.block, len(table.ids)
    missing = [number for number in range(-(-series // size)) if not output.is_done(number)]
    left = sum(min(size, series - number * size) for number in missing)
    lost = []
    on_done(series - left, series)
    with closing(in_blocks(partial(forecast_block, settings), table.blocks(size, missing), workers)) as done:
        for i, made in done:
            number = missing[i]
            ids = table.ids[number * size : (number + 1) * size]
            if isinstance(made, Lost):
                lost.append(number)
                output.save_problems(number, [(name, f"Block {number}: {made.reason}.") for name in ids])
            else:
                _check_code(made.versions)
                output.save(number, made.points, made.problems)
            left -= len(ids)
            on_done(series - left, series)
    return Summary(series, output.count_problems(), sorted(lost), time.monotonic() - began)


def forecast_block(settings: Settings, block: Block) -> Made:
    """The forecasts of a block; what goes wrong with a series is kept and the others go on."""
    made, problems = {}, []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what matters of them, the ladder checks
        for i, name in enumerate(block.ids):
            try:
                made[name] = _forecast(settings, block.history(i))
            except HistoryError as error:
                problems.append((name, str(error)))
            except Exception as error:  # whatever one series does, the others must have their forecasts
                problems.append((name, f"{type(error).__name__}: {error}"))
    return Made(as_parquet(_points(made)), problems, versions())


def _forecast(settings: Settings, history: "pd.Series[float] | pd.DataFrame") -> Forecast:
    return forecast(history, settings.horizon, settings.levels, calendar=settings.calendar, quick=settings.quick)


def _points(made: Mapping[str, Forecast]) -> pa.Table:
    if not made:
        return POINTS.empty_table()
    sizes = [len(each.points) for each in made.values()]
    rows = pd.concat([each.points for each in made.values()], ignore_index=True)
    rows["series_id"] = np.repeat(np.array(list(made), dtype=object), sizes)
    rows["model"] = np.repeat(np.array([each.model for each in made.values()], dtype=object), sizes)
    rows["period"] = rows["period"].map({period: str(period) for period in rows["period"].unique()})
    return pa.Table.from_pandas(rows, POINTS, preserve_index=False)


@cache
def versions() -> dict[str, str]:
    """What a forecast depends on besides its history and settings: this package's code and the libraries."""
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for file in sorted(path for path in root.rglob("*") if path.suffix in (".py", ".json")):
        digest.update(f"{file.relative_to(root).as_posix()}\0".encode() + file.read_bytes())
    found = {"python": platform.python_version(), "code": digest.hexdigest()}
    return found | {name: version(name) for name in LIBRARIES}


def _check_code(theirs: dict[str, str]) -> None:
    other = [f"{name} {theirs.get(name)} for {ours}" for name, ours in versions().items() if theirs.get(name) != ours]
    if other:
        raise RunError(f"A worker has other code ({', '.join(other)}): give all machines the same, and start again.")
