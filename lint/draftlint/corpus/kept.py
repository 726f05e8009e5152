"""What a comparison of drafts came to, kept for a run over the very same drafts."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.corpus import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.linter import Outcome
    from draftlint.work.cache_file import Store


class Known(NamedTuple):
    """What an earlier run found, if anything is known, and where to keep it."""

    found: Found | None = None
    store: Store | None = None
    key: bytes = b""

    def keep(self, found: Found) -> None:
        """Keep what was found, if that is new, whole and will always be so."""
        if self.store is None or found is self.found:
            return
        if found.repeatable and not found.failed:
            from draftlint.work.packing import Unpackable, pack_findings

            with suppress(Unpackable):
                self.store.put(self.key, pack_findings(found.added))


@contextmanager
def of(outcomes: Sequence[Outcome]) -> Iterator[Known]:
    """Tell what is known of the comparison of these, where each of them is known.

    An outcome's key stands for its path, its content, its rules with their options and
    all code there is; the keys of all in their order, for what comparing them gives.
    """
    folder = patterns.cache_folder()
    if folder is None or not outcomes or not all(each.key for each in outcomes):
        yield Known()
        return
    from draftlint.work.cache_file import Store

    digest = blake2b(digest_size=20, person=b"comparison")
    for outcome in outcomes:
        digest.update(outcome.key)
    store = Store.opened(folder)
    if store is None:
        yield Known()
        return
    try:
        yield Known(_found(store, digest.digest()), store, digest.digest())
    finally:
        store.close()


def _found(store: Store, key: bytes) -> Found | None:
    from draftlint.work.packing import Unpackable, unpack_findings

    packed = store.get(key)
    if packed is None:
        return None
    try:
        return Found(unpack_findings(packed))
    except Unpackable:
        return None
