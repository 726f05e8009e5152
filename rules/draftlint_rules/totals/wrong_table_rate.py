"""Percentages in tables that their rows do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity
from draftlint_rules.totals.parts import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongTableRate(Rule):
    """Find a share, a rate or a growth in a table that its row does not give.

    A column of percentages is checked by working out any one of them.

    Left alone: columns that do not come out from the figures of the table at all, and
    what rounding explains.
    """

    name = "wrong-table-rate"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = claimed.MESSAGE
    chinese = """
        找出表格中与同行数字对不上的占比、比率和增幅。

        一列百分比，读者随便挑一个就能验算。

        不报：整列都不能由表内数字算出的；四舍五入所致的尾差。
    """
    examples = (
        Good(
            "|区|户数|占比|\n|-|-|-|\n|东|10|48%|\n|西|11|52%|\n|合计|21|100%|",
            format="markdown",
        ),
        Good(
            "|县|产值|增长%|\n|-|-|-|\n|东|10|3.1|\n|西|11|4.2|\n|南|13|5|",
            format="markdown",
        ),
        Good(
            "|事项|受理|办结|办结率|\n|-|-|-|-|\n|甲|100|95|95%|\n|乙|200|150|75%|",
            format="markdown",
        ),
        Good(
            "|事项|受理|办结|满意率|\n|-|-|-|-|\n|甲|100|95|99%|\n|乙|200|150|98%|\n|丙|50|40|100%|",
            format="markdown",
        ),
        Good(
            "|区|2022年|2023年|增长|\n|-|-|-|-|\n|东|10|11|10.0%|\n|西|20|25|25.0%|\n|南|30|33|10.0%|",
            format="markdown",
        ),
        Good("|项|数|\n|-|-|\n|甲|1|\n|乙|2|", format="markdown"),
        Bad(
            "|区|户数|占比|\n|-|-|-|\n|东|10|48%|\n|西|11|⟦42%⟧|\n|合计|21|100%|",
            says="11/21=52.4%",
            format="markdown",
        ),
        Bad(
            "|区|2022年|2023年|增长(%)|\n|-|-|-|-|\n|东|10|11|10|\n|西|20|25|25|\n|南|30|33|⟦11⟧|",
            format="markdown",
        ),
        Bad(
            "|事项|受理|办结|办结率|\n|-|-|-|-|\n|甲|100|95|95%|\n|乙|200|150|75%|\n|丙|50|40|⟦70%⟧|",
            format="markdown",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each percentage."""
        if not document.tables:
            return
        from draftlint.language import table_rates  # its patterns take a while

        yield from claimed.findings(self, document, document.view(table_rates.read))
