"""What did the views say on each day? Every view evaluated for many days at once, its rows kept with when they held.

A page about a past day would else evaluate dozens of views for it, and nearly all of that time is planning queries over
a few hundred rows. A view compares its columns with `as_of()` and does no more with it, so it says the same from one
day of change to the next, and evaluating it for a column of days is one query: a lateral join, which DuckDB takes apart
into plain joins (Neumann and Kemper, Unnesting Arbitrary Queries, 2015).
"""

import re
from collections.abc import Callable, Collection

import duckdb

from warehouse.snapshot import DAYS, READ, moving, needed, ordered_views, references

# What pages ask, or what that reads. Means of doubles differ in their last digit from run to run, so views round them.
KEPT = (
    *("claim_report", "claim_check", "claim_drawn", "claim_highest", "chance", "track_record"),
    *("target_status", "target_drawn", "target_path", "target_outlook", "chance_drawn"),
    *("series", "series_day", "series_shape", "series_drawn", "vintage", "revision_drawn", "revision_tolerance"),
    *("calibration", "promise_score", "promise_brier", "reliability"),
    *("comparability", "two_counts", "contradiction_report", "implied", "known_total"),
    *("figure_source", "citation_source", "fact_status", "provenance"),
    *("corridor_figure", "corridor_rate", "corridor_check", "corridor_drawn"),
    *("corridor_unit", "corridor_count", "corridor_news"),
)
DAYS_AT_ONCE = 128  # as many as fit into the memory of a build
# The days of change are as many as the figures, so that all this grows with their square: pages ask a larger ledger.
MOST_FIGURES = 20_000


def keep_days(connection: duckdb.DuckDBPyConnection, progress: Callable[[int, int], None]) -> int:
    """Write the tables of the schema `days`: the columns of each view of KEPT, `valid_from` and `valid_to`.

    What these read that is the same on every day is there too.

    A row is what the view says from the day `valid_from` until the day before `valid_to`; one that still holds has an
    empty `valid_to`, and what is the same on every day an empty `valid_from` too. Returns how many days of change
    there are; 0, and no tables, for more than MOST_FIGURES figures.
    """
    if _count(connection, "printed_figure") > MOST_FIGURES:
        return 0
    views = dict(ordered_views(connection))
    read = references(views)
    wanted = needed(" ".join(f"FROM {name}" for name in KEPT), views, read)
    changing = moving(views)
    order = [name for name in views if name in wanted & changing]
    last_reader = {source: name for name in order for source in (name, *read[name] & changing)}
    connection.execute(f"CREATE SCHEMA {DAYS}")
    always = [name for name in views if name in wanted - changing]
    for name in always:
        columns = "NULL::DATE AS valid_from, NULL::DATE AS valid_to"
        connection.execute(f"CREATE TABLE {DAYS}.{name} AS SELECT {columns}, * FROM {name}")
    connection.execute(
        "CREATE TEMP TABLE day_of_change AS SELECT day AS day_shown, row_number() OVER (ORDER BY day) AS day_number"
        " FROM change_day"
    )
    total = _count(connection, "day_of_change")
    for first in range(1, total + 1, DAYS_AT_ONCE):
        chunk = f"day_number BETWEEN {first} AND {first + DAYS_AT_ONCE - 1}"
        connection.execute(f"CREATE OR REPLACE TEMP TABLE chunk AS SELECT * FROM day_of_change WHERE {chunk}")
        for name in order:
            connection.execute(f"CREATE TEMP TABLE every_{name} AS {of_all_days(views[name], order, always)}")
            if name in KEPT:
                into = "CREATE TEMP TABLE stretches_{0} AS" if first == 1 else "INSERT INTO stretches_{0}"
                connection.execute(f"{into.format(name)} {_stretches(name)}")
            for done in [source for source, reader in last_reader.items() if reader == name]:
                connection.execute(f"DROP TABLE every_{done}")
        progress(min(first + DAYS_AT_ONCE - 1, total), total)
    for name in [name for name in order if name in KEPT]:
        connection.execute(f"CREATE TABLE {DAYS}.{name} AS {_joined(name)}")
        connection.execute(f"DROP TABLE stretches_{name}")
    return total


def of_all_days(query: str, changing: Collection[str], always: Collection[str]) -> str:
    """Give the query of a view for the days in `chunk`: it reads `every_<view>` of the same day in place of a view.

    What is `always` the same it reads from the schema `days`.
    """

    def of_the_day(found: re.Match[str]) -> str:
        word, space, name, alias = found.groups()
        if name in always:
            of_day = f"SELECT * EXCLUDE (valid_from, valid_to) FROM {DAYS}.{name}"
        elif name in changing:
            of_day = f"SELECT * EXCLUDE (day_shown) FROM every_{name} AS e WHERE e.day_shown = d.day_shown"
        else:
            return found[0]
        return f"{word}{space}({of_day}){alias or f' AS {name}'}"

    told = READ.sub(of_the_day, query)
    told = told.replace("is_newest()", "(d.day_shown >= newest_day())").replace("as_of()", "d.day_shown")
    return f"SELECT d.day_shown, of_day.* FROM chunk AS d, LATERAL ({told}) AS of_day"


# The names of these columns begin with "day_", as no view's do.
def _stretches(name: str) -> str:
    """The rows of a view in a chunk of days, each once for as long as it stands without a break."""
    return f"""WITH numbered AS (
            SELECT d.day_number, hash(*COLUMNS(e.* EXCLUDE (day_shown))) AS day_content,
                e.* EXCLUDE (day_shown)
            FROM every_{name} AS e
            INNER JOIN chunk AS d USING (day_shown)
        ),
        stretch AS (
            SELECT *, day_number - dense_rank() OVER (PARTITION BY day_content ORDER BY day_number) AS day_stretch
            FROM numbered
        )
        SELECT day_content, min(day_number) AS day_first, max(day_number) AS day_last,
            any_value(COLUMNS(* EXCLUDE (day_number, day_content, day_stretch)))
        FROM stretch
        GROUP BY day_content, day_stretch"""


def _joined(name: str) -> str:
    """Those of all chunks, joined where one goes on in the next."""
    before = "lag(day_last) OVER (PARTITION BY day_content ORDER BY day_first)"
    return f"""WITH begun AS (
            SELECT *, (day_first IS DISTINCT FROM 1 + {before})::INTEGER AS day_begins FROM stretches_{name}
        ),
        stretch AS (
            SELECT *, sum(day_begins) OVER (PARTITION BY day_content ORDER BY day_first) AS day_stretch FROM begun
        ),
        once AS (
            SELECT min(day_first) AS day_first, max(day_last) AS day_last,
                any_value(COLUMNS(* EXCLUDE (day_first, day_last, day_content, day_begins, day_stretch)))
            FROM stretch
            GROUP BY day_content, day_stretch
        )
        SELECT f.day_shown AS valid_from, t.day_shown AS valid_to, o.* EXCLUDE (day_first, day_last)
        FROM once AS o
        INNER JOIN day_of_change AS f ON f.day_number = o.day_first
        LEFT JOIN day_of_change AS t ON t.day_number = o.day_last + 1"""


def _count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {relation}").fetchone()
    assert row is not None
    return int(row[0])
