import re
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.build import build, read_seeds
from etl.checks import check
from etl.records import SeedError
from tests.seeds_for_tests import DOCUMENT, SEEDS, STATISTICS, figure, write_seeds
from warehouse.database import current_generation

GOOD = {
    "id": "extra",
    "kind": "outturn",
    "measure": "level",
    "indicator": "zabaykalsk_manzhouli_rail_cargo",
    "period": "2022",
    "comparator": "exactly",
    "value": 15_000_000,
    "unit": "t",
    "unit_mult": 6,
    "printed": "15",
    "fragment": "15 million tonnes",
}


def problems_of(folder: Path, document: str) -> list[str]:
    return [str(problem) for problem in check(read_seeds(write_seeds(folder, document)))]


def test_the_projects_own_seeds_have_no_problem() -> None:
    assert check(read_seeds(SEEDS)) == []


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"indicator": "moon_cheese"}, "indicator", "'moon_cheese'"),
        ({"unit": "stone"}, "unit", "'stone'"),
        ({"kind": "rumour"}, "kind", "outturn, estimate, forecast, target, event"),
        ({"measure": "vibe"}, "measure", "level, growth"),
        ({"comparator": "roughly"}, "comparator", "exactly, about"),
        ({"counter": "nobody"}, "counter", "'nobody'"),
        ({"unit": "percent"}, "unit", "percent measures growth or share, not level"),
        ({"unit": "km"}, "unit", "has its level in t"),
        ({"period": "2022-12/2022-01"}, "period", "on or after its start"),
        ({"period": "2022-13"}, "period", "no such day"),
        ({"period": "2023"}, "period", "an outturn known on 2023-02-05 cannot cover days after it"),
        ({"stated": "2023-03-01"}, "stated", "nothing is stated after its document's publication"),
        ({"printed": "16"}, "printed", "does not occur as a whole in the fragment"),
        ({"value": 16_000_000}, "value", "15 times 10^6 is 15000000.000000"),
        ({"unit_mult": 3}, "value", "15 times 10^3"),
        ({"fragment": ""}, "fragment", "quote the few words"),
        ({"printed": "million"}, "printed", "digits as printed"),
        ({"id": "month"}, "id", "stands 2 times"),
        ({"colour": "red"}, "colour", "use one of the fields"),
        ({"measure": "record"}, "value", "leave the number out"),
        ({"unit_mult": 60}, "unit_mult", "a power of ten from -6 to 18"),
        ({"unit_mult": 17}, "printed", "below 10^18"),
        ({"printed": "-15", "fragment": "-15 million", "value": -15_000_000}, "printed", "a level is never negative"),
        ({"headline": 10**12}, "headline", "from 1 to 99"),
        ({"value": float("inf")}, "value", "a finite number"),
        ({"period": "0001"}, "period", "a year from 1500 to 3000"),
        ({"record_of": "level"}, "record_of", "leave it out of any other figure"),
        ({"printed": "5", "value": 5_000_000}, "printed", "does not occur as a whole"),
        ({"decimal_mark": "x"}, "printed", "decimal_mark"),
        ({"printed": "1,5", "fragment": "1,5 million tonnes"}, "printed", "decimal_mark"),
        ({"id": "a b/../c"}, "id", "small letters, digits and hyphens"),
        ({"kind": "event", "comparator": "roughly"}, "comparator", "exactly, about"),
        ({"indicator": "", "kind": "event"}, "what", "say in a few words"),
        (
            {"unit": "days_per_train", "measure": "per_day", "printed": "0", "fragment": "0 days"},
            "printed",
            "never zero",
        ),
    ],
)
def test_a_broken_rule_names_file_record_field_value_and_next_step(
    tmp_path: Path, change: dict[str, object], field: str, said: str
) -> None:
    found = problems_of(tmp_path, DOCUMENT + figure(**(GOOD | change)))
    named = [line for line in found if line.startswith("documents/cargo.toml: ") and f": {field} = " in line]
    assert any(said in line for line in named), found


