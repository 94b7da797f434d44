"""What does a query give on every day? All that it ever gave, read once: a day's answer is some of those rows."""

import re
from collections.abc import Iterable
from datetime import date

import duckdb
import numpy as np
import pandas as pd

from warehouse.snapshot import DAYS, READ, depends_on_day, is_kept, snapshot

EVERY_DAY = date.max  # ask for it in place of a day
FOREVER = np.datetime64("NaT", "s")
# A query that chooses and orders rows of one view: what it gives on a day are some of the rows that it ever gives.
CHOICE = re.compile(r"SELECT \*(?: EXCLUDE \([a-z_, ]+\))?\s+FROM ([a-z_]+)(\s.*)?", re.DOTALL)
MORE = re.compile(r"\b(GROUP|DISTINCT|QUALIFY|LIMIT|OVER|SELECT)\b")


class NotKeptError(LookupError):
    """A query whose answers of every day are not known: ask it for a day."""


def every_day(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Iterable[object] = ()) -> pd.DataFrame:
    """Give the columns of a query and the days, `valid_from` until before `valid_to`, on which a row is in its answer.

    An empty `valid_from` is before all days, an empty `valid_to` after them. Raises NotKeptError for a query that does
    more than choose rows of a view whose days the generation keeps, unless what it reads is the same on every day.
    """
    if not depends_on_day(connection, sql):
        return snapshot(connection).frame(sql, parameters).assign(valid_from=FOREVER, valid_to=FOREVER)
    choice = CHOICE.fullmatch(sql.strip())
    if not choice or MORE.search(choice[2] or "") or READ.search(choice[2] or "") or not is_kept(connection, choice[1]):
        raise NotKeptError(f"Nothing keeps on which days this held: {' '.join(sql.split())}")
    of_days = sql.replace(f"FROM {choice[1]}", f"FROM {DAYS}.{choice[1]}", 1)
    with connection.cursor() as cursor:
        return cursor.execute(of_days, list(parameters)).df()
