"""An archive on disk: what `draftlint index` builds and `check --against` asks."""

from __future__ import annotations

import json
import os
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, Self

from draftlint.corpus import index_store, ranking
from draftlint.corpus.archives import Candidate
from draftlint.corpus.index_postings import Postings
from draftlint.corpus.index_reading import unpack
from draftlint.corpus.index_store import is_index
from draftlint.wording import Text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from draftlint.corpus.digests import Digest, Passage

__all__ = ["Index", "Unread", "is_index"]

_DIGESTS = 128  # unpacked ones that are held
_SIGN = 1 << 63
_DESCRIBED = Text(
    zh="索引 {path}：{documents} 份报告，更新于 {updated}",
    en="index {path}: {documents} reports, as of {updated}",
)
_UNFINISHED = Text(
    zh="；尚未建完，请再运行 draftlint index update",
    en="; not finished, please run draftlint index update",
)
_WITH_UNREAD = Text(zh="；另有 {count} 份未能读取", en="; {count} could not be read")
_NEVER = Text(zh="——", en="never")


class Unread(NamedTuple):
    """A file of the archive that could not be read, and why."""

    path: str
    reason: Text


class Index:
    """Digests of an archive's reports, on disk; an Archive (see archives.py).

    It is read as it was when it was opened, whoever writes to it meanwhile.
    """

    def __init__(self, path: Path) -> None:
        self.path = index_store.locate(path)
        self._connection: sqlite3.Connection = index_store.opened(path)
        with index_store.answering(self.path):
            self.facts = index_store.read_facts(self._connection)
            self._postings = Postings(self._connection)
        folder = self.path.absolute().parent
        self.root = PurePath(os.path.normpath(folder / str(self.facts["root"])))
        self._here = Path.cwd()
        self._digest = lru_cache(_DIGESTS)(self._read_digest)
        self._document = lru_cache(100_000)(self._read_document)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the index that a file is or a folder holds; raises BadArgument."""
        return cls(path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return self._documents

    @property
    def described(self) -> Text:
        """What the index is of, and as of when, in one line."""
        said = _DESCRIBED.format(
            path=self.path,
            documents=len(self),
            updated=self.facts.get("updated", _NEVER),
        )
        if unread := self._count("SELECT count(*) FROM documents WHERE error NOT NULL"):
            said += _WITH_UNREAD.format(count=unread)
        return said if self.facts.get("complete") else said + _UNFINISHED

    @property
    def unread(self) -> list[Unread]:
        """The files that could not be read."""
        query = "SELECT path, error FROM documents WHERE error NOT NULL ORDER BY path"
        with index_store.answering(self.path):
            return [
                Unread(self._shown(path), Text(*json.loads(error)))
                for path, error in self._connection.execute(query)
            ]

    def measured(self) -> dict[str, int]:
        """Count what is in the index: documents, passages, characters, keys, bytes."""
        query = (
            "SELECT count(*), sum(passages), sum(characters) FROM documents "
            "WHERE error IS NULL"
        )
        with index_store.answering(self.path):
            documents, passages, characters = self._connection.execute(query).fetchone()
            return {
                "documents": documents,
                "passages": passages or 0,
                "characters": characters or 0,
                "keys": self._count("SELECT sum(postings) FROM segments"),
                "bytes": self.path.stat().st_size,
            }

    def digest(self, path: str) -> Digest:
        """Give a document's digest, without keys; raises KeyError for one not here."""
        absolute = PurePath(os.path.abspath(path))  # noqa: PTH100 - links stay links
        if not absolute.is_relative_to(self.root):
            raise KeyError(path)
        stored = os.fsencode(absolute.relative_to(self.root).as_posix())
        with index_store.answering(self.path):
            return self._digest(stored)

    def twins(self, fingerprint: int) -> list[str]:
        """Give the paths of the documents with a fingerprint: they say the same."""
        query = "SELECT path FROM documents WHERE fingerprint = ? ORDER BY path"
        number = fingerprint - 2 * _SIGN if fingerprint & _SIGN else fingerprint
        with index_store.answering(self.path):
            rows = self._connection.execute(query, (number,)).fetchall()
        return [self._shown(path) for (path,) in rows]

    def candidates(
        self, passages: Sequence[Passage], most: int
    ) -> list[list[Candidate]]:
        """Give for each passage the stored ones that share enough keys, best first."""
        keys = chain.from_iterable(passage.keys for passage in passages)
        with index_store.answering(self.path):
            frequent = ranking.frequent(len(self))
            rare = {
                key: places
                for key, places in self._postings.find(keys).items()
                if len(places) <= frequent
            }
            return [
                list(self._candidates([rare[k] for k in one.keys if k in rare], most))
                for one in passages
            ]

    def frequencies(self, keys: Sequence[int]) -> list[int]:
        """Count the documents that hold each key; those that say the same count once.

        What stands several times in one document counts so often.
        """
        with index_store.answering(self.path):
            places = self._postings.find(keys)
            return [len(places[key]) for key in keys]

    @cached_property
    def _worth(self) -> ranking.Worth:
        return ranking.Worth(len(self))

    @cached_property
    def _documents(self) -> int:
        return self._count("SELECT count(*) FROM documents WHERE error IS NULL")

    def _candidates(
        self, found: Sequence[Sequence[int]], most: int
    ) -> Iterator[Candidate]:
        for place, shared in ranking.best(found, self._path_at, most, self._worth):
            path, first = self._document(place) or (b"", 0)
            yield Candidate(self._shown(path), place - first, shared)

    def _path_at(self, place: int) -> bytes | None:
        found = self._document(place)
        return found and found[0]

    def _read_document(self, place: int) -> tuple[bytes, int] | None:
        """Give the document that has a place, and its first; None for one that went."""
        query = (
            "SELECT path, first, passages FROM documents WHERE first <= ? "
            "ORDER BY first DESC LIMIT 1"
        )
        row = self._connection.execute(query, (place,)).fetchone()
        if row is None or place >= row[1] + row[2]:
            return None
        return row[0], row[1]

    def _read_digest(self, stored: bytes) -> Digest:
        query = (
            "SELECT packed FROM digests JOIN documents USING (number) WHERE path = ?"
        )
        row = self._connection.execute(query, (stored,)).fetchone()
        if row is None:
            raise KeyError(os.fsdecode(stored))
        return unpack(row[0])

    def _count(self, query: str) -> int:
        with index_store.answering(self.path):
            return int(self._connection.execute(query).fetchone()[0] or 0)

    def _shown(self, stored: bytes) -> str:
        """Give a path as reports have it."""
        absolute = self.root / os.fsdecode(stored)
        if absolute.is_relative_to(self._here):
            return absolute.relative_to(self._here).as_posix()
        return absolute.as_posix()
