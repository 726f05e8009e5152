"""The year in a report's title against the year that its text speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Note,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint_rules.totals.parts.years import Mismatch

_HEADING = Text(
    zh="这里写的是“{year}”，标题写的是{title}年，请核对",
    en="“{year}” here, but {title} in the title; please check",
)
_PLAN = Text(
    zh="标题是{title}年的总结，这里却是“{year}”的计划，请核对",
    en="the title reports on {title}, but this is a plan for “{year}”; please check",
)
_THERE = Text(zh="正文写的是“{year}”", en="the text says “{year}”")
_TITLE = Text(zh="标题写的是“{year}”", en="the title says “{year}”")
_MOST_PLACES = 3
_FIRST = 5  # blocks, among which the title is
_YEAR = patterns.plain("[12][09][0-9][0-9]")


class MismatchedYear(Rule):
    """Find a title, or a heading, whose year is not the year that is reported.

    It is the scar of last year's report used again, and the reader meets it first.

    Left alone: comparisons with another year, plans for the next one, periods of
    several years, documents that are quoted, and reports to an assembly, which are
    named after the year in which they are given.
    """

    name = "mismatched-year"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="标题写的是“{year}”，正文说的却都是{told}年，请核对",
        en="the title says “{year}”, but the text speaks of {told}; please check",
    )
    chinese = """
        找出标题或小标题里的年份与正文所说年份不一致的地方。

        这是套用上年文稿留下的痕迹，读者第一眼就会看到。

        不报：与其他年份比较的，下一年的计划，跨几年的时段，引用的文件名，
        以及按作报告的年份命名的政府工作报告。
    """
    examples = (
        Good(
            "某镇2023年工作总结\n2023年，全镇完成投资5亿元。\n2024年，我们将抓好招商。"
        ),
        Good(
            "某镇2023年工作总结\n一年来，全镇完成投资5亿元。\n2024年，我们将抓好招商。\n"
            "2024年，计划完成投资6亿元。"
        ),
        Good(
            "2024年某县政府工作报告\n2023年，全县完成投资5亿元。\n2023年，实现税收2亿元。"
        ),
        Good(
            "某镇2024年上半年工作总结\n比2023年增长5%。\n较2023年同期，完成投资多1亿元。"
        ),
        Good(
            "某局2023年工作总结和2024年工作计划\n一、2023年工作总结\n二、2024年工作计划"
        ),
        Good("某局2022年工作总结\n一、2021年工作回顾\n二、2022年工作完成情况"),
        Bad(
            "某镇⟦2023年度⟧工作总结\n2024年，全镇完成投资5亿元。\n"
            "2024年以来，累计化解纠纷12起。\n今年共接待来访30批。",
            says="标题写的是“2023年度”，正文说的却都是2024年",
        ),
        Bad(
            "某局⟦2024年⟧预算执行情况的报告\n2023年，收入完成5亿元，比2022年增长3%。\n"
            "截至2023年12月底，累计支出4亿元。\n",
        ),
        Bad(
            "某局2023年工作总结和2024年工作计划\n一、⟦2022年⟧工作总结\n二、2024年工作计划",
            says="这里写的是“2022年”，标题写的是2023年",
        ),
        Bad(
            "某局2023年工作总结\n一、主要工作\n二、⟦2023年⟧工作打算",
            severity=Severity.INFO,
            says="标题是2023年的总结，这里却是“2023年”的计划",
        ),
        Bad(
            "某局2024年工作总结\n2024年，共受理来访30批。\n某局\n⟦2023年⟧12月20日",
            says="这里写的是“2023年”，标题写的是2024年",
        ),
        Bad(
            "Annual Report ⟦2023⟧\nIn 2024, we trained 120 people.\n"
            "In 2024 the centre answered 300 calls.",
            says="2024",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for the title, and one for each heading."""
        first = (block.span for block in document.blocks[:_FIRST])
        if not any(_YEAR.search(document.narrow, s.start, s.end) for s in first):
            return
        from draftlint_rules.totals.parts import years  # its patterns take a while

        for mismatch in years.mismatches(document):
            yield self._finding(document, mismatch)

    def _finding(self, document: Document, mismatch: Mismatch) -> Finding:
        def note(place: Span, wording: Text) -> Note:
            return Note(place, wording.format(year=document.text(place)))

        year, told = document.text(mismatch.place), mismatch.told
        if mismatch.title is None:
            places = mismatch.places[:_MOST_PLACES]
            related = [note(place, _THERE) for place in places]
            return self.found(mismatch.place, year=year, told=told, related=related)
        return self.found(
            mismatch.place,
            message=_HEADING if mismatch.sure else _PLAN,
            severity=None if mismatch.sure else Severity.INFO,
            year=year,
            title=told,
            related=[note(mismatch.title, _TITLE)],
        )
