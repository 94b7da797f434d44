"""How a view and its documents are cited, in words and for BibTeX."""

from datetime import date

import pytest

from charts.citation import Source, bibtex, escaped, key, words
from charts.metadata import Label

VIEW = Label(
    "Rail & road, 50%_{a}", "", "", date(2023, 2, 23), "0123456789abcdef", "Claims?claim=x&asof=2023-02-23", ()
)
TITLE = "Грузы {выросли} на 35% & более"
PAPER = Source("ria-2022", "РИА Новости", TITLE, "2022-12-23", "https://ria.ru/a_b%20c#d~e")
UNDATED = Source("old", "Port of X", "Totals", "", "https://port.example/{1}")


def test_a_citation_names_the_view_its_day_its_data_and_its_address() -> None:
    said = words(VIEW, [])
    assert said == (
        "Waybill. \u201cRail & road, 50%_{a}\u201d. As of 23 February 2023, data version 0123456789abcdef. "
        "Claims?claim=x&asof=2023-02-23\n"
    )


def test_a_citation_names_each_document_once_with_its_publisher_title_date_and_address() -> None:
    lines = words(VIEW, [PAPER, UNDATED, PAPER]).splitlines()
    assert lines[3:] == [
        f"- РИА Новости. \u201c{TITLE}\u201d. 2022-12-23. https://ria.ru/a_b%20c#d~e",
        "- Port of X. \u201cTotals\u201d. undated. https://port.example/{1}",
    ]


def test_a_bibtex_entry_of_a_view_holds_its_day_its_data_and_its_address() -> None:
    assert bibtex(VIEW, []) == (
        "@misc{waybill-claims-claim-x-asof-2023-02-23,\n"
        "  author = {{Waybill}},\n"
        "  title = {{Rail \\& road, 50\\%\\_\\textbraceleft{}a\\textbraceright{}}},\n"
        "  year = {2023},\n"
        "  howpublished = {\\url{Claims?claim=x&asof=2023-02-23}},\n"
        "  note = {As of 23 February 2023, data version 0123456789abcdef},\n"
        "  month = feb,\n"
        "}\n"
    )


def test_cyrillic_stays_and_what_bibtex_would_read_as_a_command_does_not() -> None:
    entry = bibtex(VIEW, [PAPER]).split("\n\n")[1]
    assert "author = {{РИА Новости}}" in entry
    assert "title = {{Грузы \\textbraceleft{}выросли\\textbraceright{} на 35\\% \\& более}}" in entry
    assert "\\url{https://ria.ru/a_b%20c#d~e}" in entry
    assert "year = {2022}" in entry
    assert "month = dec," in entry


def test_an_undated_document_has_no_year_and_its_address_no_brace() -> None:
    entry = bibtex(VIEW, [UNDATED]).split("\n\n")[1]
    assert "year" not in entry
    assert "\\url{https://port.example/%7B1%7D}" in entry


@pytest.mark.parametrize("text", ["{", "}", "a\\b", "{}}{", "&%$#_^~", "line\nbreak"])
def test_braces_balance_whatever_a_title_holds(text: str) -> None:
    written = escaped(text)
    depth = 0
    for sign in written:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    assert "\n" not in written


@pytest.mark.parametrize(("name", "wanted"), [("Façade, 1", "facade-1"), ("Торговля", "waybill"), ("a{b}=c", "a-b-c")])
def test_a_key_is_plain_letters(name: str, wanted: str) -> None:
    assert key(name) == wanted
