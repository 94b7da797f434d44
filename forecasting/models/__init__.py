"""The models, one a file, found by listing this folder.

Each has `SHORTEST`, the fewest annual values it takes; `BRIDGES_GAPS`, whether years may be missing between them;
`REASON`, a sentence for the reader; and `predict(years, logs, horizon) -> Predictive`. The one that asks for the most
values that there are is tried first.
"""

import importlib
import pkgutil
from types import ModuleType


def ladder() -> list[ModuleType]:
    """The models of this folder, the one that needs the most values first."""
    found = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return sorted(found, key=lambda model: (-model.SHORTEST, model.__name__))
