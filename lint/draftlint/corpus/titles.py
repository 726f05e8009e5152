"""Whose report it is and of which year, by its first lines and its file's name."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint.corpus.digests import Digest

# 2024, 20241203, 二〇二四, 2 0 2 4.
_YEAR = patterns.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[01]\d[0-3]\d|(?!\d))|([一二][〇零○ＯO九][〇零○ＯO一二三四五六七八九]{2})年"
)
_HAN_DIGITS = str.maketrans("〇零○ＯO一二三四五六七八九", "00000123456789")
# What a level of administration ends with, and what an office of one does.
PLACE = (
    "自治区|自治州|自治县|自治旗|特别行政区|新区|开发区|地区|街道|社区"
    "|省|市|县|区|旗|盟|州(?![省市县区])|镇|乡|村"
)
OFFICE = (
    "委员会|办公室|办事处|管理处|分局|总队|支队|大队|中心|公司|集团|学校|学院|大学|医院"
    "|局|委|办|厅|部|院|校|处|馆|所|站|队|厂"
)
_UNIT = patterns.compile(rf"[\p{{Han}}]{{1,24}}(?:{PLACE}|{OFFICE})")
_NAME = patterns.compile(rf"[\p{{Han}}]{{1,7}}?(?:{PLACE})")
# What titles hold beside a name; a name is looked for in what is left.
_BESIDE_NAMES = patterns.compile(
    r"""(?x)
    \d+[年月日号]? | [\s\p{P}\p{S}]+ | 我?代表 | 关于 | 中国?共(?:产党)? | 在 | 向 | 第.{1,4}[届次]
    | 年(?:度|终|末|初)? | [上下]?半年 | [一二三四全][个季]?季?度 | [一二三四五六七八九十]+月(?:份)?
    | 人民政府 | 政府 | 人民代表大会 | 国民经济 | 经济和?社会 | 财政 | 预算 | 决算
    | (?:重点|主要|专项)?工作 | 总结 | 报告 | 汇报 | 计划 | 规划 | 方案 | 公报 | 要点 | 打算
    | 乡村 | 城乡 | 城镇 | 地区生产总值 | 情况 | 述职 | 调研 | 会议 | 讲话 | 印发 | 通知
    """
)
_ENGLISH_UNIT = patterns.compile(
    r"""(?x)
    \b (?: (?:City|County|Town|District|Borough|Municipality)[ ]of
         (?:[ ](?!Annual|Report|Budget|Work|Plan)[A-Z][\w'’-]+){1,3}
       | (?:[A-Z][\w'’-]+[ ]){1,4}
         (?:County|City|District|Township|Town|Borough|Parish|Municipality|Province
           |Village|Council|Department|Office|Bureau|Agency|Authority|Board|Company
           |Corporation|Ltd|Inc|University|College|School|Hospital|Trust) ) \b
    """
)
# What is put to a file's name when there are two of it.
_VERSION = patterns.compile(
    r"""(?xi)
    [（(\[【]? (?: 最终 | 终 | 修改 | 修订 | 修 | 定 | 初 | 送审 | 报审 | 征求意见 | 审议 | 打印
      | 上报 | 报送 | 正式 | 草 | 清洁 | 校对 | 排版 | 印刷 ) (?:稿|版|本)
      (?:[一二三四五六七八九]|\d{1,2})? [）)\]】]?
    | 副本 | 拷贝 | 新建 | 最终版? | 最新 | (?<![a-z])(?: copy | final | draft | revised
      | v(?:er)?(?:sion)?[ _.-]?\d+(?:\.\d+)* )(?![a-z]) | [（(]\d{1,2}[）)]
    """
)
_JOINTS = patterns.compile(r"[\s\p{P}\p{S}]+")
_LONGEST_TITLE = 60
_ENDS_SENTENCE = tuple("。！；;!.")


class Title(NamedTuple):
    """What first lines and file name tell: "" and 0 where they tell nothing.

    `unit` is whose report it is (汀溪县市场监督管理局), `places` the places in that
    name, the highest level first (汀溪县).  `year` is the one of the file's name, or
    else of the first lines.  `stem` is the file's name without year and version.
    """

    unit: str
    places: tuple[str, ...]
    year: int
    stem: str

    def is_of_unit(self, other: Title) -> bool:
        """Whether two reports are surely of the same unit."""
        if self.stem == other.stem and self.stem:
            # One may be written shorter, or be told by the file's name alone.
            return self.unit in other.unit or other.unit in self.unit
        return bool(self.unit) and self.unit == other.unit


def read(path: str, digest: Digest) -> Title:
    """Read what is told of a document by its file's name and its first lines."""
    name = PurePosixPath(path).stem
    lines = [line for line in digest.head if _is_title(line)]
    unit = next(_units((*lines, name)), "")
    return Title(
        unit,
        tuple(match[0] for match in _NAME.finditer(unit)),
        _year(name) or next(filter(None, map(_year, lines)), 0),
        _JOINTS.sub("", _YEAR.sub("", _VERSION.sub("", name))).lower(),
    )


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or "，" in line:
        return False
    return not line.rstrip().endswith(_ENDS_SENTENCE)


def _year(words: str) -> int:
    """Give the first year that some words name, 0 if none."""
    found = _YEAR.search(words)
    if found is None:
        return 0
    return int(found[1] or found[2].replace("一九", "19").translate(_HAN_DIGITS))


def _units(lines: Iterable[str]) -> Iterator[str]:
    """Yield the names of units in some lines."""
    for line in lines:
        for part in _BESIDE_NAMES.split(line):
            if unit := _UNIT.match(part):
                yield unit[0]
        for unit in _ENGLISH_UNIT.finditer(line):
            yield unit[0].removeprefix("The ")
