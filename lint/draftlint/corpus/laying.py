"""Passages of two reports, laid into one document.

So the machinery that finds copies within a document serves across documents, too: the
earlier report's passages come first, the later one's behind them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from draftlint.corpus import blocks
from draftlint.document import Block, Document, Kind, Span
from draftlint.language import alignment, clauses
from draftlint.wording import Text, both

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from draftlint.corpus.digests import Passage
    from draftlint.language.alignment import Pair
    from draftlint.language.clauses import Clauses

_NOWHERE = both("")
# What is the same must be more than this part wherever a stretch is cut, and the
# stretch worth so many Han characters beyond it.
_PART, _WORTH = 0.55, 4.0
# Passages of which no stretch is worth so much, character by character, have no more
# than a phrase in common: their clauses are not worth pairing.
_PROMISING = 7.0


class Laid(NamedTuple):
    """The document that two reports' passages make.

    `starts` are the offsets at which the passages begin in it, `passages` the passages,
    `boundary` is the number of the later report's first.
    """

    document: Document
    starts: tuple[int, ...]
    passages: tuple[Passage, ...]
    boundary: int

    def passage(self, offset: int) -> int:
        """Give the number of the passage that an offset is in."""
        return bisect_right(self.starts, offset) - 1

    def origin(self, offset: int) -> int:
        """Give the offset in the report of what stands at an offset here."""
        number = self.passage(offset)
        return self.passages[number].start + offset - self.starts[number]

    def place(self, offset: int) -> Text:
        """Say where a person looks in the report for what stands here."""
        number = self.passage(offset)
        passage = self.passages[number]
        starts = [start for start, _ in passage.blocks]
        block = bisect_right(starts, offset - self.starts[number]) - 1
        return passage.places[max(0, block)]

    def original(self, span: Span) -> Span:
        """Give the span in the report of a span here."""
        return Span(self.origin(span.start), self.origin(span.end - 1) + 1)


def lay(earlier: Sequence[Passage], later: Sequence[Passage]) -> Laid:
    """Make one document of two reports' passages."""
    passages = (*earlier, *later)
    starts: list[int] = []
    paragraphs: list[Block] = []
    at = 0
    for passage in passages:
        starts.append(at)
        paragraphs += [
            Block(Kind.PARAGRAPH, Span(at + start, at + end), _NOWHERE)
            for start, end in passage.blocks
        ]
        at += len(passage.text) + 1
    text = "\n".join(passage.text for passage in passages)
    document = Document("", "text", text, text, tuple(paragraphs))
    return Laid(document, tuple(starts), passages, len(earlier))


def aligned(
    laid: Laid, twins: Mapping[int, Iterable[int]]
) -> Iterator[alignment.Passage]:
    """Yield the stretches that both reports have, in the later one's order.

    `twins` gives for passages of the later report those of the earlier one that may be
    the same; both are numbers of passages of the document.
    """
    text = laid.document.view(clauses.read)
    firsts = [*(bisect_left(text.starts, at) for at in laid.starts), len(text)]
    for number in sorted(twins):
        later = range(firsts[number], firsts[number + 1])
        for low, high in _neighbours(sorted(twins[number])):
            earlier = range(firsts[low], firsts[high + 1])
            if later and earlier and (pairs := _paired(text, earlier, later)):
                yield from _cut(later, pairs, _gains(text, later, pairs))


def _paired(text: Clauses, earlier: range, later: range) -> Mapping[int, Pair]:
    """Pair the clauses of two passages: those alike, then those with parts in common.

    The first are found in any order; the second where words were changed so much, or
    marks put in, that clauses do not match, but the characters still do.
    """
    pairs = dict(blocks.paired(text, earlier, later, _PROMISING / (1 - _PART)))
    if not pairs or _best(later, _gains(text, later, pairs)).worth < _PROMISING:
        return {}
    chain = alignment.Chain(
        later[0], later[-1], earlier[0], earlier[-1], 0.0, set(earlier)
    )
    for index, pair in alignment.paired(text, chain).items():
        # What stands around the passages in this document need not in the reports.
        if pair.earlier in earlier and index in later:
            rough = pairs.get(index)
            if rough is None or rough.alike <= pair.alike:
                pairs[index] = pair
    return pairs


def _cut(
    later: range, pairs: Mapping[int, Pair], gains: Sequence[float]
) -> Iterator[alignment.Passage]:
    """Yield the stretches in which most is the same, the best of each neighbourhood."""
    best = _best(later, gains)
    if best.worth < _WORTH:
        return
    before, after = best.first - later.start, best.after - later.start
    yield from _cut(range(later.start, best.first), pairs, gains[:before])
    yield tuple(pairs[i] for i in range(best.first, best.after) if i in pairs)
    yield from _cut(range(best.after, later.stop), pairs, gains[after:])


class _Best(NamedTuple):
    """The stretch in which most is the same: its worth, its clauses."""

    worth: float
    first: int
    after: int


def _gains(text: Clauses, later: range, pairs: Mapping[int, Pair]) -> list[float]:
    """Tell for each clause what it adds to the worth of a stretch."""
    return [
        text.weight(index) * ((pairs[index].alike if index in pairs else 0.0) - _PART)
        for index in later
    ]


def _best(later: range, gains: Sequence[float]) -> _Best:
    best = _Best(0.0, later.start, later.start)
    score, start = 0.0, later.start
    worth = 0.0
    for index, gain in zip(later, gains, strict=True):
        score += gain
        if score <= 0:
            score, start = 0.0, index + 1
        elif score > worth:
            worth = score
            best = _Best(score, start, index + 1)
    return best


def _neighbours(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of numbers one after the other, as the first and the last."""
    first = numbers[0]
    for one, other in pairwise((*numbers, numbers[-1] + 2)):
        if other != one + 1:
            yield first, one
            first = other
