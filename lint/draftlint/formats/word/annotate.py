"""Remarks written into a Word file as comments, each on its place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from draftlint.formats.word import comments, reader, splitting, writing
from draftlint.formats.word.names import W
from draftlint.formats.word.trace import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from draftlint.document import Span
    from draftlint.formats.word.trace import Traced

# Word will not open a file with more comment ranges (MS-OI29500 2.1.315).
_MOST_RANGES = 32_767


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a place: a paragraph a line; `place` says where it is."""

    span: Span
    place: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Range:
    """Where a comment begins and ends: in the source, and in which elements.

    `start` and `end` count the characters within these elements.
    """

    begins: int
    first: _Element
    start: int
    ends: int
    last: _Element
    end: int


def annotated(content: bytes, remarks: Sequence[Remark], elsewhere: str) -> bytes:
    """Write each remark as a comment on its place; raises Unreadable.

    What stands where Word allows no comment is listed in one comment at the head of
    the document, which begins with the line `elsewhere`.
    """
    if not remarks:
        return content
    traced = reader.traced("", content)
    package, main = traced.package, traced.main
    room = _MOST_RANGES - 1 - sum(1 for _ in main.iter(comments.MARKS[0]))
    placed: list[tuple[_Range, Remark]] = []
    others: list[str] = []
    for remark in remarks:
        place = _range(traced, remark.span) if len(placed) < room else None
        if place is None:
            others += _listed(remark)
        else:
            placed.append((place, remark))
    said, changed = comments.opened(package, main)
    look = comments.Look.of(package)
    keys = comments.free_keys(said, main)
    if others:
        key = next(keys)
        said.append(look.comment(key, (elsewhere, *others)))
        _mark_head(main, look.marks(key))
    marks = []
    for place, remark in placed:
        key = next(keys)
        said.append(look.comment(key, remark.lines))
        marks.append((place, look.marks(key)))
    _put(marks)
    return writing.written(content, package, (main, said, *changed))


def _listed(remark: Remark) -> Iterator[str]:
    head, *others = remark.lines
    yield f"{remark.place}　{head}" if remark.place else head
    yield from others


# --- where ---


def _range(traced: Traced, span: Span) -> _Range | None:
    """Find where in the body a span stands; None where no comment may."""
    pieces = traced.pieces_in(span)
    texts = [piece for piece in pieces if piece.is_text]
    if not len(span):
        texts = texts[:1]
    elif not texts:
        # An automatic number is in no run: the comment is on what it numbers.
        block = traced.document.block_at(span.start)
        if block is not None and block.span.overlaps(span):
            texts = [p for p in traced.pieces_in(block.span) if p.is_text]
            span = block.span
    if not texts and span.end:
        texts = [p for p in pieces if p.element.tag == W + "p"][:1]
    if not texts or not all(_in_body(p.element, traced) for p in texts):
        return None
    first, last = texts[0], texts[-1]
    begins, ends = max(span.start, first.start), min(span.end, last.end)
    if not first.is_text:
        begins = ends
    return _Range(
        *(begins, _beginning(first.element), begins - first.start),
        *(ends, last.element, ends - last.start),
    )


def _in_body(element: _Element, traced: Traced) -> bool:
    """Whether an element is in the body's text: Word ignores comments elsewhere."""
    if part_of(element) != traced.package.main:
        return False
    return next(element.iterancestors(W + "txbxContent"), None) is None


def _beginning(element: _Element) -> _Element:
    """Find where the field began whose end stands for what it shows."""
    if element.tag != W + "fldChar":
        return element
    depth = 0
    for paragraph in element.iterancestors(W + "p"):
        ends = [e for e in paragraph.iter(W + "fldChar") if _kind(e) != "separate"]
        for other in reversed(ends[: ends.index(element) + 1]):
            depth += 1 if _kind(other) == "end" else -1
            if not depth:
                return other
    return element


def _kind(element: _Element) -> str:
    return element.get(W + "fldCharType") or ""


# --- marks ---


# Offset, whether the place begins there, the place, and what is put there.
_Step = tuple[int, int, _Range, tuple["_Element", ...]]
_Marks = tuple["_Element", "_Element", "_Element"]


def _put(marks: Iterable[tuple[_Range, _Marks]]) -> None:
    """Put marks around their places, the last character first.

    So what is still to come counts characters from an element's own beginning; at one
    character, what begins there is split off before what ends there is closed.
    """
    steps: list[_Step] = []
    for place, (start, end, reference) in marks:
        if place.begins < place.ends:
            steps.append((place.begins, 1, place, (start,)))
            steps.append((place.ends, 0, place, (end, reference)))
        else:
            steps.append((place.ends, 0, place, (start, end, reference)))
    steps.sort(key=_last_first)
    for (_, begins), group in groupby(steps, key=_last_first):
        together = [(place, elements) for _, _, place, elements in group]
        if begins:
            place = together[0][0]
            node = splitting.before(place.first, place.start)
            for _, elements in together:
                node.addprevious(elements[0])
        else:
            for place, elements in together:
                _close(place, elements)


def _close(place: _Range, elements: tuple[_Element, ...]) -> None:
    """Put what ends at a place, or stands there as a point."""
    if place.last.tag == W + "p":
        place.last.extend(elements)
    elif place.begins == place.ends and not place.end:
        node = splitting.before(place.last)
        for element in elements:
            node.addprevious(element)
    else:
        node = splitting.after(place.last, place.end)
        for element in reversed(elements):
            node.addnext(element)


def _last_first(step: _Step) -> tuple[int, int]:
    return -step[0], -step[1]


def _is_plain(paragraph: _Element) -> bool:
    """Whether a paragraph stands in no text box and no control that closes it."""
    around = paragraph.iterancestors(W + "sdt", W + "txbxContent")
    return not any(e.tag != W + "sdt" or splitting.is_closed(e) for e in around)


def _mark_head(main: _Element, marks: _Marks) -> None:
    """Put marks at the beginning of the first paragraph that is no prompt."""
    paragraph = next(filter(_is_plain, main.iter(W + "p")), None)
    if paragraph is None:
        body = main.find(W + "body")
        body = etree.SubElement(main, W + "body") if body is None else body
        paragraph = body.makeelement(W + "p")
        body.insert(0, paragraph)
    properties = paragraph.find(W + "pPr")
    at = 0 if properties is None else 1
    paragraph[at:at] = marks
