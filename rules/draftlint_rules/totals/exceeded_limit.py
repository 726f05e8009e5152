"""Debts above the limit beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.totals.parts import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIMIT = Text(zh="限额：{part}", en="the limit: {part}")


class ExceededLimit(Rule):
    """Find a debt balance above the limit that stands beside it.

    A government may not owe more than its limit, so one of the two figures is wrong.

    Left alone: limits for new debts only, rough figures, and balances whose limit is
    not told right beside them.
    """

    name = "exceeded-limit"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="余额“{stated}”超过了限额（{arithmetic}），请核对",
        en="the balance “{stated}” is above its limit ({arithmetic}); please check",
    )
    chinese = """
        找出超过旁边所写限额的债务余额。

        政府债务余额不得超过限额，两个数必有一个写错。

        不报：只是新增债务限额的，约数，限额没有写在旁边的。
    """
    examples = (
        Good("全市专项债务限额410.1亿元，余额393.1亿元。"),
        Good("政府债务余额95亿元，控制在限额100亿元以内。"),
        Good("上级下达新增债务限额12亿元，债务余额95亿元。"),
        Good("债务限额100亿元，余额约105亿元。"),
        Good("债务限额100亿元，新增债券5亿元，余额105亿元。"),
        Good("债务余额1.2亿元，控制在限额20000万元以内。"),
        Bad("全市专项债务限额410.1亿元，余额⟦493.1亿元⟧。", says="493.1亿>410.1亿"),
        Bad("政府债务余额⟦105亿元⟧，控制在限额100亿元以内。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each balance."""
        if "限额" not in document.narrow:
            return
        from draftlint.language import limits  # its patterns take a while

        for claim in document.view(limits.read):
            if claim.fails:
                yield claimed.finding(self, document, claim, _LIMIT)
