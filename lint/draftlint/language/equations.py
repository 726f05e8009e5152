"""Sums that a report states in sentences, each with its verdict."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from draftlint.language import (
    balances,
    claims,
    figures,
    parts_first,
    total_first,
    unwrapping,
    verdicts,
)
from draftlint.language.sums import Claim
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document, Span
    from draftlint.language.figures import Statement
    from draftlint.language.quantities import Quantity

# 合计数因四舍五入未作机械调整: differences of rounding are left as they are.
_ROUNDED = ("四舍五入", "尾差", "单位取舍", "due to rounding")
_HARDLY = Decimal("0.01")
_SEVERAL = 3  # parts that make a total by no chance
_OPEN = (Verdict.UNCHECKED, Verdict.UNSURE)
_WEAK = (Claim.HINT, Claim.BALANCE)
_RANKS = {verdict: rank for rank, verdict in enumerate(Verdict)}
_SCALES = {2: "百", 3: "千", 4: "万", 6: " million", 8: "亿", 9: " billion", 12: "万亿"}
_ENGLISH_SCALES = {3: " thousand", 12: " trillion"}


class Equation(NamedTuple):
    """total = parts added up, as the report states it, with the verdict."""

    total: Quantity
    parts: tuple[Quantity, ...]
    verdict: Verdict
    claim: Claim

    @property
    def fails(self) -> bool:
        """Whether it is a mistake."""
        return self.verdict is Verdict.FAILS

    @property
    def is_open(self) -> bool:
        """Whether the parts are not said to be all: 其中."""
        return self.claim in (Claim.SOME, *_WEAK)

    @property
    def is_near(self) -> bool:
        """Whether it cannot be told, but hardly anything is missing."""
        least = abs(self.total.value or Decimal(0)) * _HARDLY
        return self.verdict is Verdict.UNSURE and 0 < abs(self.gap) <= least

    @property
    def added(self) -> Decimal:
        """What the parts make together."""
        return sum((part.value or Decimal(0) for part in self.parts), Decimal(0))

    @property
    def gap(self) -> Decimal:
        """How much the parts are more than the total."""
        return self.added - (self.total.value or 0)

    @property
    def arithmetic(self) -> str:
        """The sum as one writes it down: 22+6+12+3=43, 1+2=3万, ?+60=? for X and 60.

        The parts have a scale each only where they differ in it: 7000万+0.5亿=1.2亿.
        What rounding lets hold says so: 8.3+4.1=12.4亿≈12.5亿.
        """
        powers = {quantity.power for quantity in (self.total, *self.parts)}
        scaled = len(powers) > 1
        terms = "+".join(self._written(q.value, q.power, scaled) for q in self.parts)
        if any(part.value is None for part in self.parts):
            return f"{terms}=?"
        sign = "≈" if any(part.approximate for part in self.parts) else "="
        stated = f"{terms}{sign}{self._written(self.added, max(powers))}"
        if self.gap and self.verdict is Verdict.HOLDS:
            stated += f"≈{self._written(self.total.value, self.total.power)}"
        return stated

    @property
    def difference(self) -> str:
        """How far the sum is off, without a sign, in the scale of the total."""
        return self._written(abs(self.gap), self.total.power)

    def _written(self, value: Decimal | None, power: int, scaled: bool = True) -> str:
        """Write a value in a scale, which is named in the language of the unit."""
        if value is None:
            return "?"
        plain = f"{value.scaleb(-power):f}"
        plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
        if not scaled:
            return plain
        is_english = self.total.unit.isascii() and power in _ENGLISH_SCALES
        return plain + (_ENGLISH_SCALES if is_english else _SCALES).get(power, "")


def read(document: Document) -> tuple[Equation, ...]:
    """Read the equations that sentences state, in reading order, one for a list."""
    unwrapped = document.view(unwrapping.read)
    if unwrapped is None:
        return _read(document)
    place = unwrapped.in_source
    return tuple(
        equation._replace(
            total=place(equation.total),
            parts=tuple(map(place, equation.parts)),
        )
        for equation in _read(unwrapped.document)
    )


def totals(document: Document) -> frozenset[Span]:
    """Give the totals on which the sentences that state them leave no doubt."""
    return frozenset(
        equation.total.span
        for equation in document.view(read)
        if equation.verdict is not Verdict.UNSURE
    )


def _read(document: Document) -> tuple[Equation, ...]:
    loose = any(words in document.narrow for words in _ROUNDED)
    found = [
        equation
        for statement in document.view(figures.read)
        for equation in _settled(list(_of(statement, loose)))
    ]
    return tuple(sorted(found, key=lambda equation: equation.total.span.start))


def _of(statement: Statement, loose: bool) -> Iterator[Equation]:
    """Yield the equations of a sentence, the best reading of each list and total."""
    told: set[tuple[str, int]] = set()
    for equation in sorted(_readings(statement, loose), key=_rank):
        if equation.claim in _WEAK and equation.verdict in _OPEN:
            continue
        total, first = equation.total.span.start, equation.parts[0].span.start
        keys = {("after" if total < first else "before", first)}
        if equation.verdict is not Verdict.HOLDS:
            keys |= set() if equation.claim is Claim.DIVISION else {("total", total)}
        if not keys & told:
            told |= {*keys, ("total", total)}
            yield equation


def _settled(found: Sequence[Equation]) -> Iterator[Equation]:
    """Blame a figure once: 机构426个，其中医院15家（公立5家、民营7家），…

    Where 12 in the place of 15 mends both sums, the inner one is the mistake.
    """
    gaps = {e.total.span: e.gap for e in found if e.fails}
    held = {claims.spans(e.parts): e.total for e in found if _is_sure(e)}
    for equation in found:
        other = held.get(claims.spans(equation.parts))
        # 收入45.86亿元，其中…，收入总计40.86亿元: the list is that of either total.
        if other and equation.verdict is Verdict.UNSURE and _is_slip(equation, other):
            yield equation._replace(verdict=Verdict.FAILS)
            continue
        mended = len(gaps) > 1 and any(
            gaps.get(part.span) == -equation.gap for part in equation.parts
        )
        if equation.fails and mended:
            yield equation._replace(verdict=Verdict.UNSURE)
        else:
            yield equation


def _is_sure(equation: Equation) -> bool:
    return equation.verdict is Verdict.HOLDS and len(equation.parts) >= _SEVERAL


def _is_slip(equation: Equation, other: Quantity) -> bool:
    """Whether a total is written like another but for one digit."""
    total = equation.total
    one, two = total.digits, other.digits
    alike = (total.power, total.unit, len(one)) == (other.power, other.unit, len(two))
    return alike and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _rank(equation: Equation) -> int:
    return _RANKS[equation.verdict]


def _readings(statement: Statement, loose: bool) -> Iterator[Equation]:
    for form in (total_first, parts_first, balances):
        for stated in form.read(statement):
            verdict, end = verdicts.judge(stated, loose)
            parts = sorted((part.quantity for part in stated.parts[:end]), key=_start)
            yield Equation(stated.total.quantity, tuple(parts), verdict, stated.claim)


def _start(quantity: Quantity) -> int:
    return quantity.span.start
