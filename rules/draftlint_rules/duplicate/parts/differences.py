"""What two copies say differently, in the words of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint import Document
    from draftlint.language.alignment import Pair
    from draftlint.language.clauses import Clauses

_FIGURE = patterns.compile(
    r"\d+(?:[.,]\d+)*|[一二三四五六七八九十百千万亿]+(?=[个项次年月日家名户])"
)
_DONE = patterns.compile(
    r"已|完成|竣工|建成|(?i:\b(?:were|was|has|have|began|started|finished|completed))\b"
)
_PENDING = patterns.compile(
    r"预计|拟|计划|将|尚未|未|正在|力争"
    r"|(?i:\b(?:will|planned|expected|not yet|pending|is to|are to)\b)"
)
# 一是 here and 二是 there is no difference between copies.
_ORDINAL = patterns.compile(r"^\s*[一二三四五六七八九十]是")
# Clauses less alike than this are not two versions of one statement.
_COMPARED = 0.7
# All of a side is told up to so many characters; of a longer one up to such a mark.
_LONGEST_SIDE = 10
_BREAK = patterns.compile(r"[\s，、：“”《》（）()的]")
_WORD = patterns.compile(r"[\dA-Za-z.,%'’-]")


@dataclass(frozen=True, slots=True)
class Difference:
    """The words of the earlier and of the later copy where they part."""

    earlier: str
    later: str

    @property
    def contradicts(self) -> bool:
        """Whether one copy calls done what the other still expects."""
        return {_state(self.earlier), _state(self.later)} == {"done", "pending"}

    @property
    def matters(self) -> bool:
        """Whether facts differ: figures, or done against expected."""
        earlier, later = _FIGURE.findall(self.earlier), _FIGURE.findall(self.later)
        return earlier != later or self.contradicts


def of_pairs(
    document: Document, text: Clauses, pairs: Iterable[Pair]
) -> Iterator[Difference]:
    """Yield what the clauses of two copies say differently."""
    for pair in pairs:
        if pair.alike < _COMPARED:
            continue
        earlier, later = (
            _ORDINAL.sub("", document.narrow[text.starts[index] : text.ends[index]])
            for index in (pair.earlier, pair.later)
        )
        # The marks within a clause may differ: only its words are compared.
        if text.words[pair.earlier] != text.words[pair.later] and earlier != later:
            yield between(earlier, later)


def between(earlier: str, later: str) -> Difference:
    """Take the words in which two clauses differ, with a little around them."""
    start = _shared(earlier, later)
    end = _shared(earlier[start:][::-1], later[start:][::-1])
    while start and _WORD.match(earlier[start - 1]):
        start -= 1
    while end and _WORD.match(earlier[len(earlier) - end]):
        end -= 1
    lead = tail = ""
    if not earlier.isascii():
        start, lead = _widened(earlier[:start][::-1])
        end, tail = _widened(earlier[len(earlier) - end :])
    cut = (_cut(earlier, start, end), _cut(later, start, end))
    return Difference(*(f"{lead}{words}{tail}" for words in cut))


def _widened(beside: str) -> tuple[int, str]:
    """Take a little more of a clause than differs, where it can to a word's end.

    `beside` is what both have there, from the difference on.  Gives how many of its
    characters stay out, and … where a word may have been cut.
    """
    if len(beside) <= _LONGEST_SIDE:
        return 0, ""
    near = _BREAK.search(beside, 2, _LONGEST_SIDE)
    return (len(beside) - near.start(), "") if near else (len(beside) - 6, "…")


def _state(words: str) -> str:
    """Tell whether words speak of something done, pending, or neither."""
    if _PENDING.search(words):
        return "pending"
    return "done" if _DONE.search(words) else ""


def _shared(one: str, other: str) -> int:
    """Count the characters with which both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(clause: str, start: int, end: int) -> str:
    return " ".join(clause[start : len(clause) - end].split())
