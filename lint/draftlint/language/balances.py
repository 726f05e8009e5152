"""Sums without a sum word: 收入、支出、结余, and one figure against an earlier one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import units
from draftlint.language.sums import Claim, Sum

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from draftlint.language.figures import Figure, Statement

_SURPLUS = patterns.compile(r"(?<!滚存|累计|历年|上年)(?:结余|盈余)|surplus")
_OF_THE_YEAR = patterns.compile(r"当年|本年|年度|收支")
_IN_ALL = patterns.compile(r"总[计量额]|合计")
_INCOME = patterns.compile(r"收入|income|revenue")
_SPENDING = patterns.compile(r"支出|expenditure|spending")
_CHANGE = patterns.compile(
    r"[，,]?[净新]?(增加|增长|提高|上升|多|增|减少|下降|降低|少|减)了?"
)
_BECOMES = patterns.compile(
    r"(?:增加|增长|提高|上升|扩大|减少|下降|降低|压减|[增升涨降减])[到至为]"
    r"(?:(?:19|20)\d\d年(?:底|末)?的?|目前的?|现在的?)?"
)
_LONGEST_CHANGE = 5  # characters: ，净增加了
_RISES = frozenset(("增加", "增长", "提高", "上升", "多", "增"))
_AGAINST = patterns.compile(r"[比较]")
_FOUND = patterns.compile(
    r"共|排查|发现|梳理|收集|[交转承接]办|反馈|查摆|(?<!已)受理|接[到收]|收到|派[发单]|抽[检查]|检[查测]|登记"
)
_DONE = patterns.compile(r"已|完成|办结|整改|化解|解决|销号|落实")
_NOT_YET = patterns.compile(r"正在|在办|未(?:整改|办结|化解|完成|解决|销号|落实)|尚未")
# 合格508批次，不合格12批次: the two are all there are.
_NOT = patterns.compile(r"(?:不|未|没有)(?P<what>\p{Han}{2})")
# What is left of the first when the second is taken from it.
_DIFFERENCES = tuple(
    tuple(map(patterns.compile, words))
    for words in (
        (r"出生", r"死亡", r"自然增[长加]|净增"),
        (r"应到|应参[加会训]", r"实到|实际参[加会训]", r"缺席|请假|未到|未参加"),
        (r"出口", r"进口", r"顺差"),
        (r"进口", r"出口", r"逆差"),
        (r"[迁流转]入", r"[迁流转]出", r"净[迁流转]入|净增"),
    )
)
_DIFFERS = patterns.plain("自然增|[顺逆]差|净[增迁流转]|应[到参]")
# One of them is in every sentence that has such words in it.
_HINTS = patterns.plain(
    r"[结盈]余|surplus|正在|在办|未|不[合达通符满及参]|不一致|不同意|自然增|[顺逆]差|净[增迁流转]|应[到参]"
)


def read(statement: Statement) -> Iterator[Sum]:
    """Yield the sums that three figures in a row make by their meaning."""
    if not _may_balance(statement):
        return
    amounts = [
        figure
        for figure in statement.figures
        if not units.is_share(figure.quantity.unit)
    ]
    differs = _DIFFERS.search(statement.words)
    negates = "不" in statement.words or "未" in statement.words
    for three in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if len({figure.kind for figure in three}) == 1:
            yield from _balance(*three)
            yield from _change(statement, *three)
            yield from _progress(*three)
            if negates:
                yield from _opposites(*three)
            if differs:
                yield from _difference(*three)


def _may_balance(statement: Statement) -> bool:
    """Whether it has a word of a balance, or a change between two amounts."""
    if _HINTS.search(statement.words):
        return True
    for value, change in pairwise(statement.quantities):
        gap = change.span.start - value.span.end
        if (
            0 < gap <= _LONGEST_CHANGE
            and not units.is_share(change.unit)
            and _CHANGE.fullmatch(statement.text, value.span.end, change.span.start)
        ):
            return True
    return False


def _balance(income: Figure, spending: Figure, surplus: Figure) -> Iterator[Sum]:
    """收入93万元，支出80万元，当年结余13万元"""
    if (
        _SURPLUS.search(surplus.label)
        and _SPENDING.search(spending.label)
        and _INCOME.search(income.label)
    ):
        of_the_year = _OF_THE_YEAR.search(surplus.label) or (
            _IN_ALL.search(income.label) and _IN_ALL.search(spending.label)
        )
        claim = Claim.ALL if of_the_year else Claim.BALANCE
        yield Sum(income, (spending, surplus), (2,), claim)


def _change(
    statement: Statement, first: Figure, second: Figure, change: Figure
) -> Iterator[Sum]:
    """835亿元，比上年541亿元增加294亿元 · 由80件增加到95件，增加15件"""
    text = statement.text
    direction = _CHANGE.fullmatch(text, second.end, change.start)
    if direction is None:
        return
    if _BECOMES.fullmatch(text, first.end, second.start):
        now, before = second, first
    elif _AGAINST.search(text, first.end, second.start):
        now, before = first, second
    else:
        return
    rises = direction[1] in _RISES
    whole, part = (now, before) if rises else (before, now)
    yield Sum(whole, (part, change), (2,), Claim.ALL)


def _progress(found: Figure, done: Figure, not_yet: Figure) -> Iterator[Sum]:
    """排查隐患120处，已整改100处，正在整改20处"""
    if (
        _NOT_YET.search(not_yet.label)
        and _DONE.search(done.label)
        and _FOUND.search(found.label)
        and not _DONE.search(found.label)
    ):
        yield Sum(found, (done, not_yet), (2,), Claim.LIST)


def _opposites(whole: Figure, are: Figure, are_not: Figure) -> Iterator[Sum]:
    """抽检520批次，合格508批次，不合格12批次"""
    negated = _NOT.search(are_not.label)
    if (
        negated
        and negated["what"] in are.label
        and negated[0] not in are.label
        and negated["what"] not in whole.label
        and _FOUND.search(whole.label)
    ):
        yield Sum(whole, (are, are_not), (2,), Claim.ALL)


def _difference(first: Figure, second: Figure, left: Figure) -> Iterator[Sum]:
    """出生人口3865人，死亡人口2914人，自然增长951人"""
    labels = (first.label, second.label, left.label)
    for words in _DIFFERENCES:
        if all(map(_is_in, words, labels)):
            yield Sum(first, (second, left), (2,), Claim.ALL)


def _is_in(word: regex.Pattern[str], label: str) -> bool:
    return word.search(label) is not None
