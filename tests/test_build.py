"""The build: the same seeds give the same content, and nothing that stops it leaves less than the last good one."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main
from etl.build import BuildStoppedError, build
from tests.seeds_for_tests import DOCUMENT, ROOT, SEEDS, figure, write_seeds
from warehouse.database import NoWarehouseError, connect, current_generation, current_path, generation_path

MORE = DOCUMENT + figure(id="visit", kind="event", what="A visit", period="2023-01-05", fragment="On January 5")


STAGES = 7  # without that of the days


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table's rows, sorted."""
    connection = connect(path)
    tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
    rows = {table: sorted(connection.execute(f"FROM {table}").fetchall(), key=repr) for table in tables}
    connection.close()
    return rows


def is_whole(data: Path) -> bool:
    """Whether the current generation opens and answers from its tables and its furthest view."""
    connection = connect(current_path(data))
    found = connection.execute("SELECT count(*) FROM claim_drawn").fetchone()
    connection.close()
    return found is not None and found[0] > 0


@pytest.fixture(scope="module")
def few_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small seeds and a generation of them."""
    folder = tmp_path_factory.mktemp("few")
    build(write_seeds(folder / "seeds"), folder / "data")
    return folder


@pytest.fixture
def built(few_built: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The same to oneself: seeds and data."""
    copy = Path(shutil.copytree(few_built, tmp_path / "few"))
    return copy / "seeds", copy / "data"


def command(seeds: Path, data: Path) -> list[str]:
    # Killed as any other stage, that of the days takes seconds even for seeds as few as these.
    return [sys.executable, "-m", "etl", "build", "--seeds", str(seeds), "--data", str(data), "--without-days"]


