"""The words that tell whether parts make up their total."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import numerals

if TYPE_CHECKING:
    from collections.abc import Sequence

# Parts that are two halves (or the standing thirds) of one thing: with all of a set a
# list is complete.  From budget, statistics and work reports.
_COMPLETE_SETS = tuple(
    tuple(group.split())
    for group in (
        *("公立 民营", "公办 民办", "国有 非国有", "内资 外资", "中方 外方"),
        *("城镇 乡村", "城镇 农村", "城市 农村", "户籍 流动", "常住 流动", "男 女"),
        *("职工 居民", "职工 离退休", "在职 退休", "正式 临时", "干部 群众"),
        *("一般 专项", "新增 再融资", "本金 利息", "本金 付息", "还本 付息"),
        *("税收 非税", "基本支出 项目支出", "中央 地方", "市本级 县区"),
        *("市本级 县（市", "市本级 区级", "市直 县区", "本级 下级"),
        *("主办 协办", "建议 提案", "来信 来访 网", "续建 新建", "重大 一般"),
        *("固定 移动", "国内 入境", "进口 出口", "省内 省外", "境内 境外"),
        *("合格 不合格", "线上 线下", "住宅 非住宅", "自有 租赁", "水田 旱地"),
        *("正式党员 预备党员", "党委 党总支 党支部", "党总支 党支部 联合"),
        *("集体访 个访", "集体访 个体访", "集体访 个人访", "集体访 单访", "存量 新增"),
        *("刑事 民事 行政 执行", "刑事 民事 行政", "优秀 合格", "优秀 合格 不确定"),
        *("研究生 本科 大专", "博士 硕士 本科", "本科 大专"),
        *("在编 聘用", "在编 编外", "初次 重复", "货物 工程 服务", "地上 地下"),
        *("党员 群众", "党员 非党员", "科级 股级 一般", "处级 科级 一般", "科级 一般"),
        *("优秀 称职", "优秀 良好 合格", "赞成 反对 弃权", "同意 反对 弃权"),
        *("上半年 下半年", "一产 二产 三产", "第一产业 第二产业 第三产业"),
    )
)
# The last of these parts takes all that the others leave.
_REST = patterns.compile(r"其余|剩余|余下|^(?:其他|其它)|\bothers?\b|the rest|remain")
# Qualities that one person or thing may have together with others.
_OVERLAPPING = patterns.compile(
    r"女|党员|团员|党纪|政务处分|岁|少数民族|高级|中级|学历|学位|博士|硕士|本科|大专|残疾|低保"
    r"|留守|独居|重度|兼任|同时|重点|优秀|获|规模以上|首次|以上|以下|骨干|青年|退役|投产|本年新开工"
    r"|women|female|\bwith\b|aged|members? of"
)
# The side of a balance is given in full.
_BALANCE = patterns.compile(
    r"(?:收入|支出)总[计量]|总计|合计|共计|^总(?:收入|支出)|收支"
)
_TWICE = patterns.compile(r"双重|重复|交叉|兼有|\bboth\b")
# 第一期、第二期、第三期; 一季度、二季度: the first of them, and none left out.
_NTH = patterns.compile(
    rf"第?(?P<number>[{numerals.HAN}]{{1,2}}|\d{{1,2}})(?:期|批|次|轮|组|阶段|季度|月|片区|中队|车间)"
)
_FEWEST, _HALVES = 3, 2
# 30岁以下、31至50岁、51岁以上: no one is in two of them.
_BAND_END = patterns.compile(r"\d[岁年分]?(?:及|\（含\）)?以[上下]|不满\d")
_BAND = patterns.compile(r"\d[岁年分]?[-—–~～至到]\d+[岁年分]")
_CARRIED = patterns.compile(r"结转|结余|调入|转贷|上解|补助|还本|调节基金")
_BY_ASPECT = patterns.compile(r"从.{1,8}看|按.{1,8}(?:分|看|划分|统计)")


def by_aspect(label: str) -> bool:
    """Whether a label opens a full division: 从地区分布看, 按债券性质分."""
    return _BY_ASPECT.search(label) is not None


def is_a_balance(label: str) -> bool:
    """Whether a total is one side of a balance, whose parts are given in full."""
    return _BALANCE.search(label) is not None


def is_carried(words: Sequence[str]) -> bool:
    """Whether parts are entries of a balance: 上年结转, 调入资金, 上解上级支出."""
    return any(map(_CARRIED.search, words))


def takes_the_rest(label: str) -> bool:
    """Whether a part is all that is left: 其余2项."""
    return _REST.search(label) is not None


def counts_twice(words: Sequence[str]) -> bool:
    """Whether a part says that it is in the others already: 双重处分5人."""
    return any(map(_TWICE.search, words)) and not _has_complete_set(words)


def may_overlap(words: Sequence[str]) -> bool:
    """Whether parts may count the same person or thing twice: 女120人，35岁以下80人."""
    return any(map(_OVERLAPPING.search, words)) and not (
        _has_complete_set(words) or _are_bands(words)
    )


def is_complete(words: Sequence[str]) -> bool:
    """Whether the words of the parts say that nothing is left out."""
    return (
        takes_the_rest(words[-1])
        or by_aspect(words[0])
        or _has_complete_set(words)
        or is_numbered(words)
        or _are_bands(words)
    )


def is_numbered(words: Sequence[str]) -> bool:
    """Whether the parts are all of a period: 一季度5件、二季度7件 … or two halves."""
    halves = len(words) == _HALVES and any("上半年" in said for said in words)
    if halves and any("下半年" in said for said in words):
        return True
    found = [_NTH.search(said) for said in words] if len(words) >= _FEWEST else []
    numbers = [numerals.read(match["number"]) or 0 for match in found if match]
    return bool(found) and sorted(numbers) == list(range(1, len(words) + 1))


def _are_bands(words: Sequence[str]) -> bool:
    """Whether the parts are bands from the lowest to the highest: 30岁以下, 31至50岁 …"""
    ends = [bool(_BAND_END.search(said)) for said in words]
    within = [bool(_BAND.search(said)) for said in words]
    several = len(words) >= _FEWEST and all(map(operator.xor, ends, within))
    return several and sum(ends) == _HALVES and ends[0] and ends[-1]


def share_a_noun(labels: Sequence[str]) -> bool:
    """Whether all end in one noun: 转移支付资金 = 一般性转移支付资金 + 专项转移支付资金."""
    ends = {label[-2:] for label in labels}
    return len(ends) == 1 and len(ends.pop()) == 2


def _has_complete_set(words: Sequence[str]) -> bool:
    """Whether the parts are some set in full, and nothing besides."""
    together = "\n".join(words)
    return any(
        complete[0] in together  # asked first, because hardly any is
        and all(one in together for one in complete)
        and len(words) >= len(complete)
        and all(any(one in said for one in complete) for said in words)
        for complete in _COMPLETE_SETS
    )
