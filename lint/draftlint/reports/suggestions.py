"""What a fix would make of a place, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import fixer
from draftlint.document import Span
from draftlint.finding import Edit
from draftlint.reports.visible import visible
from draftlint.wording import Text

if TYPE_CHECKING:
    from draftlint.finding import Finding

_FIX = Text(zh="可改为“{text}”", en="suggestion: “{text}”")
_SPACE = Text(zh="可改为普通空格", en="suggestion: a plain space")
_DELETE = Text(zh="可删去", en="suggestion: delete it")


def suggestion(finding: Finding, source: str) -> Text | None:
    """Say what the marked text becomes by the fix, if that is all the fix does."""
    if finding.fix is None:
        return None
    span, edits = finding.span, finding.fix.edits
    if not all(edit.span in span for edit in edits):
        return None
    inside = [
        Edit(Span(edit.span.start - span.start, edit.span.end - span.start), edit.text)
        for edit in edits
    ]
    mended = fixer.apply(source[span.start : span.end], inside)
    if mended == " ":
        return _SPACE
    return _FIX.format(text=visible(mended)) if mended else _DELETE
