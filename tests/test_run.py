"""The batch runner: the same whole output whatever stops, dies, or does the work, and errors that say what to do."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from forecasting import run as runner
from forecasting.__main__ import main
from forecasting.blocks import Lost, Workers, in_blocks, processes
from forecasting.output import OutputError
from forecasting.run import RunError, Settings, run
from forecasting.table import Table, TableError, months
from tests.seeds_for_tests import ROOT

SERIES, BLOCK = 120, 1
SETTINGS = Settings(horizon=12, quick=True, block=BLOCK)
AS_ARGUMENTS = ["--horizon", "12", "--quick", "--block", str(BLOCK)]
HERE = Workers(lambda: ThreadPoolExecutor(1), 2)


def long_table(series: int, seed: int = 1) -> pd.DataFrame:
    dice = np.random.default_rng(seed)
    values = np.exp(4 + np.cumsum(dice.normal(0.003, 0.05, (series, 36)), axis=1))
    periods = pd.period_range("2020-01", periods=36, freq="M").astype(str)
    ids = np.repeat([f"s{i:04}" for i in range(series)], 36)
    return pd.DataFrame({"series_id": ids, "period": np.tile(periods, series), "value": values.ravel()})


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many series, the eighth with a value below zero."""
    path = tmp_path_factory.mktemp("table") / "series.parquet"
    table = long_table(SERIES)
    table.loc[7 * 36 + 5, "value"] = -1.0
    table.to_parquet(path)
    return path


@pytest.fixture(scope="module")
def whole(file: Path) -> dict[str, bytes]:
    """What a run of them writes that nothing disturbs, in this very process."""
    folder = file.parent / "whole"
    run(file, folder, SETTINGS, HERE)
    return written(folder)


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def points(folder: Path) -> pd.DataFrame:
    return pd.concat(map(pd.read_parquet, sorted(folder.glob("points-*.parquet"))), ignore_index=True)


def problems(folder: Path) -> dict[str, str]:
    found = [pd.read_parquet(path) for path in folder.glob("problems-*.parquet")]
    return dict(pd.concat(found).itertuples(index=False, name=None)) if found else {}


def saved(tmp_path: Path, table: pd.DataFrame, name: str = "series.parquet") -> Path:
    path = tmp_path / name
    if path.suffix == ".csv":
        table.to_csv(path, index=False)
    else:
        table.to_parquet(path)
    return path


def started(file: Path, folder: Path, *more: str, **how: Any) -> "subprocess.Popen[str]":
    """The command in a process group of its own."""
    command = [sys.executable, "-m", "forecasting", "run", str(file), "--out", str(folder), *AS_ARGUMENTS, *more]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, **how
    )


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.005)


def wait_for_blocks(folder: Path, blocks: int = 3) -> None:
    wait_until(lambda: len(list(folder.glob("points-*.parquet"))) >= blocks)


