"""From the lines of a PDF to paragraphs, over the ends of lines, columns and pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import regex

from draftlint.formats.pdf.lines import WIDE, is_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from draftlint.formats.pdf.lines import Line

_ENDED = regex.compile(r"[。！？!?；;：:….][”’」』）)】\"']?$")
# A number that begins a paragraph wherever it stands, but for 一、二、三产业.
_NUMBERED = regex.compile(
    r"""(?x)
    [（(][一二三四五六七八九十]{1,3}[）)] | 第[一二三四五六七八九十百\d]{1,5}[章节条部]
    | [一二三四五六七八九十]{1,3}[、.．](?![一二三四五六七八九十]{1,2}[、产次])
    | [（(]?\d{1,3}[）)、.．](?!\d) | [①-⑳⑴-⒇] | [•●■◆▪▫]
    """
)
_BEGINS = regex.compile(
    r"[-—*·–]|附件?[：:\d一二三四五六]|[一二三四五六七八九十]{1,2}[是要]"
)
# 一、总则 …………… 3
_CONTENTS_ENTRY = regex.compile(r".{1,120}?[.．·…⋯\s]{4,}\s*[（(]?\d{1,4}[）)]?")
_WORD = regex.compile(rf"(?:(?!{WIDE.pattern})[^\s]){{1,30}}")
_SHARE = 0.12  # of the text: what fewer lines keep to is no edge
_INDENT = (0.8, 5.0)  # sizes
_OPENING = "“‘《（〔【「『"
_FIGURE_ENDS = regex.compile(r"\d[.,:/-]?$")
_FIGURE_GOES_ON = regex.compile(r"[.,:/-]?\d|[%‰]")
_NARROWEST = 14  # sizes: in a narrower column no line counts as full
_FEW = 5  # lines: fewer do not tell the edges of a column


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, with their text as one."""

    lines: tuple[Line, ...]
    text: str
    contents: bool = False


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the full lines of a column begin and end, and how far apart they stand.

    `indents` says whether its paragraphs begin with two characters' room, as Chinese
    ones do: then that room tells them apart.
    """

    left: float
    right: float
    pitch: float
    indents: bool = False


def join(pages: Iterable[Sequence[Line]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of the pages, in their order."""
    columns = [column for page in pages for column in _columns(page)]
    whole = _edges([line for column in columns for line in column])
    known = [_edges(column) for column in columns if len(column) >= _FEW]
    open_: list[Line] = []
    previous = whole
    for column in columns:
        edges = replace(_known_edges(column, known, whole), indents=whole.indents)
        for index, line in enumerate(column):
            here = previous if index == 0 else edges
            if open_ and not _goes_on(open_, line, here, edges, turned=index == 0):
                yield _paragraph(open_)
                open_ = []
            open_.append(line)
        previous = edges
    if open_:
        yield _paragraph(open_)


def _columns(page: Sequence[Line]) -> Iterator[list[Line]]:
    """Part a page where the text goes on further up: there a column begins."""
    column: list[Line] = []
    for line in page:
        if column and line.bottom > column[-1].top:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _known_edges(
    column: Sequence[Line], known: Sequence[_Column], whole: _Column
) -> _Column:
    """Give the edges of a column; one of few lines is like a longer one above it."""
    if len(column) >= _FEW:
        return _edges(column)
    left = min(line.left for line in column)
    size = max(line.size for line in column)
    near = [edges for edges in known if abs(edges.left - left) < _INDENT[1] * size]
    if near:
        return near[-1]
    beside = abs(whole.left - left) > _INDENT[1] * size
    return _edges(column) if beside and len(column) > 1 else whole


def _edges(lines: Sequence[Line]) -> _Column:
    if not lines:
        return _Column(0, 0, 0)
    plain = [line for line in lines if not line.row] or lines
    size = median(line.size for line in plain)
    left = _edge(plain, [line.left / size for line in plain], min) * size
    right = _edge(plain, [line.right / size for line in plain], max) * size
    pitches = [
        above.bottom - below.bottom
        for above, below in pairwise(lines)
        if above.page == below.page and 0 < above.bottom - below.bottom < 6 * size
    ]
    pitch = median(pitches) if pitches else 2 * size
    return _Column(left, right, pitch, _indents(plain, left))


