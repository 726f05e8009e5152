"""How rules point at what a format knows beyond the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.document import Document, Mark


def visible(document: Document, marks: Sequence[Mark]) -> Span:
    """Give the stretch that the marks cover; one of no length takes a neighbour in.

    What was deleted leaves nothing to point at but what stands beside it.
    """
    start = min(mark.span.start for mark in marks)
    end = max(mark.span.end for mark in marks)
    if start < end:
        return Span(start, end)
    source = document.source
    if source[end : end + 1].strip():
        return Span(start, end + 1)
    if source[max(0, start - 1) : start].strip():
        return Span(start - 1, end)
    return Span(start, end)


def excerpt(words: str) -> str:
    """Give words on one line, and no more of them than a message can carry."""
    line = " ".join(words.split())
    most = 60 if line.isascii() else 40
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    # An English word is left out rather than cut.
    return f"{cut.rpartition(' ')[0] if line.isascii() and ' ' in cut else cut}…"
