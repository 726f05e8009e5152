"""Which places of a text an edit touched, by its lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE_END = patterns.compile(r"\r\n|\r|\n")
# The comparison takes memory by the product of the numbers of lines: 50 MB here.
_MOST_PAIRS = 400_000_000


class Changes:
    """The lines of a text that an earlier one did not have, whatever ends them."""

    def __init__(self, before: str, after: str) -> None:
        old = [before[line.start : line.end] for line in _lines(before)]
        lines = list(_lines(after))
        new = [after[line.start : line.end] for line in lines]
        self._spans = [
            line for start, end in _replaced(old, new) for line in lines[start:end]
        ]
        self._starts = [span.start for span in self._spans]
        self._ends = [span.end for span in self._spans]

    def touch(self, span: Span) -> bool:
        """Whether a span stands on a changed line, at least in part."""
        first = bisect_left(self._ends, span.start)
        behind = bisect_right(self._starts, span.end)
        return any(self._spans[at].overlaps(span) for at in range(first, behind))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield Span(start, end.start())
        start = end.end()
    if start < len(text):
        yield Span(start, len(text))


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `new` that `old` did not have, in order."""
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    if not left or not right or len(left) * len(right) > _MOST_PAIRS:
        yield head, head + len(right)
        return
    from rapidfuzz.distance import Indel

    for step in Indel.opcodes(left, right):
        if step.tag == "insert":
            yield head + step.dest_start, head + step.dest_end
