"""What is an evidence pack? Its README: what it shows, the verdict, and what each file holds."""

from charts.caption import Caption
from charts.metadata import Label
from charts.numbers import day
from charts.package import Table
from frame import wording
from frame.markdown import capital
from frame.wording import Row

FILES = {
    "chart.png": "the chart as a picture",
    "chart.svg": "the same, sharp at any size",
    "chart.pdf": "the same, as a page for print",
    "chart.html": "the same, to point at; works offline",
    "chart.xlsx": "the rows drawn, for Excel",
    "verdict.json": "each claim's verdict, the line of the rule that gave it, and what the page says of it",
    "answer.json": "the forecast made on the spot: its chance, its model and settings, what it says of each year",
    "versions.json": "which data, rule and libraries made this",
    "CITATION.txt": "how to cite the view and the documents behind it",
    "citation.bib": "the same for BibTeX",
    "datapackage.json": "what every file and column holds (Frictionless Data Package, version 1)",
}
NO_CLAIM = "Nothing that is drawn here is a claim, so there is none to give."
OWN = "The target is your own: nobody has claimed it, so there is a chance, in answer.json, and no verdict."


def readme(of: Label, caption: Caption, rows: list[Row], tables: list[Table], files: list[str]) -> str:
    """The text of README.txt; `files` are the paths of what else is in the pack."""
    says = [f"- {wording.name(row)}. {wording.VERDICTS[row.verdict][2]}: {wording.reason(row)}" for row in rows]
    listed = {path: FILES[path] for path in FILES if path in files} | {t.path: t.title.lower() for t in tables}
    missing = []
    if "chart.html" not in files:
        missing = ["There is no chart: nothing is drawn here."]
    elif "chart.pdf" not in files:
        missing = ["There is no PNG, SVG or PDF: no browser on the server could draw them."]
    return (
        "\n".join(
            [
                caption.title,
                *([caption.subtitle] if caption.subtitle else []),
                "",
                f"An evidence pack of Waybill: what a view shows and what it rests on, as of {day(of.as_of)}.",
                f"View: {of.address}",
                f"Data version: {of.version}",
                "An address without a host is below that of the Waybill that this was taken from.",
                "",
                "Verdict",
                *(says or [OWN if "answer.json" in files else NO_CLAIM]),
                "",
                "Files",
                *(f"- {path}: {capital(said)}." for path, said in listed.items()),
                *missing,
                "",
                "Values are in the base unit that stands beside them; an empty cell is nothing.",
            ]
        )
        + "\n"
    )
