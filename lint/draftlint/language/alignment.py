"""Two copies of a passage laid side by side: which clause of one is which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from draftlint.language.clauses import Clauses

# A passage says at least so much, in characters.
_FEWEST = 6
# Clauses around a passage, and clauses out of place, that are compared word by word.
_AROUND, _WINDOW = 2, 10
_ALIKE = 59.9  # percent; up to that, two clauses share little but function words
_WORDS = 5  # characters; clauses of fewer are alike by chance
_AKIN = 35  # percent; texts on different matters share fewer characters
_LENGTHY = 1_000  # characters; what is longer is no clause, and slow to compare
# A passage ends where what was put in weighs this many characters more than what
# came again since the passage was at its best; the first is the weight of an insertion.
_LOSS, _DROP = 0.4, 60


class Pair(NamedTuple):
    """A clause and its earlier twin (indexes), and how alike they are (0 to 1)."""

    later: int
    earlier: int
    alike: float


# A stretch that comes again: the clauses of the later copy, in order, with their twins.
Passage = tuple[Pair, ...]


@dataclass(slots=True)
class Chain:
    """Links side by side: first and last clause of the later and the earlier copy."""

    first: int
    last: int
    low: int
    high: int
    worth: float
    linked: set[int]


def is_promising(read: Clauses, chain: Chain) -> bool:
    """Whether a link on its own is worth a closer look; most are a phrase in common.

    A copy, even with words changed, leaves one clause nearby as it was, or else most
    of the characters.
    """
    if len(chain.linked) > 2:
        return True
    later, earlier = (
        read.words[max(0, first - _AROUND) : last + _AROUND + 1]
        for first, last in ((chain.first, chain.last), (chain.low, chain.high))
    )
    if not set(later).isdisjoint(earlier):
        return True
    texts = ("".join(words)[:_LENGTHY] for words in (later, earlier))
    return _ratio()(*texts, score_cutoff=_AKIN) > 0


def passages(read: Clauses, chain: Chain) -> Iterator[Passage]:
    """Cut a chain into the stretches in which both copies say nearly the same."""
    pairs = paired(read, chain)
    held: list[Pair] = []
    score = best = 0.0
    upto = 0
    for index in range(min(pairs), max(pairs) + 1) if pairs else ():
        pair, size = pairs.get(index), read.weight(index)
        if pair is not None and size:
            held.append(pair)
            score += size * pair.alike
            if score > best:
                best, upto = score, len(held)
        elif pair is None and held:
            score -= _LOSS * size
            if score < max(0.0, best - _DROP):
                if best >= _FEWEST:
                    yield tuple(held[:upto])
                held, score, best, upto = [], 0.0, 0.0, 0
    if best >= _FEWEST:
        yield tuple(held[:upto])


def paired(read: Clauses, chain: Chain) -> dict[int, Pair]:
    """Pair the clauses of two copies, by the index of the later one.

    First those of the same words, then of the same but for figures, then much alike.
    """
    later = range(
        max(chain.high + 1, chain.first - _AROUND),
        min(len(read), chain.last + _AROUND + 1),
    )
    earlier = range(
        max(0, chain.low - _AROUND), min(chain.first, chain.high + _AROUND + 1)
    )
    pairs = _same(read.words, later, earlier, {})
    pairs |= _same(read.keys, later, earlier, pairs)
    # What stands between two copies that are close may belong to either.
    used = {*pairs, *(pair.earlier for pair in pairs.values())}
    left, rest = (
        [i for i in part if _WORDS <= read.weight(i) <= _LENGTHY and i not in used]
        for part in (later, earlier)
    )
    return pairs | _much_alike(read.keys, left, rest, pairs) if left and rest else pairs


def _same(
    column: Sequence[str], later: range, earlier: range, pairs: Mapping[int, Pair]
) -> dict[int, Pair]:
    """Pair the clauses that agree in a column, each with the first that is free."""
    shared = set(column[earlier.start : earlier.stop])
    shared.intersection_update(column[later.start : later.stop])
    if not shared:
        return {}
    used = {*pairs, *(pair.earlier for pair in pairs.values())}
    free: dict[str, list[int]] = defaultdict(list)
    for index in reversed(earlier):
        if column[index] in shared and index not in used:
            free[column[index]].append(index)
    found: dict[int, Pair] = {}
    for index in later:
        twins = free.get(column[index])
        if twins and index not in used and twins[-1] < index:
            found[index] = Pair(index, twins.pop(), 1.0)
            used |= {index, found[index].earlier}
    return found


@cache
def _ratio() -> Callable[..., float]:
    """Import rapidfuzz late: most drafts that are short do without it."""
    from rapidfuzz.fuzz import ratio

    return ratio


def _much_alike(
    keys: Sequence[str], left: list[int], rest: list[int], pairs: Mapping[int, Pair]
) -> dict[int, Pair]:
    """Pair what is left, each clause with the best near the place it is due."""
    ratio = _ratio()
    found: dict[int, Pair] = {}
    taken: set[int] = set()
    due = rest[0]
    for index in left:
        if index in taken:
            continue
        if index - 1 in pairs:
            due = pairs[index - 1].earlier + 1
        start = bisect_left(rest, due - _WINDOW)
        key, best, twin = keys[index], _ALIKE, index
        for earlier in rest[start : start + 2 * _WINDOW + 1]:
            if earlier >= index or earlier > due + _WINDOW:
                break
            alike = ratio(key, keys[earlier], score_cutoff=best)
            if alike > best and earlier not in taken:
                best, twin = alike, earlier
        if twin < index:
            found[index] = Pair(index, twin, best / 100)
            taken |= {index, twin}
            due = twin + 1
    return found
