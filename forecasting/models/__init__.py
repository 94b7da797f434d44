"""The models, one a file, found by listing this folder.

A model on the ladder has `RUNG`, its place (the highest that takes a history is tried first); `refuses(history, quick,
calendar) -> str`, why it does not take a history, empty when it does; `predict(history, until, calendar) ->
Predictive`, up to the month `until`, counted from January 1970 and not included; and `reason(history) -> str`, a
sentence for the reader. A file without `RUNG` is a part of another model.
"""

import importlib
import pkgutil
from types import ModuleType


class ModelError(ValueError):
    """A model found no answer for a history; the ladder tries the next and says so."""


def ladder() -> list[ModuleType]:
    """The models of this folder that stand on the ladder, the highest rung first."""
    found = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return sorted((model for model in found if hasattr(model, "RUNG")), key=lambda model: -model.RUNG)
