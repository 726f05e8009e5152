"""Differences and products in tables that their rows do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity
from draftlint_rules.totals.parts import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongTableRow(Rule):
    """Find a difference or a product in a table that its row does not give.

    Whoever checks a table takes one row and works it out.

    Left alone: columns that do not come out from the figures of the table at all, and
    what rounding explains.
    """

    name = "wrong-table-row"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = claimed.MESSAGE
    chinese = """
        找出表格中与同行数字对不上的差额和乘积。

        核对表格的人总会挑一行来算。

        不报：整列都不能由表内数字算出的；四舍五入所致的尾差。
    """
    examples = (
        Good(
            "|区|上年|本年|增减|\n|-|-|-|-|\n|东|10|11|1|\n|西|20|18|-2|\n|合计|30|29|-1|",
            format="markdown",
        ),
        Good(
            "|县|受理|办结|结转|\n|-|-|-|-|\n|东|10|8|5|\n|西|20|18|9|\n|南|5|5|1|",
            format="markdown",
        ),
        Good(
            "|物品|单价（元）|数量|金额（万元）|\n|-|-|-|-|\n|桌|850|20|1.7|\n|椅|120|40|0.48|",
            format="markdown",
        ),
        Bad(
            "|区|上年|本年|增减|\n|-|-|-|-|\n|东|10|11|1|\n|西|20|18|⟦2⟧|\n|合计|30|29|-1|",
            says="18-20=-2",
            format="markdown",
        ),
        Bad(
            "|物品|单价（元）|数量|金额（元）|\n|-|-|-|-|\n|桌|850|20|17,000|\n"
            "|椅|120|40|⟦8,400⟧|\n|合计|||25,400|",
            says="120×40=4,800",
            format="markdown",
        ),
        Bad(
            "|Quarter|Income|Spending|Surplus|\n|-|-|-|-|\n|Q1|120|95|25|\n"
            "|Q2|130|110|20|\n|Q3|125|118|⟦17⟧|\n|Total|375|323|52|",
            format="markdown",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each figure."""
        if not document.tables:
            return
        from draftlint.language import table_rows  # its patterns take a while

        yield from claimed.findings(self, document, document.view(table_rows.read))
