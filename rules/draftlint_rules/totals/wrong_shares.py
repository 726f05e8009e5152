"""Shares of one whole that do not make 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = ("占", "结构", "比重", "构成", "比例")


class WrongShares(Rule):
    """Find shares of one whole that do not make 100.

    Every reader adds them up, and the ratio is quoted in other reports.

    Left alone: lists below 100 that may leave a rest out, figures far from 100 (they
    are no shares of one whole), and what rounding explains.
    """

    name = "wrong-shares"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="各部分之和为{sum}，不是100，请核对",
        en="the shares add up to {sum}, not 100; please check",
    )
    chinese = """
        找出同一整体的构成比之和不是100的地方。

        读者都会相加，这组比例还会被别的材料引用。

        不报：合计不足100、可能未列全的百分比；与100相差很远、不是同一整体的；四舍五入所致的尾差。
    """
    examples = (
        Good("三次产业结构为10.5：31.1：58.4。"),
        Good("三次产业结构比为10.5:31.1:58.5。"),
        Good("发布时间17:23:05，构成要素齐全。"),
        Good("配合比例为1:2:3。"),
        Good("三个年龄段占比分别为30%、35%、20%。"),
        Good("产值占比分别为33.3%、33.3%和33.3%。"),
        Good("农户占60%，龙头企业占25%，合作社占10%。"),
        Good("女性占58%，35岁以下占41%，党员占4%。"),
        Bad("三次产业结构为⟦10.5：31.1：59.4⟧。", says="101"),
        Bad("三次产业结构由11：31：58调整为⟦10：31：56⟧。", says="97"),
        Bad("三类项目占比分别为⟦45%、35%和22%⟧。", says="102"),
        Bad("农户占⟦60%，龙头企业占25%，合作社占18%⟧。", says="60+25+18=103"),
        Bad("基本支出占⟦25.8%；项目支出占72.2%⟧。", says="98"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each ratio and list."""
        if not any(word in document.narrow for word in _WORDS):
            return
        from draftlint.language import shares  # its patterns take a while

        for claim in document.view(shares.read):
            if claim.fails:
                yield self.found(claim.span, sum=claim.arithmetic)
