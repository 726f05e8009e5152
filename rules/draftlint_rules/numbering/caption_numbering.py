"""Figures, tables and annexes that are not numbered 1, 2, 3."""

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
    Text,
)
from draftlint_rules.numbering import captions, flaws
from draftlint_rules.numbering.flaws import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint_rules.numbering.captions import Caption

_AGAIN = Text(
    zh="“{label}”重复：前面已有一个“{label}”，此处应为第{expected}个",
    en="“{label}” again: one stands before it, here number {expected} is expected",
)
_HERE = Text(zh="“{label}”在这里", en="“{label}” stands here")


class CaptionNumbering(Rule):
    """Find a figure, table or annex whose number is missing or comes twice.

    Readers look for “表3” and do not find it, or find two.

    A continued table (续表), a list of figures before the figures themselves and
    numbers that begin anew in every chapter are left alone.
    """

    name = "caption-numbering"
    family = Family.NUMBERING
    severity = Severity.WARNING
    message = Text(
        zh="“{before}”之后是“{label}”，中间缺号",
        en="“{label}” follows “{before}”: a number is missing between them",
    )
    chinese = """
        找出图、表、附件编号的缺号和重号。

        读者按“表3”去找，找不到，或者找到两个。

        续表、正文前的图表目录、各章重新编号的都不报。
    """
    examples = (
        Good("表1 收入情况\n表2 支出情况\n表2（续）\n表3 债务情况"),
        Good("图1 结构\n图2 趋势\n正文\n图1 结构\n图2 趋势"),
        Good("表1-1 收入\n表1-2 支出\n表2-1 人口\n表2-2 面积"),
        Good("表1显示收入增长较快。\n表3显示支出增长较快。"),
        Good("附件：1.名单\n2.日程\n附件1\n名单\n附件2\n日程"),
        Good("Table 2 shows the costs.\nTable 5 shows the staff."),
        Bad("表1 收入情况\n表2 支出情况\n⟦表4⟧ 债务情况", says="“表2”之后是“表4”"),
        Bad("图1：结构\n⟦图1⟧：趋势\n图2：分布", says="“图1”重复"),
        Bad("附件1\n名单\n附件2\n日程\n⟦附件4⟧\n须知"),
        Bad("Table 1: Costs\nTable 2: Staff\n⟦Table 4⟧: Risks"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for run in _runs(document.view(captions.read)):
            numbers = [caption.number for caption in run]
            if numbers[0] != 1 or len(numbers) < 2:
                continue
            found = list(flaws.find(numbers))
            if len(found) > max(1, len(numbers) // 3):
                continue
            for flaw in found:
                here, other = run[flaw.index], run[flaw.other]
                again = flaw.slip in (Slip.REPEAT, Slip.TWIN)
                if again and ("续" in here.title or here.title == other.title):
                    continue
                label = document.text(here.label)
                before = document.text(run[flaw.index - 1].label)
                yield self.found(
                    here.label,
                    message=_AGAIN if again else self.message,
                    related=[Note(other.label, _HERE.format(label=before))],
                    label=label,
                    before=before,
                    expected=flaw.expected,
                )


def _runs(found: tuple[Caption, ...]) -> Iterator[list[Caption]]:
    """Yield the counts: one a kind and chapter, and a new one where 1 comes again."""
    runs: dict[tuple[str, str], list[Caption]] = {}
    for caption in found:
        key = caption.kind, caption.chapter
        run = runs.get(key)
        again = run is not None and len(run) == 1 and run[0].title != caption.title
        if run is None or (caption.number == 1 and not again):
            if run:
                yield run
            runs[key] = [caption]
        else:
            run.append(caption)
    yield from runs.values()
