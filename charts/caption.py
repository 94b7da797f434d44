"""What is written around a chart, inside the figure, so that every download carries it?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from charts.numbers import day
from charts.text import broken, length, lines, markup
from charts.theme import FOOTER_PX, LINE, SUBTITLE_PX, TITLE_PX
from charts.words import MADE

EDGE = 6
VERSION_DIGITS = 8  # of a generation's name, to cite
# Bold letters are about a tenth wider.
BOLD = 1.1
OURS = ("forecast", "pace", "chance")


@dataclass(frozen=True)
class Caption:
    """The words of one chart. `unit_label` replaces the axis' own ("million tonnes a month"); `note` is a caveat.

    `version` is the data's: a chart that is taken away says with it where it was made; on a page it is empty.
    """

    title: str
    subtitle: str
    source: str
    as_of: date
    unit_label: str = ""
    note: str = ""
    version: str = ""


def of_unit(unit_label: str) -> Caption:
    """The caption of a figure whose page says all the rest."""
    return Caption("", "", "", date.min, unit_label)


@dataclass(frozen=True)
class Block:
    """Lines of escaped text, parted by <br>, set at `size` px."""

    text: str
    size: float

    @property
    def height(self) -> float:
        """The px that the lines take."""
        return LINE * self.size * (self.text.count("<br>") + 1) if self.text else 0.0


def heading(caption: Caption, width: float) -> tuple[Block, Block]:
    """Give title and subtitle for a figure of that many px."""
    room = width - 2 * EDGE
    title = "<br>".join(f"<b>{markup(line)}</b>" for line in lines(caption.title, TITLE_PX * BOLD, room))
    return Block(title, TITLE_PX), Block(broken(caption.subtitle, SUBTITLE_PX, room), SUBTITLE_PX)


def footing(caption: Caption, told: tuple[str, str], width: float) -> Block:
    """Give the lines under a figure of that many px: source, note, vintages, as-of date, and whose chart it is.

    `told` is of its marks.
    """
    room = width - 2 * EDGE
    *said, published, as_of, ours = _footing(caption, told)
    dated = f"{as_of} {ours}".strip()
    both = f"{published} {dated}".strip()
    dates = [both] if length(both, FOOTER_PX) <= room else [published, dated]
    return Block("<br>".join(broken(part, FOOTER_PX, room) for part in [*said, *dates] if part), FOOTER_PX)


def footing_text(caption: Caption, told: tuple[str, str]) -> str:
    """Give the same on one line, not escaped: what a page says under a chart."""
    return " ".join(part if part.endswith(".") else f"{part}." for part in _footing(caption, told) if part)


def _footing(caption: Caption, told: tuple[str, str]) -> list[str]:
    source = f"Source: {caption.source}" if caption.source else ""
    ours = f"Waybill, data version {caption.version[:VERSION_DIGITS]}." if caption.version else ""
    return [source, caption.note, *told, f"As of {day(caption.as_of)}.", ours]


def of_marks(drawn: pd.DataFrame) -> tuple[str, str]:
    """What is said under a chart of its marks: what the hollow ones are, and when the figures were published."""
    return hollow(drawn), vintages(drawn)


def hollow(drawn: pd.DataFrame) -> str:
    """Say what the hollow marks are; empty where none is drawn; a chart of scores has no labels."""
    if "label" not in drawn:
        return ""
    labels = {label for role, label in zip(drawn["role"], drawn["label"], strict=True) if role == "history"}
    made = [label for label in MADE if label in labels]
    return f"Hollow marks are {' or '.join(made)}, not printed." if made else ""


def vintages(drawn: pd.DataFrame) -> str:
    """Say when the printed figures that are drawn became known; forecasts are ours and do not count."""
    printed = [known for role, known in zip(drawn["role"], drawn["known_on"], strict=True) if role not in OURS]
    known = [one for one in printed if pd.notna(one)]
    if not known:
        return "No dated figure drawn." if printed or drawn.empty else ""
    first, last = day(min(known)), day(max(known))
    return f"Figures published {last}." if first == last else f"Figures published {first} to {last}."
