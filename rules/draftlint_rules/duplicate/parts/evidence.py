"""How much it says that clauses come again: the more and the rarer, the more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import clauses, similarity
from draftlint_rules.duplicate.parts.set_phrases import SET_PHRASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint import Document
    from draftlint.language.alignment import Pair
    from draftlint.language.clauses import Clauses

# What set phrases count for, and reworded clauses where hardly any stands unchanged.
_SET_PHRASE, _REWORDED, _UNCHANGED = 0.25, 0.5, 10.0
# Clauses that are less alike than this have no more than a subject in common.
_UNLIKE = 0.55
# Clauses as alike as this count as word by word the same: a character was added.
_NEARLY = 0.9
_TITLE = patterns.compile("《[^》]{2,100}")
# Figures that hardly agree by chance: 3,406 and 12.37, not 20 or 1,500.
_RARE_FIGURE = patterns.compile(r"\d{2,}[1-9]")


@dataclass(frozen=True, slots=True)
class Weight:
    """What comes again, in Han characters.

    `evidence` discounts set phrases, clauses that the report is full of and rewording;
    `framed` are clauses that agree but for their figures, `exact` those that agree
    word by word, `total` all; `share` is the part of the later copy, `contained` that
    of the shorter one (0 to 1).
    """

    evidence: float
    framed: float
    exact: float
    total: float
    share: float
    contained: float

    @property
    def is_exact(self) -> bool:
        """Whether enough is word by word the same, not just on the same subject."""
        return self.exact >= 0.45 * (self.total - self.framed)

    @property
    def is_frame(self) -> bool:
        """Whether it is a frame that statistics are told in, time and again."""
        return self.framed > 0.4 * self.total


def weighed(document: Document, text: Clauses, pairs: Sequence[Pair]) -> Weight:
    """Weigh the clauses of a later copy with their twins."""
    counts = document.view(similarity.counts)
    unchanged = reworded = framed = exact = total = 0.0
    for pair in pairs:
        key, size = text.keys[pair.later], text.weight(pair.later)
        total += size * pair.alike
        if not _same_figures(text, pair):
            framed += size * pair.alike
            continue
        is_set_phrase = bool(SET_PHRASE.search(key))
        value = (size - cited(document, text, pair.later)) * min(1.0, 2 / counts[key])
        if is_set_phrase:
            value *= _SET_PHRASE
        if pair.alike == 1 or (pair.alike >= _NEARLY and not is_set_phrase):
            exact += size
        if pair.alike < 1:
            reworded += value * max(0.0, pair.alike - _UNLIKE) / (1 - _UNLIKE)
            continue
        unchanged += value
        if "0" in key:
            figures = _RARE_FIGURE.findall(text.words[pair.later])
            unchanged += sum(map(len, figures))
    if unchanged < _UNCHANGED:
        reworded *= _REWORDED
    twins = [pair.earlier for pair in pairs]
    later = size_of(text, pairs[0].later, pairs[-1].later)
    shorter = min(later, size_of(text, min(twins), max(twins)))
    return Weight(
        unchanged + reworded,
        framed,
        exact,
        total,
        min(1.0, total / max(later, 1.0)),
        min(1.0, total / max(shorter, 1.0)),
    )


def cited(document: Document, text: Clauses, index: int) -> float:
    """Count what a clause only cites: most of a title between 《 and 》."""
    start, end = text.starts[index], text.ends[index]
    if document.narrow.find("《", start, end) < 0:
        return 0.0
    titles = _TITLE.findall(document.narrow[start:end])
    return (1 - _SET_PHRASE) * min(sum(map(len, titles)), text.weight(index))


def size_of(text: Clauses, first: int, last: int) -> float:
    """Tell how much the clauses from one to another say."""
    return sum(map(text.weight, range(first, last + 1)))


def verbatim(text: Clauses, pairs: Sequence[Pair]) -> float:
    """Give the length of sentences that come again whole and word by word, else 0."""
    if any(text.words[pair.later] != text.words[pair.earlier] for pair in pairs):
        return 0.0
    first, last = text.within_sentences(pairs[0].later, pairs[-1].later)
    low, high = text.within_sentences(pairs[0].earlier, pairs[-1].earlier)
    if first == low or text.words[first : last + 1] != text.words[low : high + 1]:
        return 0.0
    if not all(_same_figures(text, pair) for pair in pairs):
        return 0.0
    return length_of(text, first, last)


def length_of(text: Clauses, first: int, last: int) -> float:
    """Count the characters of some clauses, figures too, what is left open aside."""
    length = 0.0
    for words in text.words[first : last + 1]:
        size = len(words) - words.count("x")
        length += size / 2.5 if words.isascii() else size
    return length


def _same_figures(text: Clauses, pair: Pair) -> bool:
    """Whether the figures agree; those left open (X, **) do with any, unless near by.

    Side by side, items of one frame look the same as long as their figures are open.
    In lower case an X is no figure any more.
    """
    if "0" not in text.keys[pair.later]:
        return True
    near = text.block(pair.later) == text.block(pair.earlier)
    words = text.words[pair.later], text.words[pair.earlier]
    if words[0] == words[1] and not near:
        return True
    later, earlier = map(clauses.FIGURE.findall, words)
    if near:
        return later == earlier != []
    if text.keys[pair.later] == text.keys[pair.earlier]:
        return not later or not earlier
    return later == earlier
