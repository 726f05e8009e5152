"""Which heading of the text an entry of the contents means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Span, patterns
from draftlint_rules.numbering.parts.contents_entries import Entry, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint import Document

_LONGEST = 80  # characters; a longer paragraph is no unnumbered heading
_ALIKE = 60  # percent of their characters that two wordings of one title share
_OFTEN = 20  # so many headings of the same words are looked at
_NEAR = 500  # … and so many short lines behind the last heading that was found
_ANNEX = patterns.compile(r"附[件录表图]?\d{0,2}|annex|appendix")


def headings(document: Document, start: int) -> Iterator[Entry]:
    """Yield the headings behind the contents, and what may be one without a number.

    第一章 on a line of its own has its words on the next.
    """
    bare: Entry | None = None
    for heading in _lines_like_headings(document, start):
        if bare and not heading.label:
            yield Entry(bare.span, bare.label, heading.words)
            bare = None
            continue
        if bare:
            yield bare
        bare = heading if heading.label and not heading.words else None
        if bare is None:
            yield heading
    if bare:
        yield bare


def _lines_like_headings(document: Document, start: int) -> Iterator[Entry]:
    numbered = {
        heading.block.span.start: Span(heading.label.start, heading.title.end)
        for heading in document.outline
    }
    for block in document.blocks:
        if block.span.start < start:
            continue
        if block.span.start in numbered:
            yield said(document, numbered[block.span.start])
        elif len(block.span) <= _LONGEST:
            yield said(document, block.span)


def paired(entries: Sequence[Entry], headings: Sequence[Entry]) -> dict[int, int]:
    """Pair entries with headings: the same, the same words, or likely the same."""
    pairs: dict[int, int] = {}
    for labels in (True, False):
        places: dict[tuple[str, str], list[int]] = {}
        for at, heading in enumerate(headings):
            places.setdefault(_key(heading, labels=labels), []).append(at)
        used, reached = set(pairs.values()), -1
        for index, entry in enumerate(entries):
            if index not in pairs:
                there = places.get(_key(entry, labels=labels), ())[:_OFTEN]
                free = [at for at in there if at not in used]
                if not free:
                    continue
                pairs[index] = next((at for at in free if at > reached), free[0])
                used.add(pairs[index])
            reached = pairs[index]
    return {**pairs, **_likely(entries, headings, pairs)}


def _key(entry: Entry, *, labels: bool) -> tuple[str, str]:
    return entry.label if labels else "", entry.words


def _likely(
    entries: Sequence[Entry], headings: Sequence[Entry], pairs: dict[int, int]
) -> dict[int, int]:
    """Pair what is left with a heading between those of the neighbours."""
    found: dict[int, int] = {}
    used = set(pairs.values())
    for index, entry in enumerate(entries):
        if index in pairs:
            continue
        before = [pairs[i] for i in range(index) if i in pairs]
        behind = [pairs[i] for i in range(index, len(entries)) if i in pairs]
        first = max([*before[-1:], *list(found.values())[-1:], -1]) + 1
        last = min([*behind[:1], first + _NEAR])
        for at in range(first, min(last, len(headings))):
            if at not in used and _is_likely(headings[at], entry):
                found[index] = at
                break
    return found


def _is_likely(heading: Entry, entry: Entry) -> bool:
    """Whether number, or much of the words, are the same."""
    if entry.label and heading.label:
        return entry.label == heading.label
    if agrees(heading, entry):
        return True
    from rapidfuzz.fuzz import ratio  # few runs need it

    return ratio(heading.words, entry.words) >= _ALIKE


def agrees(heading: Entry, entry: Entry) -> bool:
    """Whether the words are the same, as far as both are on the line of the number."""
    here, there = entry.words, heading.words
    if here == there or not (here and there):
        return True
    return _ANNEX.match(here) is not None and (
        here.startswith(there) or there.startswith(here)
    )
