"""The units that reports count and measure in."""

from __future__ import annotations

from functools import lru_cache

# Longest first within a group matters to the pattern in quantities.py, which sorts.
# What is not here (年 月 日 号 时 点 级 路 岁 …) names a date, an age or a thing and
# is no quantity to add up.
PEOPLE = "人 名 位 员 人次 人份 户 户次 对 例 例次"
THINGS = (
    "个 家 所 处 座 间 件 起 项 条 宗 笔 套 份 台 辆 部 架 艘 列 栋 幢 孔 眼 口 盏 根 "
    "种 类 款 样 副 双 片 块 段 面 顶 把 枚 张 幅 册 本 篇 卷 期 场 次 批 轮 班 节 "
    "门 组 队 支 股 只 头 匹 羽 尾 株 棵 粒 瓶 箱 袋 桶 包 床 席 票 手 剂 针 盒 道 "
    "场次 班次 架次 车次 航次 件次 处次 家次 项次 台次 剂次 台套 台件 标箱 标准箱 "
    "方面 部门 个次 课时 学时 学分 词条 床位 车位 机位 泊位 卷册 种次 批次 频次"
)
PLACES = "省 市 州 盟 旗 县 区 镇 乡 村 街道 社区 网格 小区 国"
MONEY = "元 角 美元 欧元 港元 英镑 日元 卢布 元人民币 人民币"
MEASURES = (
    "米 公里 里 海里 厘米 毫米 微米 纳米 英里 亩 亩次 公顷 平方米 平方公里 平方千米 "
    "平米 ㎡ m² 平方 立方米 立方 方 m³ 升 毫升 吨 公斤 斤 克 毫克 微克 担 石 吨公里 "
    "人公里 吨级 吨标准煤 吨标煤 载重吨 总吨 瓦 千瓦 兆瓦 瓦时 千瓦时 度 伏 千伏 "
    "千伏安 帕 赫 小时 分钟 秒 天 周 个月 个工作日 工作日 个小时 倍 分 km kg km² "
    "TEU kWh kW MW GW GWh t"
)
# ％ ‰ and points of them are read like units; nothing is summed over them unasked.
SHARES = "% ‰ 个百分点 百分点"

ALL = tuple(f"{PEOPLE} {THINGS} {PLACES} {MONEY} {MEASURES} {SHARES}".split())

# Words that count the same: 医院51家 is a part of 机构1249个.
_SAME = (
    ("人", "名", "位", "员"),
    ("个", "家", "所", "处", "座", "间"),
    ("件", "起", "宗", "例"),
    ("平方米", "平米", "㎡", "m²", "平方"),
    ("立方米", "立方", "方", "m³"),
    ("公里", "千米", "km"),
    ("平方公里", "平方千米", "km²"),
    ("元", "元人民币", "人民币"),
    ("百分点", "个百分点"),
    ("吨标准煤", "吨标煤"),
    ("栋", "幢"),
    ("标箱", "标准箱", "TEU"),
)
_KIND = {unit: same[0] for same in _SAME for unit in same}
_NAMED = frozenset(
    ["days", "weeks", "months", "years", "hours", "minutes", "TEU", "kg", "km", "t"]
)
_SHARES = frozenset(SHARES.split())
# Counted in wholes, so that a sum of them is exact.
_COUNTED = frozenset(f"{PEOPLE} {THINGS} {PLACES}".split())


@lru_cache(1024)
def kind(unit: str) -> str:
    """Give what stands for all units that count the same.

    English parts name other things than their total (43 projects: 22 schools …), so
    that a plural noun is no unit there.
    """
    if unit in _KIND:
        return _KIND[unit]
    return "" if unit.isascii() and unit.isalpha() and unit not in _NAMED else unit


def is_share(unit: str) -> bool:
    """Whether the unit is a percentage or a percentage point."""
    return unit in _SHARES


@lru_cache(1024)
def is_counted(unit: str) -> bool:
    """Whether the unit counts whole things, as an English noun and a bare figure do."""
    return unit in _COUNTED or kind(unit) == ""
