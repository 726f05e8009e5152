"""Percentages that no whole number can give: 抽查30人，合格率95.5%."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import claims, completions, units, unwrapping
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.document import Document
    from draftlint.language.quantities import Quantity

# The figure is the base of the rate: those who were asked, what was examined.
_SAMPLE = patterns.compile(
    r"(?:抽查|抽检|抽样|抽取|随访|访问|受访|回访|测评|问卷|调查|检测|监测|走访|参评)[^，,。；;、]{0,10}$"
)
_RATE = patterns.compile(r"[^。；;（）()\d]{0,14}(?:率|满意度)(?:[为达]到?|分别为)?")
# The figure is the part, and the aim that it is measured by is not told.
_OF_THE_AIM = patterns.compile(
    r"[，,]?已?(?:完成|达到?|[为占])[^，,。；;、（）()\d]{0,6}(?:目标|任务|计划|指标)[数量]?的"
)
_HUNDRED = Decimal(100)


def read(document: Document) -> tuple[Claim, ...]:
    """Read percentages of a count, in reading order."""
    text = document.narrow
    return (
        unwrapping.claims(document, _read)
        if "率" in text or "满意度" in text or "的" in text
        else ()
    )


def _read(document: Document) -> Iterator[Claim]:
    quantities, text = document.quantities, document.narrow
    checked = {claim.span for claim in document.view(completions.read)}
    for count, stated in pairwise(quantities):
        if stated.unit != "%" or not _is_count(count) or not claims.is_known(stated):
            continue
        start, end = count.span.end, stated.span.start
        if end - start > 20 or not stated.value or stated.span in checked:
            continue
        if _OF_THE_AIM.fullmatch(text, start, end):
            yield _as_part(count, stated)
        elif _RATE.fullmatch(text, start, end) and _SAMPLE.search(
            text, max(0, count.span.start - 20), count.span.start
        ):
            yield from _as_base(count, stated)


def _is_count(quantity: Quantity) -> bool:
    exact = claims.is_known(quantity) and quantity.step == 1 and bool(quantity.value)
    return exact and units.is_counted(quantity.unit) and bool(quantity.unit)


def _as_base(count: Quantity, stated: Quantity) -> Iterator[Claim]:
    """Look for a part that gives the percentage of the count."""
    base, percent = count.value or Decimal(1), stated.value or Decimal(0)
    part = base * percent / _HUNDRED
    near = (part.to_integral(ROUND_FLOOR), part.to_integral(ROUND_CEILING))
    if percent <= _HUNDRED:
        yield _claim(count, stated, [(whole, base) for whole in near])


def _as_part(count: Quantity, stated: Quantity) -> Claim:
    """Look for an aim that the count is the percentage of."""
    part, percent = count.value or Decimal(1), stated.value or Decimal(1)
    aim = part / percent * _HUNDRED
    near = (aim.to_integral(ROUND_CEILING), aim.to_integral(ROUND_FLOOR))
    return _claim(count, stated, [(part, whole) for whole in near if whole])


def _claim(
    count: Quantity, stated: Quantity, pairs: list[tuple[Decimal, Decimal]]
) -> Claim:
    value, places = stated.value or Decimal(0), claims.decimals(stated)
    percents = [part / whole * _HUNDRED for part, whole in pairs]
    fits = [
        pair
        for pair, percent in zip(pairs, percents, strict=True)
        if abs(percent - value) < stated.step
    ]
    told = [
        f"{part}/{whole}={claims.shown(percent, decimals=max(places, 1))}%"
        for (part, whole), percent in dict(zip(pairs, percents, strict=True)).items()
        if not fits or (part, whole) == fits[0]
    ]
    verdict = Verdict.HOLDS if fits else Verdict.UNSURE
    return Claim(Topic.RATE, stated.span, (count.span,), ", ".join(told), verdict)
