"""Percentages that no whole number gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.totals.parts import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnlikelyPercentage(Rule):
    """Find a percentage that no whole number of people or things gives.

    Of 30 people, 95.5% is nobody's number: the count or the rate is another one's.

    Left alone: samples so large that every percentage is possible, rates whose base is
    not told beside them, rough figures. Only the author can know.
    """

    name = "unlikely-percentage"
    family = Family.TOTALS
    severity = Severity.INFO
    message = Text(
        zh="“{stated}”按整数算不出来（{arithmetic}），请核对",
        en="no whole number gives “{stated}” ({arithmetic}); please check",
    )
    chinese = """
        找出任何整数都得不出的百分比。

        30人的95.5%不是整数，说明人数或比率有一个不对。

        不报：样本大到任何比率都可能的，旁边没有写明基数的，约数。只有作者知道实情。
    """
    examples = (
        Good("抽查30人，合格率93.3%。"),
        Good("抽查3000批次，合格率98.27%。"),
        Good("抽查约30人，合格率95.5%。"),
        Good("调查走访476户，满意率90%。"),
        Good("就业305人，完成目标任务的109%。"),
        Good("抽查30人次，发现问题5个，合格率95.5%。"),
        Good("检查30家，同比增长95.5%。"),
        Bad("抽查30人，合格率⟦95.5%⟧。", says="28/30=93.3%，29/30=96.7%"),
        Bad("就业305人，已完成目标任务的⟦109.18%⟧。"),
        Bad("问卷调查40户，满意率为⟦98.2%⟧。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each percentage."""
        from draftlint.language import whole_numbers  # its patterns take a while
        from draftlint.language.verdicts import Verdict

        for claim in document.view(whole_numbers.read):
            if claim.verdict is Verdict.UNSURE:
                yield claimed.finding(self, document, claim)
