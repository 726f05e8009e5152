"""Where other reports are looked up: in memory, or in an index on disk (index.py)."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

from draftlint.corpus import postings, ranking
from draftlint.corpus.postings import Bounds
from draftlint.corpus.sketches import LEAST_SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from draftlint.corpus.digests import Digest, Passage
    from draftlint.corpus.postings import Invert, Postings

# Passages that share fewer keys than this are never the same (see matching.py).
FEWEST = LEAST_SHARED


class Candidate(NamedTuple):
    """A stored passage that may be nearly the same as another.

    `number` is an index into the passages of the document's digest, `shared` says how
    many keys the two have in common.
    """

    path: str
    number: int
    shared: int


class Archive(Protocol):
    """Digests of other reports, found by the keys of their passages.

    Paths are those of reports: relative to the working folder, with /, where they are
    below it, else absolute.
    """

    def __len__(self) -> int:
        """Count the documents."""

    def digest(self, path: str) -> Digest:
        """Give a document's digest; raises KeyError for one that is not here."""

    def twins(self, fingerprint: int) -> Sequence[str]:
        """Give the paths of the documents with a fingerprint: they say the same."""

    def candidates(
        self, passages: Sequence[Passage], most: int
    ) -> list[list[Candidate]]:
        """Give for each passage the stored ones that share enough keys, best first.

        At most `most` documents a passage; of documents that say the same, one.  The
        document that the passages are of may be among them.
        """

    def frequencies(self, keys: Sequence[int]) -> list[int]:
        """Count the documents that hold each key; those that say the same count once."""


class Memory:
    """An archive in memory: the drafts of a run, or what is named by --against.

    `asked` are the digests whose passages will be looked up, if they are others;
    `invert` makes the postings, if others do that work.
    """

    def __init__(
        self,
        digests: Iterable[tuple[str, Digest]],
        asked: Iterable[Digest] | None = None,
        invert: Invert | None = None,
    ) -> None:
        self._digests = dict(digests)
        self._invert = invert or postings.invert
        # So many passages hold a key of which the postings know nothing: of the drafts
        # the one that asks, of others none.
        self._alone = 1 if asked is None else 0
        self._asked = None if asked is None else tuple(asked)
        self._twins: dict[int, list[str]] = {}
        for path, digest in self._digests.items():
            self._twins.setdefault(digest.fingerprint, []).append(path)

    def __len__(self) -> int:
        return len(self._digests)

    def digest(self, path: str) -> Digest:
        """Give a document's digest; raises KeyError for one that is not here."""
        return self._digests[path]

    def twins(self, fingerprint: int) -> Sequence[str]:
        """Give the paths of the documents with a fingerprint: they say the same."""
        return self._twins.get(fingerprint, ())

    def candidates(
        self, passages: Sequence[Passage], most: int
    ) -> list[list[Candidate]]:
        """Give for each passage the stored ones that share enough keys, best first.

        Keys that too many passages hold lead nowhere.
        """
        places, worth = self._postings.places, ranking.Worth(len(self))
        within = places.keys()
        return [
            [
                Candidate(*self._numbered[place], shared)
                for place, shared in ranking.best(
                    [places[key] for key in within & passage.keys],
                    self._path_at,
                    most,
                    worth,
                )
            ]
            for passage in passages
        ]

    def frequencies(self, keys: Sequence[int]) -> list[int]:
        """Count the documents that hold each key; those that say the same count once.

        What stands several times in one document counts so often.
        """
        counts, alone = self._postings.counts, self._alone
        return [counts.get(key, alone) for key in keys]

    @cached_property
    def _different(self) -> Mapping[str, Digest]:
        """The documents, of those that say the same the first."""
        return {paths[0]: self._digests[paths[0]] for paths in self._twins.values()}

    @cached_property
    def _numbered(self) -> list[tuple[str, int]]:
        """The passages of all documents, as path and number, in order."""
        return [
            (path, number)
            for path, digest in self._different.items()
            for number in range(len(digest.passages))
        ]

    @cached_property
    def _postings(self) -> Postings:
        """Where the keys stand that will be asked for."""
        passages: list[Sequence[int]] = [
            self._digests[path].passages[number].keys for path, number in self._numbered
        ]
        if self._asked is not None:
            asked = set(_keys(self._asked))
            passages = [list(filter(asked.__contains__, keys)) for keys in passages]
        bounds = Bounds(self._alone, ranking.frequent(len(self)))
        return self._invert(passages, bounds)

    def _path_at(self, place: int) -> str:
        return self._numbered[place][0]


def _keys(digests: Iterable[Digest]) -> Iterator[int]:
    passages = (passage.keys for digest in digests for passage in digest.passages)
    return chain.from_iterable(passages)
