"""Totals in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity
from draftlint_rules.totals.parts import failures

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongTableTotal(Rule):
    """Find a total in a table that is not the sum of its row or column.

    Readers add up tables; one wrong total makes them doubt all the others.

    Left alone: shares, rates and averages, rows headed 其中 (they are counted in another
    row already), differences that rounding explains, cells with a placeholder, and
    tables in which no reading of the total row fits the other columns.
    """

    name = "wrong-table-total"
    family = Family.TOTALS
    severity = Severity.ERROR
    message = failures.MESSAGE
    chinese = """
        找出表格中与分项之和不符的合计、小计、总计。

        读者会核对表格；一处合计出错，其余数字也让人起疑。

        不报：占比、比率和平均数；“其中”行（已计入上一行）；四舍五入所致的尾差；含占位符的单元格；
        各列都对不上、看不出怎样相加的表格。
    """
    examples = (
        Good("|区|户数|\n|-|-|\n|东|10|\n|西|11|\n|合计|21|", format="markdown"),
        Good(
            "|区|户数|占比|\n|-|-|-|\n|合计|21|100%|\n|东|10|48%|\n|西|11|52%|",
            format="markdown",
        ),
        Good(
            "|类别|件数|\n|-|-|\n|来信|10|\n|其中：联名|4|\n|来访|5|\n|合计|15|",
            format="markdown",
        ),
        Good(
            "单位：亿元\n\n|县|收入|\n|-|-|\n|甲|1.24|\n|乙|2.34|\n|合计|3.6|",
            format="markdown",
        ),
        Good("|区|户数|\n|-|-|\n|东|10|\n|西|X|\n|合计|21|", format="markdown"),
        Good(
            "|区|街|户数|\n|-|-|-|\n|东|甲|1|\n|东|乙|2|\n|小计||3|\n|西|丙|4|\n|西|丁|5|"
            "\n|小计||9|\n|总计||12|",
            format="markdown",
        ),
        Bad(
            "|区|户数|\n|-|-|\n|东|10|\n|西|11|\n|合计|⟦22⟧|",
            says="10+11=21，分项之和比合计少1",
            format="markdown",
        ),
        Bad(
            "|区|一季度|二季度|合计|\n|-|-|-|-|\n|东|10|20|30|\n|西|11|20|⟦33⟧|"
            "\n|北|-|7|7|\n|合计|21|47|70|",
            format="markdown",
        ),
        Bad(
            "|区|街|户数|\n|-|-|-|\n|东|甲|1|\n|东|乙|2|\n|小计||⟦4⟧|\n|西|丙|4|\n|西|丁|5|"
            "\n|小计||9|\n|总计||12|",
            format="markdown",
        ),
        Bad(
            "|Item|Count|Cost ($)|\n|-|-|-|\n|Roads|3|1,200.5|\n|Schools|4|800|"
            "\n|Total|⟦8⟧|2,000.5|",
            format="markdown",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each total."""
        if not document.tables:
            return
        from draftlint.language import table_sums  # its patterns take a while

        for equation in document.view(table_sums.read):
            if equation.fails:
                yield failures.finding(self, document, equation)
