"""Growth beside the two values it compares: 由80件上升到92件，增长15%."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Span
from draftlint.language import changes, claims, unwrapping
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document
    from draftlint.language.changes import Change
    from draftlint.language.quantities import Quantity

_TIMES_OF = patterns.compile(rf"[，,]?(?:是|为|相当于)(?:{changes.TIME}|同期)的?")
_DOUBLED = patterns.compile(
    r"[，,](?:实现了?|已)?翻了?(?:(?P<one>一)|(?P<two>[两二]))?番(?!多|以上|目标)"
)
# Growth that is not the quotient of the two values as they stand.
_OTHERWISE = patterns.compile(r"可比|同口径|不变价|扣除|剔除|年均|平均|不考虑")
# What is measured at comparable prices, or on a comparable basis.
_PRICED = patterns.compile(r"增加值|产值|总值|GDP|收入|支出|税|预算")
_COMPARABLE = ("可比口径", "可比价", "不变价", "同口径")
# grew by 12%, from 1,250 to 1,400
_MOVED = patterns.compile(
    r"(?:(?P<rises>增长|上升|提高|grew|rose|increased?|up|growth|rise)"
    r"|(?P<falls>下降|减少|降低|fell|dropped|decreased?|down|drop|fall))了?(?:[ ](?:by|of))?[ ]?$"
)
_FROM = patterns.compile(r"[，,]?[由从]|,?[ ]from[ ]")
_HUNDRED = Decimal(100)


def read(document: Document) -> tuple[Claim, ...]:
    """Read what sentences say of growth, in reading order."""
    return unwrapping.claims(document, _read)


def _read(document: Document) -> Iterator[Claim]:
    quantities, text = document.quantities, document.narrow
    doubles = "翻" in text
    loose = any(word in text for word in _COMPARABLE)
    for index, stated in enumerate(quantities):
        last = quantities[index - 1]
        if stated.unit in {"%", "倍"}:
            near = quantities[max(0, index - 4) : index + 1]
            after = quantities[index + 1 : index + 3]
            claim = _growth(text, near, after[:1], loose) if index else None
            claim = claim or _growth_first(text, stated, after, loose)
        elif stated.unit in ("个百分点", "百分点"):
            claim = _points(text, quantities[max(0, index - 2) : index + 1])
        elif doubles and index and changes.step(text, last, stated):
            claim = _doubling(text, last, stated)
        else:
            continue
        if claim is not None:
            yield claim


def _growth(
    text: str, near: Sequence[Quantity], after: Sequence[Quantity], loose: bool
) -> Claim | None:
    """Judge a percentage or a multiple, the last of `near`, by the figures around it."""
    *before, stated = near
    if stated.unit == "倍" and text[before[-1].span.end : stated.span.start] == "的":
        return _multiple(text, before, stated)
    moved = changes.CHANGE.fullmatch(text, before[-1].span.end, stated.span.start)
    if moved is None:
        return None
    basis = changes.basis(moved[0])
    change = changes.read(text, before)
    if change is None and after:
        change = changes.told_after(text, stated, before[-1], after[0])
        # 同比下降2.6%，减少7件: the second need not repeat the first.
        change = change and change._replace(basis=change.basis or basis)
    if change is None or not changes.agree(basis, change.basis):
        return None
    written = change.rise if moved["rises"] else change.fall
    if not claims.is_known(stated, *change.parts):
        verdict, computed = Verdict.UNCHECKED, "?"
    else:
        sign = 1 if moved["rises"] else -1
        verdict, computed = _judged(change, stated, sign)
        start = min(part.span.start for part in change.parts)
        start = max(text.rfind("。", max(0, start - 40), start), start - 40, 0)
        aside = _OTHERWISE.search(text, start, stated.span.end + 12)
        another = basis and not change.basis  # 由80件上升到92件，同比增长25%
        priced = loose and _PRICED.search(text, start, stated.span.start)
        if verdict is Verdict.FAILS and (aside or priced or another):
            verdict = Verdict.UNSURE
    return Claim(
        Topic.GROWTH,
        stated.span,
        claims.spans(change.parts),
        f"{written}={computed}",
        verdict,
    )


def _growth_first(
    text: str, stated: Quantity, after: Sequence[Quantity], loose: bool
) -> Claim | None:
    """Judge grew by 12%, from 1,250 to 1,400 · 增长12%，由1250件增加到1400件."""
    if len(after) < 2 or not _FROM.fullmatch(
        text, stated.span.end, after[0].span.start
    ):
        return None
    before, now = after
    lead = _MOVED.search(text, max(0, stated.span.start - 12), stated.span.start)
    if lead is None or not changes.are_amounts(before, now):
        return None
    told = changes.pair(text, before, now)
    if told is None or not claims.is_known(stated, before, now):
        return None
    change = changes.between(text, before, now)
    verdict, computed = _judged(change, stated, 1 if lead["rises"] else -1)
    start = max(stated.span.start - 40, 0)
    priced = loose and _PRICED.search(text, start, stated.span.start)
    aside = _OTHERWISE.search(text, start, now.span.end + 12)
    if verdict is Verdict.FAILS and (aside or priced):
        verdict = Verdict.UNSURE
    return Claim(
        Topic.GROWTH,
        stated.span,
        claims.spans((before, now)),
        f"{change.rise if lead['rises'] else change.fall}={computed}",
        verdict,
    )


def _judged(change: Change, stated: Quantity, sign: int) -> tuple[Verdict, str]:
    """Compare a growth of so many percent, or so many times, with the change."""
    value, step = stated.value or Decimal(0), stated.step
    grown = (change.ratio - 1) * sign
    places = claims.decimals(stated)
    if stated.unit == "倍":
        if claims.fits(abs(grown - value), step, change.spread):
            return Verdict.HOLDS, f"{claims.shown(grown, decimals=places)}倍"
        # 增长3倍 said of three times as much is a habit, not a wrong figure.
        meant = claims.fits(abs(change.ratio - value), step, change.spread)
        verdict = Verdict.UNSURE if meant else Verdict.FAILS
        return verdict, f"{claims.shown(grown, decimals=max(places, 1))}倍"
    percent, spread = grown * _HUNDRED, change.spread * _HUNDRED
    holds = claims.fits(abs(percent - value), step, spread)
    return (
        Verdict.HOLDS if holds else Verdict.FAILS,
        f"{claims.shown(percent, decimals=max(places, 1))}%",
    )


def _multiple(text: str, figures: Sequence[Quantity], stated: Quantity) -> Claim | None:
    """Judge 900件，是上年300件的3倍."""
    if len(figures) < 2 or not changes.are_amounts(*figures[-2:]):
        return None
    now, before = figures[-2:]
    if not _TIMES_OF.fullmatch(text, now.span.end, before.span.start):
        return None
    verdict, computed = Verdict.UNCHECKED, "?"
    if claims.is_known(now, before, stated):
        change, places = changes.between(text, before, now), claims.decimals(stated)
        off = abs(change.ratio - (stated.value or Decimal(0)))
        holds = claims.fits(off, stated.step, change.spread)
        verdict = Verdict.HOLDS if holds else Verdict.FAILS
        computed = claims.shown(change.ratio, decimals=max(places, 1))
    written = f"{claims.written(now)}/{claims.written(before)}={computed}倍"
    return Claim(
        Topic.GROWTH, stated.span, claims.spans((now, before)), written, verdict
    )


def _points(text: str, near: Sequence[Quantity]) -> Claim | None:
    """Judge 由85%提高到92%，提高7个百分点."""
    if len(near) < 3:
        return None
    first, second, stated = near
    moved = changes.CHANGE.fullmatch(text, second.span.end, stated.span.start)
    if moved is None or {first.unit, second.unit} != {"%"}:
        return None
    pair = changes.pair(text, first, second)
    if pair is None:
        return None
    before, now = pair
    verdict, computed = Verdict.UNCHECKED, "?"
    if claims.is_known(before, now, stated):
        sign = 1 if moved["rises"] else -1
        difference = ((now.value or 0) - (before.value or Decimal(0))) * sign
        off = abs(difference - (stated.value or Decimal(0)))
        steps = max(before.step, now.step, stated.step)
        verdict = Verdict.HOLDS if off < steps else Verdict.FAILS
        if off == steps:
            verdict = Verdict.UNSURE  # each may have been rounded on its own
        computed = claims.shown(difference)
    one, other = claims.written(before), claims.written(now)
    ends = (other, one) if moved["rises"] else (one, other)
    written = f"{ends[0]}%-{ends[1]}%={computed}个百分点"
    return Claim(
        Topic.GROWTH, stated.span, claims.spans((before, now)), written, verdict
    )


def _doubling(text: str, before: Quantity, now: Quantity) -> Claim | None:
    """Judge 由1000万元增加到2000万元，翻了一番."""
    doubled = _DOUBLED.match(text, now.span.end)
    if doubled is None or not changes.are_amounts(before, now):
        return None
    times = 4 if doubled["two"] else 2
    verdict, computed = Verdict.UNCHECKED, "?"
    if claims.is_known(before, now):
        ratio = changes.between(text, before, now).ratio
        low, high = Decimal(times) * Decimal("0.9"), Decimal(times) * Decimal("1.3")
        verdict = Verdict.HOLDS if low <= ratio <= high else Verdict.UNSURE
        verdict = Verdict.FAILS if ratio < low else verdict
        computed = claims.shown(ratio, decimals=2)
    written = f"{claims.written(now)}/{claims.written(before)}={computed}"
    return Claim(
        Topic.GROWTH,
        Span(doubled.end() - len(doubled[0].lstrip("，,")), doubled.end()),
        claims.spans((before, now)),
        written,
        verdict,
    )
