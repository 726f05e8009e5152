"""The rule trailing-space."""

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

# No-break spaces are the business of no-break-space.
TRAILING = patterns.compile(r"(?<=[^ \t\u3000\u00a0\r\n])[ \t]++(?=[\r\n]|\Z)")
# A blank at a line end, which `re` finds at once or not at all.
BLANK_END = patterns.plain(r"\n(?:(?<=[ \t]\n)|(?<=[ \t]\r\n))")


@dataclass(frozen=True)
class TrailingSpace(Rule):
    """Find spaces at the ends of lines.

    Nobody sees them, but they move centred and right-aligned lines.

    Lines of spaces only, and Markdown, where two of them break a line, are left alone.
    """

    name = "trailing-space"
    family = Family.HYGIENE
    severity = Severity.INFO
    message = Text(
        zh="行末有多余的空格{times}",
        en="spaces at the end of a line{times}",
    )
    chinese = """
        找出行末的空格。

        看不见，却会让居中、右对齐的行偏位。

        只有空格的行不报；Markdown 里行末两个空格表示换行，不报。
    """
    examples = (
        Good("一、基本情况\n    \n二、存在问题"),
        Good("第一行  \n第二行", format="markdown"),
        Bad("一、基本情况⟦ ⟧\n二、问题⟦  ⟧\n", fixed="一、基本情况\n二、问题\n"),
        Bad("一、⟦ ⟧" + "\n二、 " * 5, says="共6处", fixed="一、" + "\n二、" * 5),
        Bad("Costs fell.⟦\t⟧\nIncome rose.", says="行末有多余的空格"),
    )

    # From how many lines on they are told once.
    fold_from: int = 6

    def check(self, document: Document) -> Iterator[Finding]:
        source = document.source
        if document.format == "markdown" or not _may_hold_any(source):
            return
        spans = [Span.of(match) for match in TRAILING.finditer(source)]
        if len(spans) >= self.fold_from:
            yield self.told(spans)
        else:
            yield from (self.told([span]) for span in spans)

    def told(self, spans: list[Span]) -> Finding:
        """Make one finding for all these places."""
        fix = Fix(tuple(Edit(span, "") for span in spans), safe=True)
        return self.found(spans[0], times=in_all(len(spans)), fix=fix)


def _may_hold_any(source: str) -> bool:
    if BLANK_END.search(source) or source.endswith((" ", "\t")):
        return True
    return " \r" in source or "\t\r" in source
