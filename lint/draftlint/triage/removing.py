"""How a comment that speaks to draftlint is taken out of a draft again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Span
from draftlint.finding import Edit
from draftlint.triage import directives

if TYPE_CHECKING:
    from collections.abc import Collection

    from draftlint.document import Document

_ENDS = "\r\n"


def removal(document: Document, span: Span, rules: Collection[str]) -> Edit | None:
    """Give the edit that takes rules out of the comment at a span.

    The comment goes with the last of its rules ("" stands for all), and its line with
    it where nothing else is on it.  None where the document has no such comment or
    its readers see it: a remark of Word's, a line that looks like one in Markdown.
    """
    if document.prose[span.start : span.end].strip():
        return None
    comment = directives.comment_at(document.source, span)
    if comment is None:
        return None
    kept = [rule for rule in directives.rules_of(comment) if rule not in rules]
    if kept:
        comma = ", " if "," in comment["rules"] else " "
        return Edit(Span.of(comment, "rules"), comma.join(kept))
    if comment["html"] and not comment[0].endswith("-->"):
        return None  # it ends on another line, or nowhere
    return Edit(_with_surroundings(document.source, span), "")


def _with_surroundings(source: str, span: Span) -> Span:
    """Widen a comment by the blanks or the lines that it alone keeps apart."""
    left, right = _back(source, span.start), _on(source, span.end)
    begins, ends = _begins(source, left), _ends(source, right)
    if begins and ends:
        in_markup = source.startswith("<!--", span.start)
        return _with_lines(source, Span(left, right), in_markup=in_markup)
    if begins:
        return Span(span.start, right)
    if ends or right > span.end:
        return Span(left, span.end)
    return span


def _with_lines(source: str, line: Span, *, in_markup: bool) -> Span:
    """Give a line that goes, with one of the blank lines on both its sides."""
    above = _back(source, line.start - _length_of_end(source, line.start, before=True))
    end = line.end + _length_of_end(source, line.end)
    below = _on(source, end)
    blank_above, blank_below = _begins(source, above), _ends(source, below)
    if blank_above and blank_below:
        # At the end of the file there is no line below to go.
        start = line.start if end < len(source) else above
        return Span(start, below + _length_of_end(source, below))
    if in_markup and not blank_above and not blank_below:
        # In Markdown the comment parted two paragraphs; an empty line does the same.
        return line
    return Span(line.start, end)


def _back(source: str, offset: int) -> int:
    """Go back over blanks; from each comment no further than the next words."""
    while offset and source[offset - 1].isspace() and source[offset - 1] not in _ENDS:
        offset -= 1
    return offset


def _on(source: str, offset: int) -> int:
    """Go on over blanks."""
    last = len(source)
    while offset < last and source[offset].isspace() and source[offset] not in _ENDS:
        offset += 1
    return offset


def _begins(source: str, offset: int) -> bool:
    return offset == 0 or source[offset - 1] in _ENDS


def _ends(source: str, offset: int) -> bool:
    return offset == len(source) or source[offset] in _ENDS


def _length_of_end(source: str, offset: int, *, before: bool = False) -> int:
    """Count the characters of the line end at an offset, or of the one before it."""
    pair = (
        source[max(0, offset - 2) : offset] if before else source[offset : offset + 2]
    )
    nearest = pair[-1:] if before else pair[:1]
    return 2 if pair == "\r\n" else int(nearest in ("\r", "\n"))