def is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_run_killed_midway_goes_on_to_the_same_output(file: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    process = started(file, tmp_path / "out")
    wait_for_blocks(tmp_path / "out")
    process.kill()
    process.communicate()
    wait_until(lambda: is_gone(process.pid))  # its workers end with it
    kept = written(tmp_path / "out")
    assert 3 <= sum(name.startswith("points") for name in kept) < SERIES // BLOCK
    assert all(whole[name] == data for name, data in kept.items() if not name.endswith(".part"))
    process = started(file, tmp_path / "out")
    said, _ = process.communicate()
    assert process.returncode == 0
    assert said.startswith(f"{SERIES} series: {SERIES - 1} forecast, 1 problem, ")
    assert written(tmp_path / "out") == whole


def test_ctrl_c_stops_at_once_with_whole_blocks_alone(file: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    process = started(file, tmp_path / "out")
    wait_for_blocks(tmp_path / "out")
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does, workers and all
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said == "Stopped: start the same command again; it goes on with the blocks that are missing.\n"
    wait_until(lambda: is_gone(process.pid))
    assert written(tmp_path / "out").items() < whole.items()


@pytest.mark.parametrize(("workers", "block"), [(1, 7), (3, 50)])
def test_the_output_is_the_same_whatever_the_blocks_and_workers(
    file: Path, whole: dict[str, bytes], tmp_path: Path, workers: int, block: int
) -> None:
    run(file, tmp_path / "out", Settings(horizon=12, quick=True, block=block), processes(workers))
    pd.testing.assert_frame_equal(points(tmp_path / "out"), points(file.parent / "whole"), check_exact=True)
    assert problems(tmp_path / "out") == problems(file.parent / "whole")


def dask(role: str, *arguments: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", f"distributed.cli.dask_{role}", *arguments, "--no-dashboard"]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A Dask scheduler's address on loopback, and its two workers, each a process of one thread."""
    known = tmp_path / "scheduler.json"
    local = ("--host", "127.0.0.1")
    all_of_it = [
        dask("scheduler", *local, "--port", "0", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", str(known))
    ]
    try:
        wait_until(known.exists)
        address = json.loads(known.read_bytes())["address"]
        folder = ("--local-directory", str(tmp_path))
        all_of_it += [dask("worker", address, *local, "--nthreads", "1", "--no-nanny", *folder) for _ in range(2)]
        yield address, all_of_it[1:]
    finally:
        for process in reversed(all_of_it):
            process.kill()
            process.wait()


def test_a_dask_worker_killed_midway_costs_nothing(
    file: Path, whole: dict[str, bytes], tmp_path: Path, scheduler: tuple[str, list["subprocess.Popen[bytes]"]]
) -> None:
    address, (worker, _) = scheduler
    process = started(file, tmp_path / "out", "--scheduler", address)
    wait_for_blocks(tmp_path / "out")
    worker.kill()
    assert len(list((tmp_path / "out").glob("points-*.parquet"))) < SERIES // BLOCK
    said, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert said.startswith(f"{SERIES} series: {SERIES - 1} forecast, 1 problem, ")
    assert written(tmp_path / "out") == whole


def test_a_scheduler_that_is_not_there_is_named(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("forecasting.cluster.PATIENCE", 0.5)
    assert main(["run", str(file), "--out", str(tmp_path), "--scheduler", "tcp://127.0.0.1:9"]) == 1
    assert "No scheduler answers at tcp://127.0.0.1:9" in capsys.readouterr().err


def square_or_die(item: tuple[int, str]) -> int:
    number, marker = item
    if marker == "always" or (marker and not Path(marker).exists()):
        if marker != "always":
            Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number**2


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    items = [(number, str(tmp_path / "died") if number == 4 else "") for number in range(10)]
    done = list(in_blocks(square_or_die, items, processes(2), 2))
    assert sorted(done) == [(number, number**2) for number in range(10)]
    assert (tmp_path / "died").exists()


def test_a_block_that_kills_every_worker_is_lost_alone() -> None:
    items = [(number, "always" if number == 4 else "") for number in range(10)]
    done = dict(in_blocks(square_or_die, items, processes(2), 2))
    assert done[4] == done[5] == Lost("the worker died each of 3 times")
    assert {i: made for i, made in done.items() if i not in (4, 5)} == {i: i**2 for i in range(10) if i not in (4, 5)}


def reciprocal(number: int) -> float:
    return 1 / number


def test_what_a_task_raises_reaches_its_caller() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_blocks(reciprocal, [2, 1, 0], HERE))


class Deadly(Executor):
    """Does the work at once; breaks at a block that holds a certain series."""

    def __init__(self, series: str) -> None:
        self.series = series

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **_: Any) -> "Future[Any]":
        if self.series in arguments[1][0].ids:
            raise BrokenProcessPool("a process died")
        future: Future[Any] = Future()
        future.set_result(task(*arguments))
        return future


def test_a_lost_block_is_named_and_tried_again_when_started_again(tmp_path: Path) -> None:
    file, folder = saved(tmp_path, long_table(9)), tmp_path / "out"
    settings = Settings(horizon=12, quick=True, block=3)
    summary = run(file, folder, settings, Workers(lambda: Deadly("s0004"), 2))
    assert (summary.lost, summary.problems) == ([1], 3)
    assert problems(folder) == dict.fromkeys(["s0003", "s0004", "s0005"], "Block 1: the worker died each of 3 times.")
    assert set(points(folder).series_id) == {"s0000", "s0001", "s0002", "s0006", "s0007", "s0008"}
    summary = run(file, folder, settings, HERE)
    assert (summary.lost, summary.problems, problems(folder)) == ([], 0, {})
    assert points(folder).series_id.nunique() == 9


def test_bad_series_are_reported_among_good_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = long_table(5)
    table.loc[36, "value"] = np.nan
    table.loc[2 * 36 + 1, "period"] = "2020-01"
    table.loc[3 * 36, "period"] = "2020-13"
    sound = runner.forecast

    def clumsy(history: "pd.Series[float]", *arguments: Any, **named: Any) -> Any:
        if history.iloc[0] == table.value[4 * 36]:
            raise ZeroDivisionError("no such luck")
        return sound(history, *arguments, **named)

    monkeypatch.setattr(runner, "forecast", clumsy)
    summary = run(saved(tmp_path, table), tmp_path / "out", SETTINGS, HERE)
    assert (summary.series, summary.problems) == (5, 4)
    assert set(points(tmp_path / "out").series_id) == {"s0000"}
    said = problems(tmp_path / "out")
    assert "positive finite" in said["s0001"]
    assert said["s0002"] == "2020-01 stands twice: keep one value a period."
    assert said["s0003"].startswith("The period '2020-13' can't be read: write 2020-01, 2020Q1, 2020,")
    assert said["s0004"] == "ZeroDivisionError: no such luck"


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("1970", 0, 12),
        ("2020", 600, 612),
        ("2020Q2", 603, 606),
        ("2020-Q2", 603, 606),
        ("2020-03", 602, 603),
        ("2020-03-01", 602, 603),
        ("2020-03-01 00:00:00", 602, 603),
        ("2020-01/2020-06", 600, 606),
        ("2020-04/2021-03", 603, 615),
    ],
)
def test_a_period_is_read_as_its_months(text: str, first: int, end: int) -> None:
    assert months(text) == (first, end)


@pytest.mark.parametrize("text", ["", "2020-13", "2020Q5", "2020-01-15", "20", "2020-01/2020-02/2020-03", "May 2020"])
def test_another_period_is_not_guessed(text: str) -> None:
    assert months(text) is None


def test_years_quarters_dates_ranges_and_csv_are_taken(tmp_path: Path) -> None:
    periods = {
        "years": ["2019", "2020", "2021"],
        "quarters": [f"{year}Q{quarter}" for year in (2020, 2021) for quarter in (1, 2, 3, 4)],
        "dates": [f"2020-{month:02}-01" for month in range(1, 13)],
        "ranges": ["2019", "2020-01/2020-06", "2020-07/2020-12"],
    }
    rows = [(name, period, 100 + i) for name, each in periods.items() for i, period in enumerate(each)]
    table = pd.DataFrame(rows, columns=["series_id", "period", "value"])
    run(saved(tmp_path, table, "table.csv"), tmp_path / "csv", SETTINGS, HERE)
    run(saved(tmp_path, table), tmp_path / "parquet", SETTINGS, HERE)
    assert problems(tmp_path / "csv") == {}
    assert list(points(tmp_path / "csv").series_id.unique()) == list(periods)
    pd.testing.assert_frame_equal(points(tmp_path / "csv"), points(tmp_path / "parquet"))
    years = points(tmp_path / "csv").query("series_id == 'years' and level == 80")
    assert (years.period.iloc[0], years.h.iloc[0], len(years)) == ("2022", 1, 12)


def test_timestamps_and_whole_number_years_are_taken_and_namibia_is_no_gap(tmp_path: Path) -> None:
    table = pd.DataFrame({"series_id": "NA", "period": pd.date_range("2020-01-01", periods=12, freq="MS"), "value": 5})
    block = next(Table.read(saved(tmp_path, table)).blocks(1, [0]))
    assert (list(block.ids), block.unread, list(block.first)) == (["NA"], {}, list(range(600, 612)))
    path = tmp_path / "years.csv"
    path.write_text("series_id,period,value\nNA,2020,1.5\nNA,2021,2\n")
    block = next(Table.read(path).blocks(1, [0]))
    assert (list(block.ids), list(block.first), list(block.value)) == (["NA"], [600, 612], [1.5, 2.0])


def test_rows_in_any_order_make_the_same_series(tmp_path: Path) -> None:
    table = long_table(4)
    mixed = table.sample(frac=1, random_state=1)
    run(saved(tmp_path, table), tmp_path / "a", SETTINGS, HERE)
    run(saved(tmp_path, mixed, "mixed.parquet"), tmp_path / "b", SETTINGS, HERE)
    key = ["series_id", "level", "h"]
    a, b = (points(tmp_path / name).sort_values(key, ignore_index=True) for name in "ab")
    pd.testing.assert_frame_equal(a, b, check_exact=True)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("none.parquet", None, "none.parquet is not there: give a Parquet or CSV file."),
        ("bad.parquet", "no Parquet", r"bad.parquet can't be read \(.*\): give Parquet, or .csv with a header."),
        ("bad.csv", "", r"bad.csv can't be read \(Empty CSV file\)"),
        (
            "no.csv",
            "series_id,month,value\na,2020,1\n",
            "no.csv has no column period, but series_id, month, value: give",
        ),
        ("few.csv", "series_id,period,value\n", "few.csv has no row: give series_id, period, value, a row a total."),
        ("word.csv", "series_id,period,value\na,2020,many\n", "word.csv, column value: .*'many': give numbers"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(
    tmp_path: Path, name: str, text: str | None, said: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(TableError, match=said):
        Table.read(tmp_path / name)


@pytest.mark.parametrize(
    ("column", "values", "said"),
    [
        ("value", ["many"], "column value: holds .*string, such as 'many': give numbers."),
        ("period", [None], "column period: row 1 is empty: fill it, or leave the row out."),
        ("period", [2020.5], "column period: holds double, such as '2020.5': give text."),
        ("series_id", [None], "column series_id: row 1 is empty"),
    ],
)
def test_a_column_of_another_kind_is_named_with_its_value(
    tmp_path: Path, column: str, values: list[Any], said: str
) -> None:
    table = pd.DataFrame({"series_id": ["a"], "period": ["2020"], "value": [1.0]}).assign(**{column: values})
    with pytest.raises(TableError, match=said):
        Table.read(saved(tmp_path, table))


def test_other_settings_or_another_file_are_refused_in_the_same_folder(tmp_path: Path) -> None:
    file, folder = saved(tmp_path, long_table(2)), tmp_path / "out"
    run(file, folder, SETTINGS, HERE)
    before = written(folder)
    with pytest.raises(
        OutputError, match=r"holds another run \(horizon 12, not 6\): give another --out, or what it was"
    ):
        run(file, folder, Settings(horizon=6, quick=True, block=BLOCK), HERE)
    with pytest.raises(OutputError, match=r"holds another run \(input [0-9a-f]{64}, not [0-9a-f]{64}\)"):
        run(saved(tmp_path, long_table(2, seed=2), "other.parquet"), folder, SETTINGS, HERE)
    assert written(folder) == before


def test_a_worker_with_other_code_is_refused(tmp_path: Path) -> None:
    made = runner.forecast_block(SETTINGS, next(Table.read(saved(tmp_path, long_table(1))).blocks(1, [0])))
    theirs = made.versions | {"code": "other"}
    with pytest.raises(RunError, match=r"A worker has other code \(code other for [0-9a-f]{64}\): give all machines"):
        runner._check_code(theirs)


def limit_files() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))


def test_a_full_disk_leaves_whole_blocks_and_says_what_to_do(file: Path, tmp_path: Path) -> None:
    process = started(file, tmp_path / "out", preexec_fn=limit_files)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert re.fullmatch(
        r".*out/points-\d{5}.parquet can't be written \(File too large\): make room, or mend the folder, and start the "
        r"same command again; it goes on with the blocks that are missing.\n",
        said,
    ), said
    assert not list((tmp_path / "out").glob("*.part"))
    assert not list((tmp_path / "out").glob("points-*"))


@pytest.mark.parametrize("wrong", [["--horizon", "0"], ["--levels", "100"], ["--block", "x"], ["--calendar", "lunar"]])
def test_a_setting_out_of_range_is_refused_before_anything_is_read(
    tmp_path: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["run", str(tmp_path / "none.parquet"), "--out", str(tmp_path / "out"), *wrong])
    assert f"argument {wrong[0]}: " in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
