"""Which passages of which reports may be copies, the newer report with the older."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from draftlint.corpus.matching import Matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint.corpus.digests import Digest
    from draftlint.corpus.library import Library
    from draftlint.corpus.matching import Twins

# A passage is looked up in so many documents at most.
_MOST = 6
# Two reports that may share so much are one made from the other, be it in many hands.
_WHOLE = 0.6


class Pairing(NamedTuple):
    """Two reports, and which passages of the later one may be which of the earlier.

    `is_whole` when that is most of the later one.
    """

    later: str
    earlier: str
    twins: Twins
    is_whole: bool

    def turned(self) -> Pairing:
        """Give the same the other way round."""
        twins: Twins = defaultdict(set)
        for number, numbers in self.twins.items():
            for twin in numbers:
                twins[twin].add(number)
        return Pairing(self.earlier, self.later, twins, self.is_whole)


def read(library: Library) -> Iterator[Pairing]:
    """Yield for each draft the older reports that it may have something from."""
    told: set[int] = set()
    archives = [Matching(archive) for archive in library.archives]
    for path, digest in library.drafts.items():
        if digest.fingerprint in told:
            continue  # the first of those that say the same speaks for all
        told.add(digest.fingerprint)
        seen = {path, *library.twins(path)}
        for archive in archives:
            is_other = partial(_is_other, library, path, frozenset(seen))
            beside = archive.twins(digest, _MOST, is_other)
            seen |= set(beside)
            for other, twins in beside.items():
                is_whole = _part(digest, twins) >= _WHOLE
                yield Pairing(path, other, twins, is_whole)


def _is_other(library: Library, path: str, seen: frozenset[str], other: str) -> bool:
    return other not in seen and library.is_later(path, other)


def _part(digest: Digest, numbers: Iterable[int]) -> float:
    """Tell what part of a document some of its passages are, 0 to 1."""
    sizes = [len(passage.text) for passage in digest.passages]
    return sum(sizes[number] for number in numbers) / max(1, sum(sizes))
