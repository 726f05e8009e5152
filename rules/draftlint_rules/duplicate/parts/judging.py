"""Which clauses that come again make a copy, and of what kind."""

from __future__ import annotations

from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING

from draftlint.language import clauses
from draftlint_rules.duplicate.parts.evidence import size_of, verbatim, weighed
from draftlint_rules.duplicate.parts.places import (
    HEADING,
    are_fields,
    is_announced,
    is_heading,
    is_line,
    is_name,
    opens_numbered,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint import Document
    from draftlint.language.alignment import Pair
    from draftlint.language.clauses import Clauses

# The evidence that makes a copy (see evidence.Weight): in a passage, in a sentence
# most of which comes again, in a stretch of a sentence or with other figures.
_PASSAGE, _SENTENCE, _STRETCH = 30.0, 23.0, 34.0
# The characters of a sentence that comes again whole and word by word: surely a copy,
# perhaps one, and enough where the copy follows at once.
_WHOLE, _SLIGHT, _NEXT = 22.0, 16.0, 8.0
# A sentence of so many characters is a copy with words changed, when so many are not.
_REWORDED, _SAME_WORDS = 26.0, 0.86
# The part of the shorter copy that comes again, for a passage to be called a copy.
_CONTAINED = 0.6


class Likeness(Enum):
    """What kind of copy something is.

    A passage is several sentences or most of a paragraph.  A slight copy is a short
    sentence; an echo is a heading said again as the sentence after it.
    """

    PASSAGE = auto()
    SENTENCE = auto()
    SLIGHT = auto()
    ECHO = auto()


def judged(
    document: Document, pairs: Sequence[Pair]
) -> Iterator[tuple[Likeness, Sequence[Pair]]]:
    """Yield the whole passage, or else those sentences of it that hold as copies."""
    text = document.view(clauses.read)
    characters = _characters(text, pairs)
    same = any(text.words[pair.later] == text.words[pair.earlier] for pair in pairs)
    least = _SLIGHT if same else _SENTENCE
    if characters < least and not _is_next(text, pairs):
        return
    if (
        characters >= _PASSAGE
        and _is_long(text, pairs)
        and _is_passage(document, text, pairs)
    ):
        yield Likeness.PASSAGE, pairs
        return
    for sentences in _runs(document, text, pairs):
        likeness = _likeness(document, text, sentences)
        if likeness and not _is_meant(document, text, sentences):
            yield likeness, sentences


def _is_meant(document: Document, text: Clauses, pairs: Sequence[Pair]) -> bool:
    """Whether a sentence comes again for a reason.

    It is a name, the fields of forms are alike, or a list of tasks names what then
    heads a paragraph.
    """
    later, earlier = pairs[0].later, pairs[0].earlier
    return (
        is_name(document, text, pairs)
        or _is_slogan(document, text, pairs)
        or all(are_fields(document, text, pair) for pair in pairs)
        or (
            is_heading(document, text, later)
            and not is_heading(document, text, earlier)
        )
    )


def _is_slogan(document: Document, text: Clauses, pairs: Sequence[Pair]) -> bool:
    """Whether a short sentence is called out twice: 团结就是力量！团结就是力量！"""
    ends = [text.ends[at] for at in (pairs[-1].earlier, pairs[-1].later)]
    short = size_of(text, *text.within_sentence(pairs[0].later)) <= _WHOLE
    return short and all(document.narrow[end : end + 1] in ("！", "!") for end in ends)


def _is_passage(document: Document, text: Clauses, pairs: Sequence[Pair]) -> bool:
    """Whether most of a passage comes again, and not as a frame of statistics."""
    if not _is_copied(document, text, pairs) or is_name(document, text, pairs):
        return False
    own = _own(document, text, pairs)
    return len(own) == len(pairs) or _is_copied(document, text, own)


def _is_copied(document: Document, text: Clauses, pairs: Sequence[Pair]) -> bool:
    if not pairs:
        return False
    weight = weighed(document, text, pairs)
    return (
        weight.evidence >= _PASSAGE
        and weight.contained >= _CONTAINED
        and weight.is_exact
        and not weight.is_frame
    )


def _own(document: Document, text: Clauses, pairs: Sequence[Pair]) -> list[Pair]:
    """Leave out what is announced before it is a heading, and the fields of forms.

    A form is filled in differently each time, or else it is a copy.
    """
    told = [pair for pair in pairs if not is_announced(document, text, pair)]
    if all(text.words[pair.later] == text.words[pair.earlier] for pair in told):
        return told
    return [pair for pair in told if not are_fields(document, text, pair)]


def _characters(text: Clauses, pairs: Sequence[Pair]) -> float:
    """Count the characters that can be evidence at most."""
    return sum(len(text.words[pair.later]) * pair.alike for pair in pairs)


def _likeness(
    document: Document, text: Clauses, pairs: Sequence[Pair]
) -> Likeness | None:
    """Tell what a sentence is, or sentences in a row that come again word by word."""
    length = verbatim(text, pairs)
    follows = _is_next(text, pairs)
    if follows and _is_echo(document, text, pairs):
        return Likeness.ECHO
    if length >= (_NEXT if follows else _WHOLE):
        return Likeness.SENTENCE
    if length >= _SLIGHT and _is_paragraph(text, pairs):
        return Likeness.SENTENCE
    if _is_much_alike(document, text, pairs):
        return Likeness.SENTENCE
    return Likeness.SLIGHT if length >= _SLIGHT else None


def _is_next(text: Clauses, pairs: Sequence[Pair]) -> bool:
    """Whether the later copy stands just behind the earlier one."""
    return text.sentence(pairs[0].later) == text.sentence(pairs[-1].earlier) + 1


def _is_echo(document: Document, text: Clauses, pairs: Sequence[Pair]) -> bool:
    """Whether a sentence says again the heading that its paragraph begins with."""
    heading = size_of(text, *text.within_sentence(pairs[0].earlier))
    return (
        _NEXT <= heading <= HEADING
        and opens_numbered(document, text, pairs[0].earlier)
        and weighed(document, text, pairs).total >= _SAME_WORDS * heading
    )


def _is_much_alike(document: Document, text: Clauses, pairs: Sequence[Pair]) -> bool:
    """Whether a sentence, or much of it, comes again with few words changed.

    What is announced and then heads a paragraph is left alone.
    """
    if _characters(text, pairs) < _SENTENCE:
        return False
    weight = weighed(document, text, pairs)
    later = size_of(text, *text.within_sentence(pairs[0].later))
    earlier = size_of(text, *text.within_sentence(pairs[0].earlier))
    if min(later, earlier) <= HEADING and any(
        opens_numbered(document, text, index)
        for index in (pairs[0].later, pairs[0].earlier)
    ):
        return False
    most = weight.total >= 0.5 * later
    if weight.is_exact and weight.evidence >= (
        _SENTENCE if most and not weight.framed else _STRETCH
    ):
        return True
    return (
        not weight.framed
        and weight.total >= max(_REWORDED, _SAME_WORDS * max(later, earlier))
        and text.block(pairs[0].later) != text.block(pairs[0].earlier)
        and _ratio(text, pairs) >= _SAME_WORDS
    )


def _ratio(text: Clauses, pairs: Sequence[Pair]) -> float:
    """Compare the whole sentences word by word."""
    from rapidfuzz.fuzz import ratio

    keys = (
        "".join(text.keys[first : last + 1])
        for first, last in map(text.within_sentence, (pairs[0].later, pairs[0].earlier))
    )
    return ratio(*keys) / 100


def _runs(
    document: Document, text: Clauses, pairs: Sequence[Pair]
) -> Iterator[list[Pair]]:
    """Group the pairs by sentence, verbatim sentences in a row together.

    A heading is no part of the sentences before it.
    """
    run: list[Pair] = []
    for _, group in groupby(pairs, lambda pair: text.sentence(pair.later)):
        sentence = list(group)
        if run and not (
            sentence[0].later == run[-1].later + 1
            and sentence[0].earlier == run[-1].earlier + 1
            and verbatim(text, run)
            and verbatim(text, sentence)
            and not is_line(document, text.block(sentence[0].later))
        ):
            yield run
            run = []
        run.extend(sentence)
    if run:
        yield run


def _is_long(text: Clauses, pairs: Sequence[Pair]) -> bool:
    """Whether the later copy is several sentences or most of a paragraph."""
    first, last = pairs[0].later, pairs[-1].later
    if text.sentence(first) != text.sentence(last):
        return True
    return size_of(text, first, last) >= 0.6 * size_of(text, *text.within_block(first))


def _is_paragraph(text: Clauses, pairs: Sequence[Pair]) -> bool:
    """Whether both copies are the whole of a paragraph."""
    return all(
        text.within_block(index) == text.within_sentence(index)
        for index in (pairs[0].later, pairs[0].earlier)
    )
