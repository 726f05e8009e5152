"""The rule no-break-space."""

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
from draftlint_rules.hygiene.parts.counting import in_all

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_BREAK = patterns.compile("\u00a0+")
AFTER = patterns.compile(r"[ \t\u3000]*(?:[\r\n]|\Z)")


@dataclass(frozen=True)
class NoBreakSpace(Rule):
    """Find no-break spaces (U+00A0) at the edges of paragraphs and in Chinese text.

    They come from web pages, upset indents and line breaks, and cannot be seen.

    Runs of them that align a name or leave a blank to fill in are left alone, and so
    are those in English text, where they keep a figure with its unit.
    """

    name = "no-break-space"
    family = Family.HYGIENE
    severity = Severity.INFO
    message = Text(
        zh="这里有网页带来的不间断空格（U+00A0）{times}",
        en="a no-break space (U+00A0) from a web page{times}",
    )
    chinese = """
        找出段首段尾和中文里的不间断空格（U+00A0）。

        多是从网页带来的，会打乱缩进和换行，又看不出来。

        用来对齐姓名、留空待填的一串不报；英文里使数字和单位不分行的不报。
    """
    examples = (
        Good("局长\u00a0\u00a0\u00a0\u00a0王明"),
        Good("The plant used 30\u00a0MW in May."),
        Good("各位代表：\n一年来，工作取得新进展。"),
        Bad("⟦\u00a0⟧一年来，工作取得新进展。", fixed="一年来，工作取得新进展。"),
        Bad(
            "特此报告。⟦\u00a0\u00a0⟧\n",
            fixed="特此报告。\n",
            says="不间断空格（U+00A0）",
        ),
        Bad("产值⟦\u00a0⟧3亿元。", fixed="产值 3亿元。"),
        Bad("⟦\u00a0⟧一、" + "\n\u00a0二、" * 5, says="共6处"),
    )

    # From how many runs on they are told once.
    fold_from: int = 6

    def check(self, document: Document) -> Iterator[Finding]:
        if "\u00a0" not in document.source or not document.is_chinese:
            return
        edits: list[Edit] = []
        for match in NO_BREAK.finditer(document.source):
            span = Span.of(match)
            at_edge = _is_at_edge(document, span)
            if at_edge or len(span) < 3:
                edits.append(Edit(span, "" if at_edge else " " * len(span)))
        if len(edits) >= self.fold_from:
            yield self.told(edits)
        else:
            yield from (self.told([edit]) for edit in edits)

    def told(self, edits: list[Edit]) -> Finding:
        """Make one finding for all these places."""
        fix = Fix(tuple(edits), safe=True)
        return self.found(edits[0].span, times=in_all(len(edits)), fix=fix)


def _is_at_edge(document: Document, span: Span) -> bool:
    before = document.source[max(0, span.start - 1) : span.start]
    return before in ("", "\n", "\r") or bool(AFTER.match(document.source, span.end))
