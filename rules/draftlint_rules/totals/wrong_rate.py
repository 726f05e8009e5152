"""Percentages that the two figures beside them do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Note, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

WHOLE = Text(zh="总数：{figure}", en="the whole: {figure}")
PART = Text(zh="部分：{figure}", en="the part: {figure}")


class WrongRate(Rule):
    """Find a rate or share that is not the quotient of the two figures beside it.

    Rates are what superiors compare, and what a reader with a calculator checks first.

    Left alone: rates whose part or whole is not in the sentence, rates that any two
    figures of the sentence do give, rounded and cut percentages, and rough figures.
    """

    name = "wrong-rate"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="“{part}”占“{whole}”的{computed}%，不是{stated}，请核对",
        en="“{part}” is {computed}% of “{whole}”, not {stated}; please check",
    )
    chinese = """
        找出与同句两个数字对不上的比率或占比。

        上级比的就是比率，读者按一下计算器就能发现。

        不报：句中没有分子或分母的；同句其他数字能算出的；四舍五入或截尾的；约数。
    """
    examples = (
        Good("排查隐患120处，整改114处，整改率95%。"),
        Good("受理工单476件，办结470件，办结率达98.7%，满意率90%。"),
        Good("签约300户中的200户，签约率66%。"),
        Good("发现并整改隐患17处，发现重大隐患6处，整改率85%。"),
        Good("排查隐患约120处，整改114处，整改率90%。"),
        Good("产值120亿元，增长5亿元，增长率3.2%。"),
        Good("收入39.3亿元，其中税收21.1亿元，占收入的53.7%。"),
        Bad(
            "排查隐患120处，整改114处，整改率⟦92%⟧。",
            says="“114处”占“120处”的95%，不是92%",
        ),
        Bad("受理工单476件，已办结470件，办结率达⟦99.7%⟧。"),
        Bad("收入39.3亿元，其中税收21.1亿元，下降2%，占收入的⟦63.7%⟧。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each percentage."""
        from draftlint.language import rates  # its patterns take a while

        for rate in document.view(rates.read):
            if rate.fails:
                part = document.text(rate.part.span)
                whole = document.text(rate.whole.span)
                yield self.found(
                    rate.percentage.span,
                    part=part,
                    whole=whole,
                    computed=f"{rate.computed:f}",
                    stated=document.text(rate.percentage.span),
                    related=[
                        Note(rate.whole.span, WHOLE.format(figure=whole)),
                        Note(rate.part.span, PART.format(figure=part)),
                    ],
                )
