"""From the glyphs of a page to its lines, and to what stands askew on it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from draftlint.formats.pdf import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.formats.pdf.glyphs import Glyphs
    from draftlint.formats.pdf.stretches import Stretch

_UNSEEN = regex.compile(r"[\x00-\x08\x0b-\x1f\ufeff\ufffe\uffff]")
_HYPHENS = ("\x02", "\ufffe", "\xad")  # how PDFium gives a hyphen at a line's end
_NUMBER = regex.compile(r"(?<![\dA-Za-z.,])\d{1,3}(?![\d.,])")
_NOTE_SIGN = regex.compile(r"[\[〔（(]?(?:\d{1,3}|[ivx]{1,5}|[*†‡①-⑳])[\])）〕]?")
# Chinese characters and marks; “ ” — … are Chinese or not by what stands beside them.
WIDE = regex.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_WIDE_AT_END = regex.compile(rf"{WIDE.pattern}[“”‘’—…]{{0,3}}$")
_WIDE_AT_START = regex.compile(rf"[“”‘’—…]{{0,3}}{WIDE.pattern}")
_SMALL = 0.75  # of the line's size: a mark of a note, not text
_COLUMN_GAP = 1.8  # times the size: a gap between columns, not between words
_SPACED_OUT = 1.2  # a title set with gaps between its characters


@dataclass(frozen=True, slots=True)
class Line:
    """One line, as it would stand on an upright page; measures in points."""

    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    row: bool = False
    hyphenated: bool = False

    @property
    def height(self) -> float:
        """How high the line is, never nothing."""
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True, slots=True)
class Askew:
    """Words that stand neither across nor along the page."""

    page: int
    text: str
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its lines in the order of the file, and the words turned away from them.

    `sideways` are lines at a right angle to the others.
    """

    number: int
    lines: tuple[Line, ...]
    sideways: tuple[str, ...]
    askew: tuple[Askew, ...]


def read(glyphs: Glyphs, number: int) -> Page:
    """Read the lines of a page."""
    runs = list(stretches.read(glyphs))
    skew = [stretch for stretch in runs if stretch.quarter is None]
    weights: Counter[int] = Counter()
    for stretch in runs:
        if stretch.quarter is not None:
            weights[stretch.quarter] += stretch.end - stretch.start
    upright = weights.most_common(1)[0][0] if weights else 0
    lines = [
        line
        for stretch in runs
        if stretch.quarter == upright
        if (line := _line(glyphs, number, stretch)) is not None
    ]
    sideways = (
        _clean(glyphs.text[stretch.start : stretch.end])
        for stretch in runs
        if stretch.quarter not in (None, upright)
    )
    return Page(
        number,
        tuple(_merged(lines)),
        tuple(filter(str.strip, sideways)),
        tuple(_askew(glyphs, number, skew)),
    )


def _line(glyphs: Glyphs, page: int, stretch: Stretch) -> Line | None:
    start, end, quarter = stretch.start, stretch.end, stretch.quarter or 0
    middle = (start + end) // 2
    size = sorted(glyphs.turn(index).size for index in (start, middle, end - 1))[1]
    first, last, between = (
        stretches.turned(glyphs.box(index), quarter)
        for index in (start, end - 1, middle)
    )
    size = size if size > 0.5 else max(between.top - between.bottom, 1.0)
    text, row = _spaced(glyphs, stretch, size)
    hyphenated = glyphs.text[start:end].endswith(_HYPHENS)
    text = _clean(text)
    if not text:
        return None
    return Line(
        page,
        text,
        min(first.left, last.left),
        max(first.right, last.right),
        between.bottom,
        between.top,
        size,
        row,
        hyphenated,
    )


def _spaced(glyphs: Glyphs, stretch: Stretch, size: float) -> tuple[str, bool]:
    """Give a line's text with its gaps judged, and whether it has columns.

    A space that PDFium saw between Chinese and figures is only how they are set; a wide
    gap parts columns; a small figure behind a word is the mark of a note.
    """
    start, end, quarter = stretch.start, stretch.end, stretch.quarter or 0
    text = list(glyphs.text[start:end])
    row = False
    for index, sign in enumerate(text):
        if sign != " " or not 0 < index < len(text) - 1:
            continue
        before, after = text[index - 1], text[index + 1]
        if before == " " or after == " ":
            continue
        left = stretches.turned(glyphs.box(start + index - 1), quarter)
        right = stretches.turned(glyphs.box(start + index + 1), quarter)
        gap = (right.left - left.right) / size
        if gap > _COLUMN_GAP:
            text[index], row = "\t", True
        elif (
            (WIDE.match(before) or WIDE.match(after))
            and gap < _SPACED_OUT
            and glyphs.is_generated(start + index)
        ):
            text[index] = "\x00"
    joined = "".join(text)
    for match in _NUMBER.finditer(joined):
        if match.start() and glyphs.turn(start + match.start()).size < _SMALL * size:
            text[match.start() : match.end()] = "\x00" * len(match[0])
    return "".join(text), row


def _clean(text: str) -> str:
    """Drop what is no character, and mend halves of one."""
    text = _UNSEEN.sub("", text).strip()
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\xad", "")


def _merged(lines: list[Line]) -> Iterator[Line]:
    """Put together what stands on one line: cells of a row, text behind a small mark."""
    last: Line | None = None
    for line in lines:
        if last is None:
            last = line
        elif not _is_beside(last, line):
            yield last
            last = line
        elif line.size < _SMALL * last.size and _NOTE_SIGN.fullmatch(line.text):
            last = replace(last, right=max(last.right, line.right))
        elif last.size < _SMALL * line.size and _NOTE_SIGN.fullmatch(last.text):
            last = replace(line, left=last.left, text=f"{last.text} {line.text}")
        else:
            last = _together(last, line)
    if last is not None:
        yield last


def _is_beside(left: Line, right: Line) -> bool:
    """Whether a line goes on where another ended, at the same height."""
    shared = min(left.top, right.top) - max(left.bottom, right.bottom)
    low = min(left.height, right.height)
    return shared > 0.6 * low and right.left > left.right - 0.5 * left.size


def _together(left: Line, right: Line) -> Line:
    gap = (right.left - left.right) / max(left.size, right.size)
    if gap > _COLUMN_GAP:
        space = "\t"
    elif gap < 0.2 or is_chinese(left.text, right.text):
        space = ""
    else:
        space = " "
    return replace(
        left if left.size >= right.size else right,
        text=left.text + space + right.text,
        left=left.left,
        right=right.right,
        row=left.row or right.row or space == "\t",
        hyphenated=right.hyphenated,
    )


def is_chinese(before: str, after: str) -> bool:
    """Whether two texts meet in Chinese, which has no space there."""
    end = _WIDE_AT_END.search(before, max(0, len(before) - 4))
    return end is not None or _WIDE_AT_START.match(after) is not None


def _askew(glyphs: Glyphs, page: int, runs: list[Stretch]) -> Iterator[Askew]:
    """Put glyphs that follow each other into words: each copy of a watermark is one."""
    words, size = "", 0.0
    last: tuple[float, float] | None = None
    for stretch in runs:
        for index in range(stretch.start, stretch.end):
            sign = glyphs.text[index]
            if sign.isspace():
                words += " " * (last is not None)
                continue
            here = glyphs.origin(index)
            if last is not None and math.dist(last, here) > 2.5 * max(size, 1.0):
                if words.strip():
                    yield Askew(page, _clean(words), size)
                words = ""
            words += sign
            last, size = here, glyphs.turn(index).size
    if words.strip():
        yield Askew(page, _clean(words), size)
