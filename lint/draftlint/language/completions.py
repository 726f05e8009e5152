"""What was done against what was planned: 预算100万元，支出98万元，完成预算的98%."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import claims, units, unwrapping
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document
    from draftlint.language.quantities import Quantity

_REACH = 3  # amounts before the percentage
# 完成年初预算的98%, 为调整预算数的98%, 达到全年任务的98%
_OF_THE_PLAN = patterns.compile(
    r"(?:完成|达到?|为)(?P<which>[^，,。；;、（）()\d]{0,8}?)"
    r"(?P<plan>预算|计划|任务|目标|指标)(?:调整)?[数量额]?的[约为]?$"
)
# 预算执行率, 支出进度: of what was planned, too.
_AS_A_RATE = patterns.compile(
    r"(?P<which>)(?P<plan>)(?:执行|完成|到位|拨付|支出|兑付|使用)(?:率|进度)[为达]?到?约?$"
)
# …，完成年度任务10亿元的85%: the plan stands right there.
_OF_A_FIGURE = patterns.compile(
    r"[）)]?[，,、]?已?(?:完成|达到?|为)[^，,。；;、：:（）()%\d\n]{0,10}"
    r"(?:预算|计划|任务|目标|指标)[数量额]?"
)
_BE_OF = patterns.compile(r"的[约为]?")
_PLAN = patterns.compile(r"预算|计划|任务|目标|指标")
# 预算执行数, 预算收入 and 预算支出 of a year gone by are what was done.
_DONE = patterns.compile(
    r"执行|决算|完成|实际|实现|累计|已|支出(?:数|为)?$|收入(?:数|为)?$"
)
_PLANNED = patterns.compile(
    r"(?:预算|计划|任务|目标|指标)[数量额]?(?:投资|安排|下达)?[为是达]?$"
)
_WHICH = ("年初", "调整", "变动", "调整后", "全年", "年度", "省", "市", "县")
_MARK = patterns.compile(r"[，,；;（）()。]")
_HUNDRED = Decimal(100)


def read(document: Document) -> tuple[Claim, ...]:
    """Read what sentences say of plans fulfilled, in reading order."""
    return unwrapping.claims(document, _read)


def _read(document: Document) -> Iterator[Claim]:
    quantities, text = document.quantities, document.narrow
    if _PLAN.search(text) is None:
        return
    for index, stated in enumerate(quantities):
        if stated.unit != "%":
            continue
        lead = max(0, stated.span.start - 24), stated.span.start
        last = text[stated.span.start - 4 : stated.span.start]
        aim = claim = None
        if "的" in last:
            aim = _OF_THE_PLAN.search(text, *lead)
        elif "率" in last or "进度" in last:
            aim = _AS_A_RATE.search(text, *lead)
        if index > 1 and aim is not None:
            near = quantities[max(0, index - _REACH) : index]
            claim = _completion(text, near, stated, aim["which"], aim["plan"])
        elif index > 1 and "的" in last:
            claim = _of_a_figure(text, *quantities[index - 2 : index + 1])
        if claim is not None:
            yield claim


def _completion(
    text: str, near: Sequence[Quantity], stated: Quantity, which: str, plan: str
) -> Claim | None:
    """Judge by the two amounts right before: one of them planned, the last one done."""
    done = near[-1]
    if units.is_share(done.unit):
        return None
    for planned in reversed(near[:-1]):
        between = text[planned.span.end : stated.span.start]
        label = _label(text, planned)
        if "。" in between or "\n" in between or units.is_share(planned.unit):
            return None
        if units.kind(planned.unit) != units.kind(done.unit):
            continue
        if not _PLANNED.search(label) or _PLANNED.search(_label(text, done)):
            return None
        if which not in label and any(word in which for word in _WHICH):
            return None
        return _judged(planned, done, stated) if plan in label else None
    return None


def _of_a_figure(
    text: str, done: Quantity, planned: Quantity, stated: Quantity
) -> Claim | None:
    """Judge 完成投资12.6亿元，为年度目标15亿元的84%."""
    told = _BE_OF.fullmatch(
        text, planned.span.end, stated.span.start
    ) and _OF_A_FIGURE.fullmatch(text, done.span.end, planned.span.start)
    alike = units.kind(done.unit) == units.kind(planned.unit)
    return _judged(planned, done, stated) if told and alike else None


def _label(text: str, figure: Quantity) -> str:
    before = text[max(0, figure.span.start - 30) : figure.span.start]
    return _MARK.split(before)[-1]


def _judged(planned: Quantity, done: Quantity, stated: Quantity) -> Claim | None:
    if not planned.value:
        return None
    verdict, computed = Verdict.UNCHECKED, "?"
    if claims.is_known(planned, done, stated) and done.value:
        percent = done.value / planned.value * _HUNDRED
        spread = percent * (
            claims.blur(done) / done.value + claims.blur(planned) / planned.value
        )
        off = abs(percent - (stated.value or Decimal(0)))
        holds = claims.fits(off, stated.step, spread)
        verdict = Verdict.HOLDS if holds else Verdict.FAILS
        places = max(claims.decimals(stated), 1)
        computed = f"{claims.shown(percent, decimals=places)}%"
    return Claim(
        Topic.RATE,
        stated.span,
        claims.spans((planned, done)),
        f"{claims.written(done)}/{claims.written(planned)}={computed}",
        verdict,
    )
