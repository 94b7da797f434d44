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
    """Every figure that a derivation of this folder gives, rule by rule."""
    known = list(figures)
    for module in modules():
        yield from module.derive(known)
