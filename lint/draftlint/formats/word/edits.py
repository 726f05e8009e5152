"""Edits of the text, mapped onto the elements that hold it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex
from rapidfuzz.distance import Levenshtein

from draftlint.document import Span
from draftlint.formats.word.names import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.finding import Edit
    from draftlint.formats.word.trace import Piece, Traced
    from draftlint.formats.word.untouched import Untouched

# Line ends and tabs are elements of their own, the others no XML.
_UNWRITABLE = regex.compile(
    r"[^\x20-\x7E\x80-\u2027\u202A-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]"
)


@dataclass(frozen=True, slots=True)
class Change:
    """Text for some characters of one element, counted from its beginning."""

    piece: Piece
    start: int
    end: int
    text: str


def mapped(
    traced: Traced, edit: Edit, untouched: Untouched
) -> tuple[Change, ...] | None:
    """Find what an edit changes; None when some of it cannot be changed."""
    old = traced.document.text(edit.span)
    found: list[Change] = []
    for start, end, text in _differences(old, edit.text):
        span = Span(edit.span.start + start, edit.span.start + end)
        if _UNWRITABLE.search(text):
            return None
        if len(span):
            those = _replaced(traced, span, text, untouched)
        else:
            those = _inserted(traced, span.start, text, untouched)
        if not those:
            return None
        found += those
    return tuple(found)


def _differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and text of what differs, so that all else keeps its look."""
    waiting: tuple[int, int, str] | None = None
    for code in Levenshtein.opcodes(old, new):
        if code.tag == "equal":
            continue
        text = new[code.dest_start : code.dest_end]
        if waiting and waiting[1] == code.src_start:
            waiting = (waiting[0], code.src_end, waiting[2] + text)
            continue
        if waiting:
            yield waiting
        waiting = (code.src_start, code.src_end, text)
    if waiting:
        yield waiting


def _replaced(
    traced: Traced, span: Span, text: str, untouched: Untouched
) -> list[Change]:
    """Part new text among the elements that hold the old; none if one is no text.

    Text of equal length goes character by character, other text to the first.
    """
    pieces = traced.pieces_in(span)
    if not pieces or any(piece.element in untouched for piece in pieces):
        return []
    changes = []
    even = len(text) == len(span)
    for piece in pieces:
        start, end = max(span.start, piece.start), min(span.end, piece.end)
        if piece.element.tag != W + "t" and piece.end - piece.start > 1:
            return []  # a page break is two line ends
        if even:
            own = text[start - span.start : end - span.start]
        else:
            own, text = text, ""
        changes.append(Change(piece, start - piece.start, end - piece.start, own))
    return changes


def _inserted(traced: Traced, at: int, text: str, untouched: Untouched) -> list[Change]:
    for piece in traced.pieces_in(Span(at, at)):
        if piece.element.tag == W + "t" and piece.element not in untouched:
            return [Change(piece, at - piece.start, at - piece.start, text)]
    return []