def _indents(lines: Sequence[Line], left: float) -> bool:
    chinese = [line for line in lines if WIDE.match(line.text[0])]
    if len(chinese) < 0.5 * len(lines):
        return False
    indented = sum(_INDENT[0] < (i.left - left) / i.size < _INDENT[1] for i in chinese)
    return 0.05 * len(lines) < indented < 0.8 * len(lines)


def _edge(
    lines: Sequence[Line],
    places: Sequence[float],
    outer: Callable[[Iterable[float]], float],
) -> float:
    """Give the outermost place, in sizes, that a good part of the text keeps to."""
    bins: Counter[int] = Counter()
    for line, place in zip(lines, places, strict=True):
        bins[round(place)] += len(line.text)
    enough = _SHARE * bins.total()
    kept = [b for b in bins if bins[b - 1] + bins[b] + bins[b + 1] > enough]
    edge = outer(kept or bins)
    return outer(place for place in places if abs(place - edge) <= 0.5)


def _goes_on(
    above: list[Line], line: Line, last: _Column, own: _Column, *, turned: bool
) -> bool:
    """Whether a line goes on with the paragraph above it.

    `last` is the column of the line above, `own` that of the line; they differ where a
    page or column was `turned`.
    """
    before = above[-1]
    size = max(before.size, line.size)
    if before.row or line.row or abs(before.size - line.size) > 0.12 * size:
        return False
    if _is_contents(before.text) or _is_contents(line.text):
        return False
    pitch = before.bottom - line.bottom
    if not turned and pitch > max(1.35 * own.pitch, own.pitch + 0.5 * size):
        return False
    if _is_centred(before, last, size) and _is_centred(line, own, size):
        return not turned and not _ENDED.search(before.text)
    if not _is_full(before, line, last, size):
        return False
    ended = _ENDED.search(before.text) is not None
    if _NUMBERED.match(line.text) and not before.text.endswith("第"):
        return False
    begins = _BEGINS.match(line.text) is not None
    if line.left - own.left > _INDENT[0] * size:  # it begins a paragraph, or hangs
        return not (own.indents or ended or begins)
    return not (ended and begins)


def _is_full(line: Line, following: Line, column: _Column, size: float) -> bool:
    """Whether a line ends because there was no more room on it."""
    if column.right - column.left < _NARROWEST * size:
        return False
    room = column.right - line.right
    word = _WORD.match(following.text)
    if word is None:
        # Unjustified, a line ends up to two characters early: no line begins with 。
        ended = _ENDED.search(line.text) is not None
        opens = following.text[0] in _OPENING
        doubtful = ended and not column.indents
        return room < (1.3 if doubtful else 3.6 if opens else 2.6) * size
    per_sign = (line.right - line.left) / max(len(line.text), 1)
    return room < (len(word[0]) + 1) * per_sign + 0.6 * size


def _is_centred(line: Line, column: _Column, size: float) -> bool:
    left, right = line.left - column.left, column.right - line.right
    return left > 1.2 * size and right > 1.2 * size and abs(left - right) < 1.2 * size


def _is_contents(text: str) -> bool:
    return len(text) < 200 and _CONTENTS_ENTRY.fullmatch(text) is not None


def _paragraph(lines: list[Line]) -> Paragraph:
    text = lines[0].text
    for before, line in pairwise(lines):
        text = _joined(text, line.text, hyphenated=before.hyphenated)
    return Paragraph(tuple(lines), text, _is_contents(text))


def _joined(before: str, after: str, *, hyphenated: bool) -> str:
    """Join two lines: words apart, Chinese together, a parted word without hyphen."""
    if hyphenated and after[0].islower():
        return before.removesuffix("-") + after
    if is_chinese(before, after):
        return before + after
    figure = _FIGURE_ENDS.search(before[-8:]) and _FIGURE_GOES_ON.match(after)
    if figure and (WIDE.search(before[-80:]) or WIDE.search(after)):
        return before + after  # in Chinese a figure may be parted, in English never
    if before.endswith("-") and before[-2:-1].islower() and after[0].islower():
        return before + after
    return f"{before} {after}"
