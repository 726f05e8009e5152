"""The rule circulation-stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.watermark.parts.file_words import CIRCULATION_STAMPS
from draftlint_rules.watermark.parts.marks import excerpt
from draftlint_rules.watermark.parts.residue import stray

if TYPE_CHECKING:
    from collections.abc import Iterator


class CirculationStamp(Rule):
    """Find lines that say the text is a sample, or for inside use only.

    Before the report goes out somebody should decide whether that still holds.

    The words inside a sentence (管好内部资料) are left alone.
    """

    name = "circulation-stamp"
    family = Family.WATERMARK
    severity = Severity.INFO
    message = Text(
        zh="单独一行“{words}”，报送前请核对是否要保留",
        en="“{words}” on a line of its own: should it stay when the report goes out?",
    )
    chinese = """
        找出单独成行的“样稿”“内部资料 严禁外传”之类字样。

        报告送出之前，应当有人定一下这种字样还要不要。

        句子里的这些词（管好内部资料）不报。
    """
    examples = (
        Good("加强内部资料管理，严禁外传。"),
        Good("印发样本500份。"),
        Good("A first draft was sent to all members."),
        Bad("⟦样稿⟧\n关于防汛工作的报告"),
        Bad("⟦【内部资料　严禁外传】⟧\n一、基本情况"),
        Bad("Budget review\n⟦CONFIDENTIAL⟧\nSpending fell."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for span, _ in stray(document, CIRCULATION_STAMPS):
            yield self.found(span, words=excerpt(document.text(span)))
