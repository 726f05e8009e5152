"""Weekdays that do not go with their date."""

from __future__ import annotations

from datetime import date
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
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

WORDS = ("星期", "周", "礼拜")
WEEKDAYS = "一二三四五六日"
ENGLISH = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")


@cache
def dated(word: str) -> regex.Pattern[str]:
    """2023年5月1日（星期一）: looks back from the weekday, which is rarer than dates."""
    return patterns.compile(
        rf"""(?x)
        {word} (?P<weekday> [一二三四五六日天] ) (?! [年期至到、] )
        (?<= (?<!\d) (?P<year>(?:19|20)\d\d)年 (?P<month>\d{{1,2}})月
             (?P<day>\d{{1,2}})日 \s? [（(，,]? \s? {word} . )
        """
    )


class WrongWeekday(Rule):
    """Find a date with a weekday that it does not fall on.

    People come on the wrong day: one goes by the date, the other by the weekday.

    Left alone: dates without a year, and dates that no calendar has.
    """

    name = "wrong-weekday"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="{date}是星期{right}，不是星期{written}，请核对",
        en="{date} is a {right}, not a {written}; please check",
    )
    chinese = """
        找出日期与星期对不上的地方。

        有人看日期，有人看星期，结果各来各的。

        不报：未写年份的日期，以及日历上没有的日期。
    """
    examples = (
        Good("定于2023年5月1日（星期一）召开。"),
        Good("定于2023年5月7日 周日召开。"),
        Good("定于5月1日（星期二）召开。"),
        Good("定于2023年2月30日（星期二）召开。"),
        Good("2023年5月1日，周一至周五照常办理。"),
        Bad("定于2023年5月1日（⟦星期二⟧）召开。", says="2023年5月1日是星期一"),
        Bad("定于2024年2月29日，⟦周五⟧上午召开。"),
        Bad("定于２０２３年５月１日（⟦星期天⟧）召开。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each weekday."""
        for word in WORDS:
            if word in document.narrow:
                for match in document.find(dated(word)):
                    yield from self.found_if_off(match)

    def found_if_off(self, match: regex.Match[str]) -> Iterator[Finding]:
        """Yield a finding where the calendar has another weekday."""
        written = WEEKDAYS.index(match["weekday"].replace("天", "日"))
        right = _weekday(int(match["year"]), int(match["month"]), int(match["day"]))
        if right is not None and right != written:
            yield self.found(
                match,
                date=f"{match['year']}年{match['month']}月{match['day']}日",
                right=_named(right),
                written=_named(written),
            )


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _named(weekday: int) -> Text:
    return Text(zh=WEEKDAYS[weekday], en=f"{ENGLISH[weekday]}day")
