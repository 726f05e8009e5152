"""Is a member that a series lacks really missing, or written in another way?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from draftlint import Span, patterns
from draftlint.language import numerals
from draftlint.language.labels import ORDINALS
from draftlint_rules.numbering.parts.writing import relabelled

if TYPE_CHECKING:
    from draftlint import Document
    from draftlint.language.series import Item, Series

# After a bare numeral these make an ordinary word of it: 二级, 三个, 二十, 三农.
_WORD = (
    "是|要|[十百千万亿〇零○一二三四五六七八九级类期次名位项人年月日季手楼路线环"
    "中小队组班审胎孩维氧来则话分成等届轮批号层档战座场户家件条处份所套台种农会公"
    "方者门度边步省市县乡镇村街国党军支城元角斤米亩吨倍番点时天周]"
    "|个(?!别)|大(?![力幅胆])|区(?!域)|产(?!业)|心(?!系)|重(?!点|视)|基(?!础|层)"
)


# 一 begins too many words (一些, 一批, 一直); before these it can only be a 一是 cut short.
_BARE_FIRST = patterns.compile(
    r"(?m)(?:^|(?<=[。；;！!？?：:]))\s*(?P<label>一)"
    "(?=加强|强化|推进|推动|完善|健全|严格|深化|优化|提升|提高|落实|聚焦|开展|坚持|着力"
    "|全面|做好|突出|扩大|创新|建立|促进|积极|认真|切实|注重|夯实|狠抓|抓好|抓紧|加快"
    "|加大|统筹|规范|引导|组织|围绕|发挥|大力|扎实|持续|进一步|精准|广泛|充分|稳步)"
)


class StandIn(NamedTuple):
    """Where a missing member may be: `bare` if its label is only half there."""

    span: Span
    bare: bool


def stand_in(
    document: Document, style: str, item: Item, number: int, within: Span
) -> StandIn | None:
    """Look for a member in a stretch of text, written like `item` or otherwise."""
    if not within:
        return None
    label = _as_label(relabelled(document, item, number))
    taken = document.view(_taken)
    for again in document.find(label, within):
        if again.start() not in taken:
            return StandIn(Span.of(again), bare=False)
    if item.head and style not in ORDINALS:
        figure = numerals.like(document.text(item.figure), number) or str(number)
        half = _half_written(figure).search(document.narrow, within.start, within.end)
        return StandIn(Span(*half.span("label")), bare=True) if half else None
    if style == "First":
        then = next(document.find(_THEN, within), None)
        return StandIn(Span.of(then), bare=False) if then else None
    if style != "一是" or number > 20:
        return None
    han = numerals.to_han(number)
    other = _otherwise(han, number).search(document.narrow, within.start, within.end)
    if other:
        return StandIn(Span.of(other), bare=False)
    bare = _alone(han).search(document.narrow, within.start, within.end)
    return StandIn(Span.of(bare, "label"), bare=True) if bare else None


def _taken(document: Document) -> frozenset[int]:
    """Where the labels stand that have neighbours in series of their own."""
    return frozenset(
        item.label.start
        for series in document.series
        if len(series.items) > 1
        for item in series.items
    )


def bare_first(document: Document, series: Series, within: Span) -> Span | None:
    """Give a bare 一 that should be the 一是 of a series that starts with 二是."""
    if series.style != "一是" or series.items[0].number != 2:
        return None
    match = next(document.find(_BARE_FIRST, within), None)
    return Span.of(match, "label") if match else None


def begins_before(document: Document, style: str, item: Item, within: Span) -> bool:
    """Whether the first member stands in a stretch: written like the item, or not.

    一方面, 原因之一是 and 首先 begin a count as well as 一是 does.
    """
    patterns = [_as_label(relabelled(document, item, 1))]
    if style in ORDINALS:
        patterns.append(_FIRST_OTHERWISE)
    taken = document.view(_taken)
    return any(
        match.start() not in taken
        for pattern in patterns
        for match in document.find(pattern, within)
    )


_THEN = patterns.compile(r"(?i)\b(?:then|next|second|third|fourth|fifth)\b")
_FIRST_OTHERWISE = patterns.compile(
    r"""(?x)
    (?<![统唯专单同万之])一[是要] | 之一[是，,] | 一个是 | 一来 | 一则
    | 一方面 (?! .{0,300}? 另一方面 ) | 首先[，,、是要] | 其一
    | (?<!\p{Han}) 第一[，,、：:是要] | 第一个 | (?i: \b (?:first|one) \b )
    """
)


@lru_cache(maxsize=512)
def _as_label(label: str) -> regex.Pattern[str]:
    escaped = regex.escape(label)
    if label[-1] in "是要":
        return regex.compile(escaped)
    if label[0] == "第" and label[-1] in numerals.HAN:
        return regex.compile(rf"{escaped}(?=[，,、：:是要])")
    if label[0] in numerals.HAN:
        return regex.compile(rf"(?<!\p{{Han}}){escaped}(?![{numerals.HAN}])")
    return regex.compile(rf"(?<![第\w.]){escaped}(?!\d)")


@lru_cache(maxsize=512)
def _otherwise(han: str, number: int) -> regex.Pattern[str]:
    order = {2: "|其次", 3: "|再次"}.get(number, "")
    return regex.compile(
        rf"(?<!\p{{Han}})(?:第{han}(?=[，,、：:是要])|其{han}(?=[，,：:是]){order}"
        rf"|{han}[、要来则]|[（(]{han}[）)]|{number}[.、是])(?!\d)"
    )


@lru_cache(maxsize=512)
def _half_written(figure: str) -> regex.Pattern[str]:
    """四加强, （四加强, 四）加强, 四，加强 at the start of a line."""
    figure = regex.escape(figure)
    return regex.compile(
        rf"(?m)^\s*(?P<label>[（(]{figure}|{figure}[）)，,：:]|{figure}(?!{_WORD}))"
        r"(?=\p{Han})"
    )


@lru_cache(maxsize=512)
def _alone(han: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?m)(?:^|(?<=[。；;！!？?：:]))\s*(?P<label>{han})\s?(?=\p{{Han}})(?!{_WORD})"
    )
