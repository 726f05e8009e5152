"""Which passages of other reports may be the same, by how densely shared keys stand."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from draftlint.corpus import laying, ranking, sketches
from draftlint.corpus.archives import FEWEST
from draftlint.language import clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from draftlint.corpus.archives import Archive, Candidate
    from draftlint.corpus.digests import Digest, Passage

# Keys of a copy are shifted equally far, but for what was put in or taken out, and
# spread over so many keys, of which so large a part is shared: in a copy with one
# character in five changed, a third is left.
_DRIFT, _EXTENT, _PART = 4, 6, 0.12
# Where so many are shared, the order does not matter; one that is not takes so much off.
_MANY, _LACKING = 7.0, 0.3
# Passages of which the keys are held, with their places.
_HELD = 1_024
# Sums of worths are off by less.
_TINY = 1e-6
# What a key is worth that six reports have: it is everybody's, and makes nothing rare.
_EVERYBODYS = 0.5

# Numbers of passages of another document, by the number of the passage they may be.
Twins = dict[int, set[int]]


class Matching:
    """Passages of an archive beside those of other documents."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._worth = ranking.Worth(len(archive))
        # Of the passages that many look alike to, keys are asked for again and again.
        self._places = lru_cache(_HELD)(self._read_places)

    def twins(
        self, digest: Digest, most: int, is_other: Callable[[str], bool]
    ) -> Mapping[str, Twins]:
        """Give for other documents which of their passages may be which of a digest's.

        `is_other` says which documents to look at; at most `most` a passage.
        """
        found: dict[str, Twins] = defaultdict(lambda: defaultdict(set))
        others = lru_cache(None)(is_other)
        all_candidates = self.archive.candidates(digest.passages, most)
        for number, candidates in enumerate(all_candidates):
            beside = [one for one in candidates if others(one.path)]
            if beside:
                for one in self._dense(digest.passages[number].keys, beside):
                    found[one.path][number].add(one.number)
        return found

    def _dense(
        self, keys: Sequence[int], beside: Iterable[Candidate]
    ) -> Iterator[Candidate]:
        """Yield the candidates of which the keys stand densely in a passage."""
        mine = _by_key(keys)
        places = [(one, self._places(one.path, one.number)) for one in beside]
        shared = [(one, theirs, theirs.keys() & mine.keys()) for one, theirs in places]
        asked = list(set().union(*(common for _, _, common in shared)))
        often = self.archive.frequencies(asked)
        worth = dict(zip(asked, map(self._worth.of, often), strict=True))
        for one, theirs, common in shared:
            if is_dense(
                sorted([(mine[key], worth[key], theirs[key]) for key in common])
            ):
                yield one

    def _read_places(self, path: str, number: int) -> Mapping[int, int]:
        passage = self.archive.digest(path).passages[number]
        return _by_key(passage.keys or _keys(passage))


def _by_key(keys: Iterable[int]) -> Mapping[int, int]:
    return {key: place for place, key in enumerate(keys)}


def _keys(passage: Passage) -> Sequence[int]:
    """Make the keys of a passage anew: an index keeps them elsewhere."""
    text = laying.lay([passage], []).document.view(clauses.read)
    return sketches.keys(["".join(text.keys)])[0]


def rarity(archives: Sequence[Archive], keys: Sequence[int], own: int) -> float:
    """Tell how rare the wording is that some keys stand for, from 0 to 1.

    `own` is how often a key is counted for the report that is asked about.
    """
    counts = [archive.frequencies(keys) for archive in archives]
    others = [count - own for count in map(sum, zip(*counts, strict=True))]
    known = ranking.Worth(sum(map(len, archives)))
    worth = [known.of(count + 1) for count in others if count > 0]
    rare = [each for each in worth if each > _EVERYBODYS]
    return sum(rare) / len(worth) if worth else 1.0


def is_dense(shared: Sequence[tuple[int, float, int]]) -> bool:
    """Whether shared keys stand as in a copy, not as where a phrase or two is the same.

    Either a few do in the same order and equally far apart, or so many that the order
    does not matter.  They come as the place in one passage, in order, what the key is
    worth, and the place in the other passage.
    """
    return _are_many(shared) or _are_in_line(
        sorted((place - other, place, worth) for place, worth, other in shared)
    )


def _are_many(shared: Iterable[tuple[int, float, int]]) -> bool:
    """Whether many keys stand densely, whatever their order in the other passage."""
    here = 0.0
    last = 0
    for place, worth, _ in shared:
        here = max(0.0, here - _LACKING * (place - last - 1)) + worth
        last = place
        if here >= _MANY:
            return True
    return False


def _are_in_line(shared: Sequence[tuple[int, int, float]]) -> bool:
    """Whether a few keys are shifted equally far; by shift, place and worth, in order."""
    first, total = 0, 0.0
    for last, (shift, _, worth) in enumerate(shared):
        total += worth
        while shift - shared[first][0] > _DRIFT:
            total -= shared[first][2]
            first += 1
        if total > FEWEST - _TINY:
            held = shared[first : last + 1]
            places = [place for _, place, _ in held]
            extent = max(places) - min(places)
            exact = sum([worth for _, _, worth in held])
            if extent >= _EXTENT and exact >= max(FEWEST, _PART * extent):
                return True
    return False
