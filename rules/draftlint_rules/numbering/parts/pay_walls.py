"""Whether a document site has hidden text where a number is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Span
from draftlint_rules.numbering.parts.beginnings import since_heading
from draftlint_rules.numbering.parts.flaws import Slip
from draftlint_rules.watermark.pay_wall_mark import PAY_WALL_TAG, TAG_SIGNS

if TYPE_CHECKING:
    from draftlint import Document
    from draftlint.language.series import Series
    from draftlint_rules.numbering.parts.flaws import Flaw

_HOLES = frozenset({Slip.START, Slip.GAP, Slip.SHADOWED})
_REACH = 3000  # characters before the number in which a tag explains the hole


def tag_in_hole(document: Document, series: Series, flaw: Flaw) -> Span | None:
    """Give the pay-wall tag between the neighbours of a missing number."""
    if flaw.slip not in _HOLES:
        return None
    item = series.items[flaw.at]
    hole = since_heading(document, item)
    if flaw.at:
        hole = Span(series.items[flaw.at - 1].label.end, item.label.start)
    hole = Span(max(hole.start, hole.end - _REACH), hole.end)
    text = document.narrow[hole.start : hole.end]
    if not any(sign in text for sign in TAG_SIGNS):
        return None
    match = next(document.find(PAY_WALL_TAG, hole), None)
    return Span.of(match) if match else None
