"""One indicator with two values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Note, Rule, Severity, Text
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

_EARLIER = Text(zh="前面写的是“{value}”", en="it is “{value}” here")


class ContradictingValues(Rule):
    """Find an indicator that has one value here and another there.

    The reader cannot know which is right, and doubts both.

    Left alone: plans and estimates beside results, other years and parts of a year,
    parts of the place (市本级, one of its towns), and one value rounded.  Only values
    that differ by one slip of the pen are more than a question to the author.
    """

    name = "contradicting-values"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="同一指标这里是“{later}”，前面是“{earlier}”，请核对",
        en="the same indicator is “{later}” here and “{earlier}” before; please check",
    )
    chinese = """
        找出同一指标前后两个数值不一致的地方。

        读者不知该信哪个，两个都会怀疑。

        不报：计划、预计与实际之间的，不同年份或时段的，本级与下属单位的，四舍五入所致的。
        只有相差一个数位（多半是笔误）的才作警告，其余只作提示。
    """
    examples = (
        Good("全镇地区生产总值42.3亿元。\n全镇地区生产总值达到42.27亿元。"),
        Good("全镇地区生产总值42.3亿元。\n力争地区生产总值达到43.3亿元。"),
        Good("2023年，全镇地区生产总值42.3亿元。\n2022年，全镇地区生产总值41.3亿元。"),
        Good("全市森林覆盖率42.3%。东山县森林覆盖率43.3%。"),
        Good("全镇地区生产总值42.3亿元。\n二、2025年工作目标\n地区生产总值43.3亿元。"),
        Good("上半年全镇地区生产总值22.3亿元。\n全镇地区生产总值42.3亿元。"),
        Bad(
            "全镇地区生产总值42.3亿元，增长6%。\n经济稳中有进，地区生产总值达到⟦43.3亿元⟧。",
            says="同一指标这里是“43.3亿元”，前面是“42.3亿元”",
        ),
        Bad("农村居民人均可支配收入21350元。\n农村居民人均可支配收入⟦21530元⟧。"),
        Bad(
            "受理来信30件，热线工单按期办结率96.2%。\n热线工单按期办结率⟦85.7%⟧。",
            severity=Severity.INFO,
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each value that an earlier one contradicts."""
        from draftlint.language import restated  # its patterns take a while

        for claim in document.view(restated.read):
            if claim.verdict is Verdict.HOLDS:
                continue
            earlier = claim.parts[0]
            yield self.found(
                claim.span,
                severity=None if claim.fails else Severity.INFO,
                later=document.text(claim.span),
                earlier=document.text(earlier),
                related=[Note(earlier, _EARLIER.format(value=document.text(earlier)))],
            )
