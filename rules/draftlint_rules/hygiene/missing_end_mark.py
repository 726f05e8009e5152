"""The rule missing-end-mark."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Kind,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Block

STOPS = "。！？"
LEAST = 60  # characters: what is shorter may be a heading or an entry of a list
# A paragraph follows, not the rest of a line that was broken in two.
BEGINS = patterns.compile(
    r"[ \u3000]{2}|\u3000|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．是]|第.{1,3}[章节]|[●■◆—-]"
)


_BODY = (
    "社区对辖区内的老旧小区逐一走访，摸清了居民反映最多的问题。各网格员建立台账，"
    "逐项明确责任人和完成时限。街道每月督查一次，确保发现的问题整改到位。"
)


class MissingEndMark(Rule):
    """Find a long paragraph that breaks off without a mark where others end with one.

    Its last words were probably cut away.

    Headings, lists, tables, and drafts that close paragraphs without marks are left
    alone.
    """

    name = "missing-end-mark"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(
        zh="这一段末尾“{words}”后面没有标点，其他段落都有，请核对是否缺了文字",
        en="this paragraph ends in “{words}” without a mark, unlike the others; "
        "please check whether words are missing",
    )
    chinese = """
        找出末尾没有标点的长段落，而其他段落都有。

        多半是最后几个字丢了。

        标题、列表、表格，以及通篇段末不用标点的稿子不报。
    """
    examples = (
        Good(f"{_BODY}\n{_BODY}\n（二）加强领导\n{_BODY}"),
        Good(f"{_BODY[:-1]}\n{_BODY[:-1]}\n{_BODY}\n{_BODY[:-1]}"),
        Good(f"{_BODY}\n{_BODY[:-1]}\n社区\n，{_BODY}\n{_BODY}"),
        Bad(f"{_BODY}\n{_BODY[:-5]}⟦整改到位⟧\n{_BODY}\n{_BODY}", says="整改到位"),
        Bad(f"{_BODY}\n{_BODY}\n{_BODY[:-5]}⟦整改到位⟧"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        long = [
            (block, following)
            for block, following in zip_longest(document.blocks, document.blocks[1:])
            if _is_running(document, block)
        ]
        ends = [_last(document, block) for block, _ in long]
        open_ended = sum(_is_word(document.narrow[end - 1]) for end in ends)
        if open_ended > max(1, 0.1 * len(long)):
            return
        for (_, following), end in zip(long, ends, strict=True):
            if _is_word(document.narrow[end - 1]) and _is_new(document, following):
                words = Span(end - 4, end)
                yield self.found(words, words=document.text(words))


def _is_running(document: Document, block: Block) -> bool:
    if block.kind is not Kind.PARAGRAPH or len(block.span) < LEAST:
        return False
    text, start, end = document.narrow, block.span.start, block.span.end
    found = 0
    for stop in STOPS:
        found += text.count(stop, start, end)
        if found >= 2:
            return True
    return False


def _is_new(document: Document, block: Block | None) -> bool:
    """Whether what follows is a paragraph of its own, or nothing."""
    if block is None or len(block.span) >= LEAST:
        return True
    return BEGINS.match(document.narrow, block.span.start) is not None


def _last(document: Document, block: Block) -> int:
    text = document.narrow[block.span.start : block.span.end]
    return block.span.start + len(text.rstrip())


def _is_word(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
