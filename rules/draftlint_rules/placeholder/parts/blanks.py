"""Find pairs of marks and gaps that ought to hold something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Span, patterns
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
EMPTY_PAIR = patterns.plain(r"[《〈〔【“「（(][ \t\u3000]{0,30}[》〉〕】”」）)]")
# Behind Han alone a gap can stand for something: most gaps are indents.
GAP = patterns.plain(r"[ \u3000](?<=[\u3400-\u9fff].)[ \u3000]+")


def read(document: Document) -> Iterator[Span]:
    """Give the empty pairs and the gaps of a draft."""
    text = document.narrow
    for match in EMPTY_PAIR.finditer(text):
        inside = document.source[match.start() + 1 : match.end() - 1]
        paired = _PAIRS[match[0][0]] == match[0][-1] and not inside.strip()
        if paired and not _is_meant(document, match):
            yield Span(*match.span())
    yield from _missing_numbers(text)
    if "  " in text or "\u3000" in text:
        for match in GAP.finditer(text):
            gap = document.source[match.start() : match.end()]
            if gap.isspace() and _is_gap(document, match):
                yield Span(*match.span())


def _is_meant(document: Document, match: re.Match[str]) -> bool:
    """Whether an empty pair is spoken of, or waits for a tick or an answer."""
    text = document.narrow
    before, after = (
        text[max(0, match.start() - 4) : match.start()],
        text[match.end() : match.end() + 2],
    )
    if before.rstrip("“‘").endswith(_SPOKEN_OF) or _is_call(before):
        return True
    if match[0][0] == "(" and not (is_han(before[-1:]) and is_han(after[:1])):
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


def _missing_numbers(text: str) -> Iterator[Span]:
    """〔2023〕号 and 第 号 without the number."""
    at = text.find("号")
    while at >= 0:
        bare = text[max(0, at - 12) : at].rstrip(" \u3000")
        if bare.endswith(("〕", "]", "）", ")")):
            year = bare[-5:-1]
            if bare[-6:-5] in ("〔", "[", "（", "(") and year.isdecimal():
                start = text.rfind(bare[-6:], 0, at)
                yield Span(start, start + 6)
        elif bare.endswith("第") and text[at - 1] in " \u3000":
            start = text.rfind("第", 0, at) + 1
            yield Span(start, at)
        at = text.find("号", at + 1)


def _is_gap(document: Document, match: re.Match[str]) -> bool:
    """Whether spaces stand for a figure: 投入   万元，, 2023年  月  日."""
    text = document.narrow
    before, after = (
        text[max(0, match.start() - 6) : match.start()],
        text[match.end() : match.end() + 8],
    )
    in_date = (
        before[-1:] == "年" and after[:1] == "月" and before[-2:-1].isdecimal()
    ) or (
        before[-1:] == "月" and after[:1] == "日" and after[1:2] not in ("", "\n", "\r")
    )
    wide = len(match[0]) + match[0].count("\u3000") >= 4
    # 区长　　张天喜 is a name set apart, 解决问题　　件。 a blank.
    ends = after[1:2] in STOPS or after.startswith(UNITS) or kind_of(after) == "money"
    in_figure = (
        kind_of(after) in ("money", "number", "percent")
        and after[:1] not in " \u3000"
        and (before.endswith(_FIGURE_LEADS) or (wide and ends and is_han(before[-1:])))
    )
    if not (in_date or in_figure) or "\n" in match[0]:
        return False
    block = document.block_at(match.start())
    said = text[block.span.start : block.span.end][:200] if block else ""
    if not any(mark in said for mark in "，。；"):
        return False
    return len(said) >= 40 or not any(word in said for word in _SIGNED)
