"""Paragraphs, their numbers, and what is hidden or broken within them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Kind
from draftlint.formats.odt.names import TEXT, number
from draftlint.formats.odt.story import leave_out

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.odt.story import Begin, End, Story


def _paragraph(story: Story, element: _Element) -> bool:
    heading = element.tag == TEXT + "h"
    level = number(element, TEXT + "outline-level", 1, 10) if heading else 0
    label = story.lists.label()
    if label is None and heading:
        label = story.lists.heading_label(element, level)
    kind = Kind.LIST_ITEM if label and label[0] else Kind.PARAGRAPH
    story.assembly.begin(Kind.HEADING if heading else kind, level)
    if label and label[0]:
        story.assembly.label(*label)
    return _span(story, element)


def _end_paragraph(story: Story, element: _Element) -> None:
    _end_span(story, element)
    story.assembly.flush()


def _span(story: Story, element: _Element) -> bool:
    story.assembly.hidden += (element.get(TEXT + "style-name") or "") in story.hidden
    return False


def _end_span(story: Story, element: _Element) -> None:
    story.assembly.hidden -= (element.get(TEXT + "style-name") or "") in story.hidden


def _section(story: Story, element: _Element) -> bool:
    story.assembly.hidden += element.get(TEXT + "display") == "none"
    return False


def _end_section(story: Story, element: _Element) -> None:
    story.assembly.hidden -= element.get(TEXT + "display") == "none"


def _list(story: Story, element: _Element) -> bool:
    story.lists.begin(element)
    return False


def _end_list(story: Story, _: _Element) -> None:
    story.lists.end()


def _item(story: Story, element: _Element) -> bool:
    story.lists.begin_item(element)
    return False


def _numbered(story: Story, element: _Element) -> bool:
    story.lists.begin_numbered(element)
    return False


def _end_item(story: Story, _: _Element) -> None:
    story.lists.items.pop()


def _spaces(story: Story, element: _Element) -> bool:
    story.assembly.write(" " * number(element, TEXT + "c", 1, 100))
    return True


def _tab(story: Story, _: _Element) -> bool:
    story.assembly.write("\t")
    return True


def _line_break(story: Story, _: _Element) -> bool:
    story.assembly.write("\n")
    return True


BEGIN: dict[str, Begin] = {
    TEXT + "p": _paragraph,
    TEXT + "h": _paragraph,
    TEXT + "span": _span,
    TEXT + "section": _section,
    TEXT + "list": _list,
    TEXT + "list-item": _item,
    TEXT + "list-header": _item,
    TEXT + "numbered-paragraph": _numbered,
    TEXT + "s": _spaces,
    TEXT + "tab": _tab,
    TEXT + "line-break": _line_break,
    TEXT + "ruby-text": leave_out,
}
END: dict[str, End] = {
    TEXT + "p": _end_paragraph,
    TEXT + "h": _end_paragraph,
    TEXT + "span": _end_span,
    TEXT + "section": _end_section,
    TEXT + "list": _end_list,
    TEXT + "list-item": _end_item,
    TEXT + "list-header": _end_item,
    TEXT + "numbered-paragraph": _end_item,
}
