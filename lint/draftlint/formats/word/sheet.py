"""What has been read of a Word file so far: text, blocks, tables, marks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Block, Mark, MarkKind, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.document import Kind, Table
    from draftlint.formats.word.story import Paragraph
    from draftlint.wording import Text

# After a break within a paragraph: what cannot be the same sentence going on.
_ENDED = patterns.compile(r"[。！？!?；;：:…．.]\s*$")
_BEGINS = patterns.compile(
    r"""(?x)
    [ \t]{2} | \u3000
    | [（(]?[一二三四五六七八九十]{1,3}[）)、.．] | 第[一二三四五六七八九十\d]{1,4}[章节条部]
    | [（(]?\d{1,3}[）)、.．](?!\d) | [①-⑳] | [-*•·●]\s
    """
)
_MERGED = (MarkKind.INSERTION, MarkKind.DELETION, MarkKind.MOVE, MarkKind.HIDDEN)
_BLANKED = patterns.compile(r"[^\n]")
_LONG = 2000


@dataclass
class Sheet:
    """Text is written to the end; offsets are those of the document to be.

    `silent` are stretches that stand in the source but not in the prose; `boxes` the
    text boxes met, to be read behind the body; `words` those of WordArt and watermarks;
    `pictures` the names of pictures that are watermarks; `notes` the foot- and endnotes
    in the order of their references; `anchors` what each comment belongs to; `targets`
    the bookmarks that references name, and the marks they earn if there are none;
    `element` is the one being read.
    """

    parts: list[str] = field(default_factory=list)
    at: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    silent: list[Span] = field(default_factory=list)
    boxes: list[tuple[_Element, Text]] = field(default_factory=list)
    words: list[tuple[str, Kind, Text]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    notes: dict[tuple[str, str], None] = field(default_factory=dict)
    anchors: dict[str, Span] = field(default_factory=dict)
    targets: list[tuple[str, Mark]] = field(default_factory=list)
    element: _Element | None = None

    def write(self, text: str) -> None:
        """Put text at the end."""
        self.parts.append(text)
        self.at += len(text)

    def mark(self, mark: Mark) -> None:
        """Add a mark; one that goes on where its like ended prolongs that one."""
        last = self.marks[-1] if self.marks else None
        if (
            last
            and mark.kind in _MERGED
            and (last.kind, last.author) == (mark.kind, mark.author)
            and last.span.end == mark.span.start
            and bool(last.text) == bool(mark.text)
            and len(last.text) < _LONG
        ):
            self.marks.pop()
            span = Span(last.span.start, mark.span.end)
            mark = replace(mark, span=span, text=last.text + mark.text)
        self.marks.append(mark)
        if mark.kind in (MarkKind.HIDDEN, MarkKind.CONTENTS, MarkKind.UNFILLED):
            self.silent.append(mark.span)

    def block(self, span: Span, text: str, place: Text, paragraph: Paragraph) -> bool:
        """Add the blocks of one paragraph: one, or one a line where lines were typed.

        Say whether there was anything to read.
        """
        lines = _lines(text)
        for line in lines:
            within = Span(span.start + line.start, span.start + line.end)
            first = paragraph.label and not line.start
            label = Span(span.start, span.start + paragraph.label) if first else None
            level = paragraph.level
            self.blocks.append(Block(paragraph.kind, within, place, level, label))
        return bool(lines)

    def since(self, part: int, at: int) -> str:
        """Give what was written from a part on, if it is no longer than a title."""
        return "".join(self.parts[part:]) if self.at - at <= _LONG else ""

    def prose(self) -> str:
        """Give the source with what is silent blanked by spaces; line ends stay."""
        source = "".join(self.parts)
        pieces, reached = [], 0
        for span in sorted(self.silent):
            start, end = max(span.start, reached), span.end
            if start >= end:
                continue
            pieces += [source[reached:start], _BLANKED.sub(" ", source[start:end])]
            reached = end
        return "".join([*pieces, source[reached:]])


def _lines(text: str) -> list[Span]:
    """Part a paragraph at the breaks typed in it that end a sentence or a page."""
    if "\n" not in text:
        return [Span(0, len(text))] if text and not text.isspace() else []
    lines: list[Span] = []
    start = reached = 0
    for line in text.split("\n"):
        before = Span(start, max(start, reached - 1))
        blank = not line or line.isspace()
        if blank or _BEGINS.match(line) or _ENDED.search(text, *_tail(before)):
            lines.append(before)
            start = reached + blank * (len(line) + 1)
        reached += len(line) + 1
    lines.append(Span(min(start, len(text)), len(text)))
    return [line for line in lines if text[line.start : line.end].strip()]


def _tail(line: Span) -> tuple[int, int]:
    return max(line.start, line.end - 20), line.end
