"""What two copies say differently, in the words of both."""

from __future__ import annotations

from dataclasses import dataclass

from draftlint import patterns

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


def between(earlier: str, later: str) -> Difference:
    """Take the words in which two clauses differ, with a little around them."""
    start = _shared(earlier, later)
    end = _shared(earlier[start:][::-1], later[start:][::-1])
    while start and _WORD.match(earlier[start - 1]):
        start -= 1
    while end and _WORD.match(earlier[len(earlier) - end]):
        end -= 1
    if not earlier.isascii():
        start, end = max(0, start - 2), max(0, end - 4)
    return Difference(_cut(earlier, start, end), _cut(later, start, end))


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
