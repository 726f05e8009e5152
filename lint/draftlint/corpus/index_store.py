"""The file that an index on disk is: an SQLite database of documents, keys and places.

`documents` has a row a file of the archive, with its digest packed (or why it could not
be read), `postings` the places of the keys (index_postings.py), `facts` what holds for
the whole.  It is in SQLite's WAL mode: readers go on with what was there when they
began, whoever writes.  When nobody has it open it is a single file, which can be copied
and read from a read-only medium.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pickle import UnpicklingError
from typing import TYPE_CHECKING
from zlib import error as BadCompression  # noqa: N812 - it is a class

from draftlint.corpus import digests, sketches
from draftlint.errors import BadArgument, reason_of
from draftlint.files import MISSING
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What an index is called that is kept in the folder it is of.
NAME = ".draftlint-index.sqlite"
# Changes whenever older versions of draftlint could not read the tables any more.
SCHEMA = 1
# SQLite's application id: which program a database belongs to ("drft").
_OURS = 0x64726674
_HEADER = b"SQLite format 3\x00"
_NOT_WRITABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
_PATIENCE = 20.0  # seconds for another process to be done with the file
_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,
    modified INTEGER NOT NULL, content BLOB, fingerprint INTEGER, first INTEGER,
    passages INTEGER, characters INTEGER, error TEXT
);
CREATE INDEX by_fingerprint ON documents (fingerprint);
CREATE INDEX by_first ON documents (first) WHERE first IS NOT NULL;
CREATE TABLE digests (number INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE segments (
    number INTEGER PRIMARY KEY, bits INTEGER NOT NULL, postings INTEGER NOT NULL
);
CREATE TABLE postings (number INTEGER PRIMARY KEY, packed BLOB NOT NULL);
"""
_MADE_BY_US = f"PRAGMA application_id = {_OURS}; PRAGMA user_version = {SCHEMA};"

_NO_INDEX = Text(
    zh="{path} 不是 draftlint 的索引；用 draftlint index build 文件夹 建立",
    en="{path} is no index of draftlint; make one with draftlint index build FOLDER",
)
_BROKEN = Text(
    zh="索引 {path} 已损坏（{error}）；请删除后用 draftlint index build 重建",
    en="the index {path} is damaged ({error}); delete it and make it anew with "
    "draftlint index build",
)
_CUT_SHORT = Text(zh="文件不完整", en="the file is cut short")
_OTHER = Text(
    zh="索引 {path} 由 draftlint {version} 建立，与现在的版本不通用；"
    "请用 draftlint index build 重建",
    en="the index {path} was made by draftlint {version} and is of no use to this "
    "version; make it anew with draftlint index build",
)
_BUSY = Text(
    zh="另一个程序正在写索引 {path}，请稍后再试",
    en="another program is writing to the index {path}; please try again later",
)
_CANNOT = Text(zh="读写不了索引 {path}：{error}", en="the index {path}: {error}")


def locate(path: Path) -> Path:
    """Give the index that a path stands for: itself, or the one kept in the folder."""
    return path / NAME if os.path.isdir(path) else path  # noqa: PTH112 - never raises


def is_index(path: Path) -> bool:
    """Whether a file is an index, or a folder holds one."""
    try:
        with locate(path).open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(_HEADER) and int.from_bytes(head[68:], "big") == _OURS


def opened(path: Path) -> sqlite3.Connection:
    """Open an index to read what it holds at this moment, whoever writes to it.

    Raises BadArgument for what is no index, or not one that can be used.
    """
    file = _existing(path)
    with answering(file):
        try:
            # Only who may write tidies up what stands beside the file while it is open.
            connection = _connected(file, "mode=rw")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _NOT_WRITABLE:
                raise
            # Where no file can be put beside it, nobody else can write to it either.
            connection = _connected(file, "immutable=1")
        try:
            connection.execute("PRAGMA query_only = ON")
            check(connection, file)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an index for writing, or make an empty one; raises BadArgument."""
    with answering(path):
        if path.exists() and path.stat().st_size:
            connection = _connected(_existing(path), "mode=rw")
        else:
            connection = _made(path)
        try:
            check(connection, path)
            connection.execute("COMMIT")
            yield connection
        finally:
            connection.close()


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise BadArgument for an index that this version cannot use."""
    # Tables hold data; anything else in a database can make it do something.
    query = "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')"
    if connection.execute(query).fetchone() != (0,):
        raise BadArgument(_NO_INDEX.format(path=path))
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    facts = read_facts(connection) if schema == SCHEMA else {}
    made = (facts.get("keys"), facts.get("digests"))
    if made != (sketches.VERSION, digests.VERSION):
        version = facts.get("version", "?")
        raise OtherVersion(_OTHER.format(path=path, version=version))


def read_facts(connection: sqlite3.Connection) -> dict[str, object]:
    """Read what holds for the whole index."""
    return dict(connection.execute("SELECT name, value FROM facts"))


class OtherVersion(BadArgument):
    """An index that another version made, and this one cannot use."""


@contextmanager
def answering(path: Path) -> Iterator[None]:
    """Say in the user's words what the database says in its own."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise BadArgument(_BUSY.format(path=path)) from error
        corrupt = code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        of_the_system = isinstance(error, sqlite3.OperationalError) and code > 1
        said = _CANNOT if of_the_system and not corrupt else _BROKEN
        raise BadArgument(said.format(path=path, error=error)) from error
    except (BadCompression, UnpicklingError, EOFError) as error:
        raise BadArgument(_BROKEN.format(path=path, error=error)) from error
    except OSError as error:
        reason = reason_of(error)
        raise BadArgument(_CANNOT.format(path=path, error=reason)) from error


def _existing(path: Path) -> Path:
    file = locate(path)
    if not os.path.lexists(file):
        raise BadArgument(MISSING.format(path=file))
    if not is_index(file):
        raise BadArgument(_NO_INDEX.format(path=file))
    if _is_cut_short(file):
        raise BadArgument(_BROKEN.format(path=file, error=_CUT_SHORT))
    return file


def _is_cut_short(file: Path) -> bool:
    """Whether a file has lost its end, as in a copy that was broken off.

    The database itself would only find out when it comes to what is missing.
    """
    with answering(file), file.open("rb") as opened:
        journal = file.with_name(f"{file.name}-wal")
        if journal.exists() and journal.stat().st_size:
            return False  # the end may still be there
        head = opened.read(100)
        page = int.from_bytes(head[16:18], "big")
        pages = int.from_bytes(head[28:32], "big")
        return opened.seek(0, os.SEEK_END) < page * pages


def _connected(path: Path, how: str) -> sqlite3.Connection:
    """Connect and begin to read: what is read from now on is of one moment."""
    name = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(
        name, uri=True, timeout=_PATIENCE, isolation_level=None
    )
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM facts").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _made(path: Path) -> sqlite3.Connection:
    """Make an index without documents; whatever reads it finds it whole."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    facts = {"keys": sketches.VERSION, "digests": digests.VERSION, "places": 0}
    values = ", ".join(f"('{name}', {value})" for name, value in facts.items())
    # All in one: whoever is killed meanwhile leaves an empty file, not half an index.
    script = f"{_MADE_BY_US} {_TABLES} INSERT INTO facts VALUES {values};"  # noqa: S608
    connection.executescript(f"BEGIN; {script} COMMIT;")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN")
    return connection
