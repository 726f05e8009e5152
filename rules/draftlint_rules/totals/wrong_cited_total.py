"""Totals in sentences against the table that they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Note, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = (
    "\n\n表1 隐患情况\n\n|镇|隐患（处）|资金（万元）|\n|-|-|-|\n|东|10|1.5|\n|西|11|2|\n"
    "|合计|21|3.5|\n"
)
_IN_TABLE = Text(zh="表中的合计：{total}", en="the total in the table: {total}")


class WrongCitedTotal(Rule):
    """Find a total in the text that is not the total of the table it cites.

    Whoever reads the sentence looks at the table next, and wonders which is right.

    Left alone: figures that no column of the table is named after, figures that stand
    elsewhere in the table, rounded and rough ones, and tables without a total.
    """

    name = "wrong-cited-total"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="“{stated}”与所引表格的合计“{total}”不一致，请核对",
        en="“{stated}” here, but “{total}” in the table it cites; please check",
    )
    chinese = """
        找出正文中的总数与所引表格的合计不一致的地方。

        读者读到这句就会去看表，两处不一样，不知该信哪个。

        不报：表中没有对应栏目的数字，表中别处有的数字，约数和四舍五入所致的差异，没有合计的表格。
    """
    examples = (
        Good(
            f"全市共排查隐患21处，投入资金3.5万元（见表1）。{_TABLE}", format="markdown"
        ),
        Good(f"全市共排查隐患20余处（见表1）。{_TABLE}", format="markdown"),
        Good(f"全市共培训干部22人（隐患情况见表1）。{_TABLE}", format="markdown"),
        Good(f"西镇共排查隐患11处，见表1。{_TABLE}", format="markdown"),
        Bad(
            f"全市共排查隐患⟦22处⟧（见表1）。{_TABLE}",
            says="“22处”与所引表格的合计“21”不一致",
            format="markdown",
        ),
        Bad(
            f"共投入资金⟦36500元⟧，排查隐患21处，如下表所示。{_TABLE}",
            format="markdown",
        ),
        Bad(f"排查隐患共计⟦20处⟧。详见表1。{_TABLE}", format="markdown"),
        Bad(
            "As Table 2 shows, a total of ⟦61 cases⟧ were closed.\n\nTable 2 Closed cases\n\n"
            "|Town|Cases|\n|-|-|\n|East|40|\n|West|20|\n|Total|60|\n",
            format="markdown",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each total."""
        if not document.tables:
            return
        from draftlint.language import cited_tables  # its patterns take a while

        for claim in document.view(cited_tables.read):
            if claim.fails:
                total = document.text(claim.parts[0]).strip()
                yield self.found(
                    claim.span,
                    stated=document.text(claim.span),
                    total=total,
                    related=[Note(claim.parts[0], _IN_TABLE.format(total=total))],
                )
