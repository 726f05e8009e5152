"""The lines of a document: found by what they hold, trimmed, taken out."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from draftlint import Edit, Fix, Span, patterns
from draftlint.language import widths
from draftlint_rules.watermark.parts.triggers import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint import Document

LINE_ENDS = "\r\n\x0b\x0c\x85\u2028\u2029"
_LINE_END = patterns.compile(f"[{LINE_ENDS}]")
_FENCE = patterns.compile(r"(?m)^ {0,3}(?:`{3,}|~{3,})")
_CODE = patterns.compile(r"`[^`\n]+`")
_SENTENCE_END = patterns.compile(r"[。！？!?…][”’」』）)】》\"]*|\.(?=\s|$)")
_REACH = 200  # how far a sentence is followed to its ends
_SHORT = 160  # characters; longer lines are paragraphs
_TACKED = 60  # characters that something tacked on to a paragraph has at most
_LEAST_TACKED_TO = 12  # characters that the line has with it
_CLOSE_SENTENCES = "。！？；：”"


def readable(document: Document) -> str:
    """Give the source without Markdown code, of equal length, widths made narrow.

    Unlike `document.narrow` it holds URLs and HTML tags: residue often is one.
    """
    if document.format != "markdown":
        return document.narrow
    return widths.narrow(_without_code(document.source))


def _without_code(source: str) -> str:
    pieces, done, fence = [], 0, None
    for mark in _FENCE.finditer(source):
        if fence is None:
            fence = mark.start()
        else:
            pieces += [source[done:fence], _blank(source[fence : mark.end()])]
            done, fence = mark.end(), None
    rest = source[done:]
    return "".join(pieces) + _CODE.sub(lambda match: _blank(match[0]), rest)


def _blank(text: str) -> str:
    return "".join(c if c in LINE_ENDS else " " for c in text)


def ascii_runs(document: Document) -> str:
    """Give what a document holds of ASCII: for a Chinese one, little to search."""
    return runs_of(document.view(readable))


class Lines(NamedTuple):
    """Some lines of a document put together, and where each of them comes from."""

    text: str
    starts: list[int]  # in `text`; every line is followed by its end
    spans: list[tuple[int, int]]  # in the document, without line ends

    def at(self, offset: int) -> Span:
        """Give the line that holds an offset of `text`, without its end."""
        return Span(*self.spans[bisect_right(self.starts, offset) - 1])


def every_line(document: Document) -> Lines:
    """Give all lines of a document."""
    source = document.source
    lengths = map(len, source.splitlines(keepends=True))
    starts = list(accumulate(lengths, initial=0))
    # The last start is the end of the text: an empty line, where a line end precedes.
    ends = [*map(add, starts, map(len, source.splitlines())), len(source)]
    return Lines(document.view(readable), starts, list(zip(starts, ends, strict=True)))


def short_lines(document: Document) -> Lines:
    """Give the short lines, and what is tacked on to a paragraph like a line.

    That is a bracket at either end, and words after the last full stop.
    """
    every = document.view(every_line)
    text = every.text
    chosen = {line: None for line in every.spans if 0 < line[1] - line[0] <= _SHORT}
    for start, end in every.spans:
        if end - start >= _LEAST_TACKED_TO and _may_have_tacked_on(text, start, end):
            line = trimmed(text, Span(start, end))
            chosen.update(dict.fromkeys(_tacked_on(text, line)))
    pieces = [text[start:end] for start, end in chosen]
    starts = list(accumulate((len(piece) + 1 for piece in pieces), initial=0))
    return Lines("\n".join(pieces), starts[: len(pieces)], list(chosen))


def _may_have_tacked_on(text: str, start: int, end: int) -> bool:
    """Tell most paragraphs apart by their first and last characters."""
    first, last = text[start], text[end - 1]
    return last not in _CLOSE_SENTENCES or first in "（【[" or first.isspace()


def _tacked_on(text: str, line: Span) -> Iterator[tuple[int, int]]:
    if len(line) < _LEAST_TACKED_TO:
        return
    last = text[line.end - 1]
    tail = max(line.start + 1, line.end - _TACKED)
    if last in "）】]":
        opening = max(text.rfind(mark, tail, line.end) for mark in "（【[")
        if opening > 0 and text[opening - 1] in "。！？；":
            yield opening, line.end
    elif last not in _CLOSE_SENTENCES:
        stop = max(text.rfind(mark, tail, line.end) for mark in "。！？")
        if stop > 0:
            yield stop + 1, line.end
    if text[line.start] in "（【[":
        head = min(line.end - 1, line.start + _TACKED)
        closing = max(text.find(mark, line.start, head) for mark in "）】]")
        if closing > 0:
            yield line.start, closing + 1


def line_at(document: Document, offset: int) -> Span:
    """Give the line that holds an offset, without its end."""
    return document.view(every_line).at(offset)


def trimmed(text: str, span: Span, around: str | None = None) -> Span:
    """Give a span without the white space, or the characters named, around it."""
    part = text[span.start : span.end]
    start = span.end - len(part.lstrip(around))
    return Span(start, max(start, span.start + len(part.rstrip(around))))


def sentence_around(text: str, line: Span, hit: Span) -> Span:
    """Give the sentence, or sentences, of a line that a hit stands in."""
    start, end = max(line.start, hit.start - _REACH), min(line.end, hit.end + _REACH)
    for mark in _SENTENCE_END.finditer(text, start, end):
        if mark.end() <= hit.start:
            start = mark.end()
        elif mark.end() >= hit.end:
            end = mark.end()
            break
    return trimmed(text, Span(start, end))


def without(document: Document, span: Span, *, safe: bool = False) -> Fix:
    """Take a span out, and its line with it where nothing else stands there."""
    line = line_at(document, span.start)
    if trimmed(document.source, line) in span:
        end = line.end
        if document.source.startswith("\r\n", end):
            end += 2
        elif end < len(document.source) and _LINE_END.match(document.source, end):
            end += 1
        span = Span(line.start, max(end, span.end))
    return Fix((Edit(span, ""),), safe=safe)


def occurrences(text: str, literals: Iterable[str]) -> Iterator[Span]:
    """Yield every place where one of the literal texts stands."""
    for literal in filter(None, literals):
        at = text.find(literal)
        while at >= 0:
            yield Span(at, at + len(literal))
            at = text.find(literal, at + len(literal))
