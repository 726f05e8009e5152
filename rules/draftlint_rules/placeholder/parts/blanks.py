"""Find pairs of marks and gaps that ought to hold something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Span, patterns
from draftlint_rules.placeholder.parts import lost
from draftlint_rules.placeholder.parts.marker import Marker
from draftlint_rules.placeholder.parts.place import is_han, kind_of
from draftlint_rules.placeholder.parts.words import STOPS, UNITS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from draftlint import Document

# The text speaks of the marks themselves: 书名号《》, 括号（）内.
_SPOKEN_OF = ("括号", "书名号", "引号", "符号", "标点", "使用", "标注")
_QUIZ = (
    "下列", "正确的是", "错误的是", "选择题", "判断题", "单选", "多选", "填空题", "A.",
    "A、",
)  # fmt: skip
_SIGNED = (
    "签字", "签名", "签章", "盖章", "公章", "签发", "审核", "审批", "填表", "日期",
)  # fmt: skip
_FIGURE_LEADS = (*"共计约达为到近的数额率位", "投入", "完成", "实现", "发放", "开展")
# What closes each opening mark.  `re` looks a character up in a class at once, where
# the pattern begins with it.
_PAIRS = dict(zip("《〈〔【“「（(", "》〉〕】”」）)", strict=True))
EMPTY_PAIR = patterns.plain(
    r"""(?x) [《〈〔【“「（(]
    (?: [ \t\u3000]{0,30} [》〉〕】”」）)] | (?<=《) [ \u3000]{2,} (?=[\u3400-\u9fff]) )"""
)
# Behind Han alone a gap can stand for something: most gaps are indents. One blank is
# a gap before a percent sign, in a date and behind 第, and a wide one before a unit.
GAP = patterns.plain(
    r"""(?x) [ \u3000] (?<= [\u3400-\u9fff）：]. )
    (?: [ \u3000]+ | (?= [%‰月日期次届批辑] ) | (?<= \u3000 ) (?= [千万亿平公] ) )"""
)
_ONE_BLANK = (" %", " 月", " 日", "第 ")
_NUMBERED = "期次届批辑"


def read(document: Document) -> Iterator[Marker]:
    """Give the empty pairs and the gaps of a draft."""
    text = document.narrow
    for match in EMPTY_PAIR.finditer(text):
        inside = document.source[match.start() + 1 : match.end() - 1]
        if match[0][-1] in " \u3000":  # 《　　管理办法》
            yield Marker(Span(match.start() + 1, match.end()), "gap")
            continue
        paired = _PAIRS[match[0][0]] == match[0][-1] and not inside.strip()
        if paired and not _is_meant(document, match):
            yield Marker(Span(*match.span()), "blank")
    for span in lost.numbers(text):
        yield Marker(span, "gap" if document.text(span).isspace() else "blank")
    if "  " in text or "\u3000" in text or any(gap in text for gap in _ONE_BLANK):
        for match in GAP.finditer(text):
            if document.source[match.start() : match.end()].isspace():
                yield from _in_gap(document, match)


def _in_gap(document: Document, match: re.Match[str]) -> Iterator[Marker]:
    """Give what a gap is: part of a date, the place of a number, or nothing."""
    text = document.narrow
    after = text[match.end() : match.end() + 1]
    if after and after in "月日":
        yield from lost.dates(text, match.end())
    if text[match.start() - 1] == "：":
        if after and after in "）)":  # （数据截止日期：    ）
            yield Marker(Span(*match.span()), "gap")
        return
    counted = after and after in _NUMBERED and text[match.start() - 1] == "第"
    if counted or _is_gap(document, match):
        yield Marker(Span(*match.span()), "gap")


def _is_meant(document: Document, match: re.Match[str]) -> bool:
    """Whether an empty pair is spoken of, or waits for a tick or an answer."""
    text = document.narrow
    before, after = (
        text[max(0, match.start() - 4) : match.start()],
        text[match.end() : match.end() + 2],
    )
    if before.rstrip("“‘").endswith(_SPOKEN_OF) or _is_call(before):
        return True
    if match[0][0] == "(" and not (
        is_han(before[-1:]) and (is_han(after[:1]) or after[:1] in ("%", "‰"))
    ):
        return True
    if match[0][0] not in "（(":
        return False
    block = document.block_at(match.start())
    said = text[block.span.start : block.span.end][:400] if block else ""
    if any(word in said for word in _QUIZ):
        return True
    if after[:1] in ("内", "中", "里", "") or not after.strip("。\r\n "):
        return True
    return len(said) < 40 and said.count(match[0]) > 1


def _is_call(before: str) -> bool:
    """Whether a function's name stands before: open（）."""
    return before[-1:].isascii() and before[-1:].isalnum()


def _is_gap(document: Document, match: re.Match[str]) -> bool:
    """Whether spaces stand for a figure: 投入   万元，, 2023年  月  日."""
    text = document.narrow
    if "\n" in match[0] or not (_is_in_date(text, match) or _is_figure(text, match)):
        return False
    block = document.block_at(match.start())
    said = text[block.span.start : block.span.end][:200] if block else ""
    if not any(mark in said for mark in "，。；"):
        return False
    return len(said) >= 40 or not any(word in said for word in _SIGNED)


def _is_in_date(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1], text[match.end() : match.end() + 2]
    if before == "年":
        return after[:1] == "月" and text[match.start() - 2].isdecimal()
    return before == "月" and after[:1] == "日" and bool(after[1:].strip("\r\n"))


def _is_figure(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 6) : match.start()]
    after = text[match.end() : match.end() + 8]
    kind = kind_of(after) if after[:1] not in " \u3000" else ""
    if kind == "percent":  # 比上年增长 % is the head of a table
        goes_on = bool(after[1:2].strip())
        return goes_on and (len(match[0]) > 1 or after[1:2] in STOPS | {"左", "以"})
    if kind not in ("money", "number"):
        return False
    # 区长　　张天喜 is a name set apart, 解决问题　　件。 a blank.
    ends = after[1:2] in STOPS or after.startswith(UNITS) or kind == "money"
    if len(match[0]) == 1:
        return ends and any(mark in STOPS for mark in after[1:4])
    wide = len(match[0]) + match[0].count("\u3000") >= 3
    if before.endswith(("（大写）", "（小写）")):
        return kind == "money"
    return before.endswith(_FIGURE_LEADS) or (wide and ends and is_han(before[-1:]))
