"""Every mark to fill in that a draft holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Kind, Span
from draftlint_rules.placeholder.parts import blanks, brackets, lost, prompts, telling
from draftlint_rules.placeholder.parts.forms import is_on_form
from draftlint_rules.placeholder.parts.marker import Marker
from draftlint_rules.watermark.parts.foreign import is_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document

# What an empty document template says: Click or tap here to enter text.
_TEMPLATE_LINES = frozenset(
    (
        "enter text", "enter text here", "type here", "insert text", "insert text here",
        "to be confirmed", "to be determined", "to be completed", "to be added",
    )
)  # fmt: skip


def markers(document: Document) -> tuple[Marker, ...]:
    """Give every mark to fill in, in reading order, none inside another.

    What a site or an assistant asks its reader to do is no mark of the draft's.
    """
    found = sorted(_all(document), key=lambda marker: marker.span)
    kept: list[Marker] = []
    for marker in found:
        if kept and marker.span.start < kept[-1].span.end:
            continue
        if _is_of_a_form(document, marker) or not is_foreign(document, marker.span):
            kept.append(marker)
    return tuple(kept)


def _is_of_a_form(document: Document, marker: Marker) -> bool:
    """Whether it is a mark by its form, TODO or （…）, and not a site's own."""
    said = document.text(marker.span)
    of_a_site = any(word in said for word in ("付费", "登录", "会员"))
    return said.isascii() or (said[0] in "（【《〔｛＜({[<$" and not of_a_site)


def _all(document: Document) -> Iterator[Marker]:
    yield from brackets.read(document)
    yield from brackets.in_tags(document)
    yield from prompts.read(document)
    yield from _whole(document)
    for marker in blanks.read(document):
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
        if len(block.span) > 40:
            continue
        said = text[start : block.span.end]
        bare = said.strip()
        cell = block.kind is Kind.TABLE_CELL
        if bare and (_is_mark(bare, cell=cell) or lost.is_blank_list(bare)):
            start += len(said) - len(said.lstrip())
            yield Marker(Span(start, start + len(bare)), "value" if cell else "mark")


def _is_mark(bare: str, *, cell: bool) -> bool:
    if bare[0] not in "待需请tTcCeEiI单点在此":
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