@pytest.mark.parametrize(
    ("comparator", "fragment", "note", "said"),
    [
        ("about", "$15 million tonnes", "", "no word of it (about, around"),
        ("about", "almost 15 million tonnes", "", ""),
        ("about", "около 15 млн тонн", "", ""),
        ("about", "15 million tonnes", "The page rounds its figures.", "after 'Read as about:'"),
        ("about", "15 million tonnes", "Undated. Read as about: the page rounds its figures.", ""),
        ("about", "over 15 million tonnes", "", "says more_than: use that"),
        ("about", "something over there, 15 million", "", "no word of it"),
        ("more_than", "15 million tonnes", "", "no word of it (more than, over"),
        ("more_than", "到超15", "", ""),
        ("more_than", "15 million tonnes", "Read as about: it rounds.", "after 'Read as more than:'"),
        ("at_least", "at least 15 million tonnes", "", ""),
        ("at_least", "15 million tonnes", "", "no word of it (at least"),
        ("up_to", "as many as 15 million tonnes", "", ""),
        ("up_to", "15 million tonnes", "", "no word of it (up to"),
        ("exactly", "some 15 million tonnes", "", "says about: use that"),
        ("exactly", "exceeded 15 million tonnes", "", "says more_than: use that"),
        ("exactly", "more trains, some of them late: 15 million tonnes", "", ""),
        ("exactly", "rose to 15 million tonnes", "", ""),
        ("exactly", "до 15 млн тонн", "", ""),
    ],
)
def test_the_words_printed_show_how_closely_a_number_binds_or_the_note_says_why(
    tmp_path: Path, comparator: str, fragment: str, note: str, said: str
) -> None:
    binding = {"comparator": comparator, "fragment": fragment, "note": note}
    found = problems_of(tmp_path, DOCUMENT + figure(**(GOOD | binding)))
    assert len(found) == bool(said), found
    assert all(line.startswith(f"documents/cargo.toml: extra: comparator = {comparator!r}: ") for line in found)
    assert all(said in line for line in found), found


@pytest.mark.parametrize(("comparator", "said"), [("about", ""), ("exactly", "says about: use that")])
def test_a_multiple_in_words_has_no_last_digit_and_is_about(tmp_path: Path, comparator: str, said: str) -> None:
    doubled = {"measure": "growth", "value": 100, "unit": "percent", "unit_mult": 0, "printed": "doubled"}
    found = problems_of(
        tmp_path, DOCUMENT + figure(**(GOOD | doubled | {"comparator": comparator, "fragment": "doubled"}))
    )
    assert len(found) == bool(said)
    assert all(said in line for line in found)


def test_a_range_upside_down_is_named(tmp_path: Path) -> None:
    upside_down = figure(**{key: value for key, value in GOOD.items() if key not in {"value", "printed"}})
    document = DOCUMENT + upside_down + "value = [15_000_000, 14_000_000]\nprinted = ['15', '14']\n"
    found = problems_of(tmp_path, document.replace("'15 million tonnes'", "'15 to 14 million tonnes'"))
    assert any("lower end of a range first" in line for line in found)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ('publisher = "A paper"\n', "publisher"),
        ('address = "https://example.org/cargo"\n', "address"),
        ('title = "Cargo at the crossing"\n', "title"),
    ],
)
def test_a_document_without_publisher_address_or_title_is_named(tmp_path: Path, line: str, field: str) -> None:
    assert any(f"cargo: {field} = ''" in found for found in problems_of(tmp_path, DOCUMENT.replace(line, "")))


def test_all_problems_are_listed_at_once_and_the_last_good_generation_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds, data = write_seeds(tmp_path / "seeds"), tmp_path / "data"
    good = build(seeds, data)
    broken = DOCUMENT.replace('"outturn"', '"rumour"').replace('unit = "t"', 'unit = "stone"')
    write_seeds(seeds, broken, STATISTICS.replace("rzd", "nobody"))
    assert main(["build", "--seeds", str(seeds), "--data", str(data)]) == 1
    said = capsys.readouterr().err
    assert re.search(r"4 problems in the seeds", said), said
    assert all(word in said for word in ("rumour", "stone", "nobody", "year-2021", "growth-2021"))
    assert current_generation(data) == good


@pytest.mark.parametrize("text", ["title = ", "\x00", "[figure]\nid = 'x'", "figure = 3", "published = 2023-02-05"])
def test_a_document_that_cannot_be_read_is_a_problem_not_a_crash(tmp_path: Path, text: str) -> None:
    with pytest.raises(SeedError, match=r"documents/cargo\.toml"):
        build(write_seeds(tmp_path / "seeds", text), tmp_path / "data")


@pytest.mark.parametrize("unit_mult", ["--5", "six", "", "1.5"])
def test_a_power_of_ten_that_is_no_whole_number_is_named(tmp_path: Path, unit_mult: str) -> None:
    broken = STATISTICS.replace(",t,6,", f",t,{unit_mult},")
    found = [str(one) for one in check(read_seeds(write_seeds(tmp_path, statistics=broken)))]
    assert any("year-2021: unit_mult = " in line for line in found), found


@pytest.mark.parametrize("period", ["2100", "2999"])
def test_a_target_too_far_to_forecast_is_no_error(tmp_path: Path, period: str) -> None:
    far = GOOD | {"kind": "target", "period": period}
    build(write_seeds(tmp_path / "seeds", DOCUMENT + figure(**far)), tmp_path / "data")


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", STATISTICS + "only,three,fields\n", '"unclosed'])
def test_a_statistics_file_that_cannot_be_read_is_a_problem_not_a_crash(tmp_path: Path, text: str) -> None:
    with pytest.raises(SeedError, match=r"statistics/rail\.csv"):
        build(write_seeds(tmp_path / "seeds", statistics=text), tmp_path / "data")


def test_a_missing_seeds_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="--seeds"):
        build(tmp_path / "nowhere", tmp_path / "data")
