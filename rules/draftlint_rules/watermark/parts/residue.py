"""How text that a site, a program or an assistant left behind is located."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import regex

from draftlint import Span, patterns
from draftlint_rules.watermark.parts.lines import (
    every_line,
    readable,
    sentence_around,
    short_lines,
    trimmed,
)
from draftlint_rules.watermark.parts.marker import Marker, Place
from draftlint_rules.watermark.parts.triggers import hits
from draftlint_rules.watermark.parts.wordings import by_trigger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint import Document

# What may stand around a stray line without being part of what it says.
_AROUND = (
    " \t\u00a0\u3000（）()【】[]「」<>《》“”\"'‘’*#>|·•●★☆▼▲◆■▶↓※-—–=~_。.，,；;：:！!"
)

_QUOTES = (("“", "”"), ("‘", "’"), ("「", "」"), ('"', '"'))
_LEAST_AROUND = 6  # letters of a sentence that quotes something


def stray(document: Document, *groups: Iterable[Marker]) -> Iterator[tuple[Span, int]]:
    """Yield what groups of markers find, with the index of the group.

    Spans are whole sentences; neighbours are joined and go by their first group.
    """
    lines = document.view(lines_by_marker)
    found = sorted(
        (span, index)
        for index, group in enumerate(groups)
        for marker in group
        if marker in lines
        for span in _held(document, marker, lines[marker])
    )
    yield from joined(document.view(readable), found)


def lines_by_marker(document: Document) -> dict[Marker, tuple[Span, ...]]:
    """Give the lines that hold a trigger of a marker, for every marker there is.

    For a marker of whole lines they are the short lines alone.
    """
    found: dict[Marker, dict[Span, None]] = defaultdict(dict)
    for whole_lines, lines in ((False, every_line), (True, short_lines)):
        markers = by_trigger(whole_lines=whole_lines)
        read = document.view(lines)
        for at, trigger in hits(read.text, frozenset(markers)):
            line = read.at(at)
            for marker in markers[trigger]:
                found[marker][line] = None
    return {marker: tuple(spans) for marker, spans in found.items()}


def joined(text: str, found: Iterable[tuple[Span, int]]) -> Iterator[tuple[Span, int]]:
    """Join sorted spans that overlap or have only blanks of one line between them."""
    current: tuple[Span, int] | None = None
    for span, index in found:
        if current is not None and _touch(text, current[0], span):
            whole = Span(current[0].start, max(current[0].end, span.end))
            current = whole, min(current[1], index)
            continue
        if current is not None:
            yield current
        current = span, index
    if current is not None:
        yield current


def _touch(text: str, left: Span, right: Span) -> bool:
    between = text[left.end : min(right.start, left.end + 10)]
    return not between.strip(" \t\u3000") and right.start - left.end < 10


def _held(document: Document, marker: Marker, lines: Iterable[Span]) -> Iterator[Span]:
    text = document.view(readable)
    pattern = _compiled(marker.pattern)
    also = marker.also.split("|")
    for line in lines:
        if not any(text.find(word, line.start, line.end) >= 0 for word in also):
            continue
        if marker.place is Place.LINE:
            inside = trimmed(text, line, _AROUND)
            if pattern.fullmatch(text, inside.start, inside.end):
                yield trimmed(text, line)
            continue
        for match in pattern.finditer(text, line.start, line.end):
            words = Span.of(match)
            if marker.place is Place.SENTENCE:
                if is_quoted(text, line, words):
                    continue
                words = sentence_around(text, line, words)
            yield words


def is_quoted(text: str, line: Span, words: Span) -> bool:
    """Whether a line speaks of words by quoting them: 残留“作为AI语言模型”等字样."""
    for opening, closing in _QUOTES:
        start = text.rfind(opening, line.start, words.start + 1)
        if start < 0 or text.find(closing, start + 1, words.start) >= 0:
            continue
        end = text.find(closing, max(words.end - 1, start + 1), line.end)
        around = text[line.start : start] + text[end + 1 : line.end]
        if end >= 0 and sum(map(str.isalpha, around)) >= _LEAST_AROUND:
            return opening != closing or text.count(opening, line.start, start) % 2 == 0
    return False


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return patterns.compile(pattern, regex.IGNORECASE | regex.MULTILINE)
