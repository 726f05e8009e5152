"""What a rule says about a place: findings, and the fixes they carry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftlint.document import Span
    from draftlint.wording import Text


class Severity(StrEnum):
    """How sure and how grave: error must not leave the office, info asks the author."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Give a number that is larger the graver the finding is."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}


class Family(StrEnum):
    """The kinds of defects."""

    PLACEHOLDER = "placeholder"
    DUPLICATE = "duplicate"
    NUMBERING = "numbering"
    TOTALS = "totals"
    WATERMARK = "watermark"
    HYGIENE = "hygiene"


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` where `span` is."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding.

    A safe fix may be applied unasked: it never changes a number, a name or a
    heading number.  Everything else is a suggestion.
    """

    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that belongs to a finding; `path` only where the file differs."""

    span: Span
    message: Text
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect: which rule found it, where, what is wrong, and what belongs to it.

    `kind` sorts the findings of a rule that has many, for summaries: number, name …
    """

    rule: str
    family: Family
    span: Span
    message: Text
    severity: Severity
    related: tuple[Note, ...] = ()
    fix: Fix | None = None
    kind: Text | None = None
