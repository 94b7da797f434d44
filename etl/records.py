"""What passes between the stages of the build? Raw records as read, figures as checked, and problems."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from warehouse.vocabulary import Comparator, Freq, Kind, Measure


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in the seeds, with what to do about it."""

    file: str
    record: str
    field: str
    found: object
    next_step: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.record}" if self.record else self.file
        return f"{where}: {self.field} = {self.found!r}: {self.next_step}"


class SeedError(Exception):
    """The seeds break the rules; carries all problems at once."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"{count} in the seeds. Nothing was changed; mend them and build again:\n{lines}")


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as a seed states it, unchecked."""

    file: str
    document_id: str
    title: str
    publisher: str
    published: str
    address: str
    collection: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RawFigure:
    """A figure as a seed states it, unchecked. `value` is empty where it is to be read from `printed`."""

    file: str
    document_id: str
    id: str
    what: str = ""
    kind: str = ""
    measure: str = ""
    indicator: str = ""
    counter: str = ""
    period: str = ""
    comparator: str = ""
    value: tuple[Decimal, ...] = ()
    unit: str = ""
    unit_mult: int = 0
    printed: tuple[str, ...] = ()
    decimal_mark: str = "."
    fragment: str = ""
    speaker: str = ""
    organisation: str = ""
    stated: str = ""
    headline: int | None = None
    record_of: str = ""
    note: str = ""
    fact: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids under which this print was collected: `claims:Z08`, `rail:Z08`, `trade:17`."""
        return tuple(dict.fromkeys(self.fact.split()))


@dataclass(frozen=True, slots=True)
class Repeat:
    """A figure that another document states in full, as this document prints it again, unchecked."""

    file: str
    document_id: str
    figure: str
    comparator: str = ""
    printed: tuple[str, ...] = ()
    decimal_mark: str = "."
    unit_mult: int = 0
    fragment: str = ""
    speaker: str = ""
    organisation: str = ""
    stated: str = ""
    note: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of seeds/doubts.csv: a collected fact that is left out, doubted, or read otherwise than printed."""

    fact: str
    figure_id: str
    status: str
    reason: str
    address: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of seeds/codelists/units.csv."""

    unit: str
    label: str
    base_unit: str
    reciprocal: bool
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counter:
    """A row of seeds/codelists/counters.csv."""

    counter: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of seeds/codelists/indicators.csv; empty dimensions are None."""

    indicator: str
    label: str
    unit: str | None
    reporter: str | None
    partner: str | None
    flow: str | None
    commodity: str | None
    place: str | None
    mode: str | None
    valuation: str | None
    reference_counter: str | None


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of seeds/codelists/relations.csv: how two indicators hang together."""

    indicator: str
    relation: str
    other: str
    dimension: str
    complete: bool
    mixed_up: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A row of seeds/codelists/places.csv, in degrees north and east."""

    place: str
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Corridor:
    """A row of seeds/codelists/corridors.csv; places in their order, the indicator that matters most first."""

    corridor: str
    label: str
    short: str
    sentence: str
    number: int
    places: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assumption:
    """A row of seeds/codelists/assumptions.csv: a range that no document states, with its reason."""

    assumption: str
    label: str
    low: Decimal
    high: Decimal
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class PhysicalCheck:
    """A row of seeds/codelists/physical_checks.csv: which two quantities of a corridor must agree, within what."""

    check_id: str
    corridor: str
    number: int
    kind: str
    total: str
    per: str | None
    assumption: str
    start: str | None
    finish: str | None


@dataclass(frozen=True, slots=True)
class Corridors:
    """The corridors of the code lists, with their places, assumptions and physical checks, by code."""

    places: dict[str, Place] = field(default_factory=dict)
    corridors: dict[str, Corridor] = field(default_factory=dict)
    assumptions: dict[str, Assumption] = field(default_factory=dict)
    checks: dict[str, PhysicalCheck] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Codelists:
    """The code lists of the seeds, by code, and the relations of indicators."""

    units: dict[str, Unit]
    counters: dict[str, Counter]
    indicators: dict[str, Indicator]
    relations: list[Relation] = field(default_factory=list)
    ways: Corridors = field(default_factory=Corridors)


@dataclass(frozen=True, slots=True)
class Seeds:
    """All that was read, before any rule was applied but that it could be read."""

    codelists: Codelists
    documents: list[RawDocument]
    figures: list[RawFigure]
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Document:
    """A row of the table document."""

    document_id: str
    title: str
    publisher: str
    published: date | None
    published_printed: str
    address: str
    collection: str
    file: str
    note: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A row of the table citation: a figure as one document prints it."""

    figure_id: str
    document_id: str
    printed: str
    fragment: str
    speaker: str
    organisation: str
    stated_printed: str
    known_on: date | None
    is_first: bool
    note: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table printed_figure; values and bounds in `base_unit`, words and dates of its first print."""

    figure_id: str
    document_id: str
    what: str
    kind: Kind
    measure: Measure | None
    indicator: str | None
    counter: str | None
    time_period: str
    period_start: date | None
    period_end: date | None
    freq: Freq | None
    comparator: Comparator | None
    unit: str | None
    unit_mult: int
    printed: str
    fragment: str
    value: Decimal | None
    value_high: Decimal | None
    low: Decimal | None
    high: Decimal | None
    base_unit: str | None
    speaker: str
    organisation: str
    stated_printed: str
    stated_on: date | None
    known_on: date | None
    headline: int | None
    record_of: Measure | None
    collection: str
    doubt: str
    note: str
    cited_in: tuple[tuple[str, date | None], ...] = ()  # the documents that print it, each with its day: as in citation


@dataclass(frozen=True, slots=True)
class Implied:
    """A row of the table implied_figure, with the figures that it follows from."""

    implied_id: str
    rule: str
    depth: int
    formula: str
    indicator: str
    counter: str | None
    measure: str
    time_period: str
    period_start: date
    period_end: date
    freq: Freq
    value: Decimal
    value_high: Decimal | None
    low: Decimal | None
    high: Decimal | None
    base_unit: str
    known_on: date | None
    parents: tuple[str, ...]
