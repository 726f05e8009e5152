"""Edits written back into the runs they concern, plainly or as tracked changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import regex
from lxml import etree
from rapidfuzz.distance import Levenshtein

from draftlint.document import Span
from draftlint.formats.word import reader, splitting, tracking, writing
from draftlint.formats.word.names import W
from draftlint.formats.word.runs import shown
from draftlint.formats.word.trace import part_of
from draftlint.formats.word.untouched import Untouched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from draftlint.document import Document
    from draftlint.finding import Edit
    from draftlint.formats.word.trace import Piece, Traced

# Line ends and tabs are elements of their own, the others no XML.
_UNWRITABLE = regex.compile(
    r"[^\x20-\x7E\x80-\u2027\u202A-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]"
)


@dataclass(frozen=True, slots=True)
class _Change:
    """Text for some characters of one element, counted from its beginning."""

    piece: Piece
    start: int
    end: int
    text: str


_Make = Callable[[tuple[_Change, ...]], None]


def write(content: bytes, _: Document, edits: Sequence[Edit]) -> bytes:
    """Make edits, each in the look of the text it replaces; raises Unreadable.

    An edit of what Word generated, or of what no run holds, is left out.
    """
    return _written(content, edits, lambda _: _replace)


def track(content: bytes, _: Document, edits: Sequence[Edit]) -> bytes:
    """Make edits as tracked changes, to be accepted or rejected; raises Unreadable."""

    def tracked(roots: Sequence[_Element]) -> _Make:
        keys = tracking.keys(roots)
        return lambda changes: _track(changes, keys)

    return _written(content, edits, tracked)


def editable(content: bytes) -> Callable[[Edit], bool]:
    """Give the test whether an edit can be made; raises Unreadable."""
    traced = reader.traced("", content)
    untouched = Untouched()
    return lambda edit: _changes(traced, edit, untouched) is not None


def _written(
    content: bytes,
    edits: Sequence[Edit],
    begun: Callable[[Sequence[_Element]], _Make],
) -> bytes:
    if not edits:
        return content
    traced = reader.traced("", content)
    untouched = Untouched()
    changes = [
        change for edit in edits for change in _changes(traced, edit, untouched) or ()
    ]
    if not changes:
        return content
    roots = {
        part_of(change.piece.element): change.piece.element.getroottree().getroot()
        for change in changes
    }
    make = begun(tuple(roots.values()))
    groups = [tuple(g) for _, g in groupby(sorted(changes, key=_place), key=_piece)]
    for of_one in reversed(groups):  # so little is left to move behind each
        make(of_one)
    return writing.written(content, traced.package, roots.values())


def _place(change: _Change) -> tuple[int, int]:
    return change.piece.start, change.start


def _piece(change: _Change) -> int:
    return change.piece.start


# --- which characters ---


def _changes(
    traced: Traced, edit: Edit, untouched: Untouched
) -> tuple[_Change, ...] | None:
    """Find what an edit changes; None when some of it cannot be changed."""
    old = traced.document.text(edit.span)
    changes: list[_Change] = []
    for start, end, text in _differences(old, edit.text):
        span = Span(edit.span.start + start, edit.span.start + end)
        if _UNWRITABLE.search(text):
            return None
        if len(span):
            found = _replaced(traced, span, text, untouched)
        else:
            found = _inserted(traced, span.start, text, untouched)
        if not found:
            return None
        changes += found
    return tuple(changes)


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
) -> list[_Change]:
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
        changes.append(_Change(piece, start - piece.start, end - piece.start, own))
    return changes


def _inserted(
    traced: Traced, at: int, text: str, untouched: Untouched
) -> list[_Change]:
    for piece in traced.pieces_in(Span(at, at)):
        if piece.element.tag == W + "t" and piece.element not in untouched:
            return [_Change(piece, at - piece.start, at - piece.start, text)]
    return []


# --- the changes themselves ---


def _replace(changes: tuple[_Change, ...]) -> None:
    """Put new text in the place of the old, within its run."""
    element = changes[0].piece.element
    if element.tag == W + "t":
        old, pieces, done = shown(element), [], 0
        for change in changes:
            pieces += [old[done : change.start], change.text]
            done = change.end
        splitting.fill(element, "".join([*pieces, old[done:]]))
        if element.text:
            return
    elif changes[0].text:
        text = etree.Element(W + "t")
        splitting.fill(text, changes[0].text)
        element.addprevious(text)
    run = element.getparent()
    assert run is not None
    run.remove(element)
    if all(child.tag == W + "rPr" for child in run):
        splitting.remove(run)


def _track(changes: tuple[_Change, ...], keys: Iterator[str]) -> None:
    """Mark the old text as deleted and the new as inserted."""
    if tracking.is_own(changes[0].piece.element):
        _replace(changes)
        return
    # The last first: the characters before are then where they were.
    for change in reversed(changes):
        if change.start < change.end:
            _exchange(change, keys)
        else:
            _add(change, keys)


def _exchange(change: _Change, keys: Iterator[str]) -> None:
    element = change.piece.element
    splitting.after(element, change.end)
    run = splitting.before(element, change.start)
    deletion = tracking.delete(run, keys)
    if change.text:
        tracking.insert(deletion, run, change.text, keys)


def _add(change: _Change, keys: Iterator[str]) -> None:
    element = change.piece.element
    if change.start:
        run = splitting.after(element, change.start)
        tracking.insert(run, run, change.text, keys)
        return
    run = splitting.before(element)
    place = etree.Element(W + "r")
    run.addprevious(place)
    tracking.insert(place, run, change.text, keys)
    splitting.remove(place)
