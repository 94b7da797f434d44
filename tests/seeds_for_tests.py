"""A small, complete set of seeds that tests write to a folder and then bend."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

DOCUMENT = """
title = "Cargo at the crossing"
publisher = "A paper"
published = "2023-02-05"
address = "https://example.org/cargo"

[[figure]]
id = "month"
what = "Rail cargo"
kind = "outturn"
measure = "level"
indicator = "zabaykalsk_manzhouli_rail_cargo"
counter = "china_railway_harbin"
period = "2023-01"
comparator = "about"
value = 1_500_000
unit = "t"
unit_mult = 6
printed = "1.5"
fragment = "around 1.5 million tonnes"
organisation = "A consulate"
stated = "2023-02-04"
"""

STATISTICS = (
    "figure_id,indicator,counter,measure,time_period,printed,decimal_mark,unit,unit_mult,comparator,fragment,"
    "organisation,published,publisher,title,address,note,fact\n"
    "year-2021,zabaykalsk_manzhouli_rail_cargo,rzd,level,2021,17.2,.,t,6,exactly,17.2 Mt,RZD,2022-01-24,Agency,,"
    "https://example.org/2021,,\n"
    "growth-2021,zabaykalsk_manzhouli_rail_cargo,rzd,growth,2021,-3.7,.,percent,0,exactly,-3.7%,RZD,2022-01-24,Agency,,"
    "https://example.org/2021,,\n"
)


def write_seeds(folder: Path, document: str = DOCUMENT, statistics: str = STATISTICS) -> Path:
    """Write the small seeds to a folder, with the project's own code lists; returns the folder."""
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "statistics").mkdir(exist_ok=True)
    shutil.copytree(SEEDS / "codelists", folder / "codelists", dirs_exist_ok=True)
    (folder / "documents" / "cargo.toml").write_text(document, encoding="utf-8")
    (folder / "statistics" / "rail.csv").write_text(statistics, encoding="utf-8")
    return folder


def figure(**fields: object) -> str:
    """A [[figure]] table with the given fields, texts quoted."""
    lines = (f"{name} = {value if isinstance(value, (int, float)) else repr(value)}" for name, value in fields.items())
    return "\n[[figure]]\n" + "\n".join(lines) + "\n"
