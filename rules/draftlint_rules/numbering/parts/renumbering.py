"""The suggestion that mends a wrong number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Edit, Fix
from draftlint.language import numerals
from draftlint_rules.numbering.parts.flaws import Flaw, Slip

if TYPE_CHECKING:
    from draftlint import Document
    from draftlint.language.series import Series

_ALONE = frozenset({Slip.MISTAKEN, Slip.SHADOWED, Slip.SWAPPED})
_ONWARDS = frozenset({Slip.GAP, Slip.REPEAT})


def renumbered(document: Document, series: Series, flaw: Flaw) -> Fix | None:
    """Write the number expected; where the rest counts on from it, all the rest.

    None where only the author can tell what is meant.
    """
    if flaw.slip not in _ALONE | _ONWARDS:
        return None
    first = series.items[flaw.at].number
    end = len(series.items) if flaw.slip in _ONWARDS else flaw.at + 1
    edits = []
    for step, index in enumerate(range(flaw.at, end)):
        item = series.items[index]
        figure = numerals.like(document.text(item.figure), flaw.expected + step)
        if item.number != first + step or figure is None:
            return None
        edits.append(Edit(item.figure, figure))
    return Fix(tuple(edits))
