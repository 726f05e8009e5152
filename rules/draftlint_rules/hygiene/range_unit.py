"""Ranges whose first figure lost its unit."""

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

# GB/T 15835-2011, 5.1.4: the first figure of a range keeps 万, 亿 and %, without which
# 9~16亿 may begin at nine.  Other units (3~5天) may be left out.
RANGE = patterns.compile(
    r"(?<![\dA-Za-z.~～—–-])(?P<first>(?!0\d)\d{1,6}(?:\.\d{1,3})?)"
    r"(?P<sign>[~～]|[—–-]{1,2})(?P<last>\d{1,6}(?:\.\d{1,3})?)(?P<unit>[%‰]|万亿|[万亿])"
)
# One character that each has: most drafts have no range at all.
BEFORE_UNIT = patterns.plain(r"[~～—–-]\d[\d.]{0,9}[%‰万亿]")


class RangeUnit(Rule):
    """Find ranges whose first figure lost its 万, 亿 or %: 15~30%, 9~16亿.

    Strictly read, 9~16亿 begins at nine.

    Ranges with other units (3~5天), years and telephone numbers are left alone.
    """

    name = "range-unit"
    family = Family.HYGIENE
    severity = Severity.INFO
    message = Text(
        zh="“{words}”的前一个数也要带“{unit}”，写作“{right}”",
        en="the first figure of “{words}” needs “{unit}” too: “{right}”",
    )
    chinese = """
        找出前一个数漏了“万”“亿”“%”的数值范围，如15~30%、9~16亿。

        严格地读，“9~16亿”是从9算起的。

        其他单位的范围（3~5天）、年份、电话号码不报。
    """
    examples = (
        Good("增长15%~30%，投资9亿~16亿元，工期3~5天，2023—2025年实施。"),
        Good("热线0571-8812万能，型号A3-20万向节，气温10~15℃。"),
        Good("增长率为-3%，PM2.5降至12—15微克。"),
        Bad("力争降低成本⟦15~30%⟧。", fixed="力争降低成本15%~30%。"),
        Bad("总投资⟦9～16亿⟧元，户均增收⟦1.3—1.7万⟧元。", says="“9亿～16亿”"),
        Bad("Costs may fall by ⟦15-30%⟧.", fixed="Costs may fall by 15%-30%."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if not BEFORE_UNIT.search(document.narrow):
            return
        for match in document.find(RANGE):
            words = document.source[match.start() : match.end()]
            unit = document.source[match.start("unit") : match.end("unit")]
            at = match.start("sign") - match.start()
            right = words[:at] + unit + words[at:]
            yield self.found(match, words=words, unit=unit, right=right, fix=right)
