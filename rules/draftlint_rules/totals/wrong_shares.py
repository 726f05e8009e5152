"""Shares of one whole that do not make 100."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

SHARES = patterns.compile(r"结构|比重|占比|构成|比例")
FIGURE = r"\d{1,2}(?:\.\d{1,2})?"
# Farther off they are no shares of one whole, or not all of them.
FARTHEST = 5


COLONS = "：:∶"


@cache
def ratio(colon: str) -> regex.Pattern[str]:
    """三次产业结构为10.5：31.1：58.4: looks back from the first colon."""
    return patterns.compile(
        rf"""(?x) {colon}
        (?<= (?<![\d.:：∶]) (?P<share>{FIGURE}) [ ]? .) [ ]? (?P<share>{FIGURE})
        (?: [ ]?[:：∶][ ]? (?P<share>{FIGURE}) ){{1,4}} (?! [\d.:：∶] | [ ]?% )
        """
    )


# 三类项目占比分别为60%、30%和15%: looks back from its rarest word.
PERCENTAGES = patterns.compile(
    rf"""(?x) 分别 [为是达占]
    (?<= (?:占比|比重|构成|占) [^，。；%\d]{{0,12}} ... ) [^，。；%\d]{{0,4}}
    (?P<share>{FIGURE}) % (?: [、，和及与]{{1,2}} (?P<share>{FIGURE}) % ){{2,7}}
    """
)


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
        en="the shares make {sum}, not 100; please check",
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
        Bad("三次产业结构为⟦10.5：31.1：59.4⟧。", says="101"),
        Bad("三次产业结构由11：31：58调整为⟦10：31：56⟧。", says="97"),
        Bad("三类项目占比分别为⟦45%、35%和22%⟧。", says="102"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each ratio and list."""
        for colon in COLONS:
            if colon not in document.narrow:
                continue
            for match in document.find(ratio(colon)):
                start = match.starts("share")[0]
                before = document.narrow[max(0, start - 40) : start]
                if SHARES.search(before):
                    yield from self.found_if_off(match, below=True)
        if "%" in document.narrow:
            for match in document.find(PERCENTAGES):
                yield from self.found_if_off(match, below=False)

    def found_if_off(
        self, match: regex.Match[str], *, below: bool
    ) -> Iterator[Finding]:
        """Yield a finding where the figures come near 100 and miss it."""
        from decimal import Decimal

        shares = [Decimal(figure) for figure in match.captures("share")]
        decimals = max(len(str(share).partition(".")[2]) for share in shares)
        total = sum(shares, Decimal(0))
        off = total - 100
        rounding = Decimal(len(shares) * 5).scaleb(-decimals - 1)
        if rounding < abs(off) <= FARTHEST and (off > 0 or below):
            yield self.found(
                Span(match.starts("share")[0], match.end()),
                sum="+".join(map(str, shares)) + f"={total}",
            )
