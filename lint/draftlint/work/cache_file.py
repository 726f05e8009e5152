"""The file of the cache: bytes under keys, for any number of processes at once.

Whatever goes wrong with it, it falls silent: a cache that cannot be used costs time,
nothing else.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILE = "findings.sqlite3"
# Raised with the shape of what is kept; a file of another shape is made anew.
_SHAPE = 1
_APPLICATION = 0x64726674  # "drft": a file of somebody else is made anew as well
# Two processes may make it at once; neither must see it half made.
_MADE = """
    SELECT application_id, user_version, schema_version
    FROM pragma_application_id, pragma_user_version, pragma_schema_version
"""
_SCHEMA = f"""
    PRAGMA auto_vacuum = INCREMENTAL;
    BEGIN IMMEDIATE;
    PRAGMA application_id = {_APPLICATION};
    PRAGMA user_version = {_SHAPE};
    CREATE TABLE IF NOT EXISTS outcome (
        key BLOB PRIMARY KEY, day INTEGER NOT NULL, packed BLOB NOT NULL
    );
    CREATE INDEX IF NOT EXISTS outcome_day ON outcome (day);
    COMMIT;
"""
# Nothing in it is worth waiting for the disk: what is lost is found again.  What is
# deleted is overwritten: it quotes drafts.
_SETTINGS = "PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;"
_SELECT = "SELECT packed, day FROM outcome WHERE key = ?"
_INSERT = "INSERT OR REPLACE INTO outcome VALUES (?, ?, ?)"
_TOUCH = "UPDATE outcome SET day = ? WHERE key = ?"
_OLD = "DELETE FROM outcome WHERE day < ?"
_OLDEST = """
    DELETE FROM outcome WHERE rowid IN (
        SELECT rowid FROM outcome ORDER BY day
        LIMIT (SELECT COUNT(*) / 3 FROM outcome)
    )
"""
_PATIENCE = 2.0  # seconds to wait for another process that writes
_DAY = 86_400  # seconds
_KEPT = 30  # days that an outcome is kept without being asked for
_MOST = 3_000_000_000  # bytes; about 100,000 drafts of 25 KB
_AT_ONCE = 4_000_000  # bytes to write together


class Store:
    """An open file; what is put into it is written in a while."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection: sqlite3.Connection | None = connection
        self.today = int(time.time() // _DAY)
        self.new: dict[bytes, bytes] = {}
        self.size = 0
        self.used: list[bytes] = []

    @classmethod
    def opened(cls, folder: Path) -> Store | None:
        """Open the cache of a folder; one that is broken or of another make is new."""
        path = os.path.join(folder, _FILE)  # noqa: PTH118 - speed
        try:
            if not _ours_alone(folder, path):
                return None
            try:
                return cls(path, _connected(path))
            except sqlite3.OperationalError:
                return None
            except sqlite3.DatabaseError:
                os.unlink(path)  # noqa: PTH108 - speed
                return (
                    cls(path, _connected(path)) if _ours_alone(folder, path) else None
                )
        except (OSError, sqlite3.Error):
            return None

    def get(self, key: bytes) -> bytes | None:
        """Give what is kept under a key."""
        if self.connection is None:
            return None
        with self._careful():
            found = self.connection.execute(_SELECT, (key,)).fetchone()
            if found is not None:
                packed, day = found
                if day != self.today:
                    self.used.append(key)
                return bytes(packed)
        return None

    def put(self, key: bytes, packed: bytes) -> None:
        """Keep something; it is written in a while, or when the store is closed."""
        self.new[key] = packed
        self.size += len(packed)
        if self.size > _AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write what is left, throw away what nobody asked for in a long time."""
        self._write()
        self._fall_silent()

    def _write(self) -> None:
        new, self.new, self.size = self.new, {}, 0
        used, self.used = self.used, []
        if self.connection is None or not (new or used):
            return
        with self._careful(), self.connection as transaction:
            transaction.executemany(
                _INSERT, ((key, self.today, packed) for key, packed in new.items())
            )
            transaction.executemany(_TOUCH, ((self.today, key) for key in used))
            if new:
                self._prune(transaction)

    def _prune(self, transaction: sqlite3.Connection) -> None:
        """Delete what is old; and of a cache that grew too large, the oldest third."""
        transaction.execute(_OLD, (self.today - _KEPT,))
        if os.stat(self.path).st_size > _MOST:  # noqa: PTH116 - speed
            transaction.execute(_OLDEST)
        transaction.execute("PRAGMA incremental_vacuum").fetchall()

    @contextmanager
    def _careful(self) -> Iterator[None]:
        """Let nothing that is wrong with the file be wrong with the run."""
        try:
            yield
        except sqlite3.OperationalError:
            self._fall_silent()  # locked, full, read-only, gone: another time
        except (OSError, sqlite3.DatabaseError):
            self._fall_silent()
            with suppress(OSError):
                os.unlink(self.path)  # noqa: PTH108 - speed

    def _fall_silent(self) -> None:
        connection, self.connection = self.connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()


def _connected(path: str) -> sqlite3.Connection:
    """Connect to the file, and make its table; raises sqlite3.Error."""
    connection = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        *made, tables = connection.execute(_MADE).fetchone()
        if made == [0, 0] and not tables:
            connection.executescript(_SCHEMA)
        elif made != [_APPLICATION, _SHAPE]:
            raise sqlite3.DatabaseError(path)
        connection.executescript(_SETTINGS)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _ours_alone(folder: Path, path: str) -> bool:
    """Whether nobody else can read or write the cache; makes folder and file.

    It quotes drafts, and what stands in it is believed.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not hasattr(os, "getuid"):
        return True
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    status, around = os.lstat(path), os.stat(folder)  # noqa: PTH116 - speed
    return (
        stat.S_ISREG(status.st_mode)
        and status.st_uid == around.st_uid == os.getuid()
        and not status.st_mode & 0o077
        and not around.st_mode & 0o002
    )
