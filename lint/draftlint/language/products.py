"""Count times average: 28人，每人1500元，共4.2万元."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.language import claims, units, unwrapping
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document
    from draftlint.language.quantities import Quantity

# Whatever is counted, and what land, roads and goods are measured in.  In the same
# order in every run: a pattern is kept by its text.
_COUNTED = "|".join(
    sorted(
        dict.fromkeys(
            f"{units.PEOPLE} {units.THINGS} 亩 公顷 平方米 吨 公里 米 村 社区 "
            "孩子 学生 生 岗 床".split()
        ),
        key=len,
        reverse=True,
    )
)
# 每人1500元, 每户一次性补助270元, 人均1500元, 单价1200元, 平均每户300元
_EACH = patterns.compile(
    rf"(?:每(?P<each>{_COUNTED})|(?P<mean>[人户亩村]均)|(?P<price>单价))"
    r"(?P<words>[^，,。；;：:、（）()\d]{0,8})$"
)
# 元/人
_PER = patterns.compile(rf"元/(?P<each>{_COUNTED})")
_COUNTS = {"生": "人", "学生": "人", "孩子": "人", "岗": "人", "床": "张"}
# What is paid more than once, or to some of them alone, is no plain product.
_OTHERWISE = patterns.compile(
    r"[月日天年季]|左右|最高|最低|不超过|不低于|以上|以下|标准由|提高|比|较|增|降|人口|可支配|收入|消费"
    r"|生产总值|GDP"
)
# 一等奖每人5000元: those who get it are not all who are counted.
_SOME = patterns.compile(r"[一二三特]等|[一二三]档|级")
# What has been paid so far need not be all.
_SO_FAR = patterns.compile(r"已|先|预|首|剩|其中")
_TOTAL = patterns.compile(r"共|合计|总|累计|金|补助|补贴|发放|投入|支出|兑现|落实|拨付")
_MONTHLY, _MONTHS = ("每月", "/月"), 12
_TEN = 10
_FEW = 12  # 每人每月, paid for some months


class _Price(NamedTuple):
    """An amount for each; `kind` is what each is counted in, "" for any.

    `times` is how often in a year it is paid: 每人每月.
    """

    amount: Quantity
    kind: str
    mean: bool
    times: int = 1


def read(document: Document) -> tuple[Claim, ...]:
    """Read the products that sentences state, in reading order."""
    text = document.narrow
    if not any(word in text for word in ("每", "均", "单价", "元/")):
        return ()
    return unwrapping.claims(document, _read)


def _read(document: Document) -> Iterator[Claim]:
    quantities, text = document.quantities, document.narrow
    starts = [quantity.span.start for quantity in quantities]
    done = -1
    for quantity in quantities:
        price = _price(text, quantity)
        if price is None or quantity.span.start < done:
            continue
        around = claims.sentence(document, quantity.span.start)
        done = around.end
        first, last = (bisect_left(starts, at) for at in (around.start, around.end))
        figures = quantities[first:last]
        if any(_price(text, f) for f in figures if f is not quantity):
            continue
        claim = _product(text, price, figures)
        if claim is not None:
            yield claim


def _price(text: str, quantity: Quantity) -> _Price | None:
    if not quantity.unit.startswith("元"):
        return None
    per = _PER.fullmatch(quantity.unit)
    if per:
        return _Price(quantity, _kind(per["each"]), mean=False)
    lead = max(0, quantity.span.start - 14), quantity.span.start
    each = _EACH.search(text, *lead)
    if each is None or _SOME.search(text, *lead):
        return None
    kind = each["each"] or (each["mean"] or "")[:1]
    if each["words"] in _MONTHLY:
        return _Price(quantity, _kind(kind), mean=False, times=_MONTHS)
    if _OTHERWISE.search(each["words"]):
        return None
    return _Price(quantity, _kind(kind), mean=each["mean"] is not None)


def _kind(unit: str) -> str:
    return units.kind(_COUNTS.get(unit, unit))


def _product(text: str, price: _Price, figures: Sequence[Quantity]) -> Claim | None:
    """Judge the product when the sentence has one count and one total for it."""
    counts = [
        f
        for f in figures
        if units.is_counted(f.unit) or units.kind(f.unit) == price.kind
        if f.unit and (not price.kind or units.kind(f.unit) == price.kind)
    ] or [f for f in figures if price.mean and f.unit == f"{price.kind}次"]
    money = [
        figure
        for figure in figures
        if figure.unit.startswith("元") or (figure.power and not figure.unit)
        if figure is not price.amount
    ]
    totals = [figure for figure in money if _TOTAL.search(_label(text, figure))]
    if len(counts) != 1 or len(totals) != 1:
        return None
    count, total = counts[0], totals[0]
    if count is total or not (count.digits and total.digits and price.amount.digits):
        return None
    once = (count.value or Decimal(0)) * (price.amount.value or Decimal(0))
    product = once * price.times
    stated = total.value or Decimal(0)
    if not product or not stated:
        return None
    verdict = _verdict(price, count, total, product, stated)
    if verdict is Verdict.UNSURE and product > stated * 2:
        return None
    so_far = product > stated and _SO_FAR.search(_label(text, total))
    if verdict is Verdict.FAILS and (so_far or len(money) > 1 or price.times > 1):
        verdict = Verdict.UNSURE
    arithmetic = (
        f"{claims.written(price.amount)}×{claims.written(count)}"
        f"{f'×{price.times}' if price.times > 1 else ''}"
        f"={claims.shown(product, total.power)}"
    )
    if verdict is Verdict.HOLDS and product != stated:
        arithmetic += f"≈{claims.written(total)}"
    parts = claims.spans((price.amount, count))
    return Claim(Topic.PRODUCT, total.span, parts, arithmetic, verdict)


def _label(text: str, figure: Quantity) -> str:
    """Give what leads up to an amount: 涉及资金4.2万, 共20574元."""
    return text[max(0, figure.span.start - 12) : figure.span.start]


def _verdict(
    price: _Price, count: Quantity, total: Quantity, product: Decimal, stated: Decimal
) -> Verdict:
    if not claims.is_known(price.amount, count, total):
        return Verdict.UNCHECKED
    spread = Decimal(0)
    if price.mean:
        spread = price.amount.step * (count.value or Decimal(0))
    off = abs(product - stated)
    if claims.fits(off, total.step, spread):
        return Verdict.HOLDS
    times = stated / product
    if times == times.to_integral() and times <= _FEW and times != _TEN:
        return Verdict.UNSURE  # paid for so many months, perhaps
    # Ten or ten thousand times as much is a lost 万, not another thing.
    slipped = times.normalize().as_tuple().digits == (1,)
    close = off <= stated / 2
    return Verdict.FAILS if close or slipped else Verdict.UNSURE
