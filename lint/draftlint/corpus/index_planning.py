"""What an index has to do to be in line with its folder: which files to read."""

from __future__ import annotations

import os
from collections import deque
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from draftlint.corpus.index_building import Building
    from draftlint.linter import Outcome


class Known(NamedTuple):
    """What the index knows of a file: its row, and how to tell that it has changed."""

    number: int
    size: int
    modified: int
    content: bytes | None
    error: str | None


class Wanted(NamedTuple):
    """A file to read: its path in the index, where it is, its state; what was known."""

    path: bytes
    location: Path
    size: int
    modified: int
    known: Known | None = None


class Read(NamedTuple):
    """A file that was read: its bytes' hash, and what became of it."""

    wanted: Wanted
    content: bytes | None
    outcome: Outcome


def plan(
    building: Building, found: Iterable[tuple[bytes, Path]]
) -> tuple[deque[Wanted], int]:
    """Compare the index with the folder: take out what is gone, tell what to read.

    Also gives how many files were taken out.
    """
    known = building.known()
    wanted: deque[Wanted] = deque()
    places: dict[bytes, Path] = {}
    for path, location in found:
        places[path] = location
        before = known.pop(path, None)
        now = state_of(path, location, before)
        same = before and (before.size, before.modified) == (now.size, now.modified)
        # What could not be read is tried again: a program may have been missing.
        if not (same and before and before.error is None):
            wanted.append(now)
    read = {one.path for one in wanted}
    for orphan in building.remove(known):
        if orphan not in read:
            wanted.append(state_of(orphan, places[orphan], None))
    return wanted, len(known)


def state_of(path: bytes, location: Path, before: Known | None) -> Wanted:
    """Make the wish to read a file in the state that it is in now."""
    try:
        state = location.stat()
    except OSError:
        return Wanted(path, location, -1, -1, before)  # reading will say what is wrong
    return Wanted(path, location, state.st_size, state.st_mtime_ns, before)


def is_unchanged(wanted: Wanted, content: bytes | None) -> bool:
    """Whether a file holds what it held when it was read, whatever its date says."""
    known = wanted.known
    return (
        known is not None
        and known.error is None
        and content is not None
        and known.content == content
    )


def content_of(wanted: Wanted) -> tuple[bytes | None, bytes | None]:
    """Read a file; give its bytes and their hash, None where it cannot be opened."""
    try:
        content = wanted.location.read_bytes()
    except OSError:
        return None, None
    return content, blake2b(content, digest_size=16).digest()


def path_of(location: Path, root: Path) -> bytes:
    """Give the path of a file in the index: below the root, with /."""
    return os.fsencode(location.relative_to(root).as_posix())
