"""Figures as they stand in a sentence: what is said of them, and what parts them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.document import Span
from draftlint.language import units
from draftlint.language.sentences import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Block, Document
    from draftlint.language.quantities import Quantity

# How strongly a mark parts two figures.  A colon begins a label and parts nothing.
_STRENGTH = {"：": 0, ":": 0, "、": 1, "，": 2, ",": 2, "；": 3, ";": 3, "。": 4}
_ENGLISH_STRENGTH = {**_STRENGTH, ",": 1}  # it does the work of 、
_OPENS, _CLOSES = -1, -2
_OPEN, _CLOSE = "（(〔[【", "）)〕]】"
_MARK = patterns.plain(
    r"[：:、，；;。（(〔\[【）)〕\]】和及与,a](?:(?<![,a])|(?<=,)(?!\d{3}\b)|(?<=\ba)nd\b)"
)
_HAN = patterns.compile(r"\p{Han}")
# A sentence that goes on with the figures of the one before it.
_GOES_ON = patterns.compile(
    r"[ \r\n\t\u3000]*+(?:其中|加上|加(?=[上下年债])|减去|扣除|合计|共计|总计|收支相抵"
    r"|从[^，,。；]{1,10}看|按[^，,。；]{1,10}分[，：]|Of (?:these|which))"
)
# Figures in a sentence that states a sum or a rate; more than most are no sentence.
_FEWEST, _MOST = 3, 400
# One of these is in every sentence in which one of our forms is found.
CUE = patterns.compile(
    r"[：:（(〔\[共总累看占]|[合小]计|率[^率]{0,3}[0-9]|其中|包括|包含|含(?![量义有金])|涵盖"
    r"|主要|分别|依次|分为|具体|即(?![将使可])|——|分[，,：:]|[结盈其剩]余|余下"
    r"|正在|在办|未[整办化完解销落]|尚未|includ|of wh|consist|compris|made up|namely"
    r"|下半年|[三四]季度|不合|不达|不符|不通|自然增|[顺逆]差|净增|净[流迁转]|应到|in all\b"
    r"|\b[Oo]f (?:the |these |our |all )?[0-9]"
    r"|total|altogether|rest|remain|surplus"
    # 增加15件, but not 增长15%
    r"|[加增长高升多少降低]了?[0-9.,一二两三四五六七八九十Xx×*_○□△某$€£¥￥]++(?!%)"
)
_GOES_ON_FIRST = frozenset("其加减扣合共总收从按O \r\n\t\u3000")
# Nothing but words: what follows a figure up to the next mark or figure.
_TAIL = patterns.compile(r"[^\p{P}\d\n]{1,20}")


class Figure(NamedTuple):
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


class Mark(NamedTuple):
    """A mark outside of figures; `depth` counts the brackets around it."""

    position: int
    strength: int
    depth: int


class Statement:
    """A sentence with its figures and marks, in reading order.

    `text` is the document's narrow text, so that every offset is a source offset.
    What is said of the figures is read when it is first asked for, because most
    sentences have no word that speaks of a sum.
    """

    # No dataclass: making one takes longer than reading most drafts.
    def __init__(self, text: str, span: Span, quantities: tuple[Quantity, ...]) -> None:
        self.text = text
        self.span = span
        self.quantities = quantities

    @cached_property
    def words(self) -> str:
        """The sentence itself."""
        return self.text[self.span.start : self.span.end]

    @cached_property
    def is_latin(self) -> bool:
        """Whether there is no Han character in the sentence."""
        return _HAN.search(self.words) is None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The quantities, each with what is said of it."""
        return self._reading[0]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks outside of figures."""
        return self._reading[1]

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

    @cached_property
    def _reading(self) -> tuple[tuple[Figure, ...], tuple[Mark, ...]]:
        text, strength = self.text, _ENGLISH_STRENGTH if self.is_latin else _STRENGTH
        marks: list[Mark] = []
        figures: list[Figure] = []
        opened: list[int] = []
        brackets, at = 0, self.span.start
        for quantity in self.quantities:
            start, end = quantity.span.start, quantity.span.end
            label_start = at
            for match in _MARK.finditer(text, at, start):
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
            at = end
            tail = _TAIL.match(text, end, self.span.end)
            # 集体访12批210人次: what is said of the one is said of the other.
            joined = figures and figures[-1].end == start
            figures.append(
                Figure(
                    quantity,
                    figures[-1].label if joined else text[label_start:start],
                    tail[0] if tail else "",
                    len(opened),
                    opened[-1] if opened else 0,
                )
            )
        return tuple(figures), tuple(marks)


def read(document: Document) -> tuple[Statement, ...]:
    """Read the sentences whose figures may make a sum or a rate.

    A sentence that goes on with the sum of the one before it belongs to that one.
    """
    return tuple(_read(document))


def _read(document: Document) -> Iterator[Statement]:
    text, found = document.narrow, document.quantities
    starts = [quantity.span.start for quantity in found]
    last = 0
    for block in document.blocks:
        first = bisect_left(starts, block.span.start, last)
        last = bisect_left(starts, block.span.end, first)
        if last - first < _FEWEST:
            continue
        for start, end in _sentences(document, block):
            after = bisect_left(starts, end, first, last)
            if _FEWEST <= after - first <= _MOST and CUE.search(text, start, end):
                near = found[first:after]
                if _may_add_up(near):
                    yield Statement(text, _trimmed(text, start, end), near)
            first = after


def _may_add_up(read: Sequence[Quantity]) -> bool:
    """Whether three of the quantities, or two beside a percentage, are of one kind."""
    counts: dict[str, int] = {}
    for quantity in read:
        counts[quantity.unit] = counts.get(quantity.unit, 0) + 1
    kinds: dict[str, int] = {}
    shares = 0
    for unit, count in counts.items():
        if units.is_share(unit):
            shares += count
        else:
            kind = units.kind(unit)
            kinds[kind] = kinds.get(kind, 0) + count
    bare = kinds.pop("", 0)
    most = max(kinds.values(), default=0)
    return most + bare >= 3 or (most + bare == 2 and shares > 0)


def _sentences(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a block begin and end, those that go on as one."""
    text, start = document.narrow, block.span.start
    for mark in document.find(SENTENCE_END, block.span):
        end = mark.end()
        if not (
            text[end : end + 1] in _GOES_ON_FIRST
            and _GOES_ON.match(text, end, block.span.end)
        ):
            yield start, end
            start = end
    yield start, block.span.end


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out the white space around a sentence."""
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)
