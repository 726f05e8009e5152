"""What a rule is: one object with its documentation, its examples and its check."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, TypeVar

from draftlint.document import Document, Span
from draftlint.finding import Edit, Family, Finding, Fix, Note, Severity
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import regex

    from draftlint.corpus.comparing import Corpus
    from draftlint.triage.directives import Directive

Format = Literal["text", "markdown", "word"]
Digest = TypeVar("Digest")


@dataclass(frozen=True)
class Good:
    """A text in which the rule must find nothing: a look-alike, if it is any use.

    For a rule across reports, `path` is the name of this one and `beside` holds the
    others, by their names; nothing must be found in them.
    """

    text: str
    format: Format = "text"
    options: Mapping[str, Any] | None = None
    path: str = ""
    beside: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Bad:
    """A text in which the rule must find exactly what stands between ⟦ and ⟧.

    `fixed` is the text after the rule's fixes, safe or not; `says` a part of the
    Chinese message of the first finding; `severity` that of the first finding.  `path`
    and `beside` are those of Good.
    """

    text: str
    fixed: str | None = None
    says: str = ""
    severity: Severity | None = None
    format: Format = "text"
    options: Mapping[str, Any] | None = None
    path: str = ""
    beside: Mapping[str, str] | None = None


@dataclass(frozen=True)
class _Described:
    """What rules of both kinds have: a name, a documentation, options as fields."""

    name: ClassVar[str]
    family: ClassVar[Family]
    severity: ClassVar[Severity]
    message: ClassVar[Text]
    chinese: ClassVar[str]  # the docstring's three paragraphs in Chinese
    examples: ClassVar[tuple[Good | Bad, ...]] = ()

    @classmethod
    def documentation(cls) -> Text:
        """Give the documentation: what it finds, why it matters, what it leaves alone.

        Three paragraphs apart by blank lines; the first line is the summary.
        """
        return Text(zh=inspect.cleandoc(cls.chinese), en=inspect.getdoc(cls) or "")

    @classmethod
    def fixable(cls) -> bool:
        """Whether an example shows a fix."""
        return any(isinstance(e, Bad) and e.fixed is not None for e in cls.examples)

    def found(
        self,
        where: Span | regex.Match[str],
        *,
        message: Text | None = None,
        severity: Severity | None = None,
        related: Sequence[Note] = (),
        fix: Fix | str | None = None,
        kind: Text | None = None,
        **values: object,
    ) -> Finding:
        """Make a finding; the message is filled with the values.

        A `fix` given as a string replaces the span and is a suggestion, never safe.
        """
        span = where if isinstance(where, Span) else Span.of(where)
        return Finding(
            rule=self.name,
            family=self.family,
            span=span,
            message=(message or self.message).format(**values).on_one_line(),
            severity=severity or self.severity,
            related=tuple(map(_on_one_line, related)) if related else (),
            fix=Fix((Edit(span, fix),)) if isinstance(fix, str) else fix,
            kind=kind,
        )


def _on_one_line(note: Note) -> Note:
    message = note.message.on_one_line()
    return note if message is note.message else replace(note, message=message)


class Rule(_Described, ABC):
    """A check of one document.

    The docstring is the documentation, in this order: what it finds, why it matters,
    what is left alone.  Class attributes are the identity, dataclass fields are the
    options (int, float, bool, str or tuple[str, ...]), `examples` are the tests.
    """

    @abstractmethod
    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the findings, in any order."""


class CorpusRule(_Described, ABC, Generic[Digest]):
    """A check across documents: a small digest of each, then one comparison of all."""

    @abstractmethod
    def digest(self, document: Document) -> Digest:
        """Give what the comparison needs of a document: small and picklable."""

    @abstractmethod
    def compare(self, digests: Corpus[Digest], /) -> Iterator[tuple[str, Finding]]:
        """Yield findings with the path of the document each belongs to.

        `digests` is a sequence of (path, digest) pairs in the order of the run's files;
        those of an archive, whose findings are dropped, come before.
        """


class AllowanceRule(_Described, ABC):
    """A check of what the author allowed: it is asked about what allowed nothing."""

    @abstractmethod
    def check_unused(
        self,
        allowance: Directive,
        installed: Collection[str],
        removal: Edit | None,
    ) -> Iterator[Finding]:
        """Yield findings about an allowance that let nothing pass.

        `installed` are the names of all rules there are; `removal` takes the
        allowance out of the draft and changes nothing else that its readers see,
        None where that cannot be done.
        """


AnyRule = Rule | CorpusRule[Any] | AllowanceRule
