"""Which words may a figure use? The code lists shared by seeds, tables, models and pages."""

from enum import StrEnum

# What a spreadsheet may take for the beginning of a formula, full-width forms included (OWASP, CSV injection).
FORMULA = tuple(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)


class Kind(StrEnum):
    """What a figure asserts."""

    OUTTURN = "outturn"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    TARGET = "target"
    EVENT = "event"


class Measure(StrEnum):
    """How a figure asserts it."""

    LEVEL = "level"
    GROWTH = "growth"
    INCREASE = "increase"
    PER_DAY = "per_day"
    DURATION = "duration"
    RATIO = "ratio"
    SHARE = "share"
    RECORD = "record"
    MILESTONE = "milestone"

    @property
    def has_number(self) -> bool:
        """Whether a figure of this measure carries a number ("record high" does not)."""
        return self not in {Measure.RECORD, Measure.MILESTONE}


class Comparator(StrEnum):
    """How closely a printed number binds; it decides the number's interval."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"


class Freq(StrEnum):
    """The shape of a period: SDMX's A, M and D, the year to date, and any other span."""

    ANNUAL = "A"
    MONTHLY = "M"
    DAILY = "D"
    YEAR_TO_DATE = "YTD"
    SPAN = "SPAN"


class Verdict(StrEnum):
    """What the rule says of a claim; `views/claim_check.sql` gives them."""

    MET_EARLY = "met early"
    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    UNRESOLVABLE = "unresolvable"
    AGREES = "agrees"
    DIFFERS = "differs"
    OTHER_COUNTER = "another counter"
    UNCHECKED = "unchecked"
