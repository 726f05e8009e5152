"""Rows of a table that are not numbered 1, 2, 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Note,
    Rule,
    Severity,
    Text,
)
from draftlint.language import numerals
from draftlint_rules.numbering.parts import table_rows
from draftlint_rules.numbering.parts.flaws import Slip
from draftlint_rules.numbering.parts.wordings import HERE, SAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint_rules.numbering.parts.flaws import Flaw
    from draftlint_rules.numbering.parts.table_rows import Count

_IN_COLUMN = Text(zh="表中序号：", en="in the row numbers, ")


class TableRowNumbering(Rule):
    """Find a number that is missing, repeated or out of order in a 序号 column.

    A row was deleted, or pasted in, and the numbers were not counted anew: the number
    of projects or people that the last row shows is then wrong.

    Counts that begin anew (under a subtotal or the heading of a section), rows without
    a number, merged cells, numbers such as 1.1, and 一 with 1 2 3 below it are left
    alone, and so are columns of codes and ranks.
    """

    name = "table-row-numbering"
    family = Family.NUMBERING
    severity = Severity.WARNING
    message = _IN_COLUMN + SAYS[Slip.GAP]
    chinese = """
        找出表格“序号”列中的缺号、重号、错序。

        删了一行或者插了一行而没有重新编号，最后一行显示的个数就不对了。

        小计或分类标题之后重新编号的、空着不编号的行、合并单元格、1.1这样的分级序号、
        “一”下面排1、2、3的都不报；编码和名次也不报。
    """
    examples = (
        Good("|序号|项目|\n|-|-|\n|1|路|\n|2|桥|\n|3|站|", format="markdown"),
        Good(
            "|序号|项目|\n|-|-|\n|一|交通|\n|1|路|\n|2|桥|\n|二|水利|\n|1|闸|\n|2|坝|\n|3|渠|",
            format="markdown",
        ),
        Good(
            "|序号|项目|\n|-|-|\n|1|路|\n|2|桥|\n||小计|\n|3|闸|\n|合计||\n|1|渠|\n|2|井|",
            format="markdown",
        ),
        Good(
            "|序号|单位|人|\n|-|-|-|\n|1|甲|张|\n|2|乙|王|\n|2|乙|李|\n|3|丙|赵|",
            format="markdown",
        ),
        Good(
            "|序号|项目|\n|-|-|\n|1|路|\n|1.1|省道|\n|1.2|县道|\n|2|桥|\n|2.1|大桥|",
            format="markdown",
        ),
        Good("|序号|项目|\n|-|-|\n|1|路|\n|2|桥|\n||站|\n|4|闸|", format="markdown"),
        Good(
            "|序号|项目|\n|-|-|\n|12|路|\n|35|桥|\n|47|站|\n|8|闸|", format="markdown"
        ),
        Good(
            "|序号|姓名|序号|姓名|\n|-|-|-|-|\n|1|张|4|王|\n|2|李|5|赵|\n|3|陈|6|孙|",
            format="markdown",
        ),
        Good(
            "|Staff|No.|\n|-|-|\n|Nurses|1|\n|Clerks|2|\n|Guards|4|", format="markdown"
        ),
        Bad(
            "|序号|项目|\n|-|-|\n|1|路|\n|2|桥|\n|⟦4⟧|站|\n|5|闸|",
            says="表中序号：“2”之后是“4”，缺“3”",
            format="markdown",
        ),
        Bad(
            "|序 号|项目|\n|-|-|\n|1|路|\n|2|桥|\n|⟦2⟧|站|\n|3|闸|\n|4|渠|",
            says="“2”重复",
            format="markdown",
        ),
        Bad(
            "|序号|项目|\n|-|-|\n|1|路|\n|⟦3⟧|桥|\n|2|站|\n|4|闸|",
            says="“3”与“2”顺序颠倒",
            format="markdown",
        ),
        Bad(
            "|序号|项目|\n|-|-|\n|一|交通|\n|1|路|\n|2|桥|\n|⟦三⟧|水利|\n|1|闸|\n|四|能源|",
            says="“一”之后是“三”，缺“二”",
            format="markdown",
        ),
        Bad(
            "|序号|姓名|序号|姓名|\n|-|-|-|-|\n|1|张|4|王|\n|2|李|5|赵|\n|3|陈|⟦7⟧|孙|",
            says="“5”之后是“7”，缺“6”",
            format="markdown",
        ),
        Bad(
            "|序号|项目|\n|-|-|\n|1|路|\n|⟦1⟧|桥|\n|2|站|\n|3|闸|",
            says="“1”重复",
            format="markdown",
        ),
        Bad(
            "|No.|Item|\n|-|-|\n|1|Road|\n|2|Bridge|\n|3|Station|\n|⟦5⟧|Lock|",
            format="markdown",
        ),
        Bad(
            "|序号|项目|\n|-|-|\n|1.1|路|\n|1.2|桥|\n|⟦1.2⟧|站|\n|1.3|闸|",
            format="markdown",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for table in document.tables:
            for count in table_rows.counts(document, table):
                for flaw in count.flaws:
                    yield self._told(document, count, flaw)

    def _told(self, document: Document, count: Count, flaw: Flaw) -> Finding:
        rows = count.rows
        row, other = rows[flaw.at], rows[flaw.other]
        shown = [document.text(each.label) for each in rows]
        prefix = document.source[row.label.start : row.figure.start]
        figure = numerals.like(document.text(row.figure), flaw.expected)
        note = Note(other.label, HERE.format(label=shown[flaw.other]))
        return self.found(
            row.label,
            message=_IN_COLUMN + SAYS[flaw.slip],
            related=[note] if other is not row else (),
            label=shown[flaw.at],
            before=shown[max(flaw.at - 1, 0)],
            after=shown[min(flaw.at + 1, len(rows) - 1)],
            other=shown[flaw.other],
            expected=f"{prefix}{figure or flaw.expected}",
        )
