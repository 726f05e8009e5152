"""What stands in a document twice: clauses that come again, joined into passages."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from draftlint.language import alignment, clauses
from draftlint.language.alignment import Chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint.document import Document
    from draftlint.language.alignment import Passage
    from draftlint.language.clauses import Clauses

# A key shorter than this says too little to lead from one place to another; a key
# longer than the second is also known by its head and its tail.
_SHORT, _LONG, _PART = 8, 12, 7
# What the links of a passage must be worth, in characters, for it to be looked at.
_LEAST = 8
# How far apart clauses of one passage may stand: in the later copy, where words were
# put between them, and in the earlier one, where sentences may have changed places.
_GAP_CLAUSES, _GAP_CHARACTERS, _REACH = 8, 160, 24
# A sentence that stands this often is a refrain; no passage is made of it.
OFTEN = 5


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
        if chain.worth >= _LEAST and alignment.is_promising(read, chain)
        for passage in alignment.passages(read, chain)
    )


def frequent(document: Document) -> tuple[tuple[int, ...], ...]:
    """Give the numbers of the sentences that stand `OFTEN` or more, copy by copy."""
    read = document.view(clauses.read)
    times = document.view(counts)
    if max(times.values(), default=0) < OFTEN:
        return ()
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
    heads = [key[:_PART] for key in read.keys]
    tails = [key[-_PART:] for key in read.keys]
    for index, key in enumerate(read.keys):
        if key.isascii():
            heads[index], tails[index] = key[: 3 * _PART], key[-3 * _PART :]
    of_head, of_tail = Counter(heads), Counter(tails)
    for index, (head, tail) in enumerate(zip(heads, tails, strict=True)):
        if of_head[head] > 1 or of_tail[tail] > 1:
            yield index


def _anchors(read: Clauses, firsts: set[int], index: int) -> tuple[str, ...]:
    """Give the parts of a clause by which it is found again.

    The head and the tail beside the whole: a clause with one word changed keeps one.
    With its figures a clause is rarer than its key is.  A short one needs the next,
    if that does not begin a sentence.
    """
    key, words = read.keys[index], read.words[index]
    scale = 3 if key.isascii() else 1
    size = len(key)
    if size < _SHORT * scale:
        if index + 1 not in firsts:
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
    firsts = set(read.firsts)
    for index in _may_come_again(read):
        if skipped and read.sentence(index) in skipped:
            continue
        words, weight = read.words[index], read.weight(index)
        found: dict[int, float] = {}
        for anchor in _anchors(read, firsts, index):
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


def _chains(read: Clauses, links: Iterable[_Link]) -> Iterator[Chain]:
    """Join links that run side by side."""
    active: list[Chain] = []
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
            active.append(Chain(later, later, earlier, earlier, worth, {earlier}))
    yield from active
