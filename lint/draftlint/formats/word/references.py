"""What the text refers to: notes, and what a comment stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Span
from draftlint.formats.word.names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.word.story import Begin, End, Story


def _note(story: Story, element: _Element) -> bool:
    kind = str(element.tag)[len(W) :].removesuffix("Reference")
    if not story.removed:
        story.sheet.notes[kind, element.get(W + "id") or ""] = None
    return True


def _begin_comment(story: Story, element: _Element) -> bool:
    story.sheet.anchors.setdefault(element.get(W + "id") or "", story.here)
    return True


def _end_comment(story: Story, element: _Element) -> bool:
    key = element.get(W + "id") or ""
    begun = story.sheet.anchors.get(key)
    if begun is not None:
        story.sheet.anchors[key] = Span(begun.start, story.sheet.at)
    return True


BEGIN: dict[str, Begin] = {
    W + "footnoteReference": _note,
    W + "endnoteReference": _note,
    W + "commentRangeStart": _begin_comment,
    W + "commentRangeEnd": _end_comment,
    W + "commentReference": _begin_comment,
}
END: dict[str, End] = {}
