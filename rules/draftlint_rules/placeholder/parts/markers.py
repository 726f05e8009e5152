"""Every mark to fill in that a draft holds."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from draftlint import Kind, Span, patterns
from draftlint_rules.placeholder.parts import (
    blanks,
    brackets,
    empty_labels,
    lost,
    prompts,
    samples,
    telling,
)
from draftlint_rules.placeholder.parts.forms import is_model, is_on_form
from draftlint_rules.placeholder.parts.marker import Marker
from draftlint_rules.watermark.parts.foreign import is_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document

FENCE = patterns.plain(r"```(?<=\n```)")
# “{{变量名}}”形式: the sentence tells how fields are written.
_WAYS = (
    "形式",
    "格式",
    "写法",
    "语法",
    "标记",
    "占位",
    "变量",
    "样式",
    "方式",
    "字段",
    "符号",
)
# What an empty document template says: Click or tap here to enter text.
_TEMPLATE_LINES = frozenset(
    (
        "enter text", "enter text here", "type here", "insert text", "insert text here",
        "to be confirmed", "to be determined", "to be completed", "to be added",
    )
)  # fmt: skip
# What an empty control or slide of an office program says.
_PROMPTED = frozenset(
    (
        "选择日期", "选取日期", "选择一项", "选择一个项目", "键入文字", "键入标题", "副标题",
        "文档标题", "文档副标题", "Choose an item", "Choose a date",
    )
)  # fmt: skip
_LEFT_TO_OTHERS = tuple(
    f"to be {done} by "
    for done in ("completed", "confirmed", "added", "provided", "drafted", "supplied")
)
_FOREIGN_PROMPTS = (
    "Click or tap to enter", "Click to add ", "Click to edit ", "Tap to add ",
    "Klicken oder tippen Sie", "Klicken Sie hier", "Cliquez ou appuyez ici",
    "Cliquez ici pour", "Haga clic o pulse", "Haga clic aquí", "Clique ou toque aqui",
    "Clique aqui para", "Fare clic o toccare", "Fare clic qui",
    "Место для ввода",
    "Щелкните здесь", "ここをクリック", "クリックまたはタップ", "텍스트를 입력하려면",
    "按一下以新增", "按一下或點選", "按一下這裡",
)  # fmt: skip

_FIRST = frozenset(prompt[0] for prompt in (*_PROMPTED, *_FOREIGN_PROMPTS))


def markers(document: Document) -> tuple[Marker, ...]:
    """Give every mark to fill in, in reading order, none inside another.

    What a site or an assistant asks its reader to do is no mark of the draft's.
    """
    found = sorted(_all(document), key=lambda marker: marker.span)
    kept: list[Marker] = []
    for marker in found:
        if kept and marker.span.start < kept[-1].span.end:
            continue
        if marker.sort == "template" and _is_spoken_of(document, marker.span):
            continue
        if _is_of_a_form(document, marker) or not is_foreign(document, marker.span):
            kept.append(marker)
    return tuple(kept)


def _is_spoken_of(document: Document, span: Span) -> bool:
    """Whether a field stands in code, in a model text, or is what a sentence is about."""
    text, source = document.narrow, document.source
    if "`" in source and document.format == "text":
        line = source[source.rfind("\n", 0, span.start) + 1 : span.start]
        if line[-200:].count("`") % 2 or _is_fenced(document, span.start):
            return True
    if (
        text[span.start - 1 : span.start] == "“"
        and text[span.end : span.end + 1] == "”"
    ):
        return text[span.end + 1 : span.end + 4].lstrip("的").startswith(_WAYS)
    return is_model(document)


def _is_fenced(document: Document, at: int) -> bool:
    """Whether a place stands between two lines of ``` in a plain text."""
    fences = document.view(_fences)
    return bisect_right(fences, at) % 2 == 1 and bisect_right(fences, at) < len(fences)


def _fences(document: Document) -> tuple[int, ...]:
    return tuple(match.start() for match in FENCE.finditer(document.source))


def _is_of_a_form(document: Document, marker: Marker) -> bool:
    """Whether it is a mark by its form, TODO or （…）, and not a site's own."""
    said = document.text(marker.span)
    of_a_site = any(word in said for word in ("付费", "登录", "会员"))
    return said.isascii() or (said[0] in "（【《〔｛＜({[<$" and not of_a_site)


def _all(document: Document) -> Iterator[Marker]:
    yield from brackets.read(document)
    yield from brackets.in_tags(document)
    yield from prompts.read(document)
    yield from samples.read(document)
    yield from _whole(document)
    empty = (Marker(span, "blank") for span in empty_labels.read(document))
    for marker in (*blanks.read(document), *empty):
        if not is_on_form(document, marker.span.start):
            yield marker


def _whole(document: Document) -> Iterator[Marker]:
    """Give paragraphs and cells that are nothing but a mark: 待补充, TBD."""
    text = document.narrow
    for block in document.blocks:
        start = block.span.start
        if text.startswith("待", start):  # 待财务部提供：应收账款余额
            end = telling.end_of_wait(text, start)
            if end:
                yield Marker(Span(start, end), "mark")
                continue
        if len(block.span) > 60:
            continue
        said = text[start : block.span.end]
        bare = said.strip()
        cell = block.kind is Kind.TABLE_CELL
        if bare and (_is_mark(bare, cell=cell) or lost.is_blank_list(bare)):
            start += len(said) - len(said.lstrip())
            yield Marker(Span(start, start + len(bare)), "value" if cell else "mark")


def _is_mark(bare: str, *, cell: bool) -> bool:
    if bare[0] in _FIRST and (
        bare.startswith(_FOREIGN_PROMPTS) or bare.rstrip("。.") in _PROMPTED
    ):
        return True
    if telling.asks_for_section(bare):
        return True
    if len(bare) > 40 or bare[0] not in "待需请tTcCeEiI单点在此":
        return False
    lower = bare.lower().rstrip(".。")
    if lower.startswith(("click ", "tap ", "click or tap")) and " to " in lower:
        return "enter" in lower or "add" in lower
    if lower in (
        "enter text",
        "type here",
        "insert text",
        "insert text here",
        "enter text here",
    ):
        return True
    if len(bare) <= 40 and lower.startswith(_LEFT_TO_OTHERS):
        return True
    if lower in (
        "to be confirmed",
        "to be determined",
        "to be completed",
        "to be added",
    ):
        return True
    if bare.isascii() and len(bare) > 16:  # Insert the card. is an instruction
        return (bare.isupper() or lower.endswith(" here")) and telling.asks(bare)
    return len(bare) <= 16 and telling.asks(bare) and (cell or bare[-1] not in "。！")
