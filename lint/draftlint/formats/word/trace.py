"""Where the text came from: each stretch of the source and the element it stood in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from draftlint.formats.word.names import M, W
from draftlint.formats.word.sheet import Sheet

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.document import Document, Span
    from draftlint.formats.word.package import Package

# What text is read from; all else (automatic numbers, line ends) is Word's own.
WRITTEN = frozenset(
    {
        *(W + "t", W + "tab", W + "ptab", W + "br", W + "cr", W + "noBreakHyphen"),
        *(W + "sym", W + "fldChar", M + "t"),
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source and the element that it was read from."""

    start: int
    end: int
    element: _Element

    @property
    def is_text(self) -> bool:
        """Whether somebody wrote it; an automatic number or a line end is generated."""
        return self.element.tag in WRITTEN


@dataclass
class TracedSheet(Sheet):
    """A sheet that remembers where each piece of its text came from."""

    pieces: list[Piece] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Put text at the end, and note the element being read."""
        if text and self.element is not None:
            self.pieces.append(Piece(self.at, self.at + len(text), self.element))
        super().write(text)


@dataclass(frozen=True)
class Traced:
    """A document, and where its text stands in the package; `main` is the main part."""

    document: Document
    package: Package
    main: _Element
    pieces: tuple[Piece, ...]

    def pieces_in(self, span: Span) -> tuple[Piece, ...]:
        """Give the pieces that share a character with a span; an empty one touches."""
        if not len(span):
            first = bisect_left(self.pieces, span.start, key=lambda piece: piece.end)
            last = bisect_right(self.pieces, span.start, key=lambda piece: piece.start)
        else:
            first = bisect_right(self.pieces, span.start, key=lambda piece: piece.end)
            last = bisect_left(self.pieces, span.end, key=lambda piece: piece.start)
        return self.pieces[first:last]


def part_of(element: _Element) -> str:
    """Give the name of the part that an element stands in."""
    return element.getroottree().docinfo.URL or ""
