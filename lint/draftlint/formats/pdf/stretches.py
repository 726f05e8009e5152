"""Stretches of glyphs that run in one direction: across the page, along it, askew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from draftlint.formats.pdf.glyphs import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.formats.pdf.glyphs import Glyphs

_LINE = regex.compile(r"[^\r\n]+")
_STRAIGHT = 3.0  # degrees


@dataclass(frozen=True, slots=True)
class Stretch:
    """Glyphs from `start` up to `end` in one direction; None for a skew one."""

    start: int
    end: int
    quarter: int | None


def read(glyphs: Glyphs) -> Iterator[Stretch]:
    """Yield the stretches of a page, in the order of the file."""
    for match in _LINE.finditer(glyphs.text):
        words = match[0]
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if start >= end:
            continue
        first, last = _quarter(glyphs, start), _quarter(glyphs, end - 1)
        if first == last:
            yield Stretch(start, end, first)
            continue
        reached, current = start, first
        for index in range(start, end):
            if glyphs.text[index].isspace():
                continue
            quarter = _quarter(glyphs, index)
            if quarter != current:
                yield Stretch(reached, index, current)
                reached, current = index, quarter
        yield Stretch(reached, end, current)


def _quarter(glyphs: Glyphs, index: int) -> int | None:
    """Say how often a glyph is turned by a right angle; None if it is askew."""
    quarters, rest = divmod(glyphs.turn(index).angle + _STRAIGHT, 90)
    return int(quarters) % 4 if rest <= 2 * _STRAIGHT else None


def turned(box: Box, quarter: int) -> Box:
    """Turn a box so that its line runs from left to right."""
    if quarter == 1:
        return Box(box.bottom, -box.right, box.top, -box.left)
    if quarter == 2:
        return Box(-box.right, -box.top, -box.left, -box.bottom)
    if quarter == 3:
        return Box(-box.top, box.left, -box.bottom, box.right)
    return box
