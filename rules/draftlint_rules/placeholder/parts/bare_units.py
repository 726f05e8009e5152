"""Find units and measure words before which the figure was left out: 降雨量毫米."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint_rules.placeholder.parts.measured import (
    COUNTED,
    VALUE_LEADS,
    WORDS,
)
from draftlint_rules.placeholder.parts.place import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document

# What is no word of its own and so stands behind a figure only.
_UNITS = (
    "万亿元", "亿元", "万元", "万美元", "亿美元", "万人次", "个百分点", "毫米", "厘米",
    "公斤", "公里", "千米", "平方米", "立方米", "平方公里", "公顷", "㎡", "万亩", "万吨",
    "亿吨", "万户", "万人", "万台", "万辆", "万件", "千瓦", "万千瓦", "千瓦时", "万千瓦时",
    "亿千瓦时", "兆瓦", "摄氏度", "℃", "户次", "台次", "场次", "余人", "余名",
    "余次", "余亩", "余户", "余件", "余吨",
    "余项", "余公里", "余个", "余家", "余万元", "多万元", "多亿元", "人次", "百分之", "百分点",
    "辆次", "册次", "架次", "批次", "万立方米", "亿立方米", "万平方米",
)  # fmt: skip
# Nouns of their own now and then: 诊疗人次, 演出场次, 以万元计.
_ALSO_NOUNS = frozenset(
    ("架次", "批次", "人次", "场次", "台次", "户次", "余人", "百分点")
)
_BEFORE_NOUN = (
    "约", "近", "达", "共", "车辆", "增速", "增幅", "增长", "提高", "上升", "下降", "全长", "里程",
    "参演人员", "不合格", "抽检", "达标",
)  # fmt: skip
# Numbers, and what a unit follows by right: 每公里, 近万元, 数亿元, 按人次, 精确到毫米.
_NUMERALS = frozenset(
    "一二三四五六七八九十百千万亿零〇两几数多余整半每各某这那哪首单双第"
)
# 余 ends a word: 其余, 业余, 剩余; 征地余亩 has lost its figure.
_LEFT_OVER = frozenset("其业剩富盈残结多有年岁之空课农")
# A longer unit began there: 每平方千米, 亿吨公里.
_WITHIN = ("平方", "立方", "吨", "人")
_NOT_MISSED = _NUMERALS - frozenset("万亿")
_BY_RIGHT = frozenset("近上超过逾破满成按以用元由至到为是及和与或、达其于的")
_SPOKEN_OF = ("单位", "计价", "计算", "换算", "精确", "价格", "单价")
_STOPS = "，。；、）"
# Only what closes or goes on behind a figure: 左右, 以上.
_GOES_ON = ("左右", "以上", "以下", "以内")
_NEAR = 80
_CLAUSE = 24
# `re` looks a character up in a class at once, where the pattern begins with it.
LAST = patterns.plain(
    rf"[元次点米斤里顷㎡亩吨户人台辆件瓦时度℃名个家之项处份篇所座批套株艘例册幅栋起条场期封宗张倍为约达到]"
    rf"(?=[{_STOPS}左以])(?<=[^\x00-\x7f“（，。、：；][^\x00-\x7f])"
    r"(?<!\d[^\x00-\x7f].)(?<!\d[^\x00-\x7f]{2}.)(?<!\d[^\x00-\x7f]{3}.)"
)
RATE = patterns.plain(
    r"/(?:L|kg|公斤|吨|平方米|㎡|亩|升)(?=[，。；、）])(?:(?<=[^\x00-\x7f]mg/L)|(?<=[\u4e00-\u9fff]元/吨)"
    r"|(?<=[\u4e00-\u9fff]元/公斤)|(?<=[\u4e00-\u9fff]元/平方米)|(?<=[\u4e00-\u9fff]元/㎡)"
    r"|(?<=[^\x00-\x7f]mg/kg)|(?<=[\u4e00-\u9fff]元/亩)|(?<=[\u4e00-\u9fff]元/升))"
)
# 离职率为，; 满意率达到以上: the figure went with its sign.
EMPTY_VALUE = patterns.plain(
    r"[率额量值比](?=[约为达])(?:约?为|约|达到?)(?=[，。；]|以上[，。；]|左右[，。；])"
)
# 于年月日, 2025年月日前, 截至月日: a date without any of its figures.
EMPTY_DATE = patterns.plain(
    r"""(?x)
    [年月] (?= [月日，。；、）前] ) (?:
      (?<= [于自从在\d至]年 ) 月日? (?= [，。；、）前起至止召举印开底初] )
      | (?<= [于从至年]月 ) 日 (?= [前起至止时，。；、）召举] )
      | (?<= \d月 ) 日 (?= [前起至止，。；、）召举] )
    )"""
)
# 由同志任组长: the name is missing before the title.
EMPTY_NAMES = (
    "由同志任", "由同志担", "由同志负", "由同志兼", "由同志主", "以同志为", "授予同志“",
)  # fmt: skip
COUNT = patterns.plain(r"\d(?![\d.]*[\d年月日—–-])")
ENGLISH = patterns.plain(
    r"""(?x)
    (?<= [ ] ) (?: was | by | of | to | reached | rose | fell | approximately | nearly
    | about | over ) [ ]
    (?P<unit> % | per[ ]?cent\b | percentage[ ]points?\b | [$€£][ ]?[mb]illion\b
    | [mb]illion\b )"""
)


class Bare(NamedTuple):
    """A unit from `start` up to `end`; `sure` where it is no word of its own."""

    start: int
    end: int
    sure: bool


def read(document: Document) -> Iterator[Bare]:
    """Give every unit, date and name of a draft whose figure or name is missing."""
    text = document.narrow
    if not document.is_chinese:
        yield from _in_english(text)
        return
    for match in LAST.finditer(text):
        at = match.start()
        last, character = text[at - 1], text[at]
        bare = None
        if last + character in _PAIRS or character in "㎡℃":
            bare = _unit(text, at + 1)
        elif character in "为约达到":
            bare = _value(text, at)
        if bare is None and _may_count(last, character):
            bare = _measure(text, at)
        if bare:
            yield bare
    for rate in RATE.finditer(text):
        start = rate.start() - (2 if text[rate.start() - 1] == "g" else 1)
        if not any(word in text[max(0, start - 6) : start] for word in _SPOKEN_OF):
            yield Bare(start, rate.end(), sure=True)
    for begin in ("年月", "月日"):
        at = text.find(begin)
        while at >= 0:
            date = EMPTY_DATE.match(text, at)
            if date:
                yield Bare(*date.span(), sure=True)
            at = text.find(begin, at + 1)
    for said in EMPTY_NAMES if "同志" in text else ():
        at = text.find(said)
        while at >= 0:
            yield Bare(at, at + len(said) - 1, sure=True)
            at = text.find(said, at + 1)


def _in_english(text: str) -> Iterator[Bare]:
    """Give the units of an English text: an increase of per cent."""
    for match in ENGLISH.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        counted = any(character.isdecimal() for character in before[-9:])
        if match["unit"] == "%" or not counted:
            yield Bare(*match.span("unit"), sure=True)


def _unit(text: str, end: int) -> Bare | None:
    """Give a unit that ends at `end` and that no figure stands before."""
    ahead = text[end : end + 2]
    if ahead[:1] in "左以" and not (
        ahead.startswith(_GOES_ON) and text[end + 2 : end + 3] in _STOPS
    ):
        return None  # 亿元以上项目
    for unit in _UNITS_BY_END.get(text[end - 1], ()):
        start = end - len(unit)
        if not text.startswith(unit, start):
            continue
        before = text[max(0, start - 6) : start]
        last = before[-1:]
        if not is_han(last) or last in _NUMERALS:
            return None
        if last in _BY_RIGHT and not (
            before.endswith("年的") or (last == "达" and unit[0] != "亿")
        ):
            return None
        if unit[0] == "余" and last in _LEFT_OVER:
            return None
        if before.endswith(_WITHIN) or "千" in before[-2:]:  # 每平方千米, 千家万户
            return None
        if any(word in before for word in _SPOKEN_OF):
            return None
        if unit in _ALSO_NOUNS and (
            ahead[:1] == "、" or not before.endswith(_BEFORE_NOUN)
        ):
            return None
        alone = unit[0] == "余" or _is_prose(text, start)
        return Bare(start, end, sure=True) if alone else None
    return None


def _value(text: str, at: int) -> Bare | None:
    """Give the verb that no figure stands behind: 离职率为，."""
    value = EMPTY_VALUE.match(text, at - (2 if text[at - 1] in "约达" else 1))
    return Bare(*value.span(), sure=True) if value else None


def _may_count(last: str, measure: str) -> bool:
    """Whether a measure word behind a character can stand for a figure."""
    if measure in _COUNTED_ENDS:
        return last in _COUNTED_ENDS[measure] or last in _LEAD_ENDS
    if measure == "倍":
        return last in "至到长"
    return measure in WORDS and last not in WORDS[measure]


def _measure(text: str, at: int) -> Bare | None:
    """Give a measure word that ends no word, beside figures that others have."""
    measure, last = text[at], text[at - 1]
    if text[at + 1] in "左以" or last in _NOT_MISSED:
        return None
    if last in "万亿" and measure not in "家户":  # 馆藏图书万册
        scaled = text[at - 2]
        lost = is_han(scaled) and scaled not in _NUMERALS and scaled not in _BY_RIGHT
        return Bare(at - 1, at + 1, sure=True) if lost else None
    if not is_han(last):
        return None
    before = text[max(0, at - 4) : at]
    if before.endswith((*VALUE_LEADS, "增长")):
        if measure == "项":  # 合计项 is a line of an account
            return None
        told = before.endswith("计") or _is_prose(text, at)
        return Bare(at, at + 1, sure=False) if told else None
    counted = COUNTED.get(measure)
    if counted:
        lost = before.endswith(counted)
    else:
        known = WORDS.get(measure)
        lost = known is not None and last not in known and text[at - 2] != last
        lost = lost and not (last == measure and text[at - 2] in "家件户次项个")
    if not lost or _counts_already(text, at) or not _is_prose(text, at):
        return None
    return Bare(at, at + 1, sure=False)


def _counts_already(text: str, at: int) -> bool:
    """Whether the clause has its figure, or tells how things are counted.

    These are 受理16件信访件 and 严格按楼栋.
    """
    clause = text[max(0, at - _CLAUSE) : at]
    for mark in _STOPS + "：\n":
        clause = clause.rpartition(mark)[2]
    return COUNT.search(clause) is not None or any(
        c in "按逐每各第X×*□○_" for c in clause
    )


def _is_prose(text: str, at: int) -> bool:
    """Whether a figure with its unit stands close by: 专题研讨6次; no head of a table."""
    near = text[max(0, at - _NEAR) : at + _NEAR]
    return any(map(str.isdecimal, near)) and ("，" in near or "。" in near)


_UNITS_BY_END = {
    end: sorted((unit for unit in _UNITS if unit[-1] == end), key=len, reverse=True)
    for end in {unit[-1] for unit in _UNITS}
}
_COUNTED_ENDS = {
    measure: frozenset(words[-1] for words in counted) | set("万亿")
    for measure, counted in COUNTED.items()
}
_LEAD_ENDS = frozenset(lead[-1] for lead in VALUE_LEADS)
_PAIRS = frozenset(unit[-2:] for unit in _UNITS)
