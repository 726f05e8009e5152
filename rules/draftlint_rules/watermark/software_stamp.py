"""The rule software-stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.watermark.parts.lines import without
from draftlint_rules.watermark.parts.marks import excerpt
from draftlint_rules.watermark.parts.program_notices import NOTICES
from draftlint_rules.watermark.parts.program_words import SOFTWARE_STAMPS
from draftlint_rules.watermark.parts.residue import stray

if TYPE_CHECKING:
    from collections.abc import Iterator


class SoftwareStamp(Rule):
    """Find the stamps of scanners, converters and trial versions.

    They tell the reader which unlicensed tool the report went through.

    Programs that the work is about (推广使用某某软件) are left alone.
    """

    name = "software-stamp"
    family = Family.WATERMARK
    severity = Severity.ERROR
    message = Text(
        zh="“{words}”是软件打上的标记，不是报告内容",
        en="“{words}” is a stamp added by a program, not part of the report",
    )
    chinese = """
        找出扫描软件、转换软件和试用版打上的标记。

        留着它，等于告诉读者稿子经过了哪个没有授权的工具。

        作为工作内容的软件（推广使用某某软件）不报。
    """
    examples = (
        Good("采购扫描仪5台，更新办公软件正版授权120套。"),
        Good("推广使用WPS Office国产办公软件，覆盖32家单位。"),
        Good("完成平台试用版开发，组织试用单位培训。"),
        Good("对图片加注水印，防止信息泄露。"),
        Good("An independent evaluation of the trial version was published."),
        Bad("⟦由扫描全能王扫描创建⟧\n年度工作总结"),
        Bad("⟦Evaluation Only. Created with Aspose.Words.⟧\nReport"),
        Bad(
            "一、基本情况\n⟦Evaluation Warning: The document was created with Spire.Doc⟧"
        ),
        Bad("⟦本文档由迅捷PDF转换器试用版生成⟧\n各位代表："),
        Bad("⟦Scanned with CamScanner⟧"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for span, _ in stray(document, SOFTWARE_STAMPS, NOTICES):
            yield self.found(
                span, words=excerpt(document.text(span)), fix=without(document, span)
            )
