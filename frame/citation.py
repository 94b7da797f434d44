"""How is what a page shows named: the label of its files, its citation and the documents behind it?"""

from collections.abc import Iterable

from charts import citation
from charts.caption import Caption
from charts.kinds import kind
from charts.metadata import Label, label
from frame.page import Page
from frame.warehouse import Query
from warehouse import queries


def view(page: Page, caption: Caption, where: str, query: Query, *arguments: object) -> Label:
    """The label of the files of a query's chart; `where` is the address of the view."""
    drawn = page.ask(query, *arguments)
    of = kind(drawn)
    return label(of.marks(drawn), caption, of.alt(drawn, caption), page.generation, where)


def listing(page: Page, caption: Caption, where: str) -> Label:
    """The label of the files of a list that is no chart; its rows name their figures themselves."""
    return Label(caption.title, "", caption.source, page.as_of, page.generation, where, ())


def sources(page: Page, figures: Iterable[str]) -> list[citation.Source]:
    """The documents that figures stand in, each once, in the order of the figures."""
    rows = page.at(None).once(_by_figure)
    return list(dict.fromkeys(rows[figure_id] for figure_id in figures if figure_id in rows))


def words(page: Page, of: Label) -> str:
    """A view's citation as lines of text."""
    return citation.words(of, sources(page, of.figures))


def _by_figure(page: Page) -> dict[str, citation.Source]:
    return {
        row.figure_id: citation.Source(row.document_id, row.publisher, row.title, row.published_printed, row.address)
        for row in page.rows(queries.figures)
    }
