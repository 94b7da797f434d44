"""How much room does what is written around the plot take, and where does it stand?"""

from dataclasses import dataclass

from charts.caption import EDGE, Block, Caption, footing, heading
from charts.labels import Room
from charts.text import broken, length
from charts.theme import FOOTER_PX, TEXT_PX

AXIS_PX = 42
LEGEND_ROW_PX = 19
LEGEND_SYMBOL_PX = 45
GAP = 8


@dataclass(frozen=True)
class Sheet:
    """Margins in px and the texts that stand in them: from the top title, subtitle, unit; at the bottom the footing."""

    left: float
    right: float
    top: float
    bottom: float
    head: tuple[Block, ...]
    foot: Block

    @property
    def margin(self) -> dict[str, object]:
        """Plotly's margin; it never grows, for the texts are placed by it."""
        return {"l": self.left, "r": self.right, "t": self.top, "b": self.bottom, "pad": 0, "autoexpand": False}

    def room(self, width: float, height: float) -> Room:
        """Give the plot's own size in a figure of that many px."""
        return Room(width - self.left - self.right, height - self.top - self.bottom, self.right)

    def annotations(self) -> list[dict[str, object]]:
        """Give the texts as annotations: Plotly's own title moves up out of the figure when it has several lines."""
        common = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left", "xshift": EDGE - self.left}
        common |= {"align": "left", "showarrow": False, "borderpad": 0}
        found, down = [], float(EDGE)
        for block in self.head:
            place = {"y": 1, "yanchor": "top", "yshift": self.top - down}
            found.append({**common, **place, "text": block.text, "font": {"size": block.size}})
            down += block.height + GAP / 2
        place = {"y": 0, "yanchor": "bottom", "yshift": EDGE - self.bottom}
        found.append({**common, **place, "text": self.foot.text, "font": {"size": self.foot.size}})
        return [a for a in found if a["text"]]


def sheet(
    caption: Caption,
    told: tuple[str, str],
    unit: str,
    names: list[str],
    left: float,
    right: float,
    width: float,
    bare: bool,
) -> Sheet:
    """Set the texts for a figure of `width` px; `names` stand in the legend, `left` and `right` are px kept free.

    `told` is what is said of the marks (charts.caption.of_marks). A `bare` one has its unit alone: its page says the
    rest, in lines as wide as the page.
    """
    unit_line = Block(broken(caption.unit_label or unit, TEXT_PX, width - 2 * EDGE), TEXT_PX)
    said = () if bare else heading(caption, width)
    head = tuple(block for block in (*said, unit_line) if block.text)
    foot = Block("", FOOTER_PX) if bare else footing(caption, told, width)
    top = EDGE + sum(block.height + GAP / 2 for block in head) + GAP
    legend = LEGEND_ROW_PX * _legend_rows(names, width - left - right) + GAP if names else 0
    return Sheet(left, right, top, AXIS_PX + legend + foot.height + EDGE, head, foot)


def _legend_rows(names: list[str], width: float) -> int:
    # As Plotly sets them: in one row if the plot is that wide, else in columns as wide as the widest.
    items = [LEGEND_SYMBOL_PX + length(name, TEXT_PX) for name in names]
    if sum(items) < width:
        return 1
    return -(-len(items) // max(1, int(width // max(items))))
