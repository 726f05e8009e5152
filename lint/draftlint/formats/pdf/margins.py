"""What stands in the margins of pages: running heads, page numbers, footnotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from draftlint.document import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.formats.pdf.lines import Line, Page

_DEEP = 3  # lines at the head and at the foot that may be running ones
_ZONE = 0.13  # of the height that the lines take, at either end
_SMALLER = 0.9  # a footnote is set smaller than the text
_APART = 1.25  # times the pitch of lines: how far what runs stands off
_OTHER_SIZE = 0.08
_DIGITS = regex.compile(r"\d+")
_SPACE = regex.compile(r"\s+")
_PAGE_NUMBER = regex.compile(
    r"""(?xi)
    [-—–―·.~\s]* \d{1,4} [-—–―·.~\s]*                     # — 3 —
    | 第 \s* \d{1,4} \s* 页 (?: [，,/\s]* [共总] \s* \d{1,4} \s* 页 )?
    | page \s* \d{1,4} (?: \s* (?:of|/) \s* \d{1,4} )?
    | \d{1,4} \s* [/／] \s* \d{1,4} | [ivxl]{1,6}
    """
)
_NOTE_BEGINS = regex.compile(r"[\[〔（(]?(?:\d{1,3}|[*†‡①-⑳])[\])）〕]?\s?(?=\D)")


@dataclass(frozen=True, slots=True)
class Margin:
    """A running head or foot, as it first stands."""

    kind: Kind
    line: Line


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of a file: those of the text page by page, and what is beside it."""

    body: tuple[tuple[Line, ...], ...]
    margins: tuple[Margin, ...]
    notes: tuple[Line, ...]


def part(pages: Sequence[Page]) -> Parted:
    """Part the text of the pages from what stands in their margins."""
    lines = [page.lines for page in pages]
    everything = [line for page in lines for line in page]
    if not everything:
        return Parted((), (), ())
    running = _running(lines, everything)
    size = body_size(everything)
    body: list[tuple[Line, ...]] = []
    notes: list[Line] = []
    for page in lines:
        kept = [line for line in page if line not in running]
        below = _notes(kept, size)
        notes += (line for line in kept if line in below)
        body.append(tuple(line for line in kept if line not in below))
    first: dict[tuple[Kind, str], Line] = {}
    for line, kind in running.items():
        key = kind, _likeness(line)
        if key not in first or line.page < first[key].page:
            first[key] = line
    margins = (Margin(kind, line) for (kind, _), line in first.items())
    return Parted(tuple(body), tuple(margins), tuple(notes))


def body_size(lines: Sequence[Line]) -> float:
    """Give the size that most of the text is set in."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
    return max(weights, key=weights.__getitem__) if weights else 10.0


def _running(
    pages: Sequence[tuple[Line, ...]], everything: Sequence[Line]
) -> dict[Line, Kind]:
    """Find the lines at the ends of pages that come again, and page numbers.

    What stands as close to the text as its own lines do may be a page pasted twice, so
    a running line stands off, or is of another size.
    """
    top = max(line.top for line in everything)
    bottom = min(line.bottom for line in everything)
    reach = _ZONE * (top - bottom)
    sides = [
        (kind, lines, [x for x in lines if _is_near(x, kind, top, bottom, reach)])
        for page in pages
        for kind, lines in _ends(page)
    ]
    alike: dict[tuple[Kind, str], list[Line]] = defaultdict(list)
    for kind, _, near in sides:
        for line in near[:_DEEP]:
            alike[kind, _likeness(line)].append(line)
    running = {key for key, copies in alike.items() if _comes_again(copies, len(pages))}
    found: dict[Line, Kind] = {}
    for kind, lines, near in sides:
        again = [(kind, _likeness(line)) in running for line in near[:_DEEP]]
        count = (*again, False).index(False)
        while count and not _stands_off(lines, count):
            count -= 1
        if not count and _is_lone_number(lines):
            count = 1
        found |= dict.fromkeys(lines[:count], kind)
    return found


def _comes_again(copies: Sequence[Line], pages: int) -> bool:
    """Whether there are enough copies, or two at one height on pages close by."""
    numbers = sorted({line.page for line in copies})
    if len(numbers) >= (2 if pages <= 4 else 3):
        return True
    low, high = min(line.bottom for line in copies), max(line.bottom for line in copies)
    return len(numbers) == 2 and numbers[1] - numbers[0] <= 2 and high - low < 1


def _ends(page: Sequence[Line]) -> tuple[tuple[Kind, list[Line]], ...]:
    """Give the lines of a page from its head down, and from its foot up."""
    ordered = sorted(page, key=lambda line: -line.top)
    return (Kind.HEADER, ordered), (Kind.FOOTER, ordered[::-1])


def _is_near(line: Line, kind: Kind, top: float, bottom: float, reach: float) -> bool:
    if kind is Kind.HEADER:
        return line.bottom > top - reach
    return line.top < bottom + reach


def _stands_off(lines: Sequence[Line], count: int) -> bool:
    """Whether the first `count` lines stand off from the next, or are set otherwise."""
    if len(lines) <= count + 1:
        return True
    outer, inner, beyond = lines[count - 1], lines[count], lines[count + 1]
    if abs(outer.size - inner.size) > _OTHER_SIZE * inner.size:
        return True
    return abs(outer.bottom - inner.bottom) > _APART * abs(inner.bottom - beyond.bottom)


def _likeness(line: Line) -> str:
    """Give what is alike in a running line of all pages: its text but for figures."""
    return _DIGITS.sub("0", _SPACE.sub("", line.text))


def _is_lone_number(lines: Sequence[Line]) -> bool:
    """Whether the outermost line is a page number that stands off from the text."""
    return (
        len(lines) > 1
        and _PAGE_NUMBER.fullmatch(lines[0].text) is not None
        and _stands_off(lines, 1)
    )


def _notes(lines: Sequence[Line], size: float) -> frozenset[Line]:
    """Find the footnotes: small lines at the foot, from one that begins with a mark."""
    found: list[Line] = []
    small: list[Line] = []
    for line in sorted(lines, key=lambda line: line.bottom):
        if line.size > _SMALLER * size or line.row:
            break
        small.append(line)
        if _NOTE_BEGINS.match(line.text):
            found += small
            small = []
    return frozenset(found)
