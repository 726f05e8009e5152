"""A Word document in one line of text, for the examples of rules and for tests.

    今年{insertion 张三:又}新增12家。{comment:此数待核}

A stretch in braces has a meaning of its own, named as in MarkKind (with its author, or
what the format calls it, before the colon); `{label:一、}` is an automatic number, and
`{watermark:内部资料}`, `{header:…}` … make a block of that kind.  A line is a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Document, Kind, Mark, MarkKind, Span
from draftlint.formats.word.sheet import Sheet
from draftlint.formats.word.story import Paragraph
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOKEN = patterns.compile(r"\{(?P<kind>[a-z-]+)(?: (?P<of>[^:{}\n]+))?:|[}\r\n]")
_NOT_TEXT = (MarkKind.DELETION, MarkKind.COMMENT, MarkKind.PROPERTY)
_NAMED = (MarkKind.UNFILLED, MarkKind.BROKEN_FIELD, MarkKind.PROPERTY)
_PLACE = Text(zh="第{number}段", en="paragraph {number}")


def document(source: str) -> Document:
    """Make the document that the notation describes."""
    return _Reader(source).document()


def shown(source: str, spans: Iterable[Span]) -> list[Span]:
    """Give spans of the notation as spans of the document it describes."""
    offsets = _Reader(source).offsets
    return [Span(offsets[span.start], offsets[span.end]) for span in spans]


@dataclass(frozen=True)
class _Opened:
    kind: str
    of: str
    start: int
    part: int


class _Reader:
    """Reads the notation; `offsets` maps each of its characters to the document's."""

    def __init__(self, source: str) -> None:
        self.sheet = Sheet()
        self.offsets: list[int] = []
        self.opened: list[_Opened] = []
        self.paragraph = Paragraph(0, 0, Kind.PARAGRAPH)
        self.removed: list[str] = []
        reached = 0
        for token in _TOKEN.finditer(source):
            self.text(source[reached : token.start()])
            reached = token.end()
            self.pass_over(len(token[0]))
            if token["kind"]:
                self.begin(token["kind"], token["of"] or "")
            elif token[0] == "}":
                self.end()
            elif token[0] == "\n":
                self.end_paragraph()
                self.offsets[-1] = self.sheet.at - 1
        self.text(source[reached:])
        self.pass_over(1)
        self.end_paragraph()

    def document(self) -> Document:
        return Document(
            path="draft.docx",
            format="docx",
            source="".join(self.sheet.parts),
            prose=self.sheet.prose(),
            blocks=tuple(self.sheet.blocks),
            marks=tuple(self.sheet.marks),
            extracted=True,
        )

    def text(self, text: str) -> None:
        if any(opened.kind in _NOT_TEXT for opened in self.opened):
            self.removed.append(text)
            self.pass_over(len(text))
            return
        self.offsets += range(self.sheet.at, self.sheet.at + len(text))
        self.sheet.write(text)

    def pass_over(self, length: int) -> None:
        self.offsets += [self.sheet.at] * length

    def begin(self, kind: str, of: str) -> None:
        opened = _Opened(kind, of, self.sheet.at, len(self.sheet.parts))
        self.opened.append(opened)
        self.removed.clear()

    def end(self) -> None:
        ended = self.opened.pop()
        span = Span(ended.start, self.sheet.at)
        if ended.kind == "label":
            self.paragraph.label, self.paragraph.kind = len(span), Kind.LIST_ITEM
        elif ended.kind in set(MarkKind):
            kind = MarkKind(ended.kind)
            named = {"name" if kind in _NAMED else "author": ended.of}
            self.sheet.mark(Mark(kind, span, "".join(self.removed), **named))
        else:
            self.paragraph.kind = Kind(ended.kind)

    def end_paragraph(self) -> None:
        paragraph, sheet = self.paragraph, self.sheet
        text = "".join(sheet.parts[paragraph.part :])
        place = _PLACE.format(number=len(sheet.blocks) + 1)
        sheet.block(Span(paragraph.start, sheet.at), text, place, paragraph)
        sheet.write("\n")
        self.paragraph = Paragraph(sheet.at, len(sheet.parts), Kind.PARAGRAPH)
