"""The rule word-watermark."""

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
from draftlint.document import Kind
from draftlint_rules.watermark.parts.marks import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

# Nobody means these to stand across a report: sites, trial versions, samples.
FOREIGN = patterns.compile(
    r"(?i)www\.|https?:|\.(?:com|cn|net)\b|文库|范文|[豆道]客|豆丁|公众号|扫描全能王"
    r"|试用版|未注册|evaluation|trial|unregistered|demo\b"
)


class WordWatermark(Rule):
    """Find watermarks: words or pictures that Word sets behind every page.

    They are easily overlooked on the screen, and stand on every printed page.

    A watermark may be meant (内部资料): it is for the author to say.
    """

    name = "word-watermark"
    family = Family.WATERMARK
    severity = Severity.WARNING
    message = Text(
        zh="每页都有水印“{words}”，请核对是否要保留",
        en="watermark “{words}” on every page: should it stay?",
    )
    chinese = """
        找出水印：Word 衬在每一页后面的文字或图片。

        屏幕上容易看漏，打印出来页页都有。

        有的水印是有意加的（内部资料），由作者判断。
    """
    examples = (
        Good("产品全部印有水印，内部资料专人保管。"),
        Good("{header:青岚街道2024年工作总结}\n一、基本情况", format="word"),
        Bad(
            "青岚街道工作总结\n⟦{watermark:征求意见稿}⟧",
            says="每页都有水印“征求意见稿”",
            severity=Severity.WARNING,
            format="word",
        ),
        Bad(
            "工作总结\n⟦{watermark:www.fanwen.example.com}⟧",
            severity=Severity.ERROR,
            format="word",
        ),
        Bad("Annual report\n⟦{watermark:DRAFT}⟧", format="word"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for block in document.blocks:
            if block.kind is not Kind.WATERMARK:
                continue
            words = document.text(block.span)
            foreign = FOREIGN.search(words) is not None
            yield self.found(
                block.span,
                severity=Severity.ERROR if foreign else Severity.WARNING,
                words=excerpt(words),
            )
