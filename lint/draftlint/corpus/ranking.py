"""Which stored passages are worth a closer look: those that share the rarest keys."""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import heapify, heappop, heappush
from itertools import accumulate, chain
from math import log2
from typing import TYPE_CHECKING

from draftlint.corpus.sketches import LEAST_SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

# A key in more places than this stands for a common wording: in so many, or in one for
# so many documents of a large archive.
_COMMON, _PART = 12, 500
# A key in no more than this part of so many places is rare, and counts in full.
_RARE = 0.25
# Keys that are worth less in all are no sign of a copy; such sums are off by a little.
_ENOUGH = LEAST_SHARED - 1e-6
# Of places more than so many times the documents some are left out for sure.
_FEW = 4
# So many places are looked at for one passage, those of rare keys first.
_BUDGET = 5_000
# What a key is still worth when a place with it has been taken: else a sentence that
# thirty reports have would hide the one report that the sentence behind it is from.
_KEPT = 0.5


def frequent(documents: int) -> int:
    """Tell how many places a key may have in an archive of so many documents."""
    return max(_COMMON, documents // _PART)


class Worth:
    """What a key is worth, in an archive of so many documents."""

    def __init__(self, documents: int) -> None:
        self._frequent = frequent(documents)
        self._rare = _RARE * self._frequent

    def of(self, places: int) -> float:
        """Tell what a key is worth that stands in so many places, from 0 to 1."""
        if places <= self._rare:
            return 1.0
        return self._rare / places if places <= self._frequent else 0.0


def best(
    found: Sequence[Sequence[int]],
    document: Callable[[int], Hashable],
    most: int,
    worth: Worth,
) -> list[tuple[int, int]]:
    """Give the places that share enough keys with a passage, and how many, best first.

    `found` holds, for each key of the passage, the places where it stands: numbers
    that rise with the documents.  `document` names the document of a place, None for
    one that is no more.  Places of at most `most` documents are given; where there are
    no more of them, in no order.
    """
    if len(found) < LEAST_SHARED:
        return []
    within = found if sum(map(len, found)) <= _BUDGET else _rarest(found)
    shared = _enough(within, worth)
    if len(shared) <= most * _FEW:
        documents = {place: document(place) for place in shared}
        if len({*documents.values()}) <= most:
            return [one for one in shared.items() if documents[one[0]] is not None]
    chosen = _chosen(_rarest(within), shared, document, most)
    return [(place, shared[place]) for place in chosen]


def _enough(within: Sequence[Sequence[int]], worth: Worth) -> dict[int, int]:
    """Count the keys of the places that share enough, by their number and worth."""
    counts = Counter(chain.from_iterable(within)).items()
    shared = {place: count for place, count in counts if count >= LEAST_SHARED}
    if len(shared) < 2:  # a draft's passage finds itself, and most no other
        return shared
    total = dict.fromkeys(shared, 0.0)
    for places in within:
        if each := worth.of(len(places)):
            for place in places:
                if place in total:
                    total[place] += each
    return {place: shared[place] for place, one in total.items() if one >= _ENOUGH}


def _chosen(
    within: list[Sequence[int]],
    shared: dict[int, int],
    document: Callable[[int], Hashable],
    most: int,
) -> Iterable[int]:
    """Give the best places of so many documents."""
    chosen: dict[int, Hashable] = {}
    documents: set[Hashable] = set()
    for place in _ranked(within, shared):
        one = document(place)
        if one is not None:
            chosen[place] = one
            documents.add(one)
            if len(documents) == most:
                break
    # A copy may run on into the passages beside.
    for place in [near for one in chosen for near in (one - 1, one + 1)]:
        if place in shared and document(place) in documents:
            chosen.setdefault(place, None)
    return chosen


def _rarest(found: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """Take the rarest keys that the budget allows."""
    rarest = sorted(filter(len, found), key=len)
    spent = accumulate(map(len, rarest))
    return rarest[: sum(1 for places in spent if places <= _BUDGET)]


def _ranked(within: list[Sequence[int]], shared: dict[int, int]) -> Iterator[int]:
    """Yield the places that share enough: always the one that adds most to the others.

    Places that share the same keys, as those of a boilerplate sentence do, wait
    together.
    """
    worth = [log2(2 * _BUDGET / len(places)) for places in within]
    keys: dict[int, list[int]] = defaultdict(list)
    for key, places in enumerate(within):
        for place in places:
            if place in shared:
                keys[place].append(key)
    alike: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for place in sorted(keys, reverse=True):
        alike[tuple(keys[place])].append(place)
    waiting = [
        (-sum(worth[key] for key in held), places[-1], held)
        for held, places in alike.items()
    ]
    heapify(waiting)
    while waiting:
        _, place, held = heappop(waiting)
        now = (-sum(worth[key] for key in held), place, held)
        if waiting and now > waiting[0]:  # since others were taken, it is worth less
            heappush(waiting, now)
            continue
        yield alike[held].pop()
        for key in held:
            worth[key] *= _KEPT
        if alike[held]:
            heappush(waiting, (_KEPT * now[0], alike[held][-1], held))
