"""The rule leftover-comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint.document import MarkKind
from draftlint_rules.watermark.parts.marks import excerpt, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

# draftlint's own comments: what `annotate` wrote, what allows a finding.
OWN = "draftlint"
BY = Text(zh="{author}的批注", en="a comment by {author}")
ANONYMOUS = Text(zh="批注", en="a comment")


class LeftoverComment(Rule):
    """Find comments that are still in the file.

    They tell the reader what was in doubt, and who doubted it.

    Comments that draftlint wrote, or that allow a finding, are left alone.
    """

    name = "leftover-comment"
    family = Family.WATERMARK
    severity = Severity.WARNING
    message = Text(
        zh="{whose}还在文件里：“{words}”", en="{whose} is still in the file: “{words}”"
    )
    chinese = """
        找出还留在文件里的批注。

        读的人一看就知道哪里还没有定、是谁提出来的。

        draftlint 自己写的批注和放行用的批注不报。
    """
    examples = (
        Good("全年新增12家。（注：含个体工商户）"),
        Good("全年{insertion:新增}12家。", format="word"),
        Good("XX街道{comment 王:draftlint: allow leftover-placeholder}", format="word"),
        Good("XX街道{comment 王:Draftlint：allow fill-in-marker}", format="word"),
        Good("XX街道{comment draftlint:leftover-placeholder}", format="word"),
        Bad(
            "全年新增12家⟦。⟧{comment 李四:此数待核}",
            says="李四的批注还在文件里：“此数待核”",
            format="word",
        ),
        Bad("{comment:Is this the final figure?}⟦S⟧ales rose.", format="word"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for mark in document.marks:
            if mark.kind is not MarkKind.COMMENT or mark.author == OWN:
                continue
            if mark.text.lstrip().lower().startswith((f"{OWN}:", f"{OWN}：")):
                continue
            whose = BY.format(author=mark.author) if mark.author else ANONYMOUS
            where = visible(document, [mark])
            yield self.found(where, whose=whose, words=excerpt(mark.text))
