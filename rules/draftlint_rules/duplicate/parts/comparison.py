"""Two reports side by side: which stretches of the later one stand in the earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint import Span, patterns
from draftlint.corpus import laying
from draftlint.language import clauses
from draftlint_rules.duplicate.parts.evidence import cited, size_of
from draftlint_rules.duplicate.parts.places import is_field, is_line, span_of
from draftlint_rules.duplicate.parts.set_phrases import CEREMONY, SET_PHRASE, SITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from draftlint.corpus.digests import Digest
    from draftlint.corpus.laying import Laid
    from draftlint.corpus.matching import Twins
    from draftlint.language.alignment import Pair
    from draftlint.language.clauses import Clauses

# What a clause counts for as evidence when the office must say it so, and when its
# figures differ: the next county's statistics are told in the same frame.
_SET_PHRASE, _FRAMED = 0.25, 0.15
# The part of a copy that stands in the other report; the evidence for it, in Han
# characters, and as a part of its size where there is not plenty; the part that may be
# frame alone.
SHARE, _EVIDENCE, _PART, _PLENTY, _MOST_FRAMED = 0.72, 28.0, 0.42, 150.0, 0.62
# Less of the place in the other report, and it is phrases here and there.
_COMPACT = 0.4
# A sentence is told whole where so much of it, in parts of the rest, is not the same.
_REST = 0.7
# Less is a phrase, which joins nothing.
_LITTLE = 8.0
# Stretches so near each other, in characters, are one copy with something put between.
_GAP = 160
_CITES = patterns.compile(
    r"《[^》]{2,60}》[^。；]{0,20}第[一二三四五六七八九十百千\d]{1,6}条"
)


class Stretch(NamedTuple):
    """What a later report has from an earlier one; spans are those of the reports.

    In Han characters: `size` of the later stretch and `source_size` of the earlier one,
    how much is the `same`, how much of that differs in its figures alone, and its
    `evidence`.
    """

    later: Span
    earlier: Span
    pairs: tuple[Pair, ...]
    size: float
    source_size: float
    same: float
    framed: float
    evidence: float

    @property
    def share(self) -> float:
        """The part of the later stretch that is the same, 0 to 1."""
        return min(1.0, self.same / max(1.0, self.size))

    @property
    def is_copy(self) -> bool:
        """Whether it is too much to be said so by chance."""
        return (
            self.share >= SHARE
            and self.evidence >= max(_EVIDENCE, min(_PLENTY, _PART * self.size))
            and self.framed <= _MOST_FRAMED * self.same
            and self.same >= _COMPACT * self.source_size
        )


class Comparison(NamedTuple):
    """The copies in a later report, in its order, and the document both are laid in."""

    laid: Laid
    copies: tuple[Stretch, ...]


def compare(
    earlier: Digest, later: Digest, twins: Twins, right: frozenset[str]
) -> Comparison:
    """Lay the passages that may be the same side by side, and keep what is.

    `right` are clauses that are no copies wherever they stand.
    """
    first = sorted({number for numbers in twins.values() for number in numbers})
    index = {number: place for place, number in enumerate(first)}
    second = sorted(twins)
    laid = laying.lay(
        [earlier.passages[number] for number in first],
        [later.passages[number] for number in second],
    )
    beside = {
        len(first) + place: {index[twin] for twin in twins[number]}
        for place, number in enumerate(second)
    }
    text = laid.document.view(clauses.read)
    aligned = [
        pairs for pairs in laying.aligned(laid, beside) if _said(text, pairs) >= _LITTLE
    ]
    # However they are joined, it takes so much to make a copy.
    if sum(_said(text, pairs) for pairs in aligned) < _EVIDENCE:
        return Comparison(laid, ())
    found = [one for pairs in aligned if (one := _weighed(laid, text, pairs, right))]
    if sum(one.evidence for one in found) < _EVIDENCE:
        return Comparison(laid, ())
    stretches = [_stretch(laid, text, one) for one in found]
    return Comparison(laid, tuple(one for one in _joined(stretches) if one.is_copy))


def _said(text: Clauses, pairs: Sequence[Pair]) -> float:
    return sum([text.weight(pair.later) * pair.alike for pair in pairs])


class _Weighed(NamedTuple):
    """A stretch of which it is not yet known where it stands."""

    pairs: Sequence[Pair]
    same: float
    framed: float
    evidence: float


def _weighed(
    laid: Laid, text: Clauses, pairs: Sequence[Pair], right: frozenset[str]
) -> _Weighed | None:
    """Weigh a stretch; headings, and all else that is no copy, come off its ends."""
    values = [_value(laid, text, pair, right) for pair in pairs]
    worth = [place for place, value in enumerate(values) if value]
    if not worth:
        return None
    kept = slice(worth[0], worth[-1] + 1)
    same = framed = evidence = 0.0
    for pair, value in zip(pairs[kept], values[kept], strict=True):
        size = text.weight(pair.later) * pair.alike
        same += size
        if _differ_in_figures(text, pair):
            framed += size
            size *= _FRAMED
        evidence += size * value
    return _Weighed(pairs[kept], same, framed, evidence)


def _stretch(laid: Laid, text: Clauses, weighed: _Weighed) -> Stretch:
    pairs, same, framed, evidence = weighed
    first, last = pairs[0].later, pairs[-1].later
    twins = [pair.earlier for pair in pairs]
    return Stretch(
        laid.original(span_of(laid.document, text, *_whole(text, first, last))),
        laid.original(span_of(laid.document, text, min(twins), max(twins))),
        tuple(pairs),
        size_of(text, first, last),
        size_of(text, min(twins), max(twins)),
        same,
        framed,
        evidence,
    )


def _whole(text: Clauses, first: int, last: int) -> tuple[int, int]:
    """Extend a stretch to the ends of sentences of which it has most."""
    start, stop = text.within_sentence(first)
    if size_of(text, start, first - 1) <= _REST * size_of(text, first, min(last, stop)):
        low = start
    else:
        low = first
    start, stop = text.within_sentence(last)
    if size_of(text, last + 1, stop) <= _REST * size_of(text, max(first, start), last):
        return low, stop
    return low, last


def _differ_in_figures(text: Clauses, pair: Pair) -> bool:
    words = text.words[pair.later], text.words[pair.earlier]
    if words[0] == words[1] or "0" not in text.keys[pair.later]:
        return False
    later, earlier = map(clauses.FIGURE.findall, words)
    return later != earlier


def _value(laid: Laid, text: Clauses, pair: Pair, right: frozenset[str]) -> float:
    """Tell what a clause is worth as evidence, from 0 to 1."""
    document, key = laid.document, text.keys[pair.later]
    if key in right or SITE.search(key):
        return 0.0
    blocks = text.block(pair.later), text.block(pair.earlier)
    if any(is_line(document, block) for block in blocks):
        return 0.0
    if all(is_field(document, block) for block in blocks):
        return 0.0
    if SET_PHRASE.search(key) or CEREMONY.search(key):
        return _SET_PHRASE
    first, last = text.within_sentence(pair.later)
    if _CITES.search(document.narrow, text.starts[first], text.ends[last]):
        return _SET_PHRASE
    return 1 - cited(document, text, pair.later) / max(1.0, text.weight(pair.later))


def _joined(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Join neighbours, and of those that overlap keep the one that says more."""
    held: Stretch | None = None
    for one in sorted(found, key=_by_later):
        if held is None:
            held = one
        elif one.later.start < held.later.end:
            held = max(held, one, key=_by_evidence)
        elif (both := _both(held, one)).share >= SHARE and _are_near(held, one):
            held = both
        else:
            yield held
            held = one
    if held is not None:
        yield held


def _by_later(stretch: Stretch) -> Span:
    return stretch.later


def _by_evidence(stretch: Stretch) -> float:
    return stretch.evidence


def _are_near(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches stand near each other in both reports, in any order."""
    apart = max(one.earlier, other.earlier).start - min(one.earlier, other.earlier).end
    return other.later.start - one.later.end <= _GAP and apart <= _GAP


def _both(one: Stretch, other: Stretch) -> Stretch:
    between = max(0, other.later.start - one.later.end - 2)
    return Stretch(
        Span(one.later.start, other.later.end),
        Span(
            min(one.earlier.start, other.earlier.start),
            max(one.earlier.end, other.earlier.end),
        ),
        one.pairs + other.pairs,
        one.size + other.size + between,
        one.source_size + other.source_size,
        one.same + other.same,
        one.framed + other.framed,
        one.evidence + other.evidence,
    )
