"""What a report claims of its own figures, whatever the kind, with the verdict."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from draftlint.document import Span
from draftlint.language import units
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.document import Document
    from draftlint.language.quantities import Quantity

SCALES = {0: "", 2: "百", 3: "千", 4: "万", 6: "百万", 8: "亿", 9: "十亿", 12: "万亿"}
_LONGEST_SENTENCE = 400
_TOGETHER = 500  # characters
_ENDS = "。\n\r！？!?"


class Topic(StrEnum):
    """What kind of equation a claim is."""

    SUM = "sum"
    TABLE = "table"
    RATE = "rate"
    SHARES = "shares"
    GROWTH = "growth"
    PRODUCT = "product"
    BALANCE = "balance"
    COUNT = "count"
    SAME = "same"


class Claim(NamedTuple):
    """One equation: a figure, the figures that give it, and whether they do.

    `span` is the figure that the others give, `parts` are those; `arithmetic` writes
    out what they do give: (92-80)/80=15%.
    """

    topic: Topic
    span: Span
    parts: tuple[Span, ...]
    arithmetic: str
    verdict: Verdict

    @property
    def fails(self) -> bool:
        """Whether it is a mistake."""
        return self.verdict is Verdict.FAILS

    @property
    def extent(self) -> Span:
        """From its first figure to its last, as far as one can read them together."""
        near = self.span.start - _TOGETHER, self.span.end + _TOGETHER
        together = [p for p in self.parts if near[0] <= p.start and p.end <= near[1]]
        spans = (self.span, *together)
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def written(quantity: Quantity) -> str:
    """Write a figure with its scale, ? for a placeholder: 1.2亿."""
    return (quantity.digits or "?") + SCALES[quantity.power]


def shown(value: Decimal, power: int = 0, decimals: int | None = None) -> str:
    """Write a computed value in a scale, with so many decimals at most."""
    scaled = value.scaleb(-power)
    if decimals is not None:
        scaled = scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    plain = f"{scaled:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain + SCALES[power]


def decimals(quantity: Quantity) -> int:
    """Count the decimals that a figure is written with."""
    return len(quantity.digits.partition(".")[2])


def blur(quantity: Quantity) -> Decimal:
    """Tell how far a figure may be from what it was rounded from; 0 if counted."""
    counted = units.is_counted(quantity.unit) and quantity.step == 1
    return Decimal(0) if counted else quantity.step / 2


def fits(off: Decimal, step: Decimal, spread: Decimal) -> bool:
    """Whether rounding or cutting the last digit explains a difference.

    `spread` is how far the rounding of the operands may have moved the result.
    """
    return off < step or off <= step / 2 + spread


def is_known(*quantities: Quantity) -> bool:
    """Whether one can compute with all of them: no placeholder, nothing rough."""
    return all(q.digits and not q.approximate for q in quantities)


def sentence(document: Document, at: int) -> Span:
    """Give the sentence around a place, as far as a claim may reach."""
    text = document.narrow
    low, high = max(0, at - _LONGEST_SENTENCE), at + _LONGEST_SENTENCE
    start = max(text.rfind(end, low, at) for end in _ENDS) + 1
    ends = [place for end in _ENDS if (place := text.find(end, at, high)) >= 0]
    return Span(max(start, low), min(ends, default=min(high, len(text))))


def spans(quantities: Sequence[Quantity]) -> tuple[Span, ...]:
    """Give the places of several figures."""
    return tuple(quantity.span for quantity in quantities)
