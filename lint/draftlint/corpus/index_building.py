"""An index brought in line with its folder: what is new is read, what is gone goes out.

Everything happens in transactions: whenever it ends, by Ctrl-C, a full disk or a power
cut, the index holds whole documents, and the next run goes on from there.
"""

from __future__ import annotations

import json
import secrets
from array import array
from bisect import bisect_right
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from draftlint import __version__
from draftlint.corpus import index_postings
from draftlint.corpus.index_planning import Known
from draftlint.corpus.index_reading import Keeping
from draftlint.errors import BadArgument
from draftlint.wording import Text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from draftlint.corpus.index_planning import Read, Wanted
    from draftlint.corpus.index_reading import Kept

# So many postings are held in memory before they are written: some 800 reports.
_AT_ONCE = 1_000_000
# More segments than this make looking up slow; so many may be there meanwhile.
_FEW, _MANY = 3, 200
# The share of postings that lead nowhere any more at which all are written anew.
_DEAD = 0.1
_OVERTAKEN = Text(
    zh="另一个 draftlint index 接手了这个索引，本次更新停止",
    en="another draftlint index has taken over this index; this one stops",
)


class Building:
    """Writes into an index; raises BadArgument when another process takes over."""

    def __init__(self, connection: sqlite3.Connection, root: str) -> None:
        self._connection = connection
        self._token = secrets.token_hex(8)
        self._postings: list[int] = []
        self._begin(check=False)
        self._state(writer=self._token, complete=0, root=root, version=__version__)
        self._commit()

    def known(self) -> dict[bytes, Known]:
        """Give what the index knows, by path."""
        query = "SELECT path, number, size, modified, content, error FROM documents"
        return {
            path: Known._make(row) for path, *row in self._connection.execute(query)
        }

    def remove(self, paths: Iterable[bytes]) -> list[bytes]:
        """Take files out; give those to be read again for what they share with them."""
        self._begin()
        said = [self._remove(path) for path in paths]
        orphans = [orphan for one in said for orphan in self._orphans(one)]
        self._commit()
        return orphans

    def touch(self, wanted: Wanted) -> None:
        """Note that a file has another date, but says the same."""
        self._begin()
        query = "UPDATE documents SET size = ?, modified = ? WHERE path = ?"
        state = (wanted.size, wanted.modified, wanted.path)
        self._connection.execute(query, state)

    def add(self, read: Read) -> list[bytes]:
        """Put a file in the place of what was known of it.

        Gives the files to be read again: what they share with it stood in its row.
        """
        self._begin()
        said = self._remove(read.wanted.path)
        self._put(read)
        if len(self._postings) >= _AT_ONCE:
            self.save()
            self._begin()
        return self._orphans(said)

    def _put(self, read: Read) -> None:
        kept: Kept | None = read.outcome.digests.get(Keeping.name)
        row: dict[str, object] = {
            "path": read.wanted.path,
            "size": read.wanted.size,
            "modified": read.wanted.modified,
            "content": read.content,
        }
        if kept is None:
            reason = read.outcome.error or Text(zh="", en="")
            self._insert(**row, error=json.dumps([reason.zh, reason.en]))
            return
        fingerprint = signed(kept.fingerprint)
        first = None
        if kept.passages and not self._has(fingerprint):
            first = self._new_places(kept.passages)
        number = self._insert(
            **row,
            fingerprint=fingerprint,
            first=first,
            passages=kept.passages,
            characters=kept.characters,
        )
        query = "INSERT INTO digests VALUES (?, ?)"
        self._connection.execute(query, (number, kept.packed))
        if first is not None:
            self._postings += [one + first for one in kept.postings]

    def save(self) -> None:
        """Write down what was added."""
        if not self._connection.in_transaction:
            return
        if self._postings:
            self._postings.sort()
            index_postings.write(self._connection, self._postings)
            self._postings = []
        self._commit()
        segments = index_postings.segments(self._connection)
        if len(segments) > _MANY:
            self._merge(segments[:-1])

    def finish(self) -> None:
        """Write down the rest, and leave the index as it is quick to read."""
        self.save()
        segments = index_postings.segments(self._connection)
        total = sum(segment.postings for segment in segments)
        if self._dead_share() > _DEAD:
            self._merge(segments, self._gone())
        elif len(segments) > _FEW:
            small = [one for one in segments if one.postings < total / 2]
            self._merge(small)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._begin()
        self._state(complete=1, updated=now)
        self._commit()
        self._shrink()

    def _merge(
        self,
        segments: list[index_postings.Segment],
        gone: Callable[[int], bool] | None = None,
    ) -> None:
        self._begin()
        try:
            index_postings.merge(self._connection, segments, gone)
            if gone is not None:
                self._state(dead=0)
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._commit()

    def _shrink(self) -> None:
        """Give back what merging has left empty, where that is much."""
        pages, free = (
            self._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count")
        )
        if free > pages / 5 and free > 1_000:
            self._connection.execute("VACUUM")

    # --- rows ---

    def _begin(self, *, check: bool = True) -> None:
        if self._connection.in_transaction:
            return
        self._connection.execute("BEGIN IMMEDIATE")
        query = "SELECT value FROM facts WHERE name = 'writer'"
        if check and self._connection.execute(query).fetchone() != (self._token,):
            self._connection.execute("ROLLBACK")
            raise BadArgument(_OVERTAKEN)

    def _commit(self) -> None:
        self._connection.execute("COMMIT")

    def _state(self, **facts: object) -> None:
        query = "INSERT OR REPLACE INTO facts VALUES (?, ?)"
        self._connection.executemany(query, facts.items())

    def _fact(self, name: str) -> int:
        query = "SELECT value FROM facts WHERE name = ?"
        row = self._connection.execute(query, (name,)).fetchone()
        return int(row[0]) if row else 0

    def _insert(self, **row: object) -> int:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        query = f"INSERT INTO documents ({names}) VALUES ({marks})"  # noqa: S608 - ours
        number = self._connection.execute(query, tuple(row.values())).lastrowid
        assert number is not None
        return number

    def _remove(self, path: bytes) -> int | None:
        """Take a file out; give the fingerprint that it stood for, if it did."""
        query = (
            "SELECT number, fingerprint, first, passages FROM documents WHERE path = ?"
        )
        row = self._connection.execute(query, (path,)).fetchone()
        if row is None:
            return None
        number, fingerprint, first, passages = row
        for table in ("documents", "digests"):
            query = f"DELETE FROM {table} WHERE number = ?"  # noqa: S608 - ours
            self._connection.execute(query, (number,))
        if first is None:
            return None
        self._state(dead=self._fact("dead") + passages)
        return int(fingerprint)

    def _orphans(self, fingerprint: int | None) -> list[bytes]:
        """Give a file that says the same as one that has gone: it takes its place."""
        if fingerprint is None or self._has(fingerprint):
            return []
        query = (
            "SELECT path FROM documents WHERE fingerprint = ? AND passages > 0 LIMIT 1"
        )
        twins = [twin for (twin,) in self._connection.execute(query, (fingerprint,))]
        # If nobody comes to read it now, the next update will.
        query = "UPDATE documents SET modified = -1, content = NULL WHERE path = ?"
        self._connection.executemany(query, [(twin,) for twin in twins])
        return twins

    def _has(self, fingerprint: int) -> bool:
        query = "SELECT 1 FROM documents WHERE fingerprint = ? AND first IS NOT NULL LIMIT 1"
        return self._connection.execute(query, (fingerprint,)).fetchone() is not None

    def _new_places(self, passages: int) -> int:
        first = self._fact("places")
        self._state(places=first + passages)
        return first

    def _dead_share(self) -> float:
        return self._fact("dead") / max(1, self._fact("places"))

    def _gone(self) -> Callable[[int], bool]:
        """Make the question whether a place has gone with its document."""
        query = (
            "SELECT first, first + passages FROM documents "
            "WHERE first IS NOT NULL AND passages > 0 ORDER BY first"
        )
        starts, ends = array("q"), array("q")
        for start, end in self._connection.execute(query):
            starts.append(start)
            ends.append(end)

        def gone(place: int) -> bool:
            at = bisect_right(starts, place) - 1
            return at < 0 or place >= ends[at]

        return gone


def signed(fingerprint: int) -> int:
    """Give a number of 64 bits as the database has it, with a sign."""
    return fingerprint - (1 << 64) if fingerprint >> 63 else fingerprint
