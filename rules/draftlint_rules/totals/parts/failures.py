"""How a sum that fails is told: both sides of the equation, and each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Note, Severity, Text
from draftlint.language import digit_groups
from draftlint.wording import both

if TYPE_CHECKING:
    from draftlint import Document, Finding, Rule
    from draftlint.language.equations import Equation

MESSAGE = Text(
    zh="“{total}”与分项之和不符：{sum}，{difference}",
    en="“{total}” is not the sum of its parts: {sum}, {difference}",
)
NEARLY = Text(
    zh="“{total}”与所列各项之和只差{by}：{sum}，请核对是否漏列",
    en="“{total}” is only {by} off the sum of what is listed: {sum}; is one missing?",
)
_PART = Text(zh="分项：{part}", en="part: {part}")
_MORE = Text(zh="分项之和比合计多{by}", en="the parts make {by} more than the total")
_LESS = Text(zh="分项之和比合计少{by}", en="the parts make {by} less than the total")
_CURRENCIES = ("$", "€", "£", "¥", "￥")
_PLURALS = ("people", "staff", "men", "women", "children")
_MOST_TERMS = 10  # a column of a table may have a hundred


def finding(rule: Rule, document: Document, equation: Equation) -> Finding:
    """Make the finding at the total; its related places are the parts.

    A list that stays below its total may still leave something out on purpose.
    """
    wording = _MORE if equation.gap > 0 else _LESS
    return rule.found(
        equation.total.span,
        total=document.text(equation.total.span),
        sum=_sum(document, equation),
        difference=wording.format(by=both(_difference(document, equation))),
        severity=Severity.WARNING if equation.is_open and equation.gap < 0 else None,
        related=_parts(document, equation),
    )


def question(rule: Rule, document: Document, equation: Equation) -> Finding:
    """Ask about a list that need not be complete, but nearly makes its total."""
    return rule.found(
        equation.total.span,
        message=NEARLY,
        severity=Severity.INFO,
        total=document.text(equation.total.span),
        sum=_sum(document, equation),
        by=both(_difference(document, equation)),
        related=_parts(document, equation),
    )


def _parts(document: Document, equation: Equation) -> list[Note]:
    return [
        Note(part.span, _PART.format(part=document.text(part.span)))
        for part in equation.parts
    ]


def _sum(document: Document, equation: Equation) -> str:
    """Write the sum; a long one without its middle: 1+2+3+…+12=78个."""
    terms, _, added = _grouped(document, equation, equation.arithmetic).partition("=")
    several = terms.split("+")
    if len(several) > _MOST_TERMS:
        terms = f"{'+'.join(several[: _MOST_TERMS - 2])}+…+{several[-1]}"
    return f"{terms}={_amount(added, equation.total.unit)}"


def _difference(document: Document, equation: Equation) -> str:
    """Write how far it is off; 1 sites would be wrong, and the total names them."""
    unit = equation.total.unit
    is_plural = unit.isascii() and unit.endswith(("s", *_PLURALS))
    by = _grouped(document, equation, equation.difference)
    return _amount(by, "" if is_plural else unit)


def _grouped(document: Document, equation: Equation, arithmetic: str) -> str:
    figures = (equation.total.span, *(part.span for part in equation.parts))
    return digit_groups.like(document, figures, arithmetic)


def _amount(figure: str, unit: str) -> str:
    """Write a unit where it belongs: 78个, $78, 78 projects."""
    if unit in _CURRENCIES:
        return unit + figure
    return f"{figure} {unit}" if unit.isascii() and unit.isalpha() else figure + unit
