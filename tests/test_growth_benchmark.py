"""The growth benchmark: its copies are ledgers beside each other, and it prints what each size took."""

import json
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.copies import write_copies
from benchmarks.growth import Cost, main
from etl.build import build, read_seeds
from etl.checks import check
from tests.seeds_for_tests import DOCUMENT, SEEDS, write_seeds
from warehouse.database import connect, generation_path


def ids(rows: Iterable[object], name: str) -> set[str]:
    return {getattr(row, name) for row in rows}


def test_two_copies_of_every_fact_are_two_ledgers_without_a_problem(tmp_path: Path) -> None:
    write_copies(SEEDS, tmp_path, 2)
    once, twice = read_seeds(SEEDS), read_seeds(tmp_path)
    assert check(twice) == []
    assert len(ids(twice.figures, "id")) == 2 * len(ids(once.figures, "id"))
    assert len(twice.figures) == 2 * len(once.figures)
    assert len(ids(twice.documents, "address")) == 2 * len(ids(once.documents, "address"))
    assert len(ids(twice.doubts, "fact")) == 2 * len(ids(once.doubts, "fact"))
    assert len(twice.codelists.indicators) == 2 * len(once.codelists.indicators)
    assert len(twice.codelists.relations) == 2 * len(once.codelists.relations)
    assert (twice.codelists.units, twice.codelists.counters) == (once.codelists.units, once.codelists.counters)


def test_a_copied_document_says_what_the_document_says_but_for_its_ids(tmp_path: Path) -> None:
    write_copies(SEEDS, tmp_path, 1)
    for path in sorted((SEEDS / "documents").glob("*.toml")):
        text = (tmp_path / "documents" / f"{path.stem}-c1.toml").read_text(encoding="utf-8")
        copied, original = (tomllib.loads(one, parse_float=Decimal) for one in (text, path.read_text(encoding="utf-8")))
        assert copied["address"] == original["address"] + "-c1"
        assert copied["title"] == original["title"]
        for name in ("figure", "repeat"):
            for one, other in zip(copied.get(name, []), original.get(name, []), strict=True):
                differing = {field for field in one.keys() | other.keys() if one.get(field) != other.get(field)}
                assert differing <= {"id", "figure", "indicator", "fact"}


def test_the_benchmark_builds_each_size_and_prints_its_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds, results = write_seeds(tmp_path / "seeds"), tmp_path / "results" / "growth.json"
    main(["--copies", "1", "2", "--seeds", str(seeds), "--results", str(results)])
    header, first, second, *_ = capsys.readouterr().out.splitlines()
    assert header.split()[:7] == ["copies", "figures", "read", "check", "harmonise", "derive", "load"]
    assert [row.split()[:2] for row in (first, second)] == [["1", "3"], ["2", "6"]]
    assert [build["figures"] for build in json.loads(results.read_text(encoding="utf-8"))["builds"]] == [3, 6]


def test_a_build_that_fails_is_named_with_what_it_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = write_seeds(tmp_path / "seeds", document=DOCUMENT.replace("around 1.5", "around 15"))
    assert main(["--copies", "1", "--seeds", str(seeds), "--results", str(tmp_path / "growth.json")]) == 1
    assert "FAIL 1 copies: " in (said := capsys.readouterr().out)
    assert "does not occur as a whole in the fragment" in said


def test_ten_times_the_figures_in_twenty_times_the_time_grow_by_two() -> None:
    smaller = Cost(1, 1000, {"read": 1.0, "check": 0.01}, 2.0, 2.0, 100.0, 10.0)
    larger = Cost(10, 10_000, {"read": 20.0, "check": 9.0}, 20.0, 20.0, 100.0, 100.0)
    assert larger.growth(smaller) == {"total": 1.0, "read": 2.0}  # 0.01 s is too little to tell


def test_a_build_without_forecasts_is_a_generation_of_its_own_with_everything_else(tmp_path: Path) -> None:
    seeds, data = write_seeds(tmp_path / "seeds"), tmp_path / "data"
    names = build(seeds, data), build(seeds, data, forecasts=False)
    assert names[0] != names[1]
    tables = []
    for name in names:
        warehouse = connect(generation_path(data, name))
        tables.append(
            [
                warehouse.execute(f"FROM {table}").fetchall()
                for table in ("printed_figure", "implied_figure", "forecast")
            ]
        )
        warehouse.close()
    assert tables[0][:2] == tables[1][:2]
    assert tables[0][2]
    assert not tables[1][2]
