"""What a page says, run without a browser, for tests that look for words."""

import json
import os

from streamlit.testing.v1 import AppTest

from tests.seeds_for_tests import ROOT

KINDS = ("title", "header", "markdown", "caption", "info", "warning")


def open_page(name: str, **parameters: str) -> AppTest:
    """A page at an address, on the warehouse that WAYBILL_DATA names."""
    assert os.environ.get("WAYBILL_DATA"), "ask for the fixture data: else the page builds a warehouse of its own"
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    if name != "Overview":
        page = page.switch_page(f"pages/{name}.py")
    for key, value in parameters.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def words(page: AppTest) -> str:
    """All that a page says, without the backslashes of escaped Markdown."""
    parts = [str(part.value) for kind in KINDS for part in page.get(kind)]
    parts += [f"{metric.label} {metric.value}" for metric in page.metric]
    return " ".join(parts).replace("\\", "").replace("\u2060", "")


def drawn(page: AppTest) -> str:
    """The charts of a page as text."""
    return " ".join(json.dumps(json.loads(chart.proto.spec), ensure_ascii=False) for chart in page.get("plotly_chart"))
