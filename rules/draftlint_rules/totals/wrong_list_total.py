"""Totals that the items of the list below them do not make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity
from draftlint_rules.totals.parts import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongListTotal(Rule):
    """Find a total that the items of the list below it do not make.

    The total leads to the list, and the reader adds up while reading on.

    Left alone: items with several figures of the kind or none, lists of the main items
    only, rough figures, sums far off (the items then count something else).
    """

    name = "wrong-list-total"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = claimed.MESSAGE
    chinese = """
        找出与下列各条之和不符的总数。

        总数后面紧接着分条，读者边看边加。

        不报：各条没有或有几个同类数字的，只列主要项目的，约数，相差悬殊（各条另有所指）的。
    """
    examples = (
        Good("共排查隐患43处：\n1.消防隐患22处；\n2.用电隐患12处；\n3.燃气隐患9处。"),
        Good("共排查隐患43处，其中：\n1.消防隐患22处；\n2.用电隐患12处。"),
        Good(
            "共排查隐患43处，主要有：\n1.消防隐患22处；\n2.用电隐患12处；\n3.燃气隐患10处。"
        ),
        Good("共实施项目3个：\n1.新建学校12个；\n2.改造医院5个。"),
        Good(
            "共排查隐患43处：\n1.消防隐患22处，整改20处；\n2.用电隐患12处；\n3.燃气隐患10处。"
        ),
        Good("累计排查43处。\n1.消防隐患22处；\n2.用电隐患12处；\n3.燃气隐患10处。"),
        Good(
            "共排查隐患43处：\n1.消防隐患22处；\n2.用电隐患10余处；\n3.燃气隐患10处。"
        ),
        Bad(
            "共排查隐患⟦43处⟧：\n1.消防隐患22处；\n2.用电隐患12处；\n3.燃气隐患10处。",
            says="22+12+10=44",
        ),
        Bad(
            "共下达资金⟦120万元⟧：\n（一）道路50万元\n（二）桥梁40万元\n（三）路灯40万元"
        ),
        Bad(
            "全年共受理案件⟦60件⟧，具体如下：\n1.民事30件。\n2.行政12件。\n3.刑事15件。"
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each total."""
        from draftlint.language import listed_totals  # its patterns take a while

        yield from claimed.findings(self, document, document.view(listed_totals.read))
