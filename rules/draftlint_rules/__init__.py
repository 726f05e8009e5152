"""The built-in rules: one file, one rule; the folders are the families.

What rules of a family share stands in its folder `parts`.
"""

from __future__ import annotations

from importlib import import_module
from inspect import isabstract, isclass
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

import draftlint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.rule import AnyRule

_KINDS = (draftlint.Rule, draftlint.CorpusRule, draftlint.AllowanceRule)


@draftlint.hookimpl
def draftlint_rules() -> Iterator[type[AnyRule]]:
    """Yield every rule class that a module below this package defines."""
    for family in iter_modules(__path__):
        package = import_module(f"{__name__}.{family.name}")
        for module in iter_modules(package.__path__):
            if module.ispkg:
                continue  # parts/: what the rules of the family share
            yield from _rules_of(import_module(f"{package.__name__}.{module.name}"))


def _rules_of(module: Any) -> Iterator[type[AnyRule]]:
    for value in vars(module).values():
        if (
            isclass(value)
            # Before issubclass, which takes its time with abstract classes.
            and value.__module__ == module.__name__
            and issubclass(value, _KINDS)
            and not isabstract(value)
        ):
            yield value
