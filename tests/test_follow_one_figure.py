"""One figure, followed from the document it was typed from to the file that a reader downloads."""

import io
import json
import tomllib

import duckdb
import pandas as pd
from streamlit.testing.v1 import AppTest

from charts.caption import Caption
from charts.download import csv_bytes
from charts.draw import draw
from tests.seeds_for_tests import SEEDS
from warehouse import queries


def test_the_claim_of_1_5_million_tonnes_goes_from_its_toml_to_the_csv(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    # The seed: as printed in the paper.
    document = tomllib.loads((SEEDS / "documents" / "almayadeen-2023-cargo-record.toml").read_text(encoding="utf-8"))
    seed = next(figure for figure in document["figure"] if figure["id"] == "zabaykalsk-2023-01")
    assert seed["printed"] in seed["fragment"]

    # The warehouse: in base units, with the interval of "around 1.5 million".
    row = warehouse.execute(
        "SELECT value, low, high, base_unit, known_on::VARCHAR, address FROM figure_source WHERE figure_id = ?",
        [seed["id"]],
    ).fetchone()
    assert row is not None
    assert [str(part) for part in row] == [
        "1500000.000000",
        "1450000.000000",
        "1550000.000000",
        "t",
        "2023-02-04",
        document["address"],
    ]

    # The view behind the chart, the chart, and the download of exactly what it draws.
    drawn = queries.claim_drawn(warehouse, seed["id"])
    caption = Caption(title="Followed", subtitle="", source="", as_of=queries.newest_day(warehouse))
    spec = json.loads(draw(drawn, caption).to_json())
    heights = {y for trace in spec["data"] for y in (trace["y"] if isinstance(trace["y"], list) else [])}
    assert 1.5 in heights
    table = pd.read_csv(io.BytesIO(csv_bytes(drawn, caption)))
    claim = table[table.role == "claim"].iloc[0]
    assert (claim.value, claim.low, claim.high, claim.unit) == (1_500_000, 1_450_000, 1_550_000, "t")
    assert (claim.figure_id, claim.known_on, claim.address) == (seed["id"], "2023-02-04", document["address"])
    assert set(table.role) == {"history", "forecast", "claim", "outturn"}

    # The page that shows it by its address.
    page = AppTest.from_file(str(SEEDS.parent / "dashboard.py"), default_timeout=60).switch_page("pages/Documents.py")
    page.query_params["figure"] = seed["id"]
    said = " ".join(part.value for part in page.run().markdown).replace("\\", "").replace("\u2060", "")
    assert seed["fragment"] in said
