"""How text that a site, a program or an assistant left behind is located."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import regex

from draftlint import Span, patterns
from draftlint_rules.watermark.lines import (
    lines_with,
    readable,
    sentence_around,
    trimmed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint import Document

# What may stand around a stray line without being part of what it says.
_AROUND = " \t\u00a0\u3000（）()【】[]「」<>《》“”\"'‘’*#>|·•●★☆※-—–=~_。.，,；;：:！!"


class Place(Enum):
    """What is stray where a marker's pattern holds."""

    SENTENCE = auto()  # the sentence around the words
    WORDS = auto()  # only the words themselves
    LINE = auto()  # the line; the pattern is all of it, but for marks around it


@dataclass(frozen=True, slots=True)
class Marker:
    """A tell-tale wording: one of the triggers occurs, and the pattern holds there.

    The triggers, written a|b|c, are the cheap test of the whole document; only lines
    that hold one are matched.  Patterns see full-width letters and digits narrow.
    """

    triggers: str
    pattern: str
    place: Place = Place.SENTENCE


def stray(document: Document, *groups: Iterable[Marker]) -> Iterator[tuple[Span, int]]:
    """Yield what groups of markers find, with the index of the group.

    Spans are whole sentences; neighbours are joined and go by their first group.
    """
    markers = [
        (index, marker) for index, group in enumerate(groups) for marker in group
    ]
    lines = {
        whole: lines_with(document, _triggers(markers, whole=whole), short=whole)
        for whole in (True, False)
    }
    found = sorted(
        (span, index)
        for index, marker in markers
        for span in _held(document, marker, lines[marker.place is Place.LINE])
    )
    yield from joined(document.view(readable), found)


def _triggers(markers: Iterable[tuple[int, Marker]], *, whole: bool) -> Iterator[str]:
    """Yield the triggers of markers of whole lines, or of all the others."""
    for _, marker in markers:
        if (marker.place is Place.LINE) is whole:
            yield from marker.triggers.split("|")


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


def _held(
    document: Document, marker: Marker, lines: dict[str, list[Span]]
) -> Iterator[Span]:
    text = document.view(readable)
    pattern = _compiled(marker.pattern)
    holding = (lines.get(trigger, ()) for trigger in marker.triggers.split("|"))
    for line in dict.fromkeys(chain.from_iterable(holding)):
        if marker.place is Place.LINE:
            inside = trimmed(text, line, _AROUND)
            if pattern.fullmatch(text, inside.start, inside.end):
                yield trimmed(text, line)
            continue
        for match in pattern.finditer(text, line.start, line.end):
            words = Span.of(match)
            if marker.place is Place.SENTENCE:
                words = sentence_around(text, line, words)
            yield words


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return patterns.compile(pattern, regex.IGNORECASE | regex.MULTILINE)
