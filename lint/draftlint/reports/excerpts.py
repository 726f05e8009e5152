"""A window on a long paragraph, and which terminal cells the marked part covers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, get_character_cell_size

from draftlint import patterns
from draftlint.reports.visible import LINE_END, visible

if TYPE_CHECKING:
    from draftlint.document import Span

_AROUND = 20
_GAP = "…"
_PART_OF_WORD = patterns.compile(r"[A-Za-z0-9]{1,15}(?![A-Za-z0-9])")


class Excerpt(NamedTuple):
    """Text before, in and after the mark; `indent` and `width` count cells."""

    before: str
    marked: str
    after: str

    @property
    def indent(self) -> int:
        """How many cells stand before the mark."""
        return cell_len(self.before)

    @property
    def width(self) -> int:
        """How many cells the mark covers, at least one."""
        return max(1, cell_len(self.marked))


def cut(source: str, span: Span, room: int) -> Excerpt:
    """Cut the window around a span: at most ±20 characters and `room` cells.

    The window ends at the line's ends; a marked part longer than the room is
    shortened in its middle.
    """
    marked = visible(source[span.start : span.end]) or " "
    if span.end > span.start and not marked.strip():
        marked = marked.replace(" ", "␣")
    marked = shortened(marked, max(8, room - 12))
    beside = max(4, (room - cell_len(marked)) // 2 - 2)
    before = source[max(0, span.start - _AROUND) : span.start]
    whole_before = LINE_END.split(before)[-1]
    left = _fitting(visible(whole_before)[::-1], beside)[::-1]
    if len(left) < len(whole_before) or (
        len(whole_before) == len(before) and span.start > _AROUND
    ):
        left = _GAP + _from_word(source, span.start - len(left), left).lstrip()
    after = source[span.end : span.end + _AROUND]
    whole_after = LINE_END.split(after)[0]
    right = _fitting(visible(whole_after), beside)
    if len(right) < len(whole_after) or (
        len(whole_after) == len(after) and span.end + _AROUND < len(source)
    ):
        right = _to_word(source, span.end + len(right), right).rstrip() + _GAP
    return Excerpt(left.lstrip("\u3000 "), marked, right)


def _from_word(source: str, start: int, text: str) -> str:
    """Take away the part of a word or number that a cut at its start has left."""
    if not (start and _is_latin(source[start - 1])):
        return text
    part = _PART_OF_WORD.match(text)
    return text[part.end() :] if part and part.end() < len(text) else text


def _to_word(source: str, end: int, text: str) -> str:
    """Take away the part of a word or number that a cut at its end has left."""
    if not _is_latin(source[end : end + 1]):
        return text
    part = _PART_OF_WORD.match(text[::-1])
    return text[: -part.end()] if part and part.end() < len(text) else text


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def shortened(text: str, room: int) -> str:
    """Cut a text in its middle to so many cells."""
    if cell_len(text) <= room:
        return text
    half = (room - 1) // 2
    return _fitting(text, half) + _GAP + _fitting(text[::-1], half)[::-1]


@lru_cache(4096)
def _cells_of(character: str) -> int:
    return get_character_cell_size(character)


def _fitting(text: str, room: int) -> str:
    """Give the longest beginning that fits into so many cells."""
    used = 0
    for index, character in enumerate(text):
        used += _cells_of(character)
        if used > room:
            return text[:index]
    return text
