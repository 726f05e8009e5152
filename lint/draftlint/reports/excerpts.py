"""A window on a long paragraph, and which terminal cells the marked part covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from draftlint import patterns

if TYPE_CHECKING:
    from draftlint.document import Span

_AROUND = 20
_GAP = "…"
_LINE_END = patterns.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")
# What would move the cursor, turn the writing direction or not show at all.
_UNSEEN = patterns.compile(r"[\p{Cc}\p{Cf}\p{Co}\p{Cs}]")
_SPACES = {"\u00a0": "␣", "\u3000": "　", "\t": " "}


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
    marked = _shortened(marked, max(8, room - 12))
    beside = max(4, (room - cell_len(marked)) // 2 - 2)
    before = source[max(0, span.start - _AROUND) : span.start]
    whole_before = _LINE_END.split(before)[-1]
    left = _fitting(visible(whole_before)[::-1], beside)[::-1]
    if len(left) < len(whole_before) or (
        len(whole_before) == len(before) and span.start > _AROUND
    ):
        left = _GAP + left.lstrip()
    after = source[span.end : span.end + _AROUND]
    whole_after = _LINE_END.split(after)[0]
    right = _fitting(visible(whole_after), beside)
    if len(right) < len(whole_after) or (
        len(whole_after) == len(after) and span.end + _AROUND < len(source)
    ):
        right = right.rstrip() + _GAP
    return Excerpt(left.lstrip("\u3000 "), marked, right)


def visible(text: str) -> str:
    """Show line ends and invisible characters as one cell each."""
    text = _LINE_END.sub("⏎", text.replace("\r\n", "⏎"))
    for space, shown in _SPACES.items():
        text = text.replace(space, shown)
    return _UNSEEN.sub("·", text)


def _shortened(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    half = (room - 1) // 2
    return _fitting(text, half) + _GAP + _fitting(text[::-1], half)[::-1]


def _fitting(text: str, room: int) -> str:
    """Give the longest beginning that fits into so many cells."""
    used = 0
    for index, character in enumerate(text):
        used += cell_len(character)
        if used > room:
            return text[:index]
    return text
