"""Dates that no calendar has."""

from __future__ import annotations

from datetime import date
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

# Both begin with a sign that is rarer than digits, and look back from there.
DATE = patterns.compile(
    r"""(?x) 月
    (?<= (?<![\d.]) (?:(?P<year>(?:19|20)\d\d)年)? (?P<month>\d{1,2}) 月)
    (?P<day>\d{1,2}) [日号] (?![楼院线])
    """
)
DASHED = patterns.compile(
    r"""(?x) -
    (?<= (?<![\d./-]) (?P<year>(?:19|20)\d\d) -)
    (?P<month>\d\d?) - (?P<day>\d\d?) (?![\d-])
    """
)
# The lunar calendar has a 30th in every month, the second among them.
LUNAR = patterns.compile(r"(?:农历|阴历|旧历|夏历|闰)[^，。；]{0,8}$")


class ImpossibleDate(Rule):
    """Find a date that no calendar has: the 30th of February, the 31st of June.

    A deadline or meeting on such a day cannot be kept, and nobody knows which is meant.

    Left alone: lunar dates, dates with a placeholder, and the 29th of February where no
    year is given.
    """

    name = "impossible-date"
    family = Family.TOTALS
    severity = Severity.ERROR
    message = Text(
        zh="没有“{date}”这一天，请核对",
        en="“{date}” is not a date in the calendar; please check",
    )
    chinese = """
        找出日历上没有的日期，如2月30日、6月31日。

        这样的期限或会期无法执行，也看不出本来是哪一天。

        不报：农历日期、含占位符的日期，以及未写年份的2月29日。
    """
    examples = (
        Good("截至2月28日，已完成8月31日前的任务。"),
        Good("2024年2月29日召开会议，每年2月29日除外。"),
        Good("农历2月30日举办庙会。"),
        Good("住6月31号楼。"),
        Good("X月31日前报送。"),
        Bad("请于⟦2月30日⟧前报送。"),
        Bad("截至⟦2023年6月31日⟧，全部完工。", says="没有“2023年6月31日”这一天"),
        Bad("会议于⟦2023年2月29日⟧召开。"),
        Bad("活动从３月１日持续到⟦４月３１日⟧。"),
        Bad("定于⟦2023年13月5日⟧验收。"),
        Bad("The report is due on ⟦2023-02-30⟧."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each date."""
        for pattern in (DATE, DASHED):
            for match in document.find(pattern):
                if _exists(match["year"], int(match["month"]), int(match["day"])):
                    continue
                start = match.start("year" if match["year"] else "month")
                before = document.narrow[max(0, start - 12) : start]
                if not LUNAR.search(before):
                    span = Span(start, match.end())
                    yield self.found(span, date=document.text(span))


def _exists(year: str | None, month: int, day: int) -> bool:
    """Whether a calendar has the day; without a year, that of a leap year."""
    try:
        date(int(year or 2024), month, day)
    except ValueError:
        return False
    return True
