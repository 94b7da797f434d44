"""Is a target on its path, and which pace is left? Sentences over a row of `queries.target_paths`."""

from charts.numbers import amount, growth
from frame.page import Page
from frame.wording import Row
from warehouse import queries


def paths(page: Page) -> dict[str, Row]:
    """Every row of `queries.target_paths`."""
    return {row.target_id: row for row in page.rows(queries.target_paths)}


def pace_left(row: Row, path: Row) -> tuple[str, str]:
    """The growth a year that an open target still requires, and from where."""
    years = "1 year" if path.years_left == 1 else f"{path.years_left} years"
    rate = "none" if path.growth_left_pct <= 0 else f"{growth(float(path.growth_left_pct), 3)} a year"
    return rate, f"from {amount(row.newest_value, row.unit)} in {row.newest_period}, the newest year, over {years}"


def told(row: Row, path: Row) -> str:
    """Where the newest year had to be to be on the path, and how far ahead or behind it was."""
    ahead = float(path.ahead_pct)
    place = "on it" if abs(ahead) < 0.05 else f"{abs(ahead):.1f}% {'ahead of' if ahead > 0 else 'behind'} it"
    return (
        f"An even pace from {amount(row.base_value, row.unit)} in {row.base_period} leads to "
        f"{amount(float(path.path_value), row.unit)} in {row.newest_period}. That year came to "
        f"{amount(row.newest_value, row.unit)}: {place}."
    )
