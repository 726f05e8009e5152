"""The rule cutoff-wording."""

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

# 截止 is an end (报名截止), 截至 a point up to which something is counted.
CUTOFF = patterns.compile(
    r"(?<!报名|申报|申请|投稿|征集|缴费|提交|报送|受理|登记|时间|日期|[未已将前])截止"
    r"(?=(?P<when>目前|当前|现在|今[日天年]|昨[日天]|上?[月周]末|年底|月底"
    r"|\d{4}年|\d{1,2}月\d{1,2}日|\d{1,2}月底))"
)


class CutoffWording(Rule):
    """Find 截止 where 截至 is meant.

    截止 says that something ends; figures are counted 截至 (up to) a day.

    报名截止, 截止日期 and 截止到 with a date are left alone.
    """

    name = "cutoff-wording"
    family = Family.HYGIENE
    severity = Severity.INFO
    message = Text(
        zh="“截止{when}”宜为“截至{when}”",
        en="“截止{when}” should read “截至{when}”",
    )
    chinese = """
        找出该用“截至”而用了“截止”的地方。

        “截止”是到期停止；统计数字算到某一天，用“截至”。

        报名截止、截止日期、“截止到”加日期不报。
    """
    examples = (
        Good("截至目前，已办结32件。"),
        Good("报名截止2024年5月1日，截止日期不变，缴费尚未截止，目前进展顺利。"),
        Good("截止到6月底，已签约12户。"),
        Bad("⟦截止⟧目前，已办结32件。", fixed="截至目前，已办结32件。"),
        Bad("⟦截止⟧2024年6月底，完成投资3亿元。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if "截止" in document.prose:
            for match in document.find(CUTOFF):
                yield self.found(match, when=match["when"], fix="截至")
