"""Numbered figures, tables and annexes: 图1, 表2-3, 附件4, Table 5."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint import Kind, Span, patterns
from draftlint.language import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document

KIND = "图|表|附图|附表|附件|附录|专栏|Figure|Table|Box|Annex|Appendix|Attachment"
# Appendices go by letters too: 附录A, Annex B.
NUMBER = (
    rf"(?:[{numerals.HAN}]{{1,3}}|\d{{1,3}}"
    r"|(?<=(?:附录|附件|Annex|Appendix)\s?)[A-HJ-U](?![A-Za-z0-9]))"
)
_COUNTED = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.TEXT_BOX})
_LONGEST = 80  # a longer block that begins with 表1 speaks of the table


class Caption(NamedTuple):
    """A figure, table or annex with its number; `chapter` is the 2 of 表2-3."""

    kind: str
    chapter: str
    number: int
    label: Span
    title: str


def read(document: Document) -> tuple[Caption, ...]:
    """Read the captions in reading order, and the annexes listed at the end."""
    found = [*_captions(document), *_listed_annexes(document)]
    return tuple(sorted(found, key=lambda caption: caption.label))


def _captions(document: Document) -> Iterator[Caption]:
    for block in document.blocks:
        if block.kind not in _COUNTED or len(block.span) > _LONGEST:
            continue
        match = _CAPTION.match(document.narrow, block.span.start, block.span.end)
        number = numerals.read(match["number"]) if match else None
        if match is None or number is None:
            continue
        title = document.narrow[match.end() : block.span.end].strip()
        if title.endswith(("。", "；", ";")) or (
            title[-1:] == "." and not match["mark"]
        ):
            continue
        label = Span(match.start("kind"), match.end("number"))
        yield Caption(match["kind"], match["chapter"] or "", number, label, title)


def _listed_annexes(document: Document) -> Iterator[Caption]:
    """附件：1.名单 and the lines below it."""
    for series in document.series:
        first = series.items[0]
        start = document.blocks[first.block].span.start
        opening = document.narrow[start : first.label.start].strip()
        if series.style == "1." and opening in ("附件：", "附件:"):
            for item in series.items:
                yield Caption("附件", "列", item.number, item.label, "")


_CAPTION = patterns.compile(
    rf"""(?x)
    \s* (?P<kind>{KIND}) \s?
    (?: (?P<chapter>\d{{1,2}}) [-–—.] (?=\d) )? (?P<number>{NUMBER})
    (?: \s? (?P<mark>[：:.、]) | (?=\s|$|[（(]续) )
    """
)
