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
    patterns,
)
from draftlint.language import numerals
from draftlint_rules.numbering.parts import captions, flaws
from draftlint_rules.numbering.parts.flaws import Slip
from draftlint_rules.numbering.parts.wordings import HERE, SAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint_rules.numbering.parts.captions import Caption
    from draftlint_rules.numbering.parts.flaws import Flaw

# At the end of a label: 图一, 表2-3, 附录B, 1.
_FIGURE = patterns.compile(rf"(?:[{numerals.HAN}]+|\d+|[A-Z])(?=[.．、]?$)")


class CaptionNumbering(Rule):
    """Find a figure, table or annex whose number is missing or comes twice.

    Readers look for “表3” and do not find it, or find two.

    A continued table (续表), a list of figures before the figures themselves and
    numbers that begin anew in every chapter are left alone.
    """

    name = "caption-numbering"
    family = Family.NUMBERING
    severity = Severity.WARNING
    message = SAYS[Slip.GAP]
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
        Bad(
            "图1：结构\n⟦图1⟧：趋势\n图2：分布",
            says="“图1”重复：前面已有一个“图1”，此处应为“图2”",
        ),
        Bad("附件1\n名单\n附件2\n日程\n⟦附件4⟧\n须知"),
        Bad("图1 结构\n⟦图3⟧ 趋势\n图2 分布\n图4 比较", says="“图3”与“图2”顺序颠倒"),
        Bad("表1 收入\n表2 支出\n⟦表4⟧ 债务\n表4 结余\n表5 其他"),
        Bad("附录A 术语\n附录B 清单\n⟦附录D⟧ 表单"),
        Bad("Table 1: Costs\nTable 2: Staff\n⟦Table 4⟧: Risks"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for run in _runs(document.view(captions.read)):
            if run[0].number != 1 or len(run) < 2 or _counted(document, run):
                continue
            found = list(flaws.find([caption.number for caption in run]))
            stories = [flaw for flaw in found if not _is_told(flaw)]
            if len(stories) <= max(1, len(run) // 3):
                for flaw in stories:
                    yield from self._flaw(document, run, flaw)

    def _flaw(
        self, document: Document, run: list[Caption], flaw: Flaw
    ) -> Iterator[Finding]:
        here, other = run[flaw.at], run[flaw.other]
        again = flaw.slip in (Slip.REPEAT, Slip.SHADOWED)
        if again and ("续" in here.title or here.title == other.title):
            return
        note = HERE.format(label=document.text(other.label))
        yield self.found(
            here.label,
            message=SAYS[flaw.slip],
            related=[Note(other.label, note)],
            label=document.text(here.label),
            other=document.text(other.label),
            before=document.text(run[flaw.at - 1].label),
            after=document.text(run[min(flaw.at + 1, len(run) - 1)].label),
            expected=_renumbered(document, here, flaw.expected),
        )


def _renumbered(document: Document, caption: Caption, number: int) -> str:
    """Write a label with another number, in the way it is written: 表一 as 表三."""
    label = document.text(caption.label)
    figure = _FIGURE.search(label)
    if figure is None:
        return str(number)
    other = numerals.like(figure[0], number) or str(number)
    return label[: figure.start()] + other + label[figure.end() :]


def _is_told(flaw: Flaw) -> bool:
    """Whether this is the second half of an exchange or of a wrong twin."""
    exchanged = flaw.slip is Slip.SWAPPED and flaw.other < flaw.at
    return exchanged or flaw.slip is Slip.TWIN


def _counted(document: Document, run: list[Caption]) -> bool:
    """Whether broken-numbering counts these annexes already: Annex 1, 附件：1."""
    return run[0].label.start in document.view(_counts)


def _counts(document: Document) -> frozenset[int]:
    return frozenset(
        item.figure.start if series.style == "1." else item.label.start
        for series in document.series
        if len(series.items) > 1
        for item in series.items
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
