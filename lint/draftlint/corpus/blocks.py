"""Two passages compared character by character, whatever became of their clauses."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from draftlint.language.alignment import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from draftlint.language.clauses import Clauses

# Fewer characters in a row agree by chance.
_LEAST, _LEAST_LATIN = 2, 5
# Clauses of which less is found again are not paired.
_FOUND = 0.4


def paired(
    text: Clauses, earlier: range, later: range, least: float
) -> Iterator[tuple[int, Pair]]:
    """Yield the clauses of a later passage that are found in an earlier one, in order.

    Each is paired with the clause that has most of it.  Nothing where fewer than
    `least` characters are found in all.
    """
    from rapidfuzz.distance import Indel

    keys = [text.keys[part.start : part.stop] for part in (earlier, later)]
    words = ["".join(part) for part in keys]
    shortest = _LEAST_LATIN if words[1].isascii() else _LEAST
    same = [
        (block.src_start, block.dest_start, size)
        for block in Indel.opcodes(*words)
        if block.tag == "equal"
        and (size := block.src_end - block.src_start) >= shortest
    ]
    if sum([size for _, _, size in same]) < least:
        return
    ends = [[*accumulate(map(len, part))] for part in keys]
    for index, twins in _found(same, *ends).items():
        size, total = len(keys[1][index]), sum(twins.values())
        if total >= _FOUND * size:
            twin = max(twins, key=twins.__getitem__)
            yield later[index], Pair(later[index], earlier[twin], total / size)


def _found(
    same: Iterable[tuple[int, int, int]], sources: list[int], targets: list[int]
) -> Mapping[int, Mapping[int, int]]:
    """Count for each clause how many characters of it are in which other clause.

    What is the same comes as its offsets in both and its size; the clauses of both are
    told by where they end.
    """
    found: dict[int, dict[int, int]] = {}
    for first, start, size in same:
        source, target = first, start
        end = start + size
        twin, index = bisect_right(sources, source), bisect_right(targets, target)
        while target < end:
            part = min(sources[twin] - source, targets[index] - target, end - target)
            twins = found.setdefault(index, {})
            twins[twin] = twins.get(twin, 0) + part
            source, target = source + part, target + part
            twin += source >= sources[twin]
            index += target >= targets[index]
    return found
