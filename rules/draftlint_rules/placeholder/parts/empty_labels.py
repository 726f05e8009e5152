"""Find labels and items of lists that nothing stands behind, where others are filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Span, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document

# What one line says about one thing; not 成员： with a list of people below it.
_FIELDS = (
    "时间", "地点", "主持", "主持人", "记录", "记录人", "签发", "签发人", "联系人", "电话", "手机",
    "传真", "邮箱", "地址", "邮编", "单位", "负责人", "编号", "文号", "日期", "年度", "期限",
    "金额", "专业", "职务", "职称", "姓名", "级别", "密级", "主送", "抄送", "汇报人", "报告人",
    "撰稿", "审稿", "校对", "来源", "网址", "名称",
)  # fmt: skip
# Whoever signs fills these in by hand.
_BY_HAND = (
    "签字",
    "签名",
    "盖章",
    "签章",
    "公章",
    "审批",
    "审核",
    "复核",
    "填表",
    "制表",
    "经办",
)
LABELLED = patterns.plain(r"[ \u3000]*([\u4e00-\u9fff]{2,8})[：:][ \u3000]*(.*)")
# （联系人：；电话：）
IN_BRACKETS = patterns.plain(
    r"：(?=[；，。、）])(?:(?<=联系人：)|(?<=电话：)|(?<=地址：)|(?<=邮箱：)|(?<=传真：))"
)
# 结论一： and nothing else, twice over.
NUMBERED_LABEL = patterns.plain(
    r"[ \u3000]*[\u4e00-\u9fff]{2,5}[一二三四五1-5][：:][ \u3000]*\Z"
)
# 2.……；
_EMPTY_ITEMS = tuple(mark + end for mark in ".．、" for end in "…")
_LONGEST_LABEL = 12
_LONGEST_LINE = 60
EMPTY_ITEM = patterns.plain(
    r"[.．、](?:(?<=[；：。\n]\d.)|(?<=\A\d.))…+[；。]?(?=[\d\n]|\Z|[ \u3000]*\n)"
)


def read(document: Document) -> Iterator[Span]:
    """Give labels without a value among filled ones, and items without words."""
    text = document.narrow
    if "：" not in text and ":" not in text:
        return
    for match in IN_BRACKETS.finditer(text):
        near = max(0, match.start() - _LONGEST_LABEL)
        start = (
            max(text.rfind(mark, near, match.start()) for mark in "（；，。\n、") + 1
        )
        yield Span(start or match.start() - 2, match.end())
    for begin in _EMPTY_ITEMS:
        at = text.find(begin)
        while at >= 0:
            item = EMPTY_ITEM.match(text, at)
            if item:
                yield Span(at - 1, item.end())
            at = text.find(begin, at + 1)
    yield from _lines(document)


def _lines(document: Document) -> Iterator[Span]:
    """Give the empty labels of every stretch of lines that are labels."""
    text = document.narrow
    run: list[tuple[str, bool, Span]] = []
    numbered: list[Span] = []
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        line = text[start:end] if end - start < _LONGEST_LINE else ""
        labelled = LABELLED.match(line) if "：" in line or ":" in line else None
        if labelled is None:
            yield from _empty(run)
            run = []
        else:
            span = Span(block.span.start, block.span.start + len(line.rstrip()))
            run.append((labelled[1], bool(labelled[2].strip()), span))
        if labelled and NUMBERED_LABEL.match(line):
            numbered.append(Span(block.span.start, block.span.end))
        elif numbered:
            yield from numbered if len(numbered) > 1 else ()
            numbered = []
    yield from _empty(run)
    yield from numbered if len(numbered) > 1 else ()


def _empty(run: list[tuple[str, bool, Span]]) -> Iterator[Span]:
    """Give the empty fields where as many labels at least are filled."""
    filled = sum(has_value for _, has_value, _ in run)
    if not filled or filled * 2 < len(run):
        return
    for label, has_value, span in run:
        if not has_value and label.endswith(_FIELDS) and not label.endswith(_BY_HAND):
            yield span
