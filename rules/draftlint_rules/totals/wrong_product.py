"""Totals that are not the count times the amount for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity
from draftlint_rules.totals.parts import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongProduct(Rule):
    """Find a total that is not the count times the amount for each.

    What each person got times their number is what auditors work out first.

    Left alone: monthly or yearly rates that may have been paid several times, sentences
    with several counts or amounts, limits such as 不超过, rough figures.
    """

    name = "wrong-product"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = claimed.MESSAGE
    chinese = """
        找出与“每人（户）标准×人（户）数”不符的总额。

        审计首先核对的就是标准乘以人数。

        不报：按月按年、可能发放多次的标准，句中有几个人数或金额的，“不超过”之类的限额，约数。
    """
    examples = (
        Good("共28人符合条件，每人1500元，涉及资金4.2万元。"),
        Good("慰问困难户151户，每户慰问金270元，共40770元。"),
        Good("为28人每人每月发放500元，全年共发放16.8万元。"),
        Good("补助28人，每人不超过1500元，共发放3.8万元。"),
        Good("共约28人，每人1500元，涉及资金5万元。"),
        Good("补助学生28人、教师5人，每人1500元，共发放4.95万元。"),
        Good("组织28人参训，每人补助1500元，投入场地费3万元，资料费共1万元。"),
        Good("人均可支配收入31500元，惠及群众28人，投入资金5万元。"),
        Good("采购电脑30台，单价4500元，共13.5万元。"),
        Good("奖补19户，户均2001元，共3.8万元。"),
        Good("每亩补贴120元。"),
        Good("对120户每户补助3000元，已发放资金30万元。"),
        Good("表彰28人，一等奖每人5000元，共发放奖金9万元。"),
        Good("慰问120户，每户600元，特困户1000元，共发放8万元。"),
        Bad("共28人符合条件，每人1500元，涉及资金⟦4.5万元⟧。", says="1500×28=4.2万"),
        Bad("慰问困难户151户，每户慰问金270元，共⟦41770元⟧。"),
        Bad("采购电脑30台，单价4500元，共支出⟦15.5万元⟧。"),
        Bad("流转土地300亩，补贴标准120元/亩，共发放⟦36万元⟧。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each total."""
        from draftlint.language import products  # its patterns take a while

        yield from claimed.findings(self, document, document.view(products.read))
