"""Which number, and which interval, does a printed token stand for? The design's table of comparators, in Decimal."""

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from warehouse.vocabulary import Comparator

DECIMAL_MARKS = (".", ",")
MICRO = Decimal("0.000001")
LARGEST_EXPONENT = 18  # DECIMAL(24, 6) leaves eighteen digits before the mark

# Words stand for a plain number; in percent, a multiple stands for its growth and a fraction for its share.
NUMBER_WORDS = {
    word: Decimal(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"a day": Decimal(1), "a hundred": Decimal(100), "a thousand": Decimal(1000)}
PERCENT_WORDS = {
    "doubled": Decimal(100),
    "tripled": Decimal(200),
    "halved": Decimal(-50),
    "a quarter": Decimal(25),
    "a third": Decimal("33.333333"),
    "half": Decimal(50),
    "two-thirds": Decimal("66.666667"),
    "three-fourths": Decimal(75),
    "three-quarters": Decimal(75),
}
# Words beside the digits that carry the sign: "3,7% меньше" and "снизились на 3,7" are -3.7.
LESS = re.compile(r"\s*%?\s*(less|lower|decrease|меньше|ниже)$|^снизились на ", re.IGNORECASE)

# What makes a token a part of a longer number. A pattern for each token would cost more than all other checks.
NUMBER_BEFORE = re.compile(r"[0-9][.,]?\Z")
NUMBER_AFTER = re.compile(r"[.,]?[0-9]")


class PrintedError(ValueError):
    """The token is no number that we can read; the message says what to do."""


@dataclass(frozen=True)
class Interval:
    """What a number may be; None where it is open."""

    low: Decimal | None
    high: Decimal | None


def parse_printed(token: str, decimal_mark: str, unit: str) -> Decimal:
    """The number that a printed token stands for, before any scale.

    Raises:
        PrintedError: the token is neither digits under the decimal mark nor a number word known for the unit.
    """
    words = (PERCENT_WORDS if unit == "percent" else {}) | NUMBER_WORDS
    if token.lower() in words:
        return words[token.lower()]
    digits, lesser = LESS.subn("", token)
    thousands = "," if decimal_mark == "." else "."
    plain = digits.replace("\u2212", "-").replace("\u00a0", " ").replace("\u202f", " ")
    grouped = rf"[+-]?[0-9]{{1,3}}([{thousands} ][0-9]{{3}})+"
    if decimal_mark not in DECIMAL_MARKS or not re.fullmatch(
        rf"([+-]?[0-9]+|{grouped})(\{decimal_mark}[0-9]+)?", plain
    ):
        raise PrintedError(
            "write the digits as printed, with its decimal_mark '.' or ',', or a number word of etl/printed.py"
        )
    number = Decimal(plain.replace(thousands, "").replace(" ", "").replace(decimal_mark, "."))
    return -number if lesser else number


def occurs(token: str, fragment: str) -> bool:
    """Whether the token stands in the fragment as a whole: the 5 of "15 million" does not."""
    start = fragment.find(token)
    while start >= 0:
        if not NUMBER_BEFORE.search(fragment[:start]) and not NUMBER_AFTER.match(fragment, start + len(token)):
            return True
        start = fragment.find(token, start + 1)
    return False


def stored(value: Decimal) -> Decimal:
    """The value with the six decimals that the warehouse keeps."""
    return value.quantize(MICRO, rounding=ROUND_HALF_EVEN)


def outward(low: Decimal | None, high: Decimal | None) -> Interval:
    """Bounds with six decimals, the lower rounded down and the upper rounded up."""
    return Interval(
        None if low is None else low.quantize(MICRO, rounding=ROUND_FLOOR),
        None if high is None else high.quantize(MICRO, rounding=ROUND_CEILING),
    )


def interval_of(number: Decimal, comparator: Comparator, unit_mult: int) -> Interval:
    """The interval of one printed number, scaled by 10**unit_mult.

    `exactly` gives half a unit of the last written digit either way; `about` and `up_to` half a unit of the last
    non-zero digit, at most 5% of the value; `more_than` and `at_least` leave the upper side open, of a negative
    number the lower one ("fell by more than 10%").
    """
    scale = Decimal(10) ** unit_mult
    if comparator in {Comparator.MORE_THAN, Comparator.AT_LEAST}:
        return Interval(None, number * scale) if number < 0 else Interval(number * scale, None)
    if comparator is Comparator.EXACTLY:
        half = Decimal(5).scaleb(_exponent(number) - 1)
    else:
        half = min(Decimal(5).scaleb(_exponent(number.normalize()) - 1), abs(number) * Decimal("0.05"))
    return Interval((number - half) * scale, (number + half) * scale)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # never NaN or infinite: parse_printed admits digits only
    return exponent
