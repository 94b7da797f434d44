"""The constant data of a hand-written page, from the JSON file beside it: read once, so that it costs no rerun."""

import json
from functools import cache
from pathlib import Path
from typing import Any

PEERS = Path(__file__).parent / "peers"


@cache
def constants(page: str) -> dict[str, Any]:
    """What ``peers/PAGE.json`` holds; a table, there a line a row, as its columns by name."""
    return json.loads((PEERS / f"{page}.json").read_text(encoding="utf-8"), object_hook=_by_column)


def _by_column(found: dict[str, Any]) -> dict[str, Any]:
    if found.keys() != {"columns", "rows"}:
        return found
    return dict(zip(found["columns"], map(list, zip(*found["rows"], strict=True)), strict=True))