def test_builds_of_the_same_seeds_in_two_processes_have_identical_tables(data: Path, tmp_path: Path) -> None:
    subprocess.run(command(SEEDS, tmp_path), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert current_generation(tmp_path) == current_generation(data) is not None
    assert content(current_path(tmp_path)) == content(current_path(data))


def test_a_build_with_nothing_new_does_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds, data = write_seeds(tmp_path / "seeds"), tmp_path / "data"
    build(seeds, data, days=True)
    before = current_path(data).stat().st_mtime_ns
    assert main(["build", "--seeds", str(seeds), "--data", str(data)]) == 0
    assert "nothing has changed" in capsys.readouterr().out
    assert current_path(data).stat().st_mtime_ns == before


def test_every_stage_says_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", "--seeds", str(write_seeds(tmp_path / "seeds")), "--data", str(tmp_path / "data")])
    stages = [line.split()[0] for line in capsys.readouterr().out.splitlines()[:-1]]
    assert stages == ["read", "check", "harmonise", "derive", "load", "forecast", "days", "publish"]


def test_old_generations_and_leftovers_are_swept(tmp_path: Path) -> None:
    seeds, data = write_seeds(tmp_path / "seeds"), tmp_path / "data"
    for number in range(4):
        write_seeds(seeds, MORE.replace("A visit", f"A visit {number}"))
        newest = build(seeds, data)
        (data / "waybill-0123456789abcdef.duckdb.tmp").write_text("left by a killed build")
    build(seeds, data)
    assert len(list(data.glob("waybill-*.duckdb"))) == 3
    assert not list(data.glob("*.tmp"))
    assert current_generation(data) == newest


def test_a_missing_or_foreign_current_generation_is_built_again(built: tuple[Path, Path]) -> None:
    seeds, data = built
    name = current_generation(data)
    assert name is not None
    generation_path(data, name).unlink()
    assert build(seeds, data) == name
    (data / "current").write_text("../../etc/passwd")
    assert current_generation(data) is None
    assert build(seeds, data) == name
    assert is_whole(data)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_a_build_killed_at_20_random_moments_leaves_a_whole_warehouse(tmp_path: Path) -> None:
    seeds, data = write_seeds(tmp_path / "seeds"), tmp_path / "data"
    subprocess.run(command(seeds, data), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    dice = random.Random(20230204)
    for number in range(20):
        write_seeds(seeds, MORE.replace("A visit", f"A visit {number}"))
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(command(seeds, data), cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(dice.randrange(STAGES)):  # so that any stage can be the one in which it is killed
                process.stdout.readline()
            time.sleep(dice.uniform(0, 1))
            process.send_signal(signal.SIGKILL)
        assert is_whole(data)
    subprocess.run(command(seeds, data), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert not list(data.glob("*.tmp"))


@pytest.mark.skipif(os.name == "nt", reason="RLIMIT_FSIZE is POSIX")
@pytest.mark.parametrize("limit", [0, 1, 8 * 1024, 64 * 1024, 300 * 1024, 600 * 1024, 900 * 1024])
def test_a_build_stopped_by_a_full_disk_leaves_the_last_good_warehouse(built: tuple[Path, Path], limit: int) -> None:
    seeds, data = built
    good = current_generation(data)
    write_seeds(seeds, MORE)

    def fill_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    stopped = subprocess.run(
        command(seeds, data),
        cwd=ROOT,
        preexec_fn=fill_disk,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert stopped.returncode == 2, stopped.stderr
    assert "goes on serving" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert current_generation(data) == good
    assert is_whole(data)
    assert build(seeds, data) != good


@pytest.mark.parametrize("step", ["move_in", "point_to"])
def test_builds_that_fail_at_the_last_step_again_and_again_leave_the_last_good_warehouse(
    built: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    seeds, data = built
    good = current_generation(data)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(f"etl.build.{step}", full)
        for number in range(4):
            write_seeds(seeds, MORE.replace("A visit", f"A visit {number}"))
            with pytest.raises(BuildStoppedError, match="No space left"):
                build(seeds, data)
    assert current_generation(data) == good
    assert is_whole(data)
    assert build(seeds, data) != good


def test_a_folder_where_a_leftover_is_expected_stops_no_build(tmp_path: Path) -> None:
    seeds, data = write_seeds(tmp_path / "seeds"), tmp_path / "data"
    (data / "waybill-0123456789abcdef.duckdb.tmp").mkdir(parents=True)
    build(seeds, data)
    assert is_whole(data)
    assert not list(data.glob("*.tmp"))


@pytest.mark.parametrize("damage", [b"no database", None])
def test_a_torn_current_generation_is_built_again(built: tuple[Path, Path], damage: bytes | None) -> None:
    seeds, data = built
    name = current_generation(data)
    assert name is not None
    file = generation_path(data, name)
    file.write_bytes(damage if damage is not None else file.read_bytes()[: file.stat().st_size // 2])
    assert build(seeds, data) == name
    assert is_whole(data)


def test_seeds_put_back_point_to_the_generation_that_is_still_there(built: tuple[Path, Path]) -> None:
    seeds, data = built
    first = current_generation(data)
    assert first is not None
    made = generation_path(data, first).stat().st_mtime_ns
    write_seeds(seeds, MORE)
    build(seeds, data)
    write_seeds(seeds)
    assert build(seeds, data) == first == current_generation(data)
    assert generation_path(data, first).stat().st_mtime_ns == made


def test_readers_are_read_only_and_hardened(data: Path) -> None:
    connection = connect(current_path(data))
    for attempt in (
        "DELETE FROM figure",
        "SELECT * FROM read_csv('/etc/hosts')",
        "COPY figure TO '/tmp/figures.csv'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "ATTACH '/tmp/other.duckdb'",
    ):
        with pytest.raises(duckdb.Error):
            connection.execute(attempt)
    connection.close()


def test_a_generation_of_other_tables_and_views_is_not_opened_but_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(write_seeds(tmp_path / "seeds"), tmp_path / "data", forecasts=False)
    path = current_path(tmp_path / "data")
    connect(path).close()
    monkeypatch.setattr("warehouse.database.contract", lambda: "another")
    with pytest.raises(NoWarehouseError, match="was built for other tables and views"):
        connect(path)
