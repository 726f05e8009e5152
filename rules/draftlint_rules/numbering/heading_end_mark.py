"""Headings on lines of their own that end with a full stop, unlike the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Edit,
    Family,
    Finding,
    Fix,
    Good,
    Note,
    Rule,
    Severity,
    Span,
    Text,
)
from draftlint.language.labels import ORDINALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.language.outline import Heading

_MARKS = "。．.；;，,"
_LONGEST = 60  # characters; what is longer is a paragraph of one sentence
_MODEL = Text(zh="这个标题末尾没有标点", en="this heading has no mark at its end")


class HeadingEndMark(Rule):
    """Find a heading on its own line that ends with a mark, where most do not.

    Headings of one level should look the same; on a line of its own a heading needs no
    full stop.

    Headings with text behind them on the line need the stop, items of a list may have
    it, and where most headings of a level have one it is a habit: all left alone.
    """

    name = "heading-end-mark"
    family = Family.NUMBERING
    severity = Severity.INFO
    message = Text(
        zh="同级的{others}个标题末尾没有标点，这个标题末尾有“{mark}”",
        en="{others} headings of this level end without a mark, "
        "this one ends in “{mark}”",
    )
    chinese = """
        找出单独成行、末尾却有标点的标题，而同级的其他标题大多没有。

        同级标题的写法应当一致；单独成行的标题末尾不用句号。

        标题后面接着写正文的，要用句号，不报；列表的各项、多数标题都有句号的，也不报。
    """
    examples = (
        Good("（一）收入\n增长5%。\n（二）支出\n增长6%。\n（三）债务\n总体可控。"),
        Good("（一）收入。增长5%。\n（二）支出\n增长6%。\n（三）债务\n总体可控。"),
        Good("1.抓学习\n2.抓落实\n3.抓监督\n4.抓考核。"),
        Good("一、收入。\n增5%。\n二、支出。\n增6%。\n三、债务\n总体可控。"),
        Good("1. Aims\nText.\n2. Costs of J. Smith Inc.\nText.\n3. Risks\nText."),
        Bad(
            "（一）抓收入\n增长5%。\n（二）抓支出⟦。⟧\n增长6%。\n（三）抓债务\n总体可控。\n（四）抓绩效\n"
            "有所提高。",
            fixed="（一）抓收入\n增长5%。\n（二）抓支出\n增长6%。\n（三）抓债务\n总体可控。\n"
            "（四）抓绩效\n有所提高。",
            says="同级的3个标题末尾没有标点",
        ),
        Bad("一、收入\n增5%。\n二、支出⟦；⟧\n增6%。\n三、债务\n总体可控。"),
        Bad("1. Aims\nText.\n2. Costs and risks⟦.⟧\nText.\n3. Staff\nText."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        headings = {heading.label.start: heading for heading in document.outline}
        for series in document.series:
            if series.inline or series.style in ORDINALS or len(series.items) < 3:
                continue
            alone = [
                heading
                for item in series.items
                if _stands_alone(document, heading := headings[item.label.start])
            ]
            marked = [each for each in alone if _mark(document, each)]
            bare = [each for each in alone if not _mark(document, each)]
            if len(bare) < 2 * len(marked):
                continue
            for heading in marked:
                end = heading.title.end
                mark = Span(end - 1, end)
                yield self.found(
                    mark,
                    related=[Note(bare[0].title, _MODEL)],
                    fix=Fix((Edit(mark, ""),)),
                    others=len(bare),
                    mark=document.text(mark),
                )


def _stands_alone(document: Document, heading: Heading) -> bool:
    """Whether nothing follows the title in its paragraph, and text does below it."""
    block, title = heading.block.span, heading.title
    if len(title) > _LONGEST or document.prose[title.end : block.end].strip():
        return False
    below = document.prose[block.end : min(heading.section.end, block.end + 200)]
    return bool(below.strip())


def _mark(document: Document, heading: Heading) -> str:
    """Give the mark at the end of a title; the dot of an abbreviation is none."""
    title = document.text(heading.title)
    if title[-1:] not in _MARKS or title[-4:] in ("Inc.", "Ltd.", "etc."):
        return ""
    return title[-1:]
