"""Has a numbered passage been pasted a second time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftlint import Document
    from draftlint.language.series import Item

_WORDS = 48  # that many characters behind the number are compared
_LEAST = 20  # titles of fewer are alike in many reports
_ALIKE = 0.7
_CANDIDATES = 8  # a report of one sentence a thousand times must not take an hour


def is_copy(document: Document, item: Item) -> bool:
    """Whether the same number with much the same words stands there once more.

    A pasted passage brings its number along: that is one defect, and the rules for
    duplicates tell it.
    """
    words = _words(document, item)
    if len(words) < _LEAST:
        return False
    from difflib import SequenceMatcher  # few runs need it, and it loads slowly

    places = document.view(_by_beginning)[_beginning(document, item)]
    for other in places[:_CANDIDATES]:
        if other.label.start == item.label.start:
            continue
        match = SequenceMatcher(None, words, _words(document, other), autojunk=False)
        if match.quick_ratio() > _ALIKE and match.ratio() > _ALIKE:
            return True
    return False


def _words(document: Document, item: Item) -> str:
    start, end = item.label.end, document.blocks[item.block].span.end
    return document.source[start : min(start + _WORDS, end)]


def _beginning(document: Document, item: Item) -> str:
    return document.narrow[item.label.start : item.label.end + 2]


def _by_beginning(document: Document) -> dict[str, list[Item]]:
    places: dict[str, list[Item]] = {}
    for series in document.series:
        for item in series.items:
            places.setdefault(_beginning(document, item), []).append(item)
    return places
