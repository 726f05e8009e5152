"""Sums without a sum word: 收入、支出、结余, and one figure against an earlier one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import units
from draftlint.language.sums import Claim, Sum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.language.figures import Figure, Statement

_SURPLUS = patterns.compile(r"(?<!滚存|累计|历年|上年)(?:结余|盈余)|surplus")
_OF_THE_YEAR = patterns.compile(r"当年|本年|年度|收支")
_INCOME = patterns.compile(r"收入|income|revenue")
_SPENDING = patterns.compile(r"支出|expenditure|spending")
_CHANGE = patterns.compile(r"[，,]?净?(增加|增长|提高|上升|多|减少|下降|降低|少)了?")
_BECOMES = patterns.compile(r"(?:增加|增长|提高|上升|扩大|减少|下降|降低|压减)[到至为]")
_LONGEST_CHANGE = 5  # characters: ，净增加了
_RISES = frozenset(("增加", "增长", "提高", "上升", "多"))
_AGAINST = patterns.compile(r"[比较]")
_FOUND = patterns.compile(r"共|排查|发现|梳理|收集|交办|承办|反馈|查摆")
_DONE = patterns.compile(r"已|完成|办结|整改|化解|解决|销号|落实")
_NOT_YET = patterns.compile(r"正在|在办|未(?:整改|办结|化解|完成|解决|销号|落实)|尚未")
# One of them is in every sentence that _SURPLUS or _NOT_YET is in.
_HINTS = ("结余", "盈余", "surplus", "正在", "在办", "未")


def read(statement: Statement) -> Iterator[Sum]:
    """Yield the sums that three figures in a row make by their meaning."""
    if not _may_balance(statement):
        return
    amounts = [
        figure
        for figure in statement.figures
        if not units.is_share(figure.quantity.unit)
    ]
    for three in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if len({figure.kind for figure in three}) == 1:
            yield from _balance(*three)
            yield from _change(statement, *three)
            yield from _progress(*three)


def _may_balance(statement: Statement) -> bool:
    """Whether it has a word of a balance, or a change between two amounts."""
    if any(word in statement.words for word in _HINTS):
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
        of_the_year = _OF_THE_YEAR.search(surplus.label)
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
