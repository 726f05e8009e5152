"""Paragraphs: what they are, their automatic numbers, and which run into the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Kind
from draftlint.formats.word.names import VAL, M, W, has, value
from draftlint.formats.word.story import Paragraph, leave_out
from draftlint.formats.word.styles import Look

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.word.story import Begin, End, Story

_OUTLINE = {str(level): level + 1 for level in range(9)}  # 9 is body text


def _begin(story: Story, element: _Element) -> bool:
    properties = element.find(W + "pPr")
    look = _look(story, properties)
    story.base_hidden = look.hidden
    if story.paragraph is None or not story.carried:
        story.flush()
        in_cell = bool(story.grids) and not story.in_margin
        kind = Kind.TABLE_CELL if in_cell else story.kind
        sheet = story.sheet
        story.paragraph = Paragraph(sheet.at, len(sheet.parts), kind)
        _introduce(story, story.paragraph, *_lasting(story, element, properties, look))
    mark = None if properties is None else properties.find(W + "rPr")
    # The style separator (specVanish) sets two paragraphs in one line.
    story.carried = mark is not None and (
        _is_removed(properties) or has(mark, "specVanish")
    )
    return False


def _end(story: Story, _: _Element) -> None:
    if not story.carried:
        story.flush()


def _introduce(
    story: Story, paragraph: Paragraph, properties: _Element | None, look: Look
) -> None:
    """Write the automatic number and say what the paragraph is."""
    outline, numbers = look.outline, None
    if properties is not None:
        numbers = properties.find(W + "numPr")
        own = properties.find(W + "outlineLvl")
        if own is not None:
            outline = _OUTLINE.get(own.get(VAL) or "", 0)
    counted = story.numbering.of(numbers, look)
    label = story.numbering.next(*counted) if counted else None
    paragraph.contents = look.contents
    if paragraph.kind is Kind.PARAGRAPH and outline and not look.contents:
        paragraph.kind, paragraph.level = Kind.HEADING, outline
    elif paragraph.kind is Kind.PARAGRAPH and label is not None:
        paragraph.kind = Kind.LIST_ITEM
    if label is not None:
        paragraph.label = len(label.text)
        story.sheet.write(label.text)
        story.sheet.write(label.separator)


def _lasting(
    story: Story, element: _Element, properties: _Element | None, look: Look
) -> tuple[_Element | None, Look]:
    """Find the paragraph whose mark stays: a removed mark joins it to the next."""
    while _is_removed(properties):
        following = element.getnext()
        while following is not None and following.tag not in (W + "p", W + "tbl"):
            following = following.getnext()
        if following is None or following.tag == W + "tbl":
            return None, Look()
        element = following
        properties = element.find(W + "pPr")
        look = _look(story, properties)
    return properties, look


def _look(story: Story, properties: _Element | None) -> Look:
    return story.styles.look(value(properties, "pStyle") or story.styles.default)


def _is_removed(properties: _Element | None) -> bool:
    """Whether the paragraph's mark was deleted or moved away."""
    mark = None if properties is None else properties.find(W + "rPr")
    if mark is None:
        return False
    return mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None


# Properties are looked up where they are needed; former ones (…Change) never.
_PROPERTIES = (
    *("pPr", "rPrChange", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr"),
    "sectPr",
)
BEGIN: dict[str, Begin] = {
    W + "p": _begin,
    M + "ctrlPr": leave_out,
    **{W + name: leave_out for name in _PROPERTIES},
}
END: dict[str, End] = {W + "p": _end}
