"""The numbered headings of a document and the sections they open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint.document import Span
from draftlint.language.labels import ORDINALS
from draftlint.language.sentences import SENTENCE_END

if TYPE_CHECKING:
    from draftlint.document import Block, Document
    from draftlint.language.series import Item, Series


class Heading(NamedTuple):
    """A numbered heading.

    `style` names the form of the number ("一、", "（一）", "1.", "第一章", "1.1" …),
    `number` is its value (the last part of a decimal number), `label` is where the
    number stands, `title` the heading's words without the number (a heading that is
    run in ends with its first sentence), `section` runs from the label up to the next
    heading that is not deeper, `level` is 1 for the outermost style in use here.
    """

    style: str
    number: int
    label: Span
    title: Span
    section: Span
    level: int
    block: Block


def read(document: Document) -> tuple[Heading, ...]:
    """Read the outline: the series whose members open their blocks."""
    found = [
        (item, series)
        for series in document.series
        if series.style not in ORDINALS
        for item in series.items
        if item.head
    ]
    found.sort(key=lambda each: each[0].label)
    ends = _section_ends(found, len(document.source))
    return tuple(
        Heading(
            style=series.style,
            number=item.number,
            label=item.label,
            title=_title(document, item),
            section=Span(item.label.start, end),
            level=series.level,
            block=document.blocks[item.block],
        )
        for (item, series), end in zip(found, ends, strict=True)
    )


def _section_ends(found: list[tuple[Item, Series]], end: int) -> list[int]:
    ends = [end] * len(found)
    waiting: list[int] = []
    for at, (item, series) in enumerate(found):
        while waiting and found[waiting[-1]][1].level >= series.level:
            ends[waiting.pop()] = item.label.start
        waiting.append(at)
    return ends


def _title(document: Document, item: Item) -> Span:
    block = document.blocks[item.block].span
    end = SENTENCE_END.search(document.narrow, item.label.end, block.end)
    stop = end.end() if end else block.end
    text = document.prose[item.label.end : stop]
    start = item.label.end + len(text) - len(text.lstrip())
    return Span(start, max(start, stop - len(text) + len(text.rstrip())))
