"""The rule page-furniture."""

from __future__ import annotations

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
from draftlint_rules.watermark.parts.file_words import PAGE_NUMBERS
from draftlint_rules.watermark.parts.lines import line_at, without
from draftlint_rules.watermark.parts.residue import stray

if TYPE_CHECKING:
    from collections.abc import Iterator

# - 3 -, — 12 —: what GB/T 9704 puts at the foot of a page, as text of its own.
DASHED_NUMBER = patterns.compile(
    r"(?m)^[ \t\u3000]*[-—–－][ ]?\d{1,4}[ ]?[-—–－][ \t\r\u3000]*$"
)
# What it begins with, which `re` finds at once or not at all.
DASHED = patterns.plain(r"[-—–](?=[ ]?\d{1,4}[ ]?[-—–][ \t\r\u3000]*(?:\n|\Z))")
SENTENCE_BEFORE = patterns.compile(r"(?:^|[。！？；;.!?”）)\s])[ \t（(\[【\-—]*\Z")
SENTENCE_AFTER = patterns.compile(
    r"[ \t）)\]】\-—]*(?:$|\s|[一二三四五六七八九十]{1,3}、|（[一二三])"
)
FURNITURE = frozenset({Kind.HEADER, Kind.FOOTER, Kind.TABLE_CELL})


class PageFurniture(Rule):
    """Find page numbers that were copied into the text.

    They come with text taken from a PDF or a web page, and stand in mid-report.

    Headers and footers, and references to a page of a named work (详见第3页) are left
    alone.
    """

    name = "page-furniture"
    family = Family.WATERMARK
    severity = Severity.ERROR
    message = Text(
        zh="“{words}”是复制时带进来的页码",
        en="“{words}” is a page number that was copied along",
    )
    chinese = """
        找出复制时带进正文的页码。

        从 PDF 或网页复制文字时容易带进来，夹在正文中间。

        页眉页脚里的页码，正文里的“详见第3页”不报。
    """
    examples = (
        Good("具体数据详见附件第3页。"),
        Good("该卷宗第3页载明，双方已签字。"),
        Good("全书共12页，印发200册。"),
        Good("气温-3-5℃，部分路段结冰。"),
        Good("See page 3 of the annex for the figures."),
        Bad(
            "全面推进河道治理。\n⟦第 3 页 共 12 页⟧\n二、存在问题",
            fixed="全面推进河道治理。\n二、存在问题",
        ),
        Bad("安全生产形势平稳。⟦第5页/共18页⟧"),
        Bad("一是下沉服务。\n[⟦本文档共8页，当前第2页⟧]"),
        Bad("⟦共 20 页，第 1 页⟧\n年度工作总结"),
        Bad("⟦第 7 页⟧\n（三）强化督查"),
        Bad("统筹推进各项工作。\n⟦- 3 -⟧\n三、下一步打算"),
        Bad("⟦— 12 —⟧\n四、保障措施"),
        Bad("Sales rose in May.\n⟦Page 3 of 12⟧\nCosts fell."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        source = document.source
        for span, _ in stray(document, PAGE_NUMBERS):
            line = line_at(document, span.start)
            before = source[max(line.start, span.start - 8) : span.start]
            if SENTENCE_BEFORE.search(before) and SENTENCE_AFTER.match(
                source[span.end : min(line.end, span.end + 8)]
            ):
                yield from self.unless_furniture(document, span)
        if DASHED.search(document.narrow) is None:
            return
        for match in DASHED_NUMBER.finditer(document.narrow):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield from self.unless_furniture(
                document, Span(start, match.start() + len(match[0].rstrip()))
            )

    def unless_furniture(self, document: Document, span: Span) -> Iterator[Finding]:
        """Yield the finding unless it stands in a header, a footer or a table."""
        block = document.block_at(span.start)
        if block is None or block.kind not in FURNITURE:
            yield self.found(
                span, words=document.text(span), fix=without(document, span)
            )
