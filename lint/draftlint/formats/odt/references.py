"""What the text refers to, or what refers to it: notes, comments, changes, fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Mark, MarkKind, Span
from draftlint.formats.odt.names import EXTENSION, OFFICE, TEXT
from draftlint.formats.odt.story import Aside, leave_out

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.odt.story import Begin, End, Story

_REFERENCES = ("bookmark-ref", "reference-ref", "sequence-ref", "note-ref")
_INDEXES = (
    *("table-of-content", "illustration-index", "table-index", "object-index"),
    *("alphabetical-index", "user-index", "bibliography"),
)


def _note(story: Story, element: _Element) -> bool:
    kind = element.get(TEXT + "note-class") or "footnote"
    body = element.find(TEXT + "note-body")
    if body is not None:
        story.notes.append(Aside(body, kind))
    return True


def _comment(story: Story, element: _Element) -> bool:
    name = element.get(OFFICE + "name") or ""
    story.comments.append(Aside(element, name, story.assembly.at))
    return True


def _end_of_comment(story: Story, element: _Element) -> bool:
    story.ends[element.get(OFFICE + "name") or ""] = story.assembly.at
    return True


def _change(story: Story, element: _Element) -> bool:
    """Note where something was taken out."""
    change = story.changes.get(element.get(TEXT + "change-id") or "")
    if change is not None and change.kind is MarkKind.DELETION and change.text:
        here = story.assembly.here
        story.assembly.sheet.mark(Mark(change.kind, here, change.text, change.author))
    return True


def _begin_change(story: Story, element: _Element) -> bool:
    story.inserted[element.get(TEXT + "change-id") or ""] = story.assembly.at
    return True


def _end_change(story: Story, element: _Element) -> bool:
    name = element.get(TEXT + "change-id") or ""
    start, change = story.inserted.pop(name, None), story.changes.get(name)
    if start is not None and change is not None and start < story.assembly.at:
        span = Span(start, story.assembly.at)
        story.assembly.sheet.mark(Mark(change.kind, span, author=change.author))
    return True


def _begin_stretch(story: Story, _: _Element) -> bool:
    story.starts.append(story.assembly.at)
    return False


def _end_index(story: Story, _: _Element) -> None:
    story.assembly.flush()
    start, end = story.starts.pop(), story.assembly.at - 1  # before the line end
    if start < end:
        story.assembly.sheet.mark(Mark(MarkKind.CONTENTS, Span(start, end)))


def _end_placeholder(story: Story, element: _Element) -> None:
    span = Span(story.starts.pop(), story.assembly.at)
    control = element.tag == EXTENSION + "content-control"
    if control and element.get(EXTENSION + "showing-place-holder") != "true":
        return
    name = element.get(TEXT + "description") or element.get(EXTENSION + "alias") or ""
    if span:
        story.assembly.sheet.mark(Mark(MarkKind.UNFILLED, span, name=name))


def _end_reference(story: Story, element: _Element) -> None:
    span = Span(story.starts.pop(), story.assembly.at)
    if span:
        story.references.append((element.get(TEXT + "ref-name") or "", span))


BEGIN: dict[str, Begin] = {
    TEXT + "note": _note,
    OFFICE + "annotation": _comment,
    OFFICE + "annotation-end": _end_of_comment,
    TEXT + "change": _change,
    TEXT + "change-start": _begin_change,
    TEXT + "change-end": _end_change,
    TEXT + "tracked-changes": leave_out,
    TEXT + "placeholder": _begin_stretch,
    EXTENSION + "content-control": _begin_stretch,
    **{TEXT + name: _begin_stretch for name in (*_REFERENCES, *_INDEXES)},
    **{TEXT + name + "-source": leave_out for name in _INDEXES},
    TEXT + "script": leave_out,
    OFFICE + "forms": leave_out,
}
END: dict[str, End] = {
    TEXT + "placeholder": _end_placeholder,
    EXTENSION + "content-control": _end_placeholder,
    **{TEXT + name: _end_reference for name in _REFERENCES},
    **{TEXT + name: _end_index for name in _INDEXES},
}
