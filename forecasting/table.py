"""What does a file of many series hold? A long table of series_id, period and value, read whole and cut into blocks."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv, parquet

from forecasting.history import Array, HistoryError, Months
from forecasting.predictive import FREQS

COLUMNS = ("series_id", "period", "value")
PERIOD = re.compile(r"(\d{4})(?:-?Q([1-4])|-(0[1-9]|1[0-2])(?:-01(?:[ T]00:00:00(?:\.0+)?)?)?)?")
WRITTEN = "write 2020-01, 2020Q1, 2020, 2020-01/2020-06, or the first day of a month"
NEVER = np.iinfo(np.int64).min  # the month of a period that could not be read


class TableError(Exception):
    """A file can't be read as a long table; the message names file, column and value, and what to do."""


@dataclass(frozen=True)
class Block:
    """Some series of a table, small to send.

    ids: a name each. starts: where each series begins in the arrays, and the end of the last. first, end: months
    counted from January 1970, the end not included. value: any unit.
    """

    ids: list[str]
    starts: NDArray[np.int64]
    first: Months
    end: Months
    value: Array
    unread: dict[int, str]  # a series: the first of its periods that can't be read

    def history(self, i: int) -> "pd.Series[float] | pd.DataFrame":
        """What `forecast` takes, of the block's series i.

        Raises:
            HistoryError: a period can't be read.
        """
        rows = slice(self.starts[i], self.starts[i + 1])
        first, end, value = self.first[rows], self.end[rows], self.value[rows]
        if i in self.unread:
            raise HistoryError(f"The period {self.unread[i]!r} can't be read: {WRITTEN}.")
        return _as_periods(first, end, value)


def _as_periods(first: Months, end: Months, value: Array) -> "pd.Series[float] | pd.DataFrame":
    """Values by periods of one length where they are of one; else a row a total."""
    step = int(end[0] - first[0])
    if step in FREQS and (end - first == step).all() and (first % step == 0).all():
        return pd.Series(value, pd.PeriodIndex.from_ordinals(first // step, freq=FREQS[step]))  # type: ignore[attr-defined]
    months = (pd.PeriodIndex.from_ordinals(at, freq="M") for at in (first, end - 1))  # type: ignore[attr-defined]
    return pd.DataFrame(dict(zip(("start", "end"), months, strict=True)) | {"value": value})


def months(text: str) -> tuple[int, int] | None:
    """The first month of a period and the one after its last, counted from January 1970; None if it can't be read."""
    found = [PERIOD.fullmatch(part) for part in text.strip().split("/")]
    if len(found) > 2 or None in found:
        return None
    spans = [_span(*part.groups()) for part in found if part]
    return spans[0][0], spans[-1][1]


def _span(year: str, quarter: str | None, month: str | None) -> tuple[int, int]:
    january = 12 * (int(year) - 1970)
    if quarter:
        return january + 3 * int(quarter) - 3, january + 3 * int(quarter)
    return (january + int(month) - 1, january + int(month)) if month else (january, january + 12)


@dataclass(frozen=True)
class Table:
    """A long table, its series in the order in which they first appear, the rows of each in the file's order.

    digest: of the file's bytes, SHA-256. ids: a name a series. starts: where each begins in `rows`, and the end of the
    last. rows: places in `period` and `value`. period: places in `periods`, the distinct texts. value: any unit.
    """

    digest: str
    ids: list[str]
    starts: NDArray[np.int64]
    rows: NDArray[np.int64]
    periods: list[str]
    period: NDArray[np.int32]
    value: Array

    @classmethod
    def read(cls, path: Path) -> "Table":
        """The table of a Parquet file, or of a CSV file with a header.

        Raises:
            TableError: no such file, another kind, a column that is missing or holds something else, or no row.
        """
        digest, table = _read(path)
        series, period = (_encoded(path, table, name) for name in ("series_id", "period"))
        codes = series.indices.to_numpy()
        rows = np.argsort(codes, kind="stable")
        starts = np.searchsorted(codes[rows], np.arange(len(series.dictionary) + 1))
        ids, periods = (column.dictionary.cast(pa.string()).to_pylist() for column in (series, period))
        return cls(digest, ids, starts, rows, periods, period.indices.to_numpy(), _values(path, table))

    def blocks(self, size: int, numbers: Iterable[int]) -> Iterator[Block]:
        """The blocks of these numbers, each of `size` series; the last may be smaller."""
        spans = [months(text) or (NEVER, NEVER) for text in self.periods]
        first, end = np.array(spans, dtype=np.int64).T
        for number in numbers:
            at = number * size
            starts = self.starts[at : at + size + 1]
            rows = self.rows[starts[0] : starts[-1]]
            period = self.period[rows]
            starts = starts - starts[0]
            bad = np.flatnonzero(first[period] == NEVER)[::-1]
            unread = {int(np.searchsorted(starts, i, side="right")) - 1: self.periods[period[i]] for i in bad}
            ids = self.ids[at : at + size]
            yield Block(ids, starts, first[period], end[period], self.value[rows], unread)


def _read(path: Path) -> tuple[str, pa.Table]:
    """The digest of a file, and its columns."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        table = _read_csv(path) if path.suffix.lower() == ".csv" else _read_parquet(path)
    except FileNotFoundError:
        raise TableError(f"{path} is not there: give a Parquet or CSV file.") from None
    except (OSError, pa.ArrowException) as error:
        raise TableError(f"{path} can't be read ({error}): give Parquet, or .csv with a header.") from None
    if missing := [name for name in COLUMNS if name not in table.column_names]:
        held = ", ".join(table.column_names) or "none of these"
        raise TableError(f"{path} has no column {', '.join(missing)}, but {held}: give {', '.join(COLUMNS)}.")
    if not len(table):
        raise TableError(f"{path} has no row: give {', '.join(COLUMNS)}, a row a total.")
    return digest, table


def _read_csv(path: Path) -> pa.Table:
    kinds = {"series_id": pa.string(), "period": pa.string(), "value": pa.float64()}
    try:
        return csv.read_csv(path, convert_options=csv.ConvertOptions(column_types=kinds))
    except pa.ArrowInvalid as error:
        if "conversion error to double" in str(error):
            raise TableError(f"{path}, column value: {error}: give numbers, or leave it empty.") from None
        raise


def _read_parquet(path: Path) -> pa.Table:
    with parquet.ParquetFile(path) as file:
        held = file.schema_arrow.names
        return file.read(columns=list(COLUMNS) if set(COLUMNS) <= set(held) else held[:20])


def _values(path: Path, table: pa.Table) -> Array:
    column = table["value"]
    if not (pa.types.is_integer(column.type) or pa.types.is_floating(column.type) or pa.types.is_decimal(column.type)):
        raise TableError(f"{path}, column value: holds {column.type}, such as {str(column[0])!r}: give numbers.")
    return np.asarray(column.cast(pa.float64()).to_numpy())


def _encoded(path: Path, table: pa.Table, name: str) -> pa.DictionaryArray:
    """A column as codes and its distinct values, in the order in which they first appear."""
    column = table[name]
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if column.null_count:
        row = column.is_null().index(True).as_py()
        raise TableError(f"{path}, column {name}: row {row + 1} is empty: fill it, or leave the row out.")
    if pa.types.is_floating(column.type) or pa.types.is_nested(column.type):
        raise TableError(f"{path}, column {name}: holds {column.type}, such as {str(column[0])!r}: give text.")
    return column.dictionary_encode().unify_dictionaries().combine_chunks()
