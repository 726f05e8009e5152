"""Sentences of a unit's earlier report that came along with their figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint.corpus.library import Library
from draftlint.language import clauses
from draftlint_rules.duplicate.parts import copies, results
from draftlint_rules.duplicate.parts.places import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Span
    from draftlint.corpus.comparing import Corpus
    from draftlint.corpus.digests import Digest
    from draftlint.corpus.laying import Laid
    from draftlint.language.clauses import Clauses
    from draftlint_rules.duplicate.parts.copies import Copy

# Clauses less alike than this do not say the same, whatever their figures.
_ALIKE = 0.75


class Stale(NamedTuple):
    """A sentence, the older report with its year, the place there, and the figures."""

    span: Span
    other: str
    year: int
    source: Span
    figures: tuple[str, ...]


def read(corpus: Corpus[Digest]) -> Iterator[tuple[str, Stale]]:
    """Yield the sentences whose figures are last year's, with their drafts' paths."""
    library = corpus.view(Library)
    for path, copied in corpus.view(copies.read).copies.items():
        for copy in copied:
            mine, theirs = library.title(path), library.title(copy.other)
            if mine.is_of_unit(theirs) and 0 < theirs.year < mine.year:
                for stale in _in_copy(copy, theirs.year, mine.year):
                    yield path, stale


def _in_copy(copy: Copy, before: int, now: int) -> Iterator[Stale]:
    laid, text = copy.laid, copy.laid.document.view(clauses.read)
    twins = {
        pair.later: pair.earlier for pair in copy.stretch.pairs if pair.alike >= _ALIKE
    }
    for first, last in dict.fromkeys(map(text.within_sentence, twins)):
        shared = [index for index in range(first, last + 1) if index in twins]
        found = [twins[index] for index in shared]
        low, high = min(found), max(found)
        later, earlier = _words(text, laid, first, last), _words(text, laid, low, high)
        figures = results.telling(later)
        if not figures or figures != results.telling(earlier):
            continue
        if not results.is_sure(figures) or not results.is_result(later):
            continue
        if _has_moved_on(laid, text, (first, low), (later, earlier), (before, now)):
            document = laid.document
            yield Stale(
                laid.original(span_of(document, text, first, last)),
                copy.other,
                before,
                laid.original(span_of(document, text, low, high)),
                tuple(figures),
            )


def _words(text: Clauses, laid: Laid, first: int, last: int) -> str:
    return laid.document.narrow[text.starts[first] : text.ends[last]]


def _has_moved_on(
    laid: Laid,
    text: Clauses,
    firsts: tuple[int, int],
    sentences: tuple[str, str],
    years: tuple[int, int],
) -> bool:
    """Whether both sentences report the year of their own report.

    They name it, or count what is counted anew each year, or speak of the year that is
    over, themselves or what stands before them in their paragraphs.
    """
    named = [results.years(sentence) for sentence in sentences]
    before, now = years
    if any(named):
        return named == [{now}, {before}]
    if all(map(results.is_flow, sentences)) and len(results.telling(sentences[0])) > 1:
        return True
    return all(
        results.is_about_this_year(_paragraph(laid, text, first) + sentence)
        for first, sentence in zip(firsts, sentences, strict=True)
    )


def _paragraph(laid: Laid, text: Clauses, first: int) -> str:
    """Give what stands before a sentence in its paragraph, if no year is named."""
    start = laid.document.blocks[text.block(first)].span.start
    before = laid.document.narrow[start : text.starts[first]]
    return "" if results.years(before) else before
