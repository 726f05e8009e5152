"""What was found in files that have not changed since: kept from run to run.

An outcome is a pure function of a file's name and content, of the rules and options it
was checked with, and of the versions of all that took part.  All that is the key.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.work.cache_file import Store
from draftlint.work.packing import Unpackable, pack, unpack
from draftlint.work.scheduling import Done
from draftlint.work.versions import fingerprint, packages

if TYPE_CHECKING:
    from draftlint.linter import Outcome, Task
    from draftlint.rule import AnyRule
    from draftlint.work.workers import Pending, Workers

# Of a task: what stands in the key by itself, what no outcome goes by, and what comes
# to an outcome later, when its findings are sifted.
_APART = frozenset(
    {
        *("path", "content", "format", "rules"),
        *("location", "endings", "fixes"),
        *("known", "earlier"),
    }
)


def before(workers: Workers) -> Workers:
    """Put the cache before the workers; where there can be none, give them alone."""
    folder = patterns.cache_folder()
    store = Store.opened(folder) if folder else None
    return Remembering(workers, store) if store else workers


class Remembering:
    """Workers that are asked only about files of which nothing is known."""

    def __init__(self, workers: Workers, store: Store) -> None:
        self.workers = workers
        self.store = store
        self.kinds: dict[object, Kind] = {}

    def submit(self, task: Task) -> Pending:
        """Give what is known of a file, else hand it on."""
        # Standard input comes but once.
        if task.format is None or task.content is not None:
            return self.workers.submit(task)
        try:
            content = task.location.read_bytes()
        except OSError:
            return self.workers.submit(task)  # they say what is wrong
        kind = self._kind(task)
        key = kind.key(task.path, content)
        packed = self.store.get(key)
        if packed is not None:
            with suppress(Unpackable):
                found = unpack(packed, content, kind.packages)
                return Done(replace(found, key=key))
        # With the content: what is kept is then what was found in just these bytes.
        pending = self.workers.submit(task._replace(content=content))
        return Learning(pending, self.store, key, content, kind.packages)

    def stop(self) -> None:
        """Let go of the workers, and write what was learnt."""
        self.workers.stop()
        self.store.close()

    def _kind(self, task: Task) -> Kind:
        """Tell what tasks have in common, each kind once."""
        alike = task.format, id(task.rules), _rest(task)
        if alike not in self.kinds:
            self.kinds[alike] = Kind.of(task)
        return self.kinds[alike]


class Kind(NamedTuple):
    """What decides on an outcome beside name and content, and what it may hold."""

    digest: bytes
    packages: frozenset[str]
    rules: object  # kept, so that no other has their id

    @staticmethod
    def of(task: Task) -> Kind:
        """Sum up a task."""
        format_ = task.format
        assert format_ is not None
        rules = [
            (type(rule).__module__, type(rule).__qualname__, _options(rule))
            for rule in task.rules
        ]
        decides = (
            *(format_.name, format_.read.__module__, format_.read.__qualname__),
            *(format_.depends and format_.depends(), rules, _rest(task)),
        )
        names = packages(task)
        digest = blake2b(repr(decides).encode("utf-8", "backslashreplace"))
        digest.update(fingerprint(names))
        return Kind(digest.digest(), names, task.rules)

    def key(self, path: str, content: bytes) -> bytes:
        """Name what is found in a file of this content."""
        digest = blake2b(digest_size=20, key=self.digest)
        # No path holds a NUL: it tells where the content begins.
        digest.update(path.encode("utf-8", "surrogatepass") + b"\0")
        digest.update(content)
        return digest.digest()


def _rest(task: Task) -> tuple[object, ...]:
    return tuple(
        getattr(task, name) for name in type(task)._fields if name not in _APART
    )


def _options(rule: AnyRule) -> tuple[tuple[str, object], ...]:
    return tuple((option.name, getattr(rule, option.name)) for option in fields(rule))


class Learning(NamedTuple):
    """A file on its way, of which the outcome will be kept."""

    pending: Pending
    store: Store
    key: bytes
    content: bytes
    packages: frozenset[str]

    def done(self) -> bool:
        """Whether the outcome is there."""
        return self.pending.done()

    def result(self) -> Outcome:
        """Give the outcome; one with an error is not kept: the next run may do."""
        outcome = self.pending.result()
        try:
            packed = pack(outcome, self.content, self.packages)
        except Unpackable:
            return outcome
        self.store.put(self.key, packed)
        return replace(outcome, key=self.key)
