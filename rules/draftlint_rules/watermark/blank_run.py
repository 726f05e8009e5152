"""The rule blank-run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Edit,
    Family,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# The first line end closes the paragraph; every further one is a blank line.
BLANK_LINES = patterns.compile(r"(\r\n?|\n)(?:[ \t\u00a0\u3000]*(?:\r\n?|\n)){3,}+")
# The least of them, which `re` finds at once or not at all.
FOUR_LINE_ENDS = patterns.plain(
    r"[\r\n](?!(?<=\r)\n)(?=(?:[ \t\u00a0\u3000]*(?:\r\n|[\r\n])){3})"
)


@dataclass(frozen=True)
class BlankRun(Rule):
    """Find long runs of blank lines.

    They often push something left over, such as a password, out of sight.

    Up to `blank_lines` blank lines, and those before a date or signature, are left
    alone.
    """

    name = "blank-run"
    family = Family.WATERMARK
    severity = Severity.INFO
    message = Text(
        zh="连续空了{number}行，请看看后面是否藏着残留文字",
        en="{number} blank lines in a row: check whether something is left over after them",
    )
    chinese = """
        找出一长串空行。

        空行后面常藏着残留的文字，例如文件密码。

        空行不多于 blank-lines 的，落款、日期之前的，不报。
    """
    examples = (
        Good("特此报告。\n\n\n\n办公室\n2024年1月5日"),
        Good("第一段。\n\n第二段。"),
        Bad(
            "特此报告。⟦\n\n\n\n\n\n\n\n\n⟧附：工作台账",
            fixed="特此报告。\n\n附：工作台账",
            says="空了8行",
        ),
        Bad("完。⟦\n \n\n \n\n\n⟧The end.", severity=Severity.INFO),
    )

    # How many blank lines in a row are taken for layout.
    blank_lines: int = 4

    def check(self, document: Document) -> Iterator[Finding]:
        source = document.source
        if document.format == "markdown" or "\n" not in source:
            return
        if FOUR_LINE_ENDS.search(source) is None:
            return
        for match in BLANK_LINES.finditer(source):
            lines = match[0].count("\n") or match[0].count("\r")
            if lines - 1 > self.blank_lines and match.end() < len(source):
                span = Span.of(match)
                fix = Fix((Edit(span, match[1] * 2),), safe=True)
                yield self.found(span, number=lines - 1, fix=fix)
