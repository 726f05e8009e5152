"""Shares that do not fit the whole which another sentence states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity
from draftlint_rules.totals.parts import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongShare(Rule):
    """Find a share that misses its whole, stated in another sentence, by one digit.

    Two digits that changed places turn 22.8% into 28.2%, and nobody sees it on reading.

    Left alone: wholes told with several values (plan and result, city and county),
    shares that differ in more than a slip (they may be of another year or place).
    """

    name = "wrong-share"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = claimed.MESSAGE
    chinese = """
        找出与别处所写总数只差一个数位的占比。

        两个数字颠倒，22.8%就成了28.2%，通读很难发现。

        不报：总数在文中有几个值的（预算与执行、全市与市本级），相差不止一个数位的（可能指另一年、另一地）。
    """
    examples = (
        Good("预算支出完成348.6亿元。教育支出79.6亿元，占预算支出的22.8%。"),
        Good("预算支出完成348.6亿元。教育支出79.6亿元，占预算支出的47.1%。"),
        Good(
            "预算支出348.6亿元。明年预算支出282.2亿元。教育支出79.6亿元，占预算支出的28.8%。"
        ),
        Good("教育支出79.6亿元，占预算支出的28.2%。"),
        Good("参保人数348户。其中农村79人，占参保人数的28.2%。"),
        Good("预算支出约348.6亿元。教育支出79.6亿元，占预算支出的28.2%。"),
        Bad(
            "预算支出完成348.6亿元。教育支出79.6亿元，占预算支出的⟦28.2%⟧。",
            says="79.6亿/348.6亿=22.8%",
        ),
        Bad("教育支出79632万元，占预算支出的⟦22.3%⟧。全年预算支出348627万元。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each share."""
        from draftlint.language import distant_shares  # its patterns take a while

        yield from claimed.findings(self, document, document.view(distant_shares.read))
