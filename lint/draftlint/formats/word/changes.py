"""Tracked changes: what was put in is text, what was taken out is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Mark, MarkKind, Span
from draftlint.formats.word.names import W
from draftlint.formats.word.story import Revision

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.word.story import Begin, End, Story


def _begin_insertion(story: Story, element: _Element) -> bool:
    moved = element.tag == W + "moveTo"
    kind = MarkKind.MOVE if moved else MarkKind.INSERTION
    author = element.get(W + "author") or ""
    story.inserted.append(Revision(kind, author, story.sheet.at))
    return False


def _end_insertion(story: Story, _: _Element) -> None:
    change = story.inserted.pop()
    if change.start < story.sheet.at:
        span = Span(change.start, story.sheet.at)
        story.sheet.mark(Mark(change.kind, span, author=change.author))


def _begin_removal(story: Story, element: _Element) -> bool:
    moved = element.tag == W + "moveFrom"
    kind = MarkKind.MOVE if moved else MarkKind.DELETION
    author = element.get(W + "author") or ""
    story.removed.append(Revision(kind, author, story.sheet.at))
    return False


def _end_removal(story: Story, _: _Element) -> None:
    change = story.removed.pop()
    if text := "".join(change.text):
        story.sheet.mark(Mark(change.kind, story.here, text, change.author))


BEGIN: dict[str, Begin] = {
    W + "ins": _begin_insertion,
    W + "moveTo": _begin_insertion,
    W + "del": _begin_removal,
    W + "moveFrom": _begin_removal,
}
END: dict[str, End] = {
    W + "ins": _end_insertion,
    W + "moveTo": _end_insertion,
    W + "del": _end_removal,
    W + "moveFrom": _end_removal,
}
