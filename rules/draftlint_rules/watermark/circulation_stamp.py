"""The rule circulation-stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.watermark.residue import Marker, Place, stray

if TYPE_CHECKING:
    from collections.abc import Iterator

STAMPS = (
    Marker(
        "样稿|样张|样本|样例|送审稿|校对稿|内部资料|内部文件|内部材料|请勿外传|严禁外传"
        "|仅供内部|草稿|禁止复制",
        "(?:样稿|样张|样本|样例|草稿|校对稿|(?:内部(?:资料|文件"
        r"|材料))?[ \u3000，,、·]{0,3}(?:注意保密|注意保存|妥善保管|严禁外传|请勿外传"
        "|不得外传|禁止外传|禁止复制|仅供内部(?:使用|参考"
        r"|交流))(?:[ \u3000，,]{0,2}(?:严禁外传|请勿外传|违者必究|注意保密))?|内部(?:资料"
        "|文件|材料))",
        Place.LINE,
    ),
    Marker(
        "DRAFT|SAMPLE|CONFIDENTIAL|COPY",
        "(?-i:DRAFT|SAMPLE|CONFIDENTIAL|DO NOT COPY|DRAFT COPY)",
        Place.LINE,
    ),
)


class CirculationStamp(Rule):
    """Find lines that say the text is a sample, or for inside use only.

    Before the report goes out somebody should decide whether that still holds.

    The words inside a sentence (管好内部资料) are left alone.
    """

    name = "circulation-stamp"
    family = Family.WATERMARK
    severity = Severity.INFO
    message = Text(
        zh="单独一行“{words}”，报送前请核对是否保留",
        en="“{words}” on a line of its own: is it to stay when the report goes out?",
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
        for span, _ in stray(document, STAMPS):
            yield self.found(span, words=document.text(span)[:30])
