"""The words by which sentences state sums, and which figures may take part in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.language.figures import Figure, Statement

_REACH = 24  # figures; a sentence with more between a total and a part is a table

# What follows are parts: some of them, or all.
SOME = (
    r"其中|包括|包含|涵盖|(?<![包不饱])含(?![量义有金])|主要[是为有]?"
    r"|including|of which|of whom"
)
ALL = (
    r"(?<=[，,；（(])分别[为是]|依次[为是]|分为|具体[为是]|(?<![立随当])即(?![将使可])"
    r"|consist(?:s|ing) of|compris(?:es?|ing)|made up of|namely"
)
ASPECT = r"从[^，,。；]{1,10}看|按[^，,。；]{1,10}(?:分|划分|统计)(?=[，,：:])"
PART_OF_PART = patterns.plain(rf"{SOME}|在[^，,。；]{{1,10}}中")
# What goes before is summed up.
TOTAL = patterns.plain(
    r"合计|共计|总计|总量|总收入|总支出|收入总|支出总|小计|合共|totall?ing|in total"
    r"|(?:for|to|making) a total of|altogether"
)
# 200 people in total
IN_ALL = patterns.plain(r"\b(?:in total|in all|altogether|overall)\b")
TOGETHER = patterns.plain(r"(?<!公)共(?![同享建治赢青产和])[^共]{0,4}$")
# Weaker: what goes before need not be all of it.
OVERALL = patterns.plain(r"(?:累计|全年|总[^计量收支、，]).{0,4}$")
# Any of the three is in a label only where one of these is.
TOTALS = patterns.plain(r"[共总累计]|全年|total|altogether|in all\b")
# Where a list may end, or a part be divided again, there is one of these.
TURNS = patterns.plain(
    r"[总计共看按加含在余]|其中|包括|涵盖|主要|total|plus|includ|of wh|altog"
)
PLUS = patterns.plain(r"加上|(?<![增追])加(?=[上下年债])|\bplus\b")
MINUS = patterns.plain(r"减去|扣除|剔除|\bminus\b|\bless\b")
REST = patterns.plain(r"其余|剩余|余下|the rest|remaining")
# What changed, or what one of many gets, is no part of a total.
_ASIDE = patterns.plain(
    r"增长|增加(?!值)|减少|下降|提高|降低|上升|同比|环比|比上|比(?![例赛])|较(?![大小多好重强])"
    r"|占(?![地道])|人均|户均|平均|每|增收|减收|短收|超收|节约|不含|剔除|扣除"
    r"|预算的|任务的|目标的|average|\bper\b|compared"
)


def is_aside(figure: Figure) -> bool:
    """Whether a figure is no amount of its own: 增加5个, 人均3个, 包括5个在内."""
    return _ASIDE.search(figure.label) is not None or "在内" in figure.tail


def may_total(statement: Statement, total: Figure, head: Figure) -> bool:
    """Whether a figure may be the total of a list that begins with another.

    Shares are no amounts; a bare figure is a total in English alone (资金4.2万 is not
    bare).
    """
    unit, power = total.quantity.unit, total.quantity.power
    if units.is_share(unit) or not (unit or power or statement.is_latin):
        return False
    if total.kind == head.kind:
        return True
    return not head.quantity.unit and (head.depth > total.depth or statement.is_latin)


def before(statement: Statement, index: int) -> Iterator[Figure]:
    """Yield the figures before one, the nearest first, as far as a sum may reach."""
    return reversed(statement.figures[max(0, index - _REACH) : index])


def onward(statement: Statement, index: int) -> tuple[Figure, ...]:
    """Give the figures from one on, as far as a sum may reach."""
    return statement.figures[index : index + _REACH]
