"""What is no part of the report: a placeholder in it is nobody's to fill in."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from draftlint import Span
from draftlint_rules.watermark.parts.assistant_lines import assistant_lines
from draftlint_rules.watermark.parts.lines import readable
from draftlint_rules.watermark.parts.residue import joined
from draftlint_rules.watermark.parts.site_lines import site_lines

if TYPE_CHECKING:
    from draftlint import Document


def foreign_text(document: Document) -> tuple[Span, ...]:
    """Give the lines of sites and the words of assistants, in order and disjoint."""
    found = sorted((*document.view(site_lines), *document.view(assistant_lines)))
    return tuple(span for span, _ in joined(document.view(readable), found))


def is_foreign(document: Document, span: Span) -> bool:
    """Whether a span stands in such a line, which a rule of its own reports."""
    lines = document.view(foreign_text)
    before = bisect_left(lines, Span(span.end, span.end)) - 1
    return before >= 0 and lines[before].end > span.start
