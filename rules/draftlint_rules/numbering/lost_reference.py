"""Word fields that lost what they refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Rule,
    Severity,
    Text,
    patterns,
)
from draftlint.document import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = patterns.compile(r"(?i)\s*(?:错误|錯誤|error)\s?[!！:：]|\s*[!！]")
WAITING = Text(
    zh="“{words}”所引用的位置已不在文中，更新域以后会变成错误提示",
    en="what “{words}” refers to is gone: at the next update it becomes an error",
)


class LostReference(Rule):
    """Find cross-references whose target is gone.

    The printed report says 错误!未找到引用源 where a table or section was named.

    References that still lead somewhere are left alone.
    """

    name = "lost-reference"
    family = Family.NUMBERING
    severity = Severity.ERROR
    message = Text(
        zh="交叉引用已失效，这里显示的是“{words}”",
        en="a broken cross-reference: “{words}” is all that is shown here",
    )
    chinese = """
        找出引用的位置已经不在的交叉引用。

        本该写“见表1”的地方，会打印出“错误!未找到引用源”。

        仍然有效的引用不报。
    """
    examples = (
        Good("详见表1，错误率下降0.3个百分点。"),
        Good("系统提示“错误”的，由专人核实。"),
        Bad(
            "详见⟦{broken-field REF _Ref1:错误!未找到引用源。}⟧",
            says="已失效",
            severity=Severity.ERROR,
            format="word",
        ),
        Bad(
            "详见⟦{broken-field REF _Ref1:表1}⟧。",
            says="更新域",
            severity=Severity.WARNING,
            format="word",
        ),
        Bad("See ⟦{broken-field:Error! Bookmark not defined.}⟧", format="word"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for mark in document.marks:
            if mark.kind is not MarkKind.BROKEN_FIELD:
                continue
            words = " ".join(document.text(mark.span).split())[:40]
            shown = SHOWN.match(words) is not None
            yield self.found(
                mark.span,
                message=self.message if shown else WAITING,
                severity=Severity.ERROR if shown else Severity.WARNING,
                words=words,
            )
