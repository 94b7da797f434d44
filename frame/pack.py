"""What can a reader take away as evidence? One zip: pictures, data, figures, verdict, forecasts, versions, citation."""

import json
import platform
from contextlib import suppress
from importlib.metadata import version
from typing import Any

import pandas as pd
import streamlit as st

from charts import citation, download
from charts.caption import Caption
from charts.metadata import Label
from charts.package import Table, package
from frame import ask, evidence
from frame.citation import sources, view
from frame.page import Page
from frame.readme import readme
from frame.verdict import verdict
from frame.warehouse import Query
from warehouse import queries

LIBRARIES = ("duckdb", "kaleido", "numpy", "pandas", "plotly", "scipy", "statsmodels", "streamlit", "xlsxwriter")


def button(page: Page, name: str, caption: Caption, query: Query, *arguments: object) -> None:
    """The button of a claim's pack, made when it is asked for."""
    where = page.address
    st.download_button(
        "Evidence pack (ZIP)",
        data=lambda: pack(page, name, caption, where, query, *arguments),
        file_name=download.file_name(f"evidence-{name}", page.as_of, "zip"),
        mime="application/zip",
        on_click="ignore",
        icon=":material/folder_zip:",
        key=f"pack-{name}",
    )


def pack(page: Page, name: str, caption: Caption, where: str, query: Query, *arguments: object) -> bytes:
    """The pack of a query's chart as a zip that is a Frictionless data package; `where` is the address of the view."""
    of = view(page, caption, where, query, *arguments)
    tables = evidence.tables(page, caption, query, *arguments)
    rows = evidence.claims_of(page, query, *arguments)
    cited = sources(page, [*of.figures, *_figures(tables)])
    words = citation.words(of, cited)
    files = _pictures(page.ask(query, *arguments), caption, of, words)
    files |= {"CITATION.txt": words, "citation.bib": citation.bibtex(of, cited)}
    if rows:
        files["verdict.json"] = _json([verdict(page, row) for row in rows])
    if query is ask.drawn:
        asked: tuple[Any, ...] = arguments
        files["answer.json"] = _json(ask.answer(page, *asked))
    files["versions.json"] = _json(versions(page))
    files["README.txt"] = readme(of, caption, rows, tables, [*files, "datapackage.json"])
    held = {path: data.encode("utf-8") if isinstance(data, str) else data for path, data in files.items()}
    listed = [{"title": f"{source.publisher}: {source.title}", "path": source.address} for source in cited]
    return package(citation.key(f"waybill-{name}"), of, tables, held, listed)


def versions(page: Page) -> dict[str, Any]:
    """Which data, rule and libraries made the pack."""
    (made,) = page.rows(queries.generation)
    return {
        "generation": made.generation,
        "newest_figure": made.as_of.date().isoformat(),
        "as_of": page.as_of.isoformat(),
        "verdict_rule": int(made.verdict_rule),
        "contract": made.contract,
        "written_by_duckdb": made.duckdb_version,
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def _pictures(drawn: pd.DataFrame, caption: Caption, of: Label, cite: str) -> dict[str, str | bytes]:
    """The chart in each format that can be made here; nothing where nothing is drawn."""
    found: dict[str, str | bytes] = {}
    with suppress(download.PictureError):  # the README says what is missing
        for extension in ("html", "xlsx", "png", "svg", "pdf") if len(drawn) else ():
            found[f"chart.{extension}"] = download.made(extension, drawn, caption, of, cite)
    return found


def _figures(tables: list[Table]) -> list[str]:
    return [figure for table in tables if table.name == "figures" for figure in table.frame.figure_id]


def _json(found: Any) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2, default=str) + "\n"
