"""Has a numbered passage been pasted a second time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint_rules.numbering.parts import named_counts

if TYPE_CHECKING:
    from draftlint import Document
    from draftlint.language.series import Item

_WORDS = 60  # that many characters behind the number are compared
_LEAST = 20  # titles of fewer are alike in many reports
_ALIKE = 0.6
_FIGURE = patterns.compile(r"\d+(?:\.\d+)?")
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
        there = _words(document, other)
        match = SequenceMatcher(None, words, there, autojunk=False)
        alike = match.quick_ratio() > _ALIKE and match.ratio() > _ALIKE
        if alike and _have_same_figures(words, there):
            return True
    return False


def _have_same_figures(words: str, there: str) -> bool:
    """The parts of a budget report are alike but for their figures: no copies."""
    one, other = set(_FIGURE.findall(words)), set(_FIGURE.findall(there))
    return len(one & other) == min(len(one), len(other))


def _words(document: Document, item: Item) -> str:
    start, end = item.label.end, document.blocks[item.block].span.end
    return document.source[start : min(start + _WORDS, end)]


def _beginning(document: Document, item: Item) -> str:
    return document.narrow[item.label.start : item.label.end + 2]


def _by_beginning(document: Document) -> dict[str, list[Item]]:
    places: dict[str, list[Item]] = {}
    for series in (*document.series, *document.view(named_counts.read)):
        for item in series.items:
            places.setdefault(_beginning(document, item), []).append(item)
    return places
