"""Edits written back into the runs they concern, plainly or as tracked changes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from draftlint.formats.word import reader, splitting, tracking, writing
from draftlint.formats.word.edits import Change, mapped
from draftlint.formats.word.names import W
from draftlint.formats.word.runs import shown
from draftlint.formats.word.trace import part_of
from draftlint.formats.word.untouched import Untouched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from draftlint.document import Document
    from draftlint.finding import Edit

_Make = Callable[[tuple[Change, ...]], None]


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
    return lambda edit: mapped(traced, edit, untouched) is not None


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
        change for edit in edits for change in mapped(traced, edit, untouched) or ()
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


def _place(change: Change) -> tuple[int, int]:
    return change.piece.start, change.start


def _piece(change: Change) -> int:
    return change.piece.start


def _replace(changes: tuple[Change, ...]) -> None:
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


def _track(changes: tuple[Change, ...], keys: Iterator[str]) -> None:
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


def _exchange(change: Change, keys: Iterator[str]) -> None:
    element = change.piece.element
    splitting.after(element, change.end)
    run = splitting.before(element, change.start)
    deletion = tracking.delete(run, keys)
    if change.text:
        tracking.insert(deletion, run, change.text, keys)


def _add(change: Change, keys: Iterator[str]) -> None:
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
