"""What has a run written already? A folder of whole blocks, and what they were made of."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

PROBLEMS = pa.schema([("series_id", pa.string()), ("problem", pa.string())])


class OutputError(Exception):
    """A folder can't take a run's output; the message names it and says what to do."""


@dataclass(frozen=True)
class Output:
    """A folder with a points file for each block that is done, and a problems file for each that has any."""

    folder: Path

    @classmethod
    def of(cls, folder: Path, made_of: Mapping[str, Any]) -> "Output":
        """The folder of a new run, or of a stopped one that goes on.

        Args:
            folder: made where it is not there.
            made_of: what the forecasts depend on, as JSON takes it; kept in run.json.

        Raises:
            OutputError: the folder holds a run of something else, or can't be written.
        """
        output, file = cls(folder), folder / "run.json"
        written = json.dumps(made_of, indent=2)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for part in folder.glob("*.part"):  # of a run that was killed as it wrote
                part.unlink(missing_ok=True)
            kept = json.loads(file.read_bytes()) if file.exists() else None
        except (OSError, ValueError) as error:
            raise OutputError(f"{file} can't be read or written ({error}): give another --out.") from None
        if kept is None:
            output._write("run.json", f"{written}\n".encode())
        elif kept != (now := json.loads(written)):
            other = [f"{name} {kept.get(name)}, not {now[name]}" for name in now if kept.get(name) != now[name]]
            raise OutputError(
                f"{folder} holds another run ({'; '.join(other)}): give another --out, or what it was begun with."
            )
        return output

    def is_done(self, number: int) -> bool:
        """Whether a block is there."""
        return (self.folder / f"points-{number:05}.parquet").exists()

    def save(self, number: int, points: bytes, problems: Iterable[tuple[str, str]]) -> None:
        """Keep a block: whole, or not at all.

        Raises:
            OutputError: the disk is full, or the folder can't be written.
        """
        self.save_problems(number, problems)
        self._write(f"points-{number:05}.parquet", points)  # last: it says that the block is done

    def save_problems(self, number: int, problems: Iterable[tuple[str, str]]) -> None:
        """Keep why series have no forecast; without points the block counts as not done."""
        rows = [{"series_id": name, "problem": problem} for name, problem in problems]
        name = f"problems-{number:05}.parquet"
        if rows:
            self._write(name, as_parquet(pa.Table.from_pylist(rows, PROBLEMS)))
        else:
            (self.folder / name).unlink(missing_ok=True)

    def count_problems(self) -> int:
        """How many series have no forecast."""
        return sum(parquet.read_metadata(file).num_rows for file in self.folder.glob("problems-*.parquet"))

    def _write(self, name: str, data: bytes) -> None:
        part = self.folder / f"{name}.{os.getpid()}.part"
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.folder / name)
        except OSError as error:
            raise OutputError(
                f"{self.folder / name} can't be written ({error.strerror}): make room, or mend the folder, and start "
                "the same command again; it goes on with the blocks that are missing."
            ) from None
        finally:
            part.unlink(missing_ok=True)


def as_parquet(table: pa.Table) -> bytes:
    """A Parquet file's bytes."""
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink)
    return bytes(sink.getvalue().to_pybytes())
