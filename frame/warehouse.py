"""Which generation is shown, and what if there is none? Connections are kept by path, so each has its own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st

from frame.rollover import shown
from warehouse.database import NoWarehouseError, connect, current_path, data_folder

ROOT = Path(__file__).parent.parent
BUILD = [sys.executable, "-m", "etl", "build"]

# One of `warehouse.queries`; or what is made of several, which a function of a page gives.
Query = Callable[..., pd.DataFrame]


@st.cache_resource(max_entries=2, show_spinner=False)
def connection(path: str) -> duckdb.DuckDBPyConnection:
    """The one read-only connection of this process to a generation; every query takes a cursor of it."""
    return connect(Path(path))


def generation(make_ready: Callable[[Path, Path], object]) -> Path:
    """The generation's file to show; a visit that finds none, or none that opens, builds it and shows how far it is."""
    try:
        return _opened(make_ready)
    except NoWarehouseError:
        _build()
    try:
        return _opened(make_ready)
    except NoWarehouseError as error:
        st.error(str(error))
        st.stop()


def _opened(make_ready: Callable[[Path, Path], object]) -> Path:
    path = shown(current_path(), make_ready)
    connection(str(path))
    return path


def _build() -> None:
    """Run `python -m etl build` and show its lines; a visitor who comes meanwhile waits for the same build."""
    with st.status("Building the warehouse from its seeds: about a minute, the first time only.", expanded=True) as box:
        process = subprocess.Popen(
            [*BUILD, "--data", str(data_folder())],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        assert process.stdout is not None  # a pipe was asked for
        lines = []
        for line in process.stdout:
            lines.append(line.rstrip())
            st.text(lines[-1])
        if process.wait() == 0:
            box.update(label="The warehouse is built.", state="complete", expanded=False)
            return
        box.update(label="The warehouse could not be built.", state="error", expanded=True)
    st.error("The seeds or the data folder need mending, as the lines above say. Then reload this page.")
    st.stop()
