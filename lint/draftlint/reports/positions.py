"""Lines, columns and excerpts: offsets become positions here and nowhere else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.document import Kind, Span
from draftlint.wording import Text, both

if TYPE_CHECKING:
    from draftlint.document import Document

# What reads as a line end in an editor; str.splitlines knows more, which editors do
# not.
_LINE_END = patterns.compile(r"\r\n|\r|\n")
_NOWHERE = both("")
# 〔〕, because a heading often begins with a number in round brackets.
_UNDER = Text(zh="{place}〔{heading}〕", en="{place} (under “{heading}”)")
_HEADING_END = "。：:．."
_LONGEST_HEADING = 16
# What stands on pages or at the end, under no heading in particular.
_BESIDE_THE_TEXT = (Kind.HEADER, Kind.FOOTER, Kind.NOTE, Kind.COMMENT, Kind.WATERMARK)


class Position(NamedTuple):
    """An offset from 0, a line and a column from 1, all in code points."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True)
class Positions:
    """Where things stand in one document."""

    document: Document

    @cached_property
    def _starts(self) -> list[int]:
        source = self.document.source
        if "\r" not in source:
            lengths = (len(line) + 1 for line in source.split("\n")[:-1])
            return [0, *accumulate(lengths)]
        return [0, *(match.end() for match in _LINE_END.finditer(source))]

    def at(self, offset: int) -> Position:
        """Give line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Position(offset, line, offset - self._starts[line - 1] + 1)

    def place(self, offset: int) -> Text:
        """Say where a person looks for it: 第12段, 表2 第3行第2列 …"""
        block = self.document.block_at(offset)
        return block.place if block else _NOWHERE

    @property
    def in_file(self) -> bool:
        """Whether lines and columns are those of the file, not of extracted text."""
        return not self.document.extracted

    def where(self, offset: int) -> Text:
        """Say where to look: line:column in a text, else the place and its heading."""
        if self.in_file:
            at = self.at(offset)
            return both(f"{at.line}:{at.column}")
        heading = self.heading_above(offset)
        if not heading:
            return self.place(offset)
        return _UNDER.format(place=self.place(offset), heading=heading)

    def heading_above(self, offset: int) -> str:
        """Give the words of the heading that a place stands under, cut short."""
        block = self.document.block_at(offset)
        if block is not None and block.kind in _BESIDE_THE_TEXT:
            return ""
        index = bisect_left(self._headings, Span(offset, 0)) - 1
        # A place within the heading itself needs no heading.
        if index < 0 or offset < self._headings[index].end:
            return ""
        words = " ".join(self.document.text(self._headings[index]).split())
        if len(words) > _LONGEST_HEADING:
            return words[:_LONGEST_HEADING] + "…"
        return words.rstrip(_HEADING_END) or words

    @cached_property
    def _headings(self) -> list[Span]:
        styled = [b.span for b in self.document.blocks if b.kind is Kind.HEADING]
        numbered = [Span(h.label.start, h.title.end) for h in self.document.outline]
        return sorted((*styled, *numbered))

    def context(self, span: Span, around: int = 20) -> str:
        """Give the text around a span, cut at line ends, at most `around` each side."""
        source = self.document.source
        before = source[max(0, span.start - around) : span.start]
        after = source[span.end : span.end + around]
        begins = max(before.rfind("\n"), before.rfind("\r")) + 1
        ends = min(len(after.partition("\n")[0]), len(after.partition("\r")[0]))
        return before[begins:] + source[span.start : span.end] + after[:ends]
