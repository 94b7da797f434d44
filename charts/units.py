"""In which power of ten, and with which words, is each unit read?"""

from typing import NamedTuple


class Step(NamedTuple):
    """From `least` on a unit is read in this power of ten, with these words around the number and this at an axis."""

    least: float
    power: int
    before: str
    after: str
    axis: str
    only_axis: bool = False


STEPS: dict[str, tuple[Step, ...]] = {
    "t": (
        Step(500_000, 6, "", " Mt", "million tonnes (Mt)"),
        Step(10_000, 3, "", "", "thousand tonnes", only_axis=True),
        Step(0, 0, "", " t", "tonnes"),
    ),
    "USD": (
        Step(1e12, 12, "$", "tn", "US$ trillion"),
        Step(1e9, 9, "$", "bn", "US$ billion"),
        Step(1e6, 6, "$", "m", "US$ million"),
        Step(0, 0, "$", "", "US$"),
    ),
    "TEU": (Step(1e6, 6, "", " million TEU", "million TEU"), Step(0, 0, "", " TEU", "containers (TEU)")),
    "percent": (Step(0, 0, "", "%", "percent"),),
    "index": (Step(0, 0, "", "", "index"),),
    "trains": (Step(0, 0, "", " trains", "trains"),),
    "trains_per_day": (Step(0, 0, "", " trains a day", "trains a day"),),
    "t_per_day": (Step(0, 0, "", " t a day", "tonnes a day"),),
    "days": (Step(0, 0, "", " days", "days"),),
    "km": (Step(0, 0, "", " km", "kilometres"),),
    "km_per_day": (Step(0, 0, "", " km a day", "kilometres a day"),),
    "km_per_hour": (Step(0, 0, "", " km an hour", "kilometres an hour"),),
    "CNY": (Step(1e9, 9, "¥", "bn", "yuan, billion"), Step(0, 0, "¥", "", "yuan")),
    "m3": (Step(1e9, 9, "", " billion m³", "billion cubic metres"), Step(0, 0, "", " m³", "cubic metres")),
    "projects": (Step(0, 0, "", " projects", "projects"),),
    "organisations": (Step(0, 0, "", " organisations", "organisations"),),
    "times": (Step(0, 0, "", " times", "times"),),
}
# Small whole numbers, whose rounding is wide enough to be seen.
RATES = ("trains_per_day",)
SINGULAR = {
    **{" trains": " train", " trains a day": " train a day", " days": " day"},
    **{" projects": " project", " organisations": " organisation", " times": " time"},
}


def step(unit: str, size: float, *, axis: bool) -> Step:
    """Give how an absolute value in the base unit is read; an unknown unit is its own name."""
    words = unit.replace("_", " ")
    steps = STEPS.get(unit, (Step(0, 0, "", f" {words}", words),))
    return next(s for s in steps if size >= s.least and (axis or not s.only_axis))


def counted(unit: str) -> bool:
    """Whether the unit is only counted, never scaled, so that its whole numbers are exact: trains, not tonnes."""
    return len(STEPS.get(unit, ("",))) == 1
