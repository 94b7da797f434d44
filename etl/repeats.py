"""Which figures does more than one document print? One figure stays one figure, with a print for each document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from etl.printed import LARGEST_EXPONENT, PrintedError, parse_printed
from etl.records import Problem, RawFigure, Repeat

# What two prints of one figure must agree on; words, speaker and dates may differ.
IDENTITY = ("kind", "measure", "indicator", "counter", "period", "unit")


def with_repeats(figures: list[RawFigure], repeats: Iterable[Repeat]) -> tuple[list[RawFigure], list[Problem]]:
    """The figures, and one more print of its figure for each repeat; what names no figure is a problem."""
    stated = {figure.id: figure for figure in reversed(figures)}
    prints, problems = list(figures), []
    for repeat in repeats:
        home = stated.get(repeat.figure)
        if home is None:
            step = "name the id of a figure that another document states in full"
            problems.append(Problem(repeat.file, repeat.figure or "a repeat", "figure", repeat.figure, step))
            continue
        prints.append(
            replace(
                home,
                file=repeat.file,
                document_id=repeat.document_id,
                comparator=repeat.comparator or home.comparator,
                value=(),
                printed=repeat.printed,
                decimal_mark=repeat.decimal_mark,
                unit_mult=repeat.unit_mult,
                fragment=repeat.fragment,
                speaker=repeat.speaker or home.speaker,
                organisation=repeat.organisation or home.organisation,
                stated=repeat.stated,
                note=repeat.note,
                fact=repeat.fact,
            )
        )
    return prints, problems


def check_prints(figures: Iterable[RawFigure]) -> Iterator[Problem]:
    """What is wrong among figures of one id: two in one document, or prints that say different things."""
    first: dict[str, RawFigure] = {}
    places: set[tuple[str, str]] = set()
    for figure in figures:
        home = first.setdefault(figure.id, figure)
        if (figure.id, figure.document_id) in places:
            step = f"it stands 2 times in one document (in {figure.file}): give each figure an id of its own"
            yield Problem(figure.file, figure.id, "id", figure.id, step)
            continue
        places.add((figure.id, figure.document_id))
        for field in IDENTITY:
            found, other = getattr(figure, field), getattr(home, field)
            if found != other:
                step = f"{home.file} gives this figure the {field} {other!r}: agree, or give it an id of its own"
                yield Problem(figure.file, figure.id, field, found, step)
        if figure is not home and _numbers(figure) != _numbers(home):
            step = f"{home.file} prints {' | '.join(home.printed)} for this figure: give another number its own id"
            yield Problem(figure.file, figure.id, "printed", " | ".join(figure.printed), step)


def _numbers(figure: RawFigure) -> object:
    """The values that a figure stands for; its tokens where they can't be read, which is told elsewhere."""
    try:
        parsed = [parse_printed(token, figure.decimal_mark, figure.unit) for token in figure.printed]
    except PrintedError:
        return figure.printed
    if abs(figure.unit_mult) > LARGEST_EXPONENT:
        return figure.printed
    return [number.scaleb(figure.unit_mult) for number in parsed]
