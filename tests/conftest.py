"""What several tests share: the warehouse of the project's own seeds, built once."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from etl.build import build
from tests.seeds_for_tests import SEEDS
from warehouse.database import connect, current_path


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a generation of the project's own seeds."""
    folder = tmp_path_factory.mktemp("data")
    build(SEEDS, folder)
    return folder


@pytest.fixture(scope="session")
def warehouse(data: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to that generation."""
    connection = connect(current_path(data))
    yield connection
    connection.close()
