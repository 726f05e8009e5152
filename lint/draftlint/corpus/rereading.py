"""Documents of an index read once more: findings point to lines and columns in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from draftlint.corpus import digests
from draftlint.formats import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from draftlint.corpus.archives import Archive
    from draftlint.document import Document
    from draftlint.formats import Format


def documents(
    paths: Iterable[str], archives: Sequence[Archive], formats: Iterable[Format]
) -> Iterator[Document]:
    """Yield those of some documents that still say what they said."""
    by_ending = {end: format_ for format_ in formats for end in format_.endings}
    for path in paths:
        format_ = by_ending.get(Path(path).suffix.lower())
        known = _fingerprints(path, archives)
        if format_ is None or not known:
            continue
        try:
            document = format_.read(path, Path(path).read_bytes())
        except (OSError, Unreadable):
            continue
        if digests.read(document).fingerprint in known:
            yield document


def _fingerprints(path: str, archives: Iterable[Archive]) -> set[int]:
    found = set()
    for archive in archives:
        try:
            found.add(archive.digest(path).fingerprint)
        except KeyError:
            continue
    return found
