"""Which figures follow from printed ones by arithmetic? One derivation a file, found by listing this folder.

A derivation is a module with one function, `derive(figures) -> Iterator[Implied]`. Its file's name is its rule's.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from types import ModuleType

from etl.records import Figure, Implied


def modules() -> list[ModuleType]:
    """The derivations of this folder, by name; `_arithmetic` and its like are not derivations."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]


def derive(figures: Iterable[Figure]) -> Iterator[Implied]:
    """Every figure that a derivation of this folder gives, rule by rule, each once."""
    known = [figure for figure in figures if not figure.doubt]
    seen: set[str] = set()
    for module in modules():
        for implied in module.derive(known):
            if implied.implied_id not in seen:
                seen.add(implied.implied_id)
                yield implied
