"""Figures as they stand in a sentence: what is said of them, and what parts them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Span
from draftlint.language import units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document
    from draftlint.language.quantities import Quantity

# How strongly a mark parts two figures.  A colon begins a label and parts nothing.
_STRENGTH = {"：": 0, ":": 0, "、": 1, "，": 2, ",": 2, "；": 3, ";": 3, "。": 4}
_ENGLISH_STRENGTH = {**_STRENGTH, ",": 1}  # it does the work of 、
_OPENS, _CLOSES = -1, -2
_OPEN, _CLOSE = "（(〔[【", "）)〕]】"
_MARK = patterns.compile(
    r"[：:、，；;。（(〔\[【）)〕\]】]|,(?!\d{3}\b)|\band\b|[和及与]"
)
_HAN = patterns.compile(r"\p{Han}")
# A sentence that goes on with the figures of the one before it.
_GOES_ON = patterns.compile(
    r"(?:其中|加上|加(?=[上下年债])|减去|扣除|合计|共计|总计|收支相抵"
    r"|从[^，,。；]{1,10}看|按[^，,。；]{1,10}分[，：]|Of (?:these|which))"
)
# Nothing but words: what follows a figure up to the next mark or figure.
_TAIL = patterns.compile(r"[^\p{P}\d\n]{1,20}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its sentence.

    `label` is the text that leads up to it, from the last mark on, and `tail` what
    follows up to the next: 其中新建 and 学校 in “，其中新建20所学校、”.  `depth` counts
    the brackets around it, `bracket` numbers the innermost one, 0 outside of any.
    """

    quantity: Quantity
    label: str
    tail: str
    depth: int
    bracket: int

    @property
    def words(self) -> str:
        """What is said of it, on both sides."""
        return self.label + self.tail

    @property
    def start(self) -> int:
        """Where its digits begin in the source."""
        return self.quantity.span.start

    @property
    def end(self) -> int:
        """Where its unit ends in the source."""
        return self.quantity.span.end

    @property
    def kind(self) -> str:
        """What it counts in, the same for 名 and 人."""
        return units.kind(self.quantity.unit)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark outside of figures; `depth` counts the brackets around it."""

    position: int
    strength: int
    depth: int


@dataclass(frozen=True)
class Statement:
    """A sentence with its figures and marks, in reading order.

    `text` is the document's narrow text, so that every offset is a source offset.
    `is_latin` where there is no Han character in the sentence.
    """

    text: str
    span: Span
    is_latin: bool
    figures: tuple[Figure, ...]
    marks: tuple[Mark, ...]

    def between(self, start: int, end: int, depth: int) -> str:
        """Give the text between two places without what deeper brackets enclose."""
        kept, at, level = [], start, depth
        for mark in self._marks(start, end):
            if mark.strength == _OPENS:
                if level <= depth:
                    kept.append(self.text[at : mark.position])
                level = mark.depth + 1
            elif mark.strength == _CLOSES:
                level, at = mark.depth, mark.position + 1
        if level <= depth:
            kept.append(self.text[at:end])
        return "".join(kept)

    def separation(self, start: int, end: int, depth: int) -> int:
        """Give the strength of the strongest mark between two places at a depth."""
        marks = self._marks(start, end)
        return max((0, *(mark.strength for mark in marks if mark.depth == depth)))

    def depth_at(self, position: int) -> int:
        """Count the brackets around a place."""
        index = bisect_left(self._positions, position)
        if not index:
            return 0
        last = self.marks[index - 1]
        return last.depth + 1 if last.strength == _OPENS else last.depth

    def _marks(self, start: int, end: int) -> Sequence[Mark]:
        first = bisect_left(self._positions, start)
        return self.marks[first : bisect_left(self._positions, end)]

    @cached_property
    def _positions(self) -> list[int]:
        return [mark.position for mark in self.marks]


def read(document: Document) -> tuple[Statement, ...]:
    """Read the sentences whose figures may make a sum or a rate.

    A sentence that goes on with the sum of the one before it belongs to that one.
    """
    return tuple(_read(document))


def _read(document: Document) -> Iterator[Statement]:
    quantities, index, text = document.quantities, 0, document.narrow
    count = len(quantities)
    for span in _joined(document):
        while index < count and quantities[index].span.start < span.start:
            index += 1
        first = index
        while index < count and quantities[index].span.end <= span.end:
            index += 1
        if _may_add_up(quantities[first:index]):
            yield _statement(text, span, quantities[first:index])


def _may_add_up(quantities: Sequence[Quantity]) -> bool:
    """Whether three of the quantities, or two beside a percentage, are of one kind."""
    if len(quantities) < 3:
        return False
    kinds = Counter(units.kind(quantity.unit) for quantity in quantities)
    bare = kinds.pop("", 0)
    most = max((n for kind, n in kinds.items() if not units.is_share(kind)), default=0)
    shares = sum(kinds[unit] for unit in units.SHARES.split())
    return most + bare >= 3 or (most == 2 and shares > 0)


def _joined(document: Document) -> Iterator[Span]:
    text, held, block = document.narrow, None, None
    for sentence in document.sentences:
        span = sentence.span
        if held and sentence.block is block and _GOES_ON.match(text, span.start):
            held = Span(held.start, span.end)
            continue
        if held:
            yield held
        held, block = span, sentence.block
    if held:
        yield held


def _statement(text: str, span: Span, quantities: Sequence[Quantity]) -> Statement:
    is_latin = _HAN.search(text, span.start, span.end) is None
    strength = _ENGLISH_STRENGTH if is_latin else _STRENGTH
    marks: list[Mark] = []
    figures: list[Figure] = []
    opened: list[int] = []
    brackets, at = 0, span.start
    for quantity in quantities:
        label_start = at
        for match in _MARK.finditer(text, at, quantity.span.start):
            sign, position = match[0], match.start()
            if sign in _OPEN:
                brackets += 1
                marks.append(Mark(position, _OPENS, len(opened)))
                opened.append(brackets)
            elif sign in _CLOSE:
                if opened:
                    opened.pop()
                    marks.append(Mark(position, _CLOSES, len(opened)))
            else:
                marks.append(Mark(position, strength.get(sign, 1), len(opened)))
            if sign not in "和及与":
                label_start = match.end()
        at = quantity.span.end
        tail = _TAIL.match(text, at, span.end)
        figures.append(
            Figure(
                quantity,
                text[label_start : quantity.span.start],
                tail[0] if tail else "",
                len(opened),
                opened[-1] if opened else 0,
            )
        )
    return Statement(text, span, is_latin, tuple(figures), tuple(marks))
