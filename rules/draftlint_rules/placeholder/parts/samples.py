"""Find what a template shows as an example: 张三、李四, john@example.com, 单位1、单位2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Span, patterns
from draftlint_rules.placeholder.parts.marker import Marker
from draftlint_rules.placeholder.parts.place import is_han
from draftlint_rules.watermark.parts.lines import ascii_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document

# The names of everyman, which only a made-up case gives to people.
_PEOPLE = ("张三、李四", "张三，李四", "张三 李四", "李四、王五", "张三和李四")
_MADE_UP = (
    "例如", "比如", "假如", "假设", "譬如", "如果", "举例", "欠", "借", "告", "诉", "某", "案",
    "示例", "化名", "“", "样例",
)  # fmt: skip
# Digits in the order of the keyboard behind the name of a field.
TELEPHONE = patterns.plain(
    r"(?<![\d.])(?:12345678(?:90?1?)?|1380000\d{4}|13800138000|0{7,8})(?!\d)"
)
TELEPHONE_STARTS = ("12345678", "1380000", "1380013", "0000000")
_TELEPHONE_LABELS = (
    "电话",
    "手机",
    "热线",
    "传真",
    "号码",
    "Tel",
    "Phone",
    "phone",
    "联系方式",
)
EVERYMAN = patterns.plain(r"(?:John|Jane) Doe\b(?!\s+(?:v\.|case))")
SAMPLE_ADDRESS = patterns.plain(
    r"[A-Za-z0-9._-]{1,40}@(?:example|xxx|test|abc)\.(?:com|org|cn|net)(?![A-Za-z.])"
)
EMPTY_ADDRESS = patterns.plain(r"https?://(?:x{3,8}|X{3,8}|\*{3,8})(?![A-Za-z0-9.*])")
# 相关单位1、相关单位2
COUNTED_UP = patterns.plain(r"1[、，](?=[\u4e00-\u9fff]{2,6}2(?!\d))")
_COUNTED = (
    "单位", "部门", "公司", "企业", "人员", "姓名", "负责人", "领导",
    "名称", "内容", "要点", "措施",
    "案例", "亮点", "做法", "成果", "问题", "任务", "专家", "作者",
)  # fmt: skip
_LONGEST = 6


def read(document: Document) -> Iterator[Marker]:
    """Give the sample data of a draft."""
    text, latin = document.narrow, document.view(ascii_runs)
    yield from _people(text)
    yield from _counted_up(text)
    if "Doe" in latin:
        for match in EVERYMAN.finditer(text):
            yield Marker(Span(*match.span()), "sample")
    if any(host in latin for host in ("@example.", "@xxx.", "@test.", "@abc.")):
        for match in SAMPLE_ADDRESS.finditer(text):
            yield Marker(Span(*match.span()), "sample")
    if any(address in latin for address in ("://x", "://X", "://*")):
        for match in EMPTY_ADDRESS.finditer(text):
            if text[match.start() - 1 : match.start()] not in ("“", "`"):
                yield Marker(Span(*match.span()), "template")
    if any(digits in latin for digits in TELEPHONE_STARTS):
        yield from _telephones(text)


def _telephones(text: str) -> Iterator[Marker]:
    for digits in TELEPHONE_STARTS:
        at = text.find(digits)
        while at >= 0:
            number = TELEPHONE.match(text, at)
            label = text[max(0, at - 10) : at]
            if number and any(word in label for word in _TELEPHONE_LABELS):
                yield Marker(Span(*number.span()), "sample")
            at = text.find(digits, at + 1)


def _people(text: str) -> Iterator[Marker]:
    for names in _PEOPLE if "李四" in text else ():
        at = text.find(names)
        while at >= 0:
            near = text[max(0, at - 30) : at + 30]
            if not any(word in near for word in _MADE_UP):
                yield Marker(Span(at, at + len(names)), "sample")
            at = text.find(names, at + 1)


def _counted_up(text: str) -> Iterator[Marker]:
    for match in COUNTED_UP.finditer(text):
        for length in range(_LONGEST, 1, -1):
            noun = text[match.start() - length : match.start()]
            if not noun or not text.startswith(noun + "2", match.end()):
                continue
            if noun.endswith(_COUNTED) and all(map(is_han, noun)):
                end = match.end() + length + 1
                yield Marker(Span(match.start() - length, end), "template")
            break
