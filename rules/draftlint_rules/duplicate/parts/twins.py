"""The passages and the sentences of a draft that stand twice."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from draftlint.language import clauses, similarity
from draftlint_rules.duplicate.parts import differences
from draftlint_rules.duplicate.parts.evidence import verbatim, weighed
from draftlint_rules.duplicate.parts.folding import originals
from draftlint_rules.duplicate.parts.judging import Likeness, judged
from draftlint_rules.duplicate.parts.places import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from draftlint import Document, Span
    from draftlint.language.alignment import Pair
    from draftlint_rules.duplicate.parts.differences import Difference

# A copy of fewer characters is a sentence, even if it is a paragraph of its own.
SECTION = 60


@dataclass(frozen=True, slots=True)
class Twin:
    """A later copy and the earlier one.

    `share` is the part of the later copy that stands before, in percent; `others` are
    further copies, folded into this one because there are so many.
    """

    likeness: Likeness
    later: Span
    earlier: Span
    share: int
    evidence: float
    differences: tuple[Difference, ...]
    others: tuple[Span, ...] = ()

    @property
    def is_section(self) -> bool:
        """Whether this is a matter for repeated-section, not for repeated-sentence."""
        return self.likeness is Likeness.PASSAGE and len(self.later) >= SECTION


def read(document: Document) -> tuple[Twin, ...]:
    """Find the twins, none within another, in reading order of the later copies."""
    found = [
        _twin(document, likeness, pairs)
        for passage in document.view(similarity.passages)
        for likeness, pairs in judged(document, passage)
    ]
    found.sort(key=_rank)
    kept: list[Twin] = []
    for twin in found:
        at = bisect_right(kept, twin.later, key=_later)
        near = kept[max(0, at - 1) : at + 1]
        if not any(other.later.overlaps(twin.later) for other in near):
            kept.insert(at, twin)
    return tuple(_folded(document, _told_once(kept)))


def _rank(twin: Twin) -> tuple[bool, float, Span]:
    """Passages come first, then what has more evidence, then what stands earlier."""
    return twin.likeness is not Likeness.PASSAGE, -twin.evidence, twin.earlier


def _later(twin: Twin) -> Span:
    return twin.later


def _folded(document: Document, twins: Sequence[Twin]) -> Sequence[Twin]:
    """Fold copies of which each has slips of its own, if there are many."""
    if len(twins) < similarity.OFTEN:
        return twins
    return _joined(twins, originals(document.text(twin.later) for twin in twins))


def _told_once(twins: Sequence[Twin]) -> Sequence[Twin]:
    """Fold many copies of one original; a copy of a copy belongs to it, too."""
    places = _places(twins)
    # Each place points to an earlier one, or to itself.
    origin = list(range(len(places)))

    def first(place: int) -> int:
        while origin[place] != place:
            origin[place] = place = origin[origin[place]]
        return place

    for twin in twins:
        low, high = sorted(first(places[span]) for span in (twin.earlier, twin.later))
        origin[high] = low
    return _joined(twins, (first(places[twin.later]) for twin in twins))


def _joined(twins: Sequence[Twin], origins: Iterable[int]) -> Sequence[Twin]:
    """Make one of the twins with the same origin where there are many."""
    copies: dict[int, list[Twin]] = {}
    for twin, origin in zip(twins, origins, strict=True):
        copies.setdefault(origin, []).append(twin)
    joined: list[Twin] = []
    for same in copies.values():
        if len(same) < similarity.OFTEN:
            joined += same
            continue
        others = [span for twin in same for span in (twin.later, *twin.others)]
        joined.append(replace(same[0], others=tuple(others[1:])))
    return joined


def _places(twins: Sequence[Twin]) -> dict[Span, int]:
    """Number the places where copies stand; those that overlap are one."""
    places: dict[Span, int] = {}
    number, end = -1, 0
    for span in sorted({span for twin in twins for span in (twin.earlier, twin.later)}):
        if span.start >= end:
            number += 1
        end = max(end, span.end)
        places[span] = number
    return places


def _twin(document: Document, likeness: Likeness, pairs: Sequence[Pair]) -> Twin:
    text = document.view(clauses.read)
    weight = weighed(document, text, pairs)
    twins = [pair.earlier for pair in pairs]
    later, earlier = (pairs[0].later, pairs[-1].later), (min(twins), max(twins))
    if verbatim(text, pairs):
        later, earlier = text.within_sentences(*later), text.within_sentences(*earlier)
    return Twin(
        likeness,
        span_of(document, text, *later),
        span_of(document, text, *earlier),
        round(100 * weight.share),
        weight.evidence,
        tuple(differences.of_pairs(document, text, pairs)),
    )
