"""How does text from data get into a figure: harmless, and not cut at its edge?"""

import html
import re
import unicodedata
from functools import cache, lru_cache

NARROW = frozenset("fijltrI.,:;'|!()[]/- \N{NO-BREAK SPACE}")
WIDE = frozenset("mwMW@%")
KEPT = 4096  # texts: those of a chart are mostly alike, its publishers and its counters


@lru_cache(maxsize=KEPT)
def plain(text: str) -> str:
    """Give the text on one line, without control characters and the marks that reorder what is read.

    A no-break space stays one.
    """
    kept = (c if unicodedata.category(c) not in {"Cc", "Cf", "Zl", "Zp"} else " " for c in text)
    return re.sub(" +", " ", "".join(kept)).strip()


def markup(text: str) -> str:
    """Give the text as Plotly shall show it: its pseudo-HTML knows links and tags, which data must not make."""
    return html.escape(plain(text), quote=False)


def lines(text: str, size: float, width: float) -> list[str]:
    """Break text, set at `size` px, into lines of at most `width` px; a longer word is cut. Not yet escaped."""
    found: list[str] = []
    for word in filter(None, plain(text).split(" ")):
        joined = f"{found[-1]} {word}" if found else word
        if found and length(joined, size) <= width:
            found[-1] = joined
        else:
            found += _cut(word, size, width)
    return found


def _cut(word: str, size: float, width: float) -> list[str]:
    """A word that fits no line, parted after a hyphen where there is one, else anywhere."""
    pieces: list[str] = []
    for part in re.findall(r"[^-]+-?|-", word) if length(word, size) > width else [word]:
        if pieces and length(pieces[-1] + part, size) <= width:
            pieces[-1] += part
        elif length(part, size) <= width:
            pieces.append(part)
        else:
            pieces += _letters(part, size, width)
    return pieces


def _letters(word: str, size: float, width: float) -> list[str]:
    pieces = [word[0]]
    for character in word[1:]:
        if length(pieces[-1] + character, size) <= width:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


@lru_cache(maxsize=KEPT)
def broken(text: str, size: float, width: float) -> str:
    """Give the text escaped and broken into lines of at most `width` px."""
    return "<br>".join(markup(line) for line in lines(text, size, width))


def length(text: str, size: float) -> float:
    """Estimate the width of text in px, on the wide side for the sans-serif fonts a reader may have."""
    return size * sum(map(_em, text))


@cache
def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.0
    if character in NARROW:
        return 0.33
    if character in WIDE:
        return 0.88
    return 0.7 if character.isupper() else 0.56
