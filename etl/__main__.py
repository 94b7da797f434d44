"""python -m etl build [--seeds DIR] [--data DIR] [--without-forecasts] [--without-days]: build the warehouse."""

import argparse
import gc
import sys
from pathlib import Path

from tqdm import tqdm

from etl.build import STAGES, BuildStoppedError, Report, build
from etl.records import SeedError
from warehouse.database import data_folder

ROOT = Path(__file__).parent.parent


class Console(Report):
    """A progress bar on a terminal, and one line a stage."""

    def __init__(self) -> None:
        self.bar: tqdm[None] = tqdm(
            total=len(STAGES), desc="build", leave=False, file=sys.stderr, disable=not sys.stderr.isatty()
        )
        self.begun = 0.0
        self.built = False

    def stage(self, name: str) -> None:
        """Show which stage runs."""
        self.built = True
        self.bar.set_description(name)
        self.begun = self.bar.n

    def progress(self, done: int, total: int) -> None:
        """Move the bar by the stage's share."""
        self.bar.n = self.begun + done / total
        self.bar.refresh()

    def summary(self, name: str, text: str, seconds: float) -> None:
        """Print the stage's line above the bar."""
        self.bar.n = self.begun + 1
        self.bar.refresh()
        with self.bar.external_write_mode(file=sys.stdout):
            print(f"{name:<10}{seconds:6.2f} s  {text}", flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m etl", description="Build the Waybill warehouse.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("build", help="build the generation that the seeds call for")
    command.add_argument("--seeds", type=Path, default=ROOT / "seeds", help="folder of the seeds (default: seeds)")
    command.add_argument("--data", type=Path, default=data_folder(), help="folder of the warehouse (default: data)")
    command.add_argument("--without-forecasts", action="store_true", help="leave out the stage that takes the longest")
    told = "leave past days to be worked out when a page asks for one"
    command.add_argument("--without-days", action="store_true", help=told)
    options = parser.parse_args(arguments)
    console = Console()
    stages = {"forecasts": not options.without_forecasts, "days": not options.without_days}
    try:
        name = build(options.seeds, options.data, console, **stages)
    except (SeedError, BuildStoppedError) as error:
        console.bar.close()
        print(error, file=sys.stderr)
        return 1 if isinstance(error, SeedError) else 2
    console.bar.close()
    print(f"warehouse {name} is current" + ("" if console.built else ": nothing has changed"))
    return 0


if __name__ == "__main__":
    # A build keeps what it reads to its end: looking through all of it for garbage again and again costs a third more.
    gc.set_threshold(100_000, 50, 50)
    sys.exit(main())
