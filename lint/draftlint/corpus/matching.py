"""Which passages of other reports may be the same, by how densely shared keys stand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from draftlint.corpus import laying, ranking, sketches
from draftlint.corpus.archives import FEWEST
from draftlint.language import clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from draftlint.corpus.archives import Archive, Candidate
    from draftlint.corpus.digests import Digest, Passage

# Keys of a copy are shifted equally far, but for what was put in or taken out, and
# spread over so many keys, of which so large a part is shared: in a copy with one
# character in five changed, a third is left.
_DRIFT, _EXTENT, _PART = 4, 6, 0.12
# Where so many are shared, the order does not matter; one that is not takes so much off.
_MANY, _LACKING = 7.0, 0.3
# A key is worth less that stands in more places than this part of too many.
_RARE = 0.25

# What a key is worth that six reports have: it is everybody's, and makes nothing rare.
_EVERYBODYS = 0.5

# Numbers of passages of another document, by the number of the passage they may be.
Twins = dict[int, set[int]]


def twins(
    archive: Archive, digest: Digest, most: int, is_other: Callable[[str], bool]
) -> Mapping[str, Twins]:
    """Give for other documents which of their passages may be which of a digest's.

    `is_other` says which documents to look at; at most `most` a passage.
    """
    found: dict[str, Twins] = defaultdict(lambda: defaultdict(set))
    all_candidates = archive.candidates(digest.passages, most)
    for number, candidates in enumerate(all_candidates):
        others = [
            one for one in candidates if one.shared >= FEWEST and is_other(one.path)
        ]
        if not others:
            continue
        keys = digest.passages[number].keys
        shared = [_shared(keys, archive, one) for one in others]
        asked = list({key for pairs in shared for _, key, _ in pairs})
        often = dict(zip(asked, archive.frequencies(asked), strict=True))
        worth = _Worth(len(archive))
        for one, pairs in zip(others, shared, strict=True):
            if is_dense(
                [(place, worth.of(often[key]), at) for place, key, at in pairs]
            ):
                found[one.path][number].add(one.number)
    return found


def _shared(
    keys: Sequence[int], archive: Archive, other: Candidate
) -> list[tuple[int, int, int]]:
    """Give the keys shared with another passage, each with its places in both."""
    passage = archive.digest(other.path).passages[other.number]
    places = {key: at for at, key in enumerate(passage.keys or _keys(passage))}
    return [
        (place, key, places[key]) for place, key in enumerate(keys) if key in places
    ]


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
    known = _Worth(sum(map(len, archives)))
    worth = [known.of(count + 1) for count in others if count > 0]
    rare = [each for each in worth if each > _EVERYBODYS]
    return sum(rare) / len(worth) if worth else 1.0


class _Worth:
    """What a key is worth, in an archive of so many documents."""

    def __init__(self, documents: int) -> None:
        self.frequent = ranking.frequent(documents)
        self.rare = _RARE * self.frequent

    def of(self, often: int) -> float:
        """Tell what a key is worth that stands in so many places, from 0 to 1."""
        return min(1.0, self.rare / max(1, often)) if often <= self.frequent else 0.0


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
    first = 0
    for last, (shift, _, _) in enumerate(shared):
        while shift - shared[first][0] > _DRIFT:
            first += 1
        held = shared[first : last + 1]
        places = [place for _, place, _ in held]
        extent = max(places) - min(places)
        worth = sum(worth for _, _, worth in held)
        if extent >= _EXTENT and worth >= max(FEWEST, _PART * extent):
            return True
    return False
