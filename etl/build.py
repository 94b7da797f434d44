"""What does a build do, in which order? Read, check, harmonise, derive, load, forecast, publish."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from etl.checks import check
from etl.codelists import read_codelists
from etl.corridors import corridor_rows
from etl.derivations import derive
from etl.documents import read_documents
from etl.doubts import read_doubts
from etl.harmonise import harmonise
from etl.load import (
    VERDICT_RULE,
    build_lock,
    create_tables,
    create_views,
    generation_name,
    insert,
    is_whole,
    move_in,
    point_to,
    scan,
    sweep,
)
from etl.records import Figure, Problem, SeedError, Seeds
from etl.repeats import with_repeats
from etl.statistics import read_statistics
from warehouse.database import NoWarehouseError, contract, current_generation, generation_path
from warehouse.days import keep_days

STAGES = ("read", "check", "harmonise", "derive", "load", "forecast", "days", "publish")
# What a full or read-only disk raises, by whether the lock, a write, a commit, a checkpoint or a spill meets it first.
STOPPED = (
    OSError,
    sqlite3.OperationalError,
    duckdb.IOException,
    duckdb.TransactionException,
    duckdb.FatalException,
    duckdb.OutOfMemoryException,
    NoWarehouseError,
)


class BuildStoppedError(Exception):
    """The build could not write its files; the message says what to do."""


class Report:
    """Where the stages tell how far they are; this one is silent. `etl/__main__.py` has the one that prints."""

    def stage(self, name: str) -> None:
        """A stage begins."""

    def progress(self, done: int, total: int) -> None:
        """How much of the running stage is done."""

    def summary(self, name: str, text: str, seconds: float) -> None:
        """A stage is over."""


def build(seeds: Path, data: Path, report: Report | None = None, *, forecasts: bool = True, days: bool = False) -> str:
    """Build the generation that the seeds call for, if it is not the current one; returns its name.

    Without forecasts it is another generation, complete but for the tables that the stage forecast fills. With `days`
    it keeps what the views said on every day, which a page else asks anew for each day (warehouse/days.py).

    Raises:
        SeedError: the seeds break a rule; nothing was changed.
        BuildStoppedError: the folder is full or can't be written; the last good generation goes on serving.
    """
    report = report or Report()
    if not seeds.is_dir():
        raise SeedError([Problem(str(seeds), "", "folder", "missing", "name a folder of seeds with --seeds")])
    try:
        data.mkdir(parents=True, exist_ok=True)
        with build_lock(data):
            name = generation_name(seeds, forecasts=forecasts, days=days)
            if not is_whole(generation_path(data, name)):
                _build(seeds, data, name, report, forecasts=forecasts, days=days)
            if current_generation(data) != name:
                point_to(data, name)
            sweep(data, keep=name)
    except STOPPED as error:
        raise BuildStoppedError(
            f"The build stopped: {error}\nThe last good warehouse, if there is one, goes on serving. "
            f"Free some space or mend the rights of {data}, then build again."
        ) from error
    return name


class _Stage:
    """What a running stage says when it is over."""

    def __init__(self) -> None:
        self.said = ""

    def say(self, text: str) -> None:
        self.said = text


def _build(seeds: Path, data: Path, name: str, report: Report, *, forecasts: bool, days: bool) -> None:
    # The rows are this call's alone, so that their memory is free again for the scan.
    temporary = _write(data, name, _rows(seeds, name, report), report, forecasts=forecasts, days=days)
    with _stage(report, "publish") as running:
        scan(temporary)
        if generation_name(seeds, forecasts=forecasts, days=days) != name:
            raise OSError(f"a file in {seeds} or the code changed during the build")
        move_in(temporary, data, name)
        running.say(generation_path(data, name).name)


@contextmanager
def _stage(report: Report, title: str) -> Iterator[_Stage]:
    report.stage(title)
    begun, running = time.perf_counter(), _Stage()
    yield running
    report.summary(title, running.said, time.perf_counter() - begun)


def _rows(seeds: Path, name: str, report: Report) -> dict[str, list[Any]]:
    """The rows of each table but those of the forecasts, in the order in which tables refer to each other."""
    with _stage(report, "read") as running:
        read = read_seeds(seeds)
        running.say(f"{len(read.documents)} documents, {len(read.figures)} figures")
    with _stage(report, "check") as running:
        problems = check(read)
        if problems:
            raise SeedError(problems)
        running.say("no problems")
    with _stage(report, "harmonise") as running:
        documents, figures, citations = harmonise(read)
        running.say(f"{sum(figure.known_on is None for figure in figures)} undated")
    with _stage(report, "derive") as running:
        implied = derive(figures, read.codelists)
        running.say(f"{len(implied)} implied figures")
    return {
        "generation": [_generation(name, figures)],
        "unit": list(read.codelists.units.values()),
        "counter": list(read.codelists.counters.values()),
        "indicator": list(read.codelists.indicators.values()),
        "relation": read.codelists.relations,
        **corridor_rows(read.codelists.ways),
        "document": documents,
        "printed_figure": figures,
        "citation": citations,
        "fact": [
            {"fact": fact, "figure_id": one.id, "document_id": one.document_id}
            for one in read.figures
            for fact in one.facts
        ],
        "doubt": read.doubts,
        "implied_figure": implied,
        "implied_parent": [
            {"implied_id": one.implied_id, "figure_id": parent} for one in implied for parent in one.parents
        ],
    }


def _write(data: Path, name: str, rows: dict[str, list[Any]], report: Report, *, forecasts: bool, days: bool) -> Path:
    """The temporary file of a generation with all its tables and views."""
    sweep(data, keep=name)
    temporary = generation_path(data, name).with_suffix(".duckdb.tmp")
    connection = duckdb.connect(str(temporary), config={"temp_directory": ""})
    try:
        with _stage(report, "load") as running:
            create_tables(connection)
            total = sum(insert(connection, table, content) for table, content in rows.items())
            create_views(connection)
            running.say(f"{total} rows")
        if forecasts:
            with _stage(report, "forecast") as running:
                from etl.forecasts import make_forecasts  # imports scipy: only when there is something to forecast

                made = make_forecasts(connection, report.progress)
                for table, content in made.items():
                    insert(connection, table, content)
                running.say(f"{len(made['forecast'])} forecasts")
        if days:
            with _stage(report, "days") as running:
                running.say(f"{keep_days(connection, report.progress)} days on which a view may change")
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
    return temporary


def read_seeds(folder: Path) -> Seeds:
    """All that a seeds folder holds, with what could not be read."""
    codelists, code_problems = read_codelists(folder)
    documents, figures, repeats, document_problems = read_documents(folder)
    pages, statistics, statistics_problems = read_statistics(folder, documents)
    prints, repeat_problems = with_repeats(figures + statistics, repeats)
    doubts, doubt_problems = read_doubts(folder)
    problems = code_problems + document_problems + statistics_problems + repeat_problems + doubt_problems
    if not documents and not pages and not problems:
        step = "put documents/*.toml or statistics/*.csv there"
        problems = [Problem(str(folder), "", "seeds", "none", step)]
    return Seeds(codelists, documents + pages, prints, problems, doubts)


def _generation(name: str, figures: list[Figure]) -> dict[str, Any]:
    known = [figure.known_on for figure in figures if figure.known_on]
    if not known:
        step = "date at least one document"
        raise SeedError([Problem("seeds", "", "published", "no figure has a date", step)])
    return {
        "generation": name,
        "as_of": max(known),
        "duckdb_version": duckdb.__version__,
        "verdict_rule": VERDICT_RULE,
        "contract": contract(),
    }
