"""Documents whose paragraphs are wrapped over several lines, with the lines joined."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.document import Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from draftlint.language.claims import Claim
    from draftlint.language.quantities import Quantity

_IN_NUMBER = frozenset("0123456789.,")
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
        figure_end = self._place(quantity.figure_end - 1) + 1
        return quantity._replace(span=self._span(quantity.span), figure_end=figure_end)

    def claim_in_source(self, claim: Claim) -> Claim:
        """Give a claim with the places that it has in the wrapped document."""
        span, parts = self._span(claim.span), tuple(map(self._span, claim.parts))
        return claim._replace(span=span, parts=parts)

    def _span(self, span: Span) -> Span:
        return Span(self._place(span.start), self._place(span.end - 1) + 1)

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


def claims(
    document: Document, find: Callable[[Document], Iterable[Claim]]
) -> tuple[Claim, ...]:
    """Find claims in a document as if its lines were joined."""
    unwrapped = document.view(read)
    if unwrapped is None:
        return tuple(find(document))
    return tuple(map(unwrapped.claim_in_source, find(unwrapped.document)))


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
            number = all(sign in _IN_NUMBER for sign in around)
            runs_on = not around.isascii() or (number and not is_latin)
            yield start, end, "" if runs_on else " "
