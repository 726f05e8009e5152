"""Which places of a text an edit touched, by its lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE_END = patterns.compile(r"\r\n|\r|\n")
# The comparison takes memory by the product of the numbers of lines: 50 MB here.
_MOST_PAIRS = 400_000_000


class Changes:
    """The lines of a text that an earlier one did not have, whatever ends them.

    Where lines were only taken out, those beside the gap count, blank ones passed over:
    what is missing shows in them.
    """

    def __init__(self, before: str, after: str) -> None:
        old = [before[line.start : line.end] for line in _lines(before)]
        self._lines = list(_lines(after))
        self._new = [after[line.start : line.end] for line in self._lines]
        self._with_words = [at for at, line in enumerate(self._new) if line.strip()]
        self._spans = sorted(set(self._changed(old)))
        self._starts = [span.start for span in self._spans]
        self._ends = [span.end for span in self._spans]

    def touch(self, span: Span) -> bool:
        """Whether a span stands on a changed line, at least in part."""
        first = bisect_left(self._ends, span.start)
        behind = bisect_right(self._starts, span.end)
        return any(self._spans[at].overlaps(span) for at in range(first, behind))

    def _changed(self, old: Sequence[str]) -> Iterator[Span]:
        for taken, start, end in _replaced(old, self._new):
            yield from self._lines[start:end]
            above = bisect_left(self._with_words, start)
            below = bisect_left(self._with_words, end)
            if taken and above == below:  # nothing stands in its place
                beside = self._with_words[max(0, above - 1) : below + 1]
                yield from (self._lines[at] for at in beside)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield Span(start, end.start())
        start = end.end()
    if start < len(text):
        yield Span(start, len(text))


def _replaced(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[bool, int, int]]:
    """Yield the stretches of `new` that stand where `old` had something else.

    Also whether there was anything; an empty stretch is where it was taken out.
    """
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    if not left and not right:
        return
    if not left or not right or len(left) * len(right) > _MOST_PAIRS:
        yield bool(left), head, head + len(right)
        return
    from rapidfuzz.distance import Indel

    steps = groupby(Indel.opcodes(left, right), lambda step: step.tag == "equal")
    for same, group in steps:
        if not same:
            stretch = list(group)
            taken = stretch[0].src_start < stretch[-1].src_end
            yield taken, head + stretch[0].dest_start, head + stretch[-1].dest_end
