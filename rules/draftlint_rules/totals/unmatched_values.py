"""分别为 with more or fewer values than things they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.totals.parts import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator

_THINGS = Text(zh="前面各项：{part}", en="the things: {part}")


class UnmatchedValues(Rule):
    """Find 分别为 with more or fewer values than things they belong to.

    A value without its thing can be read as anybody's.

    Left alone: open lists (等), things that stand in another clause, and words that may
    stand for several things (产销、第一二三产业).
    """

    name = "unmatched-values"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="“分别”前面是{subjects}项，后面“{stated}”是{values}个数，请核对",
        en="{values} values (“{stated}”) for {subjects} things; please check",
    )
    chinese = """
        找出“分别为”前后个数不一的地方。

        多一个或少一个数，后面的数就都对不上号。

        不报：用“等”的列举，主语在别的分句里的，一个词可能代表几项的（产销、一二三产业）。
    """
    examples = (
        Good("甲镇、乙镇分别为12件、8件。"),
        Good("甲镇、乙镇和丙镇分别为12件、8件和5件。"),
        Good("第一、二、三产业占比分别为10%、30%、60%。"),
        Good("教育、卫生等支出分别为3亿元、2亿元和1亿元。"),
        Good("城镇和农村居民收入分别为3万元和2万元。"),
        Good("乘用车、商用车产销分别为1万辆、2万辆、3万辆、4万辆。"),
        Good("教育、科技收入、支出分别为3亿元、2亿元。"),
        Good("各项指标分别为3%、4%。"),
        Good("机场和高铁旅客吞吐量分别达20万人次、30万人次。"),
        Bad(
            "甲镇、乙镇分别为⟦12件、8件和5件⟧。",
            says="前面是2项，后面“12件、8件和5件”是3个数",
        ),
        Bad("城镇和农村居民收入分别为⟦3万元、2万元和1万元⟧。"),
        Bad("东山村、西山村、南山村分别为⟦12户、8户⟧。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each list."""
        from draftlint.language import respective  # its patterns take a while

        for claim in document.view(respective.read):
            if claim.fails:
                subjects, values = claim.arithmetic.split(":")
                yield self.found(
                    claim.span,
                    stated=document.text(claim.span),
                    subjects=subjects,
                    values=values,
                    related=claimed.notes(document, claim, _THINGS),
                )
