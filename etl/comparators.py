"""Do the words around a number say how closely it binds? Where they don't, the note must say why it is read so."""

import re
from collections.abc import Iterator

from etl.printed import PERCENT_WORDS
from etl.records import Problem, RawFigure
from warehouse.vocabulary import Comparator

# What a page prints beside a number that is not exact; a bare number is exact to its last digit.
WORDS = {
    Comparator.ABOUT: (
        *("about", "around", "some", "nearly", "almost", "approximately", "roughly"),
        *("около", "порядка", "примерно", "почти", "约", "約"),
    ),
    Comparator.MORE_THAN: (
        *("more than", "over", "above", "exceed", "exceeded", "exceeding", "surpass", "overcome", "cross the"),
        *("свыше", "более", "превысил", "превысить", "超", "突破", "以上"),
    ),
    Comparator.AT_LEAST: ("at least", "minimum of", "has been reached", "минимум"),
    Comparator.UP_TO: ("up to", "upto", "as many as", "less than", "до", "最高达"),
}
# "Rose to", "up to" and "до" stand before exact numbers too, so that none of them contradicts `exactly`.
PLAIN = (Comparator.ABOUT, Comparator.MORE_THAN, Comparator.AT_LEAST)
# A word ends where no Latin or Cyrillic letter follows; Chinese is written without spaces.
LETTER = r"[a-z\u0430-\u044f\u0451]"
ANYWHERE = {
    comparator: re.compile(f"(?<!{LETTER})(?:{'|'.join(words)})(?!{LETTER})") for comparator, words in WORDS.items()
}
AT_THE_END = {comparator: re.compile(rf"{ANYWHERE[comparator].pattern}[\s$€]*\Z") for comparator in PLAIN}


def check_comparator(figure: RawFigure) -> Iterator[Problem]:
    """What is wrong with how closely a number is said to bind: no word shows it, or the words show another.

    A note that says "Read as about: ..." gives the reason why the words quoted don't.
    """
    if not figure.printed or figure.comparator not in set(Comparator):
        return
    comparator = Comparator(figure.comparator)
    phrase = f"Read as {comparator.replace('_', ' ')}:"
    if phrase.casefold() in figure.note.casefold():
        return
    fragment = figure.fragment.casefold()
    said = _said(figure, fragment)
    step = ""
    if said is not None and said is not comparator:
        step = f"the fragment {figure.fragment!r} says {said}: use that"
    elif said is None and comparator in WORDS and not ANYWHERE[comparator].search(fragment):
        words = ", ".join(WORDS[comparator])
        step = f"no word of it ({words}) is in the fragment {figure.fragment!r}: quote it, or use exactly"
    if step:
        step += f"; if neither is right, say why in the note after {phrase!r}"
        yield Problem(figure.file, figure.id, "comparator", figure.comparator, step)


def _said(figure: RawFigure, fragment: str) -> Comparator | None:
    """The comparator whose word stands right before the number; a multiple or fraction in words is about itself."""
    token = figure.printed[0].casefold()
    before = fragment[: max(fragment.find(token), 0)]
    for comparator in PLAIN:
        if AT_THE_END[comparator].search(before):
            return comparator
    return Comparator.ABOUT if figure.unit == "percent" and token in PERCENT_WORDS else None
