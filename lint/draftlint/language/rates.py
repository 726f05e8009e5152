"""Percentages that a sentence states beside the two figures they are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.language import figures, units, unwrapping
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document
    from draftlint.language.figures import Figure, Statement
    from draftlint.language.quantities import Quantity

_REACH = 8  # amounts before a percentage
# 整改率: the part is what was 整改; 增长率 and the like compare with another year.
_RATE = patterns.compile(r"(?P<stem>\p{Han}{2})率[^率]{0,3}$")
_NO_PART = frozenset(
    ("增长", "增速", "满意", "死亡", "出生", "利用", "覆盖", "同比", "参与")
)
_SHARE = patterns.compile(
    r"^占(?P<whole>\p{Han}{2,12}?)(?:的比重|比重|的比例|的)[约为达]?$"
)
_HUNDRED = Decimal(100)


class Rate(NamedTuple):
    """percentage = part / whole, as the report states it, with the verdict."""

    percentage: Quantity
    part: Quantity
    whole: Quantity
    verdict: Verdict

    @property
    def fails(self) -> bool:
        """Whether it is a mistake."""
        return self.verdict is Verdict.FAILS

    @property
    def computed(self) -> Decimal:
        """What part and whole give, with as many decimals as the report writes."""
        return _percent(self.part, self.whole).quantize(self.percentage.step)


def read(document: Document) -> tuple[Rate, ...]:
    """Read the rates and shares that sentences state, in reading order."""
    if "率" not in document.narrow and "占" not in document.narrow:
        return ()
    unwrapped = document.view(unwrapping.read)
    if unwrapped is None:
        return _read(document)
    place = unwrapped.in_source
    return tuple(
        Rate(place(rate.percentage), place(rate.part), place(rate.whole), rate.verdict)
        for rate in _read(unwrapped.document)
    )


def _read(document: Document) -> tuple[Rate, ...]:
    return tuple(
        rate for statement in document.view(figures.read) for rate in _of(statement)
    )


def _of(statement: Statement) -> Iterator[Rate]:
    if "率" not in statement.words and "占" not in statement.words:
        return
    for index, figure in enumerate(statement.figures):
        quantity = figure.quantity
        if quantity.unit != "%" or quantity.value is None or quantity.approximate:
            continue
        amounts = [
            earlier
            for earlier in reversed(statement.figures[max(0, index - _REACH) : index])
            if not units.is_share(earlier.quantity.unit) and earlier.quantity.value
        ]
        pair = _rate_of(figure, amounts) or _share_of(figure, amounts)
        if pair is None:
            continue
        part, whole = (of.quantity for of in pair)
        fits = any(
            _fits(quantity, one.quantity, other.quantity)
            for one in amounts
            for other in amounts
            if one is not other and one.kind == other.kind
        )
        rough = part.approximate or whole.approximate
        verdict = Verdict.UNCHECKED if rough else Verdict.FAILS
        yield Rate(quantity, part, whole, Verdict.HOLDS if fits else verdict)


def _rate_of(figure: Figure, amounts: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """排查隐患120处，整改114处，整改率95%"""
    rate = _RATE.search(figure.label)
    if rate is None or rate["stem"] in _NO_PART or not amounts:
        return None
    part, stem = amounts[0], rate["stem"]
    if stem not in part.words or f"{stem}率" in part.words:
        return None
    for whole in amounts[1:]:
        if whole.kind == part.kind and stem not in whole.words:
            return (part, whole) if _is_part(part, whole) else None
    return None


def _share_of(
    figure: Figure, amounts: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """收入39亿元，其中税收21亿元，占收入的53.8%"""
    share = _SHARE.search(figure.label)
    if share is None or not amounts:
        return None
    part, named = amounts[0], share["whole"]
    for whole in amounts[1:]:
        if whole.kind == part.kind and named in whole.words:
            return (part, whole) if _is_part(part, whole) else None
    return None


def _is_part(part: Figure, whole: Figure) -> bool:
    return (part.quantity.value or 0) <= (whole.quantity.value or 0)


def _percent(part: Quantity, whole: Quantity) -> Decimal:
    return (part.value or Decimal(0)) / (whole.value or Decimal(1)) * _HUNDRED


def _fits(percentage: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether a percentage comes out within what rounding (or cutting) may do to it."""
    stated = percentage.value or Decimal(0)
    value, base = part.value or Decimal(0), whole.value or Decimal(1)
    blur = _percent(part, whole) * (_blur(part) / value + _blur(whole) / base)
    return abs(_percent(part, whole) - stated) <= percentage.step + blur


def _blur(quantity: Quantity) -> Decimal:
    """How far a figure may be from what it was rounded from; nothing if counted."""
    counted = units.is_counted(quantity.unit) and quantity.step == 1
    return Decimal(0) if counted else quantity.step / 2
