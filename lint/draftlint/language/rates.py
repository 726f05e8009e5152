"""Percentages that a sentence states beside the two figures they are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from draftlint.language import figures, rate_forms, units, unwrapping
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.document import Document
    from draftlint.language.figures import Statement
    from draftlint.language.quantities import Quantity

_CUES = ("率", "占", " of ")
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
    if not any(word in document.narrow for word in _CUES):
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
    if not any(word in statement.words for word in _CUES):
        return
    for index, figure in enumerate(statement.figures):
        quantity = figure.quantity
        if quantity.unit != "%" or quantity.value is None or quantity.approximate:
            continue
        amounts = [
            earlier
            for earlier in reversed(
                statement.figures[max(0, index - rate_forms.REACH) : index]
            )
            if not units.is_share(earlier.quantity.unit) and earlier.quantity.value
        ]
        pair = rate_forms.pair(statement, index, amounts)
        if pair is None:
            continue
        part, whole = (of.quantity for of in pair)
        fits = any(
            _fits(quantity, one.quantity, other.quantity)
            for one in (*amounts, *pair)
            for other in (*amounts, *pair)
            if one is not other and one.kind == other.kind
        )
        rough = part.approximate or whole.approximate
        verdict = Verdict.UNCHECKED if rough else Verdict.FAILS
        yield Rate(quantity, part, whole, Verdict.HOLDS if fits else verdict)


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
