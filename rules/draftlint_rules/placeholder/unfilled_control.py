"""The rule unfilled-control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint.document import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMED = Text(
    zh="“{name}”一栏还没有填写，显示的是提示文字“{words}”",
    en="“{name}” is not filled in: it still shows the prompt “{words}”",
)
BLANK = Text(zh="这一栏还空着，没有填写", en="this form field is still blank")


class UnfilledControl(Rule):
    """Find form fields and content controls that still show their prompt.

    The template asks for something there, and the printed report asks it too.

    Fields that were filled in are left alone.
    """

    name = "unfilled-control"
    family = Family.PLACEHOLDER
    severity = Severity.ERROR
    message = Text(
        zh="这一栏还没有填写，显示的是提示文字“{words}”",
        en="this is not filled in: it still shows the prompt “{words}”",
    )
    chinese = """
        找出还显示着提示文字的表单域和内容控件。

        那是模板在问要填什么，不填就会原样打印出来。

        已经填写的不报。
    """
    examples = (
        Good("单击此处输入文字的功能已经上线。"),
        Good("联系人：张敏", format="word"),
        Bad("联系人：⟦{unfilled:单击此处输入文字。}⟧", says="单击此处", format="word"),
        Bad(
            "联系人：⟦{unfilled 姓名:[姓名]}⟧，电话：5550123",
            says="“姓名”一栏还没有填写",
            format="word",
        ),
        Bad("单位：⟦{unfilled:     }⟧", says="还空着", format="word"),
        Bad("Author: ⟦{unfilled:Click here to enter text.}⟧", format="word"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for mark in document.marks:
            if mark.kind is not MarkKind.UNFILLED:
                continue
            words = " ".join(document.text(mark.span).split())[:40]
            message = NAMED if mark.name else self.message
            yield self.found(
                mark.span,
                message=message if words else BLANK,
                words=words,
                name=mark.name,
            )
