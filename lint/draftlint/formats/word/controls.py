"""Content controls: which of them nobody has filled in, which holds the contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Mark, MarkKind, Span
from draftlint.formats.word.names import W, has, value
from draftlint.formats.word.story import Control

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.word.story import Begin, End, Story

# [文档标题], 单击此处输入文字, Choose an item.
_PROMPT = patterns.compile(
    r"(?i)^\s*[\[【〔<＜][^\n]*[\]】〕>＞]\s*$|单击|点击|请?(?:输入|键入|填写|选择)"
    r"|\b(?:click|tap|enter|type|choose|select)\b"
)


def _begin(story: Story, element: _Element) -> bool:
    properties = element.find(W + "sdtPr")
    part = None if properties is None else properties.find(W + "docPartObj")
    story.controls.append(
        Control(
            story.sheet.at,
            len(story.sheet.parts),
            asking=has(properties, "showingPlcHdr"),
            contents=value(part, "docPartGallery") == "Table of Contents",
            name=value(properties, "alias") or value(properties, "tag"),
        )
    )
    return False


def _end(story: Story, _: _Element) -> None:
    control = story.controls.pop()
    end = story.sheet.at
    if story.paragraph is None:
        end -= 1  # the end of the last paragraph's line
    if end <= control.start or story.removed:
        return
    span = Span(control.start, end)
    if control.contents:
        story.sheet.mark(Mark(MarkKind.CONTENTS, span))
    elif control.asking and (control.prompts or _asks(story, control)):
        story.sheet.mark(Mark(MarkKind.UNFILLED, span, name=control.name))


def _asks(story: Story, control: Control) -> bool:
    """Whether the words are a prompt: a program may fill in and leave the flag set."""
    return _PROMPT.search(story.sheet.since(control.part, control.start)) is not None


BEGIN: dict[str, Begin] = {W + "sdt": _begin}
END: dict[str, End] = {W + "sdt": _end}
