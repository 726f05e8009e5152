"""The rule hidden-text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint.document import MarkKind
from draftlint_rules.watermark.parts.marks import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator


class HiddenText(Rule):
    """Find text that is formatted as hidden.

    It does not print, and so nobody proofreads it; whoever shows it can read it.

    Hidden blanks are left alone.
    """

    name = "hidden-text"
    family = Family.WATERMARK
    severity = Severity.WARNING
    message = Text(
        zh="隐藏文字“{words}”：打印不出来，文件里却看得到",
        en="hidden text “{words}”: it does not print, but it is in the file",
    )
    chinese = """
        找出设成“隐藏”的文字。

        打印不出来，也就没有人校对；别人一点“显示”就看得到。

        隐藏的空白不报。
    """
    examples = (
        Good("隐蔽工程验收12处，隐藏文字不在此列。"),
        Good("全年新增{hidden:  }12家。", format="word"),
        Bad("全年新增⟦{hidden:（待核）}⟧12家。", says="（待核）", format="word"),
        Bad("⟦{hidden:旧稿：全年新增9家。}⟧\n全年新增12家。", format="word"),
        Bad("Sales rose⟦{hidden: (source: Bob)}⟧.", format="word"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for mark in document.marks:
            words = document.text(mark.span)
            if mark.kind is MarkKind.HIDDEN and words.strip():
                yield self.found(mark.span, words=excerpt(words))
