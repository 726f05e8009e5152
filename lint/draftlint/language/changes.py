"""From one value to another, as a sentence tells it: 由80件上升到92件."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.language import claims, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    import regex

    from draftlint.language.quantities import Quantity

_RISES = "[净新]增(?!长|加)|增长|增加|上升|提高|提升|上涨|扩大|增幅|涨幅|增收|增支|多"
_FALLS = (
    "净减(?!少)|下降|减少|降低|压减|缩减|压缩|回落|下跌|降幅|负增长|减收|减支|短收|少"
)
_VERB = rf"(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS}))"
TIME = (
    r"(?:(?:(?:19|20)\d\d年|上年|去年|前年|上月|上季度?|今年|本年|目前|年末|年底|年初|月初)"
    r"(?:同期|同月|末|底|初)?"
    r"|“?(?:十[一二三四五]|[一二三四五六七八九])五”?(?:时期|期间|末)?)"
)
_PLAN = r"(?:年初|调整)?预算数?|计划数?"
_SINCE = rf"(?:同比|环比|[比较](?:{TIME}|同期|{_PLAN})|净|累计|实际)*"
_IN_YEAR = r"(?:[ ]in[ ](?:19|20)\d\d)?"
# What leads from one figure to the next.
CHANGE = patterns.compile(
    rf"[）)]?[，,、（(]?{_SINCE}{_VERB}(?:幅度?|率|额)?了?(?:为|达到?)?"
    rf"|{_IN_YEAR},?[ ](?:an?[ ])?(?:(?P<rises>up|increase|rise|growth)"
    r"|(?P<falls>down|decrease|fall|drop|decline))(?:[ ](?:of|by))?[ ]"
)
_BECOMES = patterns.compile(
    rf"的?[，,]?(?:{_VERB}了?|(?P<rises>[增升涨])|(?P<falls>[降减]))[到至为](?:{TIME})?的?"
    rf"|{_IN_YEAR}[ ]to[ ]"
)
_FROM = patterns.compile(r"[由从自][^，,。；;、]{0,20}$|\bfrom[ ]$")
_AGAINST = patterns.compile(
    rf"[，,]?[比较](?:{TIME}|同期|{_PLAN})的?"
    rf"|[，,](?:上年|去年)同?期?[为是]?|[（(](?:{TIME}|同期)(?:为|是)?"
)
_YEAR_BEFORE = patterns.compile(r"同比|同期|同月|上年|去年")
_CALENDAR_YEAR = patterns.compile(r"((?:19|20)\d\d)年")
_ANY = "any"  # 由80件上升到92件: no other time is told
_PERIOD_BEFORE = patterns.compile(
    r"环比|[年月]初|上月|上季|一?季度|上半年|[一三前]年前"
)
# 4019万元（其中开发区170万元），同比减少165万元: the total before the bracket grew.
_OPENS = patterns.compile(r"[（(][^（()）。]{0,40}")
_CLOSES = patterns.compile(r"[）)]")
_AGAINST_WHAT = patterns.compile(r"[比较][^，,。；;]{0,20}$")
_THEN = patterns.compile(r"(?:上年|去年|(?:19|20)\d\d年)(?:同期)?[\p{Han}]{0,10}$")
_NOW = patterns.compile(r"[，,；;](?:今年|本年|(?:19|20)\d\d年)[\p{Han}]{0,10}")
# 完成预算的98%，同比增加5亿元: the figure before it is the one that grew.
_AIMED = patterns.compile(r"[，,]?(?:为|占|完成)[^，,。；;\d]{2,12}的")
_MARK = patterns.compile(r"[，,。；;：:\n]")
_FROM_SIGNS = ("由", "从", "自")
_LONGEST_STEP = 16


class Change(NamedTuple):
    """From one value to another: what they are, and how far either may be rounded.

    `rise` and `fall` write out how much it grew or shrank, in terms of the earlier.
    `basis` says what is compared with: "year" (同比), "period" (环比), "years" (some
    other year), "any" (whatever is told beside it), "" if not told.
    """

    before: Decimal
    now: Decimal
    blur_before: Decimal
    blur_now: Decimal
    rise: str
    fall: str
    parts: tuple[Quantity, ...]
    basis: str = ""

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


def basis(words: str) -> str:
    """Tell what some words compare with: the year before, the period before, or years."""
    if _PERIOD_BEFORE.search(words):
        return "period"
    years = [int(year) for year in _CALENDAR_YEAR.findall(words)]
    if years:
        return "year" if len(years) == 2 and abs(years[0] - years[1]) == 1 else "years"
    return "year" if _YEAR_BEFORE.search(words) else ""


def agree(one: str, other: str) -> bool:
    """Whether two bases may be the same: one that is not told may be any."""
    return not one or not other or one == other or _ANY in (one, other)


def read(text: str, figures: Sequence[Quantity]) -> Change | None:
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
    if not are_amounts(first, last):
        return None
    told = pair(text, first, last)
    if told:
        return between(text, *told)
    if len(figures) > 2 and are_amounts(figures[-3], first):
        told = pair(text, figures[-3], first)
        if told and CHANGE.fullmatch(text, first.span.end, last.span.start):
            return between(text, *told)
    if len(figures) > 2 and _CLOSES.match(text, first.span.end):
        opens = _OPENS.fullmatch(text, figures[-3].span.end, first.span.start)
        return _by(text, figures[-3], first, last) if opens else None
    return _by(text, first, first, last)


def told_after(
    text: str, stated: Quantity, now: Quantity, by: Quantity
) -> Change | None:
    """Read 262件，同比下降2.6%，减少7件, where the percentage comes first."""
    return None if units.is_share(by.unit) else _by(text, now, stated, by)


def pair(
    text: str, first: Quantity, second: Quantity
) -> tuple[Quantity, Quantity] | None:
    """Tell which of two neighbours is the earlier value: (before, now)."""
    start, end = first.span.end, second.span.start
    becomes = step(text, first, second)
    if becomes is not None:
        # 由80件上升到72件 is wrong in itself, whatever growth it claims.
        less = (second.value or 0) < (first.value or 0)
        told = becomes["rises"] or becomes["falls"]
        return None if told and less == bool(becomes["rises"]) else (first, second)
    if _AGAINST.fullmatch(text, start, end):
        return second, first
    if _NOW.fullmatch(text, start, end) and _THEN.search(
        text, max(0, first.span.start - 24), first.span.start
    ):
        return first, second
    return None


def step(text: str, first: Quantity, second: Quantity) -> regex.Match[str] | None:
    """Find what leads from one value to the next in 由…上升到…."""
    if second.span.start - first.span.end > _LONGEST_STEP:
        return None
    start = first.span.start
    if not _FROM.search(text, max(0, start - 24), start):
        return None
    return _BECOMES.fullmatch(text, first.span.end, second.span.start)


def are_amounts(*figures: Quantity) -> bool:
    """Whether figures above zero count the same thing."""
    kinds = {units.kind(figure.unit) for figure in figures}
    above = all((figure.value or 0) > 0 for figure in figures if figure.digits)
    return len(kinds) == 1 and not kinds & {"%", "‰", "百分点", "倍"} and above


def between(text: str, before: Quantity, now: Quantity) -> Change:
    """Make the change from one value to another."""
    first, second = sorted((before.span.start, now.span.start))
    lead = _MARK.split(text[max(0, first - 24) : first])[-1]
    one, other = claims.written(before), claims.written(now)
    return Change(
        before.value or Decimal(1),
        now.value or Decimal(1),
        claims.blur(before),
        claims.blur(now),
        f"({other}-{one})/{one}",
        f"({one}-{other})/{one}",
        (before, now),
        basis(lead + text[first:second])
        or (_ANY if text[first - 1 : first] in _FROM_SIGNS else ""),
    )


def _by(text: str, now: Quantity, beside: Quantity, change: Quantity) -> Change | None:
    """Read 92件，比上年增加12件; `beside` is the figure right before the change."""
    closed = _CLOSES.match(text, beside.span.end) if now is not beside else None
    start = closed.end() if closed else beside.span.end
    moved = CHANGE.fullmatch(text, start, change.span.start)
    lead = max(0, now.span.start - 24), now.span.start
    if (
        moved is None
        or not are_amounts(now, change)
        or _AGAINST_WHAT.search(text, *lead)
    ):
        return None
    value, by = now.value or Decimal(1), change.value or Decimal(0)
    before = value - by if moved["rises"] else value + by
    if before <= 0:
        return None
    one, other = claims.written(now), claims.written(change)
    sign = "-" if moved["rises"] else "+"
    plain = f"{other}/({one}{sign}{other})"
    signed = (plain, f"-{plain}") if moved["rises"] else (f"-{plain}", plain)
    blurred = claims.blur(now) + claims.blur(change)
    # The blur of the earlier value is that of the change: what they share cancels.
    return Change(
        before,
        value,
        blurred,
        Decimal(0) if blurred == 0 else claims.blur(now),
        *signed,
        (now, change),
        basis(moved[0]),
    )
