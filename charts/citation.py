"""How is a view of Waybill cited, in words and for BibTeX, with the documents that its figures stand in?"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from charts.metadata import Label
from charts.numbers import day
from charts.text import plain

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# A brace counts as one for BibTeX even behind a backslash, so braces are written as commands.
ESCAPES = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    **{"{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}"},
    **{"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"},
}


class Source(NamedTuple):
    """A document that a figure stands in; `published` is ISO 8601 as precisely as it is known, or empty."""

    document_id: str
    publisher: str
    title: str
    published: str
    address: str


def words(view: Label, sources: Iterable[Source]) -> str:
    """Give the citation as lines of text: the view, then a line a document."""
    listed = [_source(source) for source in dict.fromkeys(sources)]
    dated = f"As of {day(view.as_of)}, data version {view.version}"
    own = f"Waybill. \u201c{plain(view.title)}\u201d. {dated}. {view.address}"
    return "\n".join([own, *(["", "Its figures stand in:", *listed] if listed else [])]) + "\n"


def bibtex(view: Label, sources: Iterable[Source]) -> str:
    """Give the citation as BibTeX entries: the view's, then one a document."""
    dated = view.as_of.isoformat()
    note = f"As of {day(view.as_of)}, data version {view.version}"
    own = _entry(f"waybill-{view.address}", "Waybill", view.title, dated, view.address, note)
    listed = [_entry(s.document_id, s.publisher, s.title, s.published, s.address) for s in dict.fromkeys(sources)]
    return "\n".join([own, *listed])


def _source(source: Source) -> str:
    parts = [source.publisher, f"\u201c{source.title}\u201d", source.published or "undated", source.address]
    return f"- {'. '.join(map(plain, parts))}"


def _entry(name: str, author: str, title: str, published: str, address: str, note: str = "") -> str:
    fields = {"author": f"{{{escaped(author)}}}", "title": f"{{{escaped(title)}}}"}
    if published:
        fields["year"] = published[:4]
    fields["howpublished"] = f"\\url{{{quote(address, safe=':/?#[]@!$&*+,;=%()~-._')}}}"
    fields |= {"note": escaped(note)} if note else {}
    lines = [f"  {field} = {{{text}}}," for field, text in fields.items()]
    if len(published) >= 7:
        lines.append(f"  month = {MONTHS[int(published[5:7]) - 1]},")
    return "\n".join([f"@misc{{{key(name)},", *lines, "}"]) + "\n"


def escaped(text: str) -> str:
    """Give the text as BibTeX shall read it: on one line, no sign a command, letters of any script as they are."""
    return "".join(ESCAPES.get(sign, sign) for sign in plain(text))


def key(name: str) -> str:
    """Give a name as an entry's key: small letters, digits and hyphens."""
    letters = (c for c in unicodedata.normalize("NFKD", name).lower() if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-") or "waybill"
