"""Documents whose paragraphs are wrapped over several lines, with the lines joined."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.document import Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint.language.quantities import Quantity

_LINE_END = patterns.plain(r"[ \t\u3000]*[\r\n]+[ \t\u3000\r\n]*")


class Unwrapped(NamedTuple):
    """A document without the line ends inside its paragraphs, and the way back.

    `starts` are where its pieces begin, `shifts` how far each stands from the source.
    """

    document: Document
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def in_source(self, quantity: Quantity) -> Quantity:
        """Give a quantity with the places that it has in the wrapped document."""
        start, end = quantity.span.start, quantity.span.end
        span = Span(self._place(start), self._place(end - 1) + 1)
        figure_end = self._place(quantity.figure_end - 1) + 1
        return quantity._replace(span=span, figure_end=figure_end)

    def _place(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def read(document: Document) -> Unwrapped | None:
    """Join the lines of a document; None where no paragraph is wrapped."""
    text = document.narrow
    wrapped = [block.span for block in document.blocks if _is_wrapped(text, block.span)]
    if not wrapped:
        return None
    pieces: list[str] = []
    starts, shifts, sources = [0], [0], [0]
    length = 0
    for start, end, joint in _line_ends(text, wrapped):
        pieces += (text[sources[-1] : start], joint)
        length += start - sources[-1] + len(joint)
        starts.append(length)
        shifts.append(end - length)
        sources.append(end)
    joined = "".join((*pieces, text[sources[-1] :]))

    def moved(offset: int) -> int:
        return offset - shifts[bisect_right(sources, offset) - 1]

    blocks = tuple(
        replace(block, span=Span(moved(block.span.start), moved(block.span.end)))
        for block in document.blocks
    )
    plain = Document(document.path, document.format, joined, joined, blocks)
    return Unwrapped(plain, tuple(starts), tuple(shifts))


def _is_wrapped(text: str, span: Span) -> bool:
    start, end = span.start, span.end
    return text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0


def _line_ends(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of each line end, and what to put in its place.

    Latin words keep a space between them; Chinese, and a figure in it, runs on.
    """
    for span in spans:
        is_latin = text[span.start : span.end].isascii()
        for match in _LINE_END.finditer(text, span.start, span.end):
            start, end = match.span()
            around = text[start - 1] + text[end : end + 1]
            runs_on = not around.isascii() or (around.isdecimal() and not is_latin)
            yield start, end, "" if runs_on else " "
