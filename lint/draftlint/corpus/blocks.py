"""Two passages compared character by character, whatever became of their clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from draftlint.language.alignment import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.language.clauses import Clauses

# Fewer characters in a row agree by chance.
_LEAST, _LEAST_LATIN = 2, 5
# Clauses of which less is found again are not paired.
_FOUND = 0.4


def paired(text: Clauses, earlier: range, later: range) -> Iterator[tuple[int, Pair]]:
    """Yield the clauses of a later passage that are found in an earlier one, in order.

    Each is paired with the clause that has most of it.
    """
    from rapidfuzz.distance import Indel

    words = ["".join(text.keys[part.start : part.stop]) for part in (earlier, later)]
    least = _LEAST_LATIN if words[1].isascii() else _LEAST
    starts = [
        [*accumulate((len(text.keys[i]) for i in part), initial=0)]
        for part in (earlier, later)
    ]
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for block in Indel.opcodes(*words):
        if block.tag == "equal" and block.src_end - block.src_start >= least:
            for offset in range(block.src_end - block.src_start):
                twin = bisect_right(starts[0], block.src_start + offset) - 1
                index = bisect_right(starts[1], block.dest_start + offset) - 1
                found[index][twin] += 1
    for index, twins in found.items():
        size = len(text.keys[later[index]])
        if twins.total() >= _FOUND * size:
            twin, _ = twins.most_common(1)[0]
            pair = Pair(later[index], earlier[twin], twins.total() / size)
            yield later[index], pair
