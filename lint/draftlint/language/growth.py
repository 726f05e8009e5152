"""Growth beside the two values it compares: 由80件上升到92件，增长15%."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Span
from draftlint.language import claims, units
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from draftlint.document import Document
    from draftlint.language.quantities import Quantity

_RISES = "增长|增加|上升|提高|提升|上涨|扩大|增幅|涨幅|增收|增支|多"
_FALLS = "下降|减少|降低|压减|缩减|压缩|回落|下跌|降幅|负增长|减收|减支|短收|少"
_VERB = rf"(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS}))"
_YEAR = r"(?:(?:19|20)\d\d年|上年|去年|前年|上月|今年|本年|目前|年末|年底)(?:同期|同月|末|底)?"
_YEAR = rf"(?:{_YEAR}|“?(?:十[一二三四五]五|[一二三四五六七八九]五)”?(?:时期|期间|末)?)"
_SINCE = rf"(?:同比|环比|[比较](?:{_YEAR}|同期)|净|累计|实际)*"
# What leads from one figure to the next.
_CHANGE = patterns.compile(
    rf"[，,、（(]?{_SINCE}{_VERB}(?:幅度?|率|额)?了?(?:为|达到?)?"
)
_BECOMES = patterns.compile(rf"的?[，,]?{_VERB}了?[到至为](?:{_YEAR})?的?")
_FROM = patterns.compile(r"[由从自][^，,。；;、]{0,20}$")
_AGAINST = patterns.compile(rf"[，,]?[比较](?:{_YEAR}|同期)的?")
_AGAINST_WHAT = patterns.compile(r"[比较][^，,。；;]{0,20}$")
_THEN = patterns.compile(r"(?:上年|去年|(?:19|20)\d\d年)(?:同期)?[\p{Han}]{0,10}$")
_NOW = patterns.compile(r"[，,；;](?:今年|本年|(?:19|20)\d\d年)[\p{Han}]{0,10}")
_TIMES_OF = patterns.compile(rf"[，,]?(?:是|为|相当于)(?:{_YEAR}|同期)的?")
# 完成预算的98%，同比增加5亿元: the figure before it is the one that grew.
_AIMED = patterns.compile(r"[，,]?(?:为|占|完成)[^，,。；;\d]{2,12}的")
_DOUBLED = patterns.compile(
    r"[，,](?:实现了?|已)?翻了?(?:(?P<one>一)|(?P<two>[两二]))?番(?!多|以上|目标)"
)
# Growth that is not the quotient of the two values as they stand.
_OTHERWISE = patterns.compile(r"可比|同口径|不变价|扣除|剔除|年均|平均|不考虑")
_COMPARABLE = ("可比口径", "可比价", "不变价", "同口径")
_LONGEST_STEP = 16
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Change:
    """From one value to another: `before` is the earlier; `by` where it is stated."""

    before: Decimal
    now: Decimal
    blur_before: Decimal
    blur_now: Decimal
    written: str
    parts: tuple[Quantity, ...]

    @property
    def ratio(self) -> Decimal:
        """How many times the earlier value the later is."""
        return self.now / self.before

    @property
    def spread(self) -> Decimal:
        """How far rounding may move that."""
        return self.ratio * (
            abs(self.blur_before / self.before) + abs(self.blur_now / self.now)
        )


def read(document: Document) -> tuple[Claim, ...]:
    """Read what sentences say of growth, in reading order."""
    return tuple(_read(document))


def _read(document: Document) -> Iterator[Claim]:
    quantities, text = document.quantities, document.narrow
    doubles = "翻" in text
    loose = any(word in text for word in _COMPARABLE)
    for index in range(1, len(quantities)):
        stated = quantities[index]
        last = quantities[index - 1]
        if stated.unit in {"%", "倍"}:
            claim = _growth(text, quantities[max(0, index - 4) : index + 1], loose)
        elif stated.unit in ("个百分点", "百分点"):
            claim = _points(text, quantities[max(0, index - 2) : index + 1])
        elif doubles and _step(text, last, stated):
            claim = _doubling(text, last, stated)
        else:
            continue
        if claim is not None:
            yield claim


def _growth(text: str, near: Sequence[Quantity], loose: bool) -> Claim | None:
    """Judge a percentage or a multiple by the figures before it, the last of `near`."""
    *before, stated = near
    if stated.unit == "倍" and text[before[-1].span.end : stated.span.start] == "的":
        return _multiple(text, before, stated)
    moved = _CHANGE.fullmatch(text, before[-1].span.end, stated.span.start)
    change = _change(text, before) if moved else None
    if moved is None or change is None:
        return None
    if not claims.is_known(stated, *change.parts):
        verdict, computed = Verdict.UNCHECKED, "?"
    else:
        sign = 1 if moved["rises"] else -1
        verdict, computed = _judged(change, stated, sign)
        start = max(0, change.parts[0].span.start - 40)
        aside = _OTHERWISE.search(text, start, stated.span.end + 12)
        if verdict is Verdict.FAILS and (aside or loose):
            verdict = Verdict.UNSURE
    return Claim(
        Topic.GROWTH,
        stated.span,
        claims.spans(change.parts),
        f"{change.written}={computed}",
        verdict,
    )


def _judged(change: _Change, stated: Quantity, sign: int) -> tuple[Verdict, str]:
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


def _change(text: str, figures: Sequence[Quantity]) -> _Change | None:
    """Read the change that the last two or three figures tell of."""
    if len(figures) < 2:
        return None
    first, last = figures[-2], figures[-1]
    if first.unit == "%" and last.unit != "%":
        # 收入105亿元，完成预算的98%，同比增加5亿元
        aimed = len(figures) > 2 and _AIMED.fullmatch(
            text, figures[-3].span.end, first.span.start
        )
        return _by(text, figures[-3], first, last) if aimed else None
    if not _are_amounts(first, last):
        return None
    pair = _pair(text, first, last)
    if pair:
        return _between(*pair)
    if len(figures) > 2 and _are_amounts(figures[-3], first):
        pair = _pair(text, figures[-3], first)
        if pair and _CHANGE.fullmatch(text, first.span.end, last.span.start):
            return _between(*pair)
    return _by(text, first, first, last)


def _pair(
    text: str, first: Quantity, second: Quantity
) -> tuple[Quantity, Quantity] | None:
    """Tell which of two neighbours is the earlier value: (before, now)."""
    start, end = first.span.end, second.span.start
    step = _step(text, first, second)
    if step is not None:
        # 由80件上升到72件 is wrong in itself, whatever growth it claims.
        less = (second.value or 0) < (first.value or 0)
        return None if less == bool(step["rises"]) else (first, second)
    if _AGAINST.fullmatch(text, start, end):
        return second, first
    if _NOW.fullmatch(text, start, end) and _THEN.search(
        text, max(0, first.span.start - 24), first.span.start
    ):
        return first, second
    return None


def _step(text: str, first: Quantity, second: Quantity) -> regex.Match[str] | None:
    """Find what leads from one value to the next in 由…上升到…."""
    if second.span.start - first.span.end > _LONGEST_STEP:
        return None
    start = first.span.start
    if not _FROM.search(text, max(0, start - 24), start):
        return None
    return _BECOMES.fullmatch(text, first.span.end, second.span.start)


def _are_amounts(*figures: Quantity) -> bool:
    kinds = {units.kind(figure.unit) for figure in figures}
    values = [figure.value for figure in figures if figure.digits]
    return len(kinds) == 1 and not kinds & {"%", "‰", "百分点", "倍"} and all(values)


def _between(before: Quantity, now: Quantity) -> _Change:
    one, other = claims.written(before), claims.written(now)
    return _Change(
        before.value or Decimal(1),
        now.value or Decimal(1),
        claims.blur(before),
        claims.blur(now),
        f"({other}-{one})/{one}",
        (before, now),
    )


def _by(text: str, now: Quantity, beside: Quantity, change: Quantity) -> _Change | None:
    """Read 92件，比上年增加12件; `beside` is the figure right before the change."""
    moved = _CHANGE.fullmatch(text, beside.span.end, change.span.start)
    lead = max(0, now.span.start - 24), now.span.start
    if (
        moved is None
        or not _are_amounts(now, change)
        or _AGAINST_WHAT.search(text, *lead)
    ):
        return None
    value, by = now.value or Decimal(1), change.value or Decimal(0)
    before = value - by if moved["rises"] else value + by
    if not before:
        return None
    one, other = claims.written(now), claims.written(change)
    sign = "-" if moved["rises"] else "+"
    fall = "" if moved["rises"] else "-"
    blurred = claims.blur(now) + claims.blur(change)
    # The blur of the earlier value is that of the change: what they share cancels.
    return _Change(
        before,
        value,
        blurred,
        Decimal(0) if blurred == 0 else claims.blur(now),
        f"{fall}{other}/({one}{sign}{other})",
        (now, change),
    )


def _multiple(text: str, figures: Sequence[Quantity], stated: Quantity) -> Claim | None:
    """Judge 900件，是上年300件的3倍."""
    if len(figures) < 2 or not _are_amounts(*figures[-2:]):
        return None
    now, before = figures[-2:]
    if not _TIMES_OF.fullmatch(text, now.span.end, before.span.start):
        return None
    verdict, computed = Verdict.UNCHECKED, "?"
    if claims.is_known(now, before, stated):
        change, places = _between(before, now), claims.decimals(stated)
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
    moved = _CHANGE.fullmatch(text, second.span.end, stated.span.start)
    if moved is None or {first.unit, second.unit} != {"%"}:
        return None
    pair = _pair(text, first, second)
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
    if doubled is None or not _are_amounts(before, now):
        return None
    times = 4 if doubled["two"] else 2
    verdict, computed = Verdict.UNCHECKED, "?"
    if claims.is_known(before, now):
        ratio = _between(before, now).ratio
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
