"""Copied sections as they are told: where, how much, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint.corpus.digests import size
from draftlint.language import clauses
from draftlint_rules.duplicate.parts import copies, differences, telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Span, Text
    from draftlint.corpus.comparing import Corpus
    from draftlint.corpus.digests import Digest
    from draftlint_rules.duplicate.parts.copies import Copy

_REPORTS = "copied-report"
# The letters and figures in so many characters of a text, marks and blanks aside.
_WORDS = 0.8


class Section(NamedTuple):
    """A copied section, where it is from, the percentage that is the same."""

    span: Span
    other: str
    source: Span
    place: Text
    share: int
    details: Text


def read(corpus: Corpus[Digest], least: int) -> Iterator[tuple[str, Section]]:
    """Yield the sections of at least so many characters, with their drafts' paths.

    Those from a report that most of the draft is from are left to copied-report.
    """
    found = corpus.view(copies.read)
    for path, copied in found.copies.items():
        told = {whole.other for whole in found.wholes.get(path, ())}
        for copy in copied:
            if copy.other in told and _REPORTS in corpus.rules:
                continue
            if is_long(copy, least):
                yield path, _section(copy)


def is_long(copy: Copy, least: int) -> bool:
    """Whether a copy has so many characters, Latin letters counted by threes.

    Told is what stands in whole sentences; most of that must be what was copied.
    """
    laid, stretch = copy.laid, copy.stretch
    text = laid.document.view(clauses.read)
    first, last = stretch.pairs[0].later, stretch.pairs[-1].later
    words = "".join(text.words[first : last + 1])
    told = "x" * len(stretch.later) if words.isascii() else "字" * len(stretch.later)
    return size(told) >= least and size(words) >= _WORDS * least


def _section(copy: Copy) -> Section:
    laid, stretch = copy.laid, copy.stretch
    text = laid.document.view(clauses.read)
    earlier = min(pair.earlier for pair in stretch.pairs)
    told = tuple(differences.of_pairs(laid.document, text, stretch.pairs))
    return Section(
        stretch.later,
        copy.other,
        stretch.earlier,
        laid.place(text.starts[earlier]),
        # Figures do not count for the share, but what differs is not all the same.
        min(round(100 * stretch.share), 99 if told else 100),
        telling.differing(told),
    )
