"""Periods that end before they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Rule,
    Severity,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

TO = r"\s?(?:至|到|[-—–~～]{1,2})\s?"
DATES = patterns.compile(
    rf"(?<!\d)((?:19|20)\d\d)年(?:(\d{{1,2}})月(?:(\d{{1,2}})日)?)?{TO}"
    r"((?:19|20)\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?"
)
# 5月20日至15日: the second day has no month of its own.
DAYS = patterns.compile(rf"(?<!\d)\d{{1,2}}月(\d{{1,2}})日?{TO}(\d{{1,2}})日")
# From one year back to another is a comparison: 由2023年到2022年的变化.
COMPARES = patterns.compile(r"[由与和比同]$")


class ReversedPeriod(Rule):
    """Find a period that ends before it begins.

    One of the two dates is wrong, and with it the deadline or the term.

    Left alone: periods over the turn of the year that leave the year out (10月至3月),
    and years that are compared rather than joined.
    """

    name = "reversed-period"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="“{period}”的结束早于开始，请核对",
        en="“{period}” ends before it begins; please check",
    )
    chinese = """
        找出结束早于开始的时间段。

        两个日期必有一个写错，期限也就跟着错。

        不报：省略年份的跨年时段（10月至3月），以及拿两个年份作比较的。
    """
    examples = (
        Good("2022年5月至2023年3月，开展专项整治。"),
        Good("整治时间为2023年5月20日至2023年6月5日。"),
        Good("5月20日至6月15日，10月至3月。"),
        Good("12月28日—31日集中慰问。"),
        Good("与2023年到2022年的变化相比。"),
        Good("2023年5月至2023年末。"),
        Good("服务热线2023年-2021号。"),
        Good("2023年10月至次年3月。"),
        Bad("整治时间为⟦2023年5月至2022年3月⟧。", says="结束早于开始"),
        Bad("⟦2023年5月20日至2023年5月2日⟧开展检查。"),
        Bad("任期为⟦2025年—2021年⟧。"),
        Bad("公示期为⟦5月20日至15日⟧。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each period."""
        text = document.narrow
        if "年" not in text and "月" not in text:
            return
        for pattern, is_reversed in ((DATES, _ends_early), (DAYS, _runs_back)):
            for match in document.find(pattern):
                lead = COMPARES.search(text, max(0, match.start() - 1), match.start())
                if lead is None and is_reversed(match):
                    yield self.found(match, period=match[0])


def _ends_early(match: regex.Match[str]) -> bool:
    """Whether a date comes before the other, as far as both are told."""
    for start, end in zip(match.groups()[:3], match.groups()[3:], strict=True):
        if start is None or end is None:
            return False
        if int(start) != int(end):
            return int(start) > int(end)
    return False


def _runs_back(match: regex.Match[str]) -> bool:
    first, last = int(match[1]), int(match[2])
    return last < first <= 31
