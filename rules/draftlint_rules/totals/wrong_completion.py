"""Shares of a plan that plan and result do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity
from draftlint_rules.totals.parts import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongCompletion(Rule):
    """Find a share of the plan that plan and result do not give.

    How much of the budget or the task was done is the first line of an assessment.

    Left alone: plans that are not in the sentence, a plan that was changed in between,
    rough figures, and what rounding explains.
    """

    name = "wrong-completion"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = claimed.MESSAGE
    chinese = """
        找出与预算（任务）数和完成数对不上的完成比例。

        完成预算、完成任务的比例是考核首先看的数。

        不报：句中没有预算数、任务数的；年初预算与调整预算不是同一个数的；约数；四舍五入所致的尾差。
    """
    examples = (
        Good("年初预算为31.56万元，支出决算为30.98万元，完成年初预算的98.2%。"),
        Good("年初预算31.56万元，支出30.98万元，完成调整预算的90%。"),
        Good("收入105亿元，完成预算的98%。"),
        Good("全年任务约200户，已完成180户，完成全年任务的92%。"),
        Good("全年任务X户，已完成180户，完成任务的92%。"),
        Good("收入预算50亿元，支出预算48亿元，为预算的99%。"),
        Good("任务200户，投入180万元，完成任务的95%。"),
        Good("计划投资3亿元，完成投资3.3亿元，完成计划的110%。"),
        Bad(
            "年初预算为31.56万元，支出决算为30.98万元，完成年初预算的⟦96.2%⟧。",
            says="30.98万/31.56万=98.2%",
        ),
        Bad("改造任务200户，已完成180户，完成任务的⟦95%⟧。"),
        Bad("收入预算50.2亿元，实际完成52.1亿元，为预算的⟦106%⟧。"),
        Bad("计划投资30亿元，实际完成投资33亿元，达到计划的⟦130%⟧。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each share."""
        from draftlint.language import completions  # its patterns take a while

        yield from claimed.findings(self, document, document.view(completions.read))
