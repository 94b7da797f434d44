"""What several tests share: the warehouse of the project's own seeds, built once."""

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import settings

from etl.build import build
from tests.seeds_for_tests import SEEDS
from warehouse.database import connect, current_path
from warehouse.snapshot import evaluate

# At a desk every run looks elsewhere; what lands is judged by the same examples each time.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Path]:
    """A folder with a generation of the project's own seeds, the one that pages show."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "data"
    build(SEEDS, folder)  # by the first of the workers; the others wait for its lock and find it done
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WAYBILL_DATA", str(folder))
        yield folder


@pytest.fixture(scope="session")
def warehouse(data: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to that generation, its views evaluated as of now."""
    connection = connect(current_path(data))
    evaluate(connection)
    yield connection
    connection.close()
