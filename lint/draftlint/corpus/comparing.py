"""Rules over many documents: what they are given, and what becomes of their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from draftlint.linter import RuleFailed
from draftlint.rule import CorpusRule, Digest

if TYPE_CHECKING:
    from collections.abc import Collection

    from draftlint.corpus.archives import Archive
    from draftlint.corpus.postings import Invert
    from draftlint.finding import Finding

View = TypeVar("View")


class Corpus(Sequence[tuple[str, Digest]], Generic[Digest]):
    """The (path, digest) pairs that a rule compares: the archive's, then the drafts'.

    `first` is the number of the first draft: findings about what stands before it are
    dropped, for the archive is not linted.  `indexes` are archives on disk, `templates`
    the digests of what reports are written from, `allow` the texts that are right
    wherever they stand.  `rules` are the names of all rules that compare; `invert` makes
    postings where this process need not do it itself.

    What comes of a comparison may be kept.  A rule that goes by anything else than
    these and its own options, say by dates of files, sets `repeatable` to False.
    """

    def __init__(
        self,
        pairs: Sequence[tuple[str, Digest]],
        first: int = 0,
        *,
        indexes: Sequence[Archive] = (),
        templates: Sequence[Digest] = (),
        allow: Sequence[str] = (),
        rules: Collection[str] = (),
        invert: Invert | None = None,
    ) -> None:
        self.pairs = tuple(pairs)
        self.first = first
        self.indexes = tuple(indexes)
        self.templates = tuple(templates)
        self.allow = tuple(allow)
        self.rules = frozenset(rules)
        self.invert = invert
        self.repeatable = True
        self._views: dict[tuple[object, ...], Any] = {}

    @overload
    def __getitem__(self, index: int) -> tuple[str, Digest]: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[tuple[str, Digest], ...]: ...
    def __getitem__(self, index: int | slice) -> Any:
        """Give a pair, or some of them."""
        return self.pairs[index]

    def __len__(self) -> int:
        return len(self.pairs)

    @property
    def drafts(self) -> tuple[tuple[str, Digest], ...]:
        """The pairs that findings may belong to."""
        return self.pairs[self.first :]

    def view(self, read: Callable[..., View], *arguments: object) -> View:
        """Compute read(corpus, *arguments) once and share it among rules.

        `read` must be a module-level function of these alone.
        """
        key = (read, *arguments)
        if key not in self._views:
            self._views[key] = read(self, *arguments)
        found: View = self._views[key]
        return found


def findings(
    rule: CorpusRule[Any], corpus: Corpus[Any]
) -> Iterator[tuple[str, Finding]]:
    """Run one rule's comparison; yield what it finds in drafts, with their paths.

    Raises RuleFailed when the rule raises, or names a document that took no part.
    """
    paths = {path for path, _ in corpus}
    drafts = {path for path, _ in corpus.drafts}
    try:
        for path, finding in rule.compare(corpus):
            if path not in paths:
                raise KeyError(path)  # noqa: TRY301 - it is the rule that failed
            if path in drafts:
                yield path, finding
    except Exception as error:  # a rule may be anybody's code
        raise RuleFailed(rule.name, error) from error
