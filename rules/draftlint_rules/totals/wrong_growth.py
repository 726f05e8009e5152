"""Growth rates that the two values beside them do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity
from draftlint_rules.totals.parts import claimed

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongGrowth(Rule):
    """Find a growth rate that the two values beside it do not give.

    Growth is the figure that is quoted on, and a reader can work it out from the two
    values.

    Left alone: growth at comparable prices or on a comparable basis, yearly averages,
    rough figures, what rounding explains, and values that are not in the sentence.
    """

    name = "wrong-growth"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = claimed.MESSAGE
    chinese = """
        找出与前后两个数值对不上的增减幅度。

        增幅最常被引用，读者用前后两个数一算便知对错。

        不报：可比口径、可比价、剔除因素后的增幅，年均增幅，约数，四舍五入所致的尾差，句中没有两个数值的。
    """
    examples = (
        Good("信访量由80件上升到92件，增长15%。"),
        Good("信访量由80件下降到72件，下降10%。"),
        Good("完成投资92亿元，比上年80亿元增长15%。"),
        Good("收入105亿元，比上年增加5亿元，增长5%。"),
        Good("收入105亿元，完成预算的98%，同比增加5亿元，增长5%。"),
        Good("满意率由85.2%提高到92.1%，提高6.9个百分点。"),
        Good("占比由33.3%提高到41.7%，提高8.3个百分点。"),
        Good("收入由80亿元增加到92亿元，同口径增长12%。"),
        Good("总产值由80亿元增加到92亿元，年均增长4.8%。"),
        Good("投入由约80万元增加到92万元，增长20%。"),
        Good("投入由X万元增加到92万元，增长20%。"),
        Good("投入由1000万元增加到2100万元，翻了一番。"),
        Good("投入由1000万元增加到4000万元，增长4倍。"),
        Good("产量900吨，是上年300吨的3倍。"),
        Good("城乡低保标准由740元提高到800元，惠及困难群众5%。"),
        Good("受理80件，办结92件，群众参与率增长20%。"),
        Good("信访量由92件上升到80件，增长15%。"),
        Good("产值80.4亿元，比上年减少4.2亿元，下降5%。"),
        Good("按可比价计算。产值由80亿元增加到92亿元，增长9%。"),
        Good("收入80亿元、92亿元，分别增长3%、9%。"),
        Good("安排4019万元（其中园区170万元），同比减少165万元，下降3.9%。"),
        Good("Complaints rose from 80 to 92, up 15%."),
        Bad("信访量由80件上升到92件，增长⟦25%⟧。", says="(92-80)/80=15%"),
        Bad("信访量由80件上升到92件，下降⟦15%⟧。"),
        Bad("信访量由90件下降到72件，降幅达⟦30%⟧。"),
        Bad("完成投资92亿元，较上年80亿元增长⟦51%⟧。"),
        Bad("收入105亿元，比上年增加5亿元，增长⟦8%⟧。", says="5亿/(105亿-5亿)=5%"),
        Bad("收入由8000万元增加到1.2亿元，增长⟦5%⟧。"),
        Bad("满意率由85%提高到92%，提高⟦9个百分点⟧。"),
        Bad("投入由1000万元增加到1500万元，⟦翻了一番⟧。"),
        Bad("产量900吨，是上年300吨的⟦2倍⟧。"),
        Bad("安排4019万元（其中园区170万元），同比减少165万元，下降⟦39%⟧。"),
        Bad("Complaints fell from 90 to 72 cases, a drop of ⟦30%⟧."),
        Bad("2022年办件800件，2023年办件920件，增长⟦25%⟧。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each growth."""
        from draftlint.language import growth  # its patterns take a while

        yield from claimed.findings(self, document, document.view(growth.read))
