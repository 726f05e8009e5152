"""The lines of a document: found by what they hold, trimmed, taken out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from draftlint import Edit, Fix, Span, patterns
from draftlint.language import widths
from draftlint_rules.watermark.triggers import hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint import Document

LINE_ENDS = "\r\n\x0b\x0c\x85\u2028\u2029"
_LINE_END = patterns.compile(f"[{LINE_ENDS}]")
_FENCE = patterns.compile(r"(?m)^ {0,3}(?:`{3,}|~{3,})")
_CODE = patterns.compile(r"`[^`\n]+`")
_LATIN = patterns.compile("[A-Za-z]{3}")
_LATIN_WORD = patterns.compile("[A-Za-z]{3}[ -~]*$")
_SENTENCE_END = patterns.compile(r"[。！？!?…][”’」』）)】》\"]*|\.(?=\s|$)")
_REACH = 200  # how far a sentence is followed to its ends
_SHORT = 160  # characters; longer lines are paragraphs
_TACKED = 60  # characters that something tacked on to a paragraph has at most


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


@dataclass(frozen=True, slots=True)
class _Lines:
    """Some lines of a document put together, and where each of them comes from."""

    text: str
    starts: list[int]  # in `text`; every line is followed by one character
    spans: list[Span]  # in the document

    def holding(self, triggers: frozenset[str]) -> dict[str, list[Span]]:
        """Give, for each trigger that stands in these lines, the lines that hold it."""
        found: dict[str, list[Span]] = defaultdict(list)
        for at, trigger in hits(self.text, triggers):
            line = self.spans[bisect_right(self.starts, at) - 1]
            if found[trigger][-1:] != [line]:
                found[trigger].append(line)
        return found


def _every_line(document: Document) -> _Lines:
    ends = [match.start() for match in _LINE_END.finditer(document.source)]
    starts = [0, *(end + 1 for end in ends)]
    spans = [
        Span(*at) for at in zip(starts, (*ends, len(document.source)), strict=True)
    ]
    return _Lines(document.view(readable), starts, spans)


def short_lines(document: Document) -> _Lines:
    """Give the short lines, and what is tacked on to a paragraph like a line.

    That is a bracket at either end, and words after the last full stop.
    """
    every = document.view(_every_line)
    spans = {span: None for span in every.spans if 0 < len(span) <= _SHORT}
    for line in every.spans:
        spans.update(dict.fromkeys(_tacked_on(every.text, trimmed(every.text, line))))
    return _together(every, spans)


def _tacked_on(text: str, line: Span) -> Iterator[Span]:
    if len(line) < 12:
        return
    last = text[line.end - 1]
    tail = max(line.start + 1, line.end - _TACKED)
    if last in "）】]":
        opening = max(text.rfind(mark, tail, line.end) for mark in "（【[")
        if opening > 0 and text[opening - 1] in "。！？；":
            yield Span(opening, line.end)
    elif last not in "。！？；：”":
        stop = max(text.rfind(mark, tail, line.end) for mark in "。！？")
        if stop > 0:
            yield Span(stop + 1, line.end)
    if text[line.start] in "（【[":
        head = min(line.end - 1, line.start + _TACKED)
        closing = max(text.find(mark, line.start, head) for mark in "）】]")
        if closing > 0:
            yield Span(line.start, closing + 1)


def _latin_lines(document: Document) -> _Lines:
    """Give the lines with Latin words, all that English triggers can stand in."""
    every = document.view(_every_line)
    return _together(
        every, (span for span in every.spans if _LATIN.search(every.text, *_ends(span)))
    )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _together(every: _Lines, spans: Iterable[Span]) -> _Lines:
    chosen = list(spans)
    pieces = [every.text[span.start : span.end] for span in chosen]
    starts = list(accumulate((len(piece) + 1 for piece in pieces), initial=0))
    return _Lines("\n".join(pieces), starts[: len(pieces)], chosen)


def lines_with(
    document: Document, triggers: Iterable[str], *, short: bool = False
) -> dict[str, list[Span]]:
    """Give the lines, or the short lines, that hold each of the triggers found."""
    wanted = frozenset(triggers)
    if short:
        return document.view(short_lines).holding(wanted)
    latin = frozenset(trigger for trigger in wanted if _LATIN_WORD.match(trigger))
    return {
        **document.view(_latin_lines).holding(latin),
        **document.view(_every_line).holding(wanted - latin),
    }


def line_at(document: Document, offset: int) -> Span:
    """Give the line that holds an offset, without its end."""
    lines = document.view(_every_line)
    return lines.spans[bisect_right(lines.starts, offset) - 1]


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
