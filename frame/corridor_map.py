"""How is the map of the corridors shown? As any chart: with its downloads and its places as a table."""

from charts.caption import Caption
from frame import picture
from frame.page import Page
from warehouse import queries


def show(page: Page, chosen: str) -> None:
    """The map with one corridor highlighted."""
    lines = page.ask(queries.corridor_lines, chosen)
    caption = Caption(
        title=lines.loc[lines["is_chosen"], "label"].iloc[0],
        subtitle="Schematic map of the places on each corridor",
        source="own coordinates; lines join places, follow no track",
        as_of=page.as_of,
    )
    picture.show(page, f"map-{chosen}", caption, queries.corridor_lines, chosen)
