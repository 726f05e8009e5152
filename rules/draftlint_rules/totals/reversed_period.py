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
    Span,
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

# 2024年5月启动，计划2024年…: looked for from a rare character on, because `re` finds
# such places many times as fast.
SCHEDULE = patterns.plain(
    r"年(?:度?[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[份初上中下旬底正式全面起已]{0,6}"
    r"[启开动实进破受立][动工始施场项建土展理案][^，。；：:0-9\n]{0,10}[，,；;、]"
    r"[^，。；：:0-9\n]{0,16}[12][09][0-9][0-9] ?年"
)
# 开工日期：2024 …
DATED = tuple(
    patterns.plain(rf"{word}[：:为是 ]{{1,2}}[12][09][0-9][0-9]")
    for word in ("日期", "时间", "时限")
)


class ReversedPeriod(Rule):
    """Find a period that ends before it begins, and a deadline before its start.

    One of the two dates is wrong, and with it the deadline or the term.

    Left alone: periods over the turn of the year that leave the year out (10月至3月),
    years that are compared rather than joined, and dates of which it is not plain that
    they belong to one matter.
    """

    name = "reversed-period"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="“{period}”的结束早于开始，请核对",
        en="“{period}” ends before it begins; please check",
    )
    chinese = """
        找出结束早于开始的时间段，以及早于开工、启动时间的完成期限。

        两个日期必有一个写错，期限也就跟着错。

        不报：省略年份的跨年时段（10月至3月），拿两个年份作比较的，以及看不出是同一件事的两个日期。
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
        Good("二期工程2024年5月启动，2025年3月底前完成。"),
        Good("2024年5月启动二期建设，2024年3月完成一期。"),
        Good("2024年5月启动，3月底前完成。"),
        Good("新路2024年5月开工，旧桥2023年12月建成。"),
        Bad("改造工程于⟦2024年5月启动，计划2024年3月底前完成⟧。", says="结束早于开始"),
        Bad("开工日期：⟦2024年5月8日，竣工日期：2024年3月8日⟧。"),
        Bad(
            "| 项目 | 开工时间 | 完成时间 |\n|---|---|---|\n"
            "| 桥 | 2024年5月 | ⟦2024年3月⟧ |\n| 路 | 2024年5月 | 2024年9月 |",
            format="markdown",
        ),
        Bad("The works ran from ⟦May 2024 to March 2024⟧."),
        Bad("Work started in ⟦May 2024 and will be completed by March 2024⟧."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each period, and for each deadline."""
        text = document.narrow
        places = [Span(*match.span()) for match in SCHEDULE.finditer(text)]
        fields = any(label.search(text) for label in DATED)
        if places or fields or document.tables or not document.is_chinese:
            yield from self._late(document, places)
        if "年" not in text and "月" not in text:
            return
        for pattern, is_reversed in ((DATES, _ends_early), (DAYS, _runs_back)):
            for match in document.find(pattern):
                lead = COMPARES.search(text, max(0, match.start() - 1), match.start())
                if lead is None and is_reversed(match):
                    yield self.found(match, period=match[0])

    def _late(self, document: Document, places: list[Span]) -> Iterator[Finding]:
        from draftlint_rules.totals.parts import deadlines  # its patterns take a while

        for late in deadlines.read(document, places):
            period = " ".join(document.text(late.whole).split())
            if late.start not in late.whole:
                period = f"{document.text(late.start)}—{period}"
            yield self.found(late.whole, period=period)


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
