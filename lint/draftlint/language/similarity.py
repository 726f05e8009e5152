"""What stands in a document twice: clauses that come again, joined into passages."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from draftlint.language import clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from draftlint.document import Document
    from draftlint.language.clauses import Clauses

# A key shorter than this says too little to lead from one place to another; a key
# longer than the second is also known by its head and its tail.
_SHORT, _LONG, _PART = 8, 12, 7
# A passage says at least so much, in characters.
_FEWEST = 6
# What the links of a passage must be worth, in characters, for it to be looked at.
_LEAST = 8
# How far apart clauses of one passage may stand: in the later copy, where words were
# put between them, and in the earlier one, where sentences may have changed places.
_GAP_CLAUSES, _GAP_CHARACTERS, _REACH = 8, 160, 24
# Clauses around a passage, and clauses out of place, that are compared word by word.
_AROUND, _WINDOW = 2, 10
_ALIKE = 59.9  # percent; up to that, two clauses share little but function words
_WORDS = 5  # characters; clauses of fewer are alike by chance
_AKIN = 35  # percent; texts on different matters share fewer characters
_LENGTHY = 1_000  # characters; what is longer is no clause, and slow to compare
# A passage ends where what was put in weighs this many characters more than what
# came again since the passage was at its best; the first is the weight of an insertion.
_LOSS, _DROP = 0.4, 60
# A sentence that stands this often is a refrain; no passage is made of it.
OFTEN = 5


class Pair(NamedTuple):
    """A clause and its earlier twin (indexes), and how alike they are (0 to 1)."""

    later: int
    earlier: int
    alike: float


# A stretch that comes again: the clauses of the later copy, in order, with their twins.
Passage = tuple[Pair, ...]


@dataclass(slots=True)
class _Chain:
    """Links side by side: first and last clause of the later and the earlier copy."""

    first: int
    last: int
    low: int
    high: int
    worth: float
    linked: set[int]


# A later clause, an earlier one, and what their likeness is worth: much if the clauses
# are long and what they share stands nowhere else.
_Link = tuple[int, int, float]


def passages(document: Document) -> tuple[Passage, ...]:
    """Find the passages that come again, sentences that stand `OFTEN` left out."""
    read = document.view(clauses.read)
    often = document.view(frequent)
    skipped = {number for copies in often for number in copies[1:]}
    return tuple(
        passage
        for chain in _chains(read, _links(read, skipped))
        if chain.worth >= _LEAST and _is_promising(read, chain)
        for passage in _cut(read, _aligned(read, chain))
    )


def frequent(document: Document) -> tuple[tuple[int, ...], ...]:
    """Give the numbers of the sentences that stand `OFTEN` or more, copy by copy."""
    read = document.view(clauses.read)
    times = document.view(counts)
    copies: dict[str, list[int]] = defaultdict(list)
    for number, (first, after) in enumerate(pairwise(read.firsts)):
        if times[read.keys[first]] >= OFTEN:
            copies["\n".join(read.words[first:after])].append(number)
    return tuple(tuple(same) for same in copies.values() if len(same) >= OFTEN)


def counts(document: Document) -> Counter[str]:
    """Count how often each clause stands, figures aside."""
    return Counter(document.view(clauses.read).keys)


def _may_come_again(read: Clauses) -> Iterator[int]:
    """Yield the clauses whose head or tail stands elsewhere too: a few in a hundred.

    No other can share an anchor, so that only these need a closer look.
    """
    latin = 3 * _PART
    heads = [key[:latin] if key.isascii() else key[:_PART] for key in read.keys]
    tails = [key[-latin:] if key.isascii() else key[-_PART:] for key in read.keys]
    of_head, of_tail = Counter(heads), Counter(tails)
    for index, (head, tail) in enumerate(zip(heads, tails, strict=True)):
        if of_head[head] > 1 or of_tail[tail] > 1:
            yield index


def _anchors(read: Clauses, index: int) -> tuple[str, ...]:
    """Give the parts of a clause by which it is found again.

    The head and the tail beside the whole: a clause with one word changed keeps one.
    With its figures a clause is rarer than its key is.  A short one needs the next.
    """
    key, words = read.keys[index], read.words[index]
    scale = 3 if key.isascii() else 1
    size = len(key)
    if size < _SHORT * scale:
        if index < read.within_sentence(index)[1]:
            words = f"{words}\n{read.words[index + 1]}"
        return (words,) if len(words) > _SHORT * scale else ()
    if size < _LONG * scale:
        return (key, words) if "0" in key else (key,)
    part = _PART * scale
    if "0" in key:
        return (key, key[:part], key[-part:], words)
    return (key, key[:part], key[-part:])


def _links(read: Clauses, skipped: set[int]) -> Iterator[_Link]:
    """Yield the links between clauses that share an anchor: the first and the latest.

    Two links an anchor keep the work linear however often a phrase comes again.  Near
    by, where items of one frame are like each other, the latest must be the same.
    """
    first: dict[str, int] = {}
    latest: dict[str, int] = {}
    times: dict[str, int] = {}
    for index in _may_come_again(read):
        if skipped and read.sentence(index) in skipped:
            continue
        words, weight = read.words[index], read.weights[index]
        found: dict[int, float] = {}
        for anchor in _anchors(read, index):
            earliest = first.setdefault(anchor, index)
            if earliest == index:
                continue
            times[anchor] = count = times.get(anchor, 1) + 1
            worth = 2 / count * max(len(anchor), weight)
            found[earliest] = max(found.get(earliest, 0.0), worth)
            recent = latest.get(anchor, index)
            if index - recent > _REACH or read.words[recent] == words:
                found[recent] = max(found.get(recent, 0.0), worth)
            latest[anchor] = index
        for earlier in sorted(found):
            if earlier != index:
                yield index, earlier, found[earlier]


def _chains(read: Clauses, links: Iterable[_Link]) -> Iterator[_Chain]:
    """Join links that run side by side."""
    active: list[_Chain] = []
    for later, earlier, worth in links:
        still = []
        for chain in active:
            if (
                later - chain.last <= _GAP_CLAUSES
                and read.starts[later] - read.ends[chain.last] <= _GAP_CHARACTERS
            ):
                still.append(chain)
            else:
                yield chain
        active = still
        for chain in active:
            near = chain.low - _REACH <= earlier <= chain.high + _REACH
            if near and earlier < chain.first and earlier not in chain.linked:
                if later > chain.last:
                    chain.worth += worth
                chain.last = later
                chain.linked.add(earlier)
                chain.low = min(chain.low, earlier)
                chain.high = max(chain.high, earlier)
                break
        else:
            active.append(_Chain(later, later, earlier, earlier, worth, {earlier}))
    yield from active


def _is_promising(read: Clauses, chain: _Chain) -> bool:
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


def _aligned(read: Clauses, chain: _Chain) -> dict[int, Pair]:
    """Pair the clauses of two copies.

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
        [i for i in part if _WORDS <= read.weights[i] <= _LENGTHY and i not in used]
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


def _cut(read: Clauses, pairs: Mapping[int, Pair]) -> Iterator[Passage]:
    """Cut a chain into the stretches in which both copies say nearly the same."""
    held: list[Pair] = []
    score = best = 0.0
    upto = 0
    for index in range(min(pairs), max(pairs) + 1) if pairs else ():
        pair, size = pairs.get(index), read.weights[index]
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
