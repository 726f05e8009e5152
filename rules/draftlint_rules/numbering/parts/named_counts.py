"""Counts that name what they count: 第一步 第二步, 第一阶段, 环节一：, Step 1:."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from draftlint import Kind, Span, patterns
from draftlint.language import numerals
from draftlint.language.series import Item, Series

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from draftlint import Document

_HAN = "[一二三四五六七八九十]"
# 第二阶段 and 步骤二 in running text are mentions; these open a clause.
NTH = patterns.compile(
    rf"""(?x)
    第 (?P<figure>{_HAN}{{1,3}})
    (?P<unit> 步 | 阶段 | 环节 | 层次 | 点 | 类 | 件事 | 笔账 | 道关
      | 个 (?:问题|方面|环节|阶段|层次|关键|特点|原因|重点|变化) | 项 (?:工作|任务|措施) )
    (?= [，,：:（(] | 是 | 要 | 为 )"""
)
NOUN = patterns.compile(
    rf"""(?x)
    (?P<unit> 步骤 | 环节 | 典型案例 | 案例 | 任务 | 阶段 | 措施 | 建议 | 经验 | 做法 | 专栏
      | 行动 | 问题 | [A-Z] | (?:Step|Phase|Stage|Case|Task|Finding)[ ] )
    (?P<figure>{_HAN}{{1,2}} | \d{{1,2}}) \s? (?= [：:] )"""
)
# Where they may be: `re` finds what begins with a certain character, or is rare, at once.
NTH_SIGN = patterns.plain(rf"第{_HAN}{{1,3}}[步阶环层点类件笔道个项]")
NOUN_SIGNS = (
    patterns.plain(r"：(?<=[一二三四五六七八九十\d]：)"),
    patterns.plain(r":(?<=[一二三四五六七八九十\d]:)(?!\d)"),
)
_BEFORE = frozenset("。；;：:，,！？!?.…）) \t\u3000\n\r")
_LONGEST = 10
_COUNTED = frozenset((Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM))


def read(document: Document) -> tuple[Series, ...]:
    """Give the counts that begin with their first member and have a second."""
    found: list[tuple[str, list[Item]]] = []
    latest: dict[str, list[Item]] = {}
    for unit, item in _items(document):
        if item.number == 1:
            latest[unit] = [item]
            found.append((unit, latest[unit]))
        elif unit in latest:
            latest[unit].append(item)
    return tuple(
        Series(style=unit, items=tuple(items), inline=True)
        for unit, items in found
        if len(items) > 1 and not _are_headings(document, unit, items)
    )


def _are_headings(document: Document, unit: str, items: list[Item]) -> bool:
    """Whether these are in the outline: Step 1: on a line of its own."""
    starts = [document.blocks[item.block].span.start for item in items]
    return unit.endswith(" ") and starts == [item.label.start for item in items]


def _items(document: Document) -> Iterator[tuple[str, Item]]:
    text = document.narrow
    starts = [block.span.start for block in document.blocks]
    for match in _matches(text):
        before = text[match.start() - 1] if match.start() else "\n"
        index = bisect_right(starts, match.start()) - 1
        number = numerals.read(match["figure"])
        counted = index >= 0 and document.blocks[index].kind in _COUNTED
        if number and counted and before in _BEFORE:
            yield match["unit"], _item(match, number, index)


def _matches(text: str) -> list[regex.Match[str]]:
    found = [NTH.match(text, sign.start()) for sign in NTH_SIGN.finditer(text)]
    for pattern in NOUN_SIGNS:
        for sign in pattern.finditer(text):
            start = max(0, sign.start() - _LONGEST)
            nouns = NOUN.finditer(text, start, sign.end())
            found += [n for n in nouns if not text[n.end() : sign.start()].strip()]
    return sorted(filter(None, found), key=lambda match: match.start())


def _item(match: regex.Match[str], number: int, block: int) -> Item:
    span, figure = Span.of(match), Span.of(match, "figure")
    return Item(
        number, span, span, figure, "", head=False, block=block, after_title=False
    )
