"""Numbers of a series that do not follow one another."""

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
)
from draftlint.language.labels import ORDINALS
from draftlint_rules.numbering.parts import flaws, named_counts
from draftlint_rules.numbering.parts.absence import bare_first, begins_before, stand_in
from draftlint_rules.numbering.parts.beginnings import counts_on, since_heading
from draftlint_rules.numbering.parts.copies import is_copy
from draftlint_rules.numbering.parts.counting import LETTERS, is_count, is_excerpt
from draftlint_rules.numbering.parts.flaws import Flaw, Slip
from draftlint_rules.numbering.parts.pay_walls import tag_in_hole
from draftlint_rules.numbering.parts.renumbering import renumbered
from draftlint_rules.numbering.parts.strangers import goes_on_with
from draftlint_rules.numbering.parts.wordings import (
    BARE,
    EXCERPT,
    FIRST,
    HERE,
    PAY_WALL,
    SAYS,
    listed,
)
from draftlint_rules.numbering.parts.writing import relabelled, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.language.series import Item, Series

# What an inserted copy of a numbered passage looks like to a count.
_COPYING = frozenset({Slip.GAP, Slip.REPEAT, Slip.STRAY, Slip.BACK})
_FIGURES = frozenset({"1.", "（1）", "1）", "①", "一）", "其一", "First"})


class BrokenNumbering(Rule):
    """Find a number that is missing, repeated or out of order in a series.

    Readers count along: a （四） after （二） looks as if a section had been lost.

    A new count under a new heading, a list within a list, quoted articles of law and
    dates at the start of a line are left alone.
    """

    name = "broken-numbering"
    family = Family.NUMBERING
    severity = Severity.ERROR
    message = SAYS[Slip.GAP]
    chinese = """
        找出序号中的缺号、重号、错序。

        读者会跟着数：（二）之后就是（四），像是丢了一节。

        新标题下重新编号、列表中的列表、摘引的法律条文、行首的日期都不报。
    """
    examples = (
        Good("一、总结\n（一）收入\n（二）支出\n二、计划\n（一）收入\n（二）支出"),
        Good("2023年工作总结\n一、党建\n二、经济\n2024年工作计划\n一、党建\n二、经济"),
        Good("一、二等奖共五名。\n三、四月份颁奖。\n2023.5 印发方案\n12:30 开会"),
        Good("第十二条 应当公开的，予以公开。\n第三十五条 逾期的，依法处理。"),
        Good("办事要一是一，二是二。第一产业增长，第三产业持平。"),
        Good("一是抓学习。做到：一是学原文，二是学原理。二是抓落实。三是抓监督。"),
        Good("一方面要抓发展，二是要保安全。问题之一是缺资金，二是缺人手。"),
        Good("一、甲\n1.指标\n2.任务\n二、乙\n3.措施\n4.分工\n三、丙\n5.考核"),
        Good("1. Scope\n2. Budget\n\n1. Risks\n2. Staff", format="markdown"),
        Good("Section 2 describes the method.\nSection 5 lists the results."),
        Good("条例规定：\n“（一）公开账目；\n（四）接受监督；\n（十）其他义务。”"),
        Good("进入第三阶段。第一类、第三类器械另行备案；分A类、B类、D类。"),
        Good("案例一：调解\n案例二：援助\n本次任务一：排查。"),
        Bad("第一步，报告；第二步，疏散；⟦第四步⟧，处置。", says="缺“第三步”"),
        Bad("环节一：报告；环节二：疏散；⟦环节二⟧：处置。", says="“环节二”重复"),
        Bad("问题有三：1是人手不足；2是经费不足；⟦4是⟧机制不活。"),
        Bad("存在问题：（1）经费不足（2）人员老化⟦（4）⟧考核不严。"),
        Bad("注意：a.戴好护具；b.严禁烟火；⟦d.⟧保持畅通。"),
        Bad(
            "第一章 总则\n第一条 甲\n第二条 乙\n第二章 成员\n第三条 丙\n"
            "（一）入社；\n（二）退社。\n⟦第五条⟧ 丁\n第六条 戊"
        ),
        Bad(
            "## 2. Findings\n### 2.1 Stairs\n### ⟦2.3⟧ Lifts\n## ⟦4.⟧ Actions".replace(
                "## 2. F", "## 1. Aims\n## 2. F"
            ),
            format="markdown",
        ),
        Bad(
            "一、总结\n（一）收入\n（二）支出\n⟦（四）⟧债务\n（五）结余",
            fixed="一、总结\n（一）收入\n（二）支出\n（三）债务\n（四）结余",
            says="“（二）”之后是“（四）”，缺“（三）”",
            severity=Severity.ERROR,
        ),
        Bad(
            "（一）收入\n（二）支出\n⟦（四）⟧债务\n⟦（四）⟧结余\n（五）其他",
            fixed="（一）收入\n（二）支出\n（三）债务\n（四）结余\n（五）其他",
            says="“（三）”缺失而“（四）”出现两次",
        ),
        Bad("##paidbegin##一、甲\n二、乙\n$$paidend$$⟦二、⟧丙\n三、丁", says="重复"),
        Bad(
            "（一）收入\n（二）支出\n##paidbegin##⟦（四）⟧债务\n（五）结余",
            says="缺“（三）”（此处有付费标签“##paidbegin##”，疑有内容缺失）",
        ),
        Bad("一、甲\n⟦一、⟧乙\n二、丙\n三、丁", says="“一、”重复"),
        Bad("1.甲\n2.乙\n⟦9.⟧丙\n4.丁", says="“9.”应为“3.”：它在“2.”与“4.”之间"),
        Bad("一、甲\n⟦三、⟧丙\n⟦二、⟧乙\n四、丁", says="顺序颠倒"),
        Bad(
            "一、总结\n（一）收入\n二、计划\n⟦（二）⟧收入\n（三）支出",
            says="从“（二）”开始，前面没有“（一）”",
            severity=Severity.WARNING,
        ),
        Bad("第一章 总则\n第二章 职责\n⟦第四章⟧ 附则"),
        Bad("1 总则\n1.1 目的\n2 组织\n2.1 机构\n⟦4⟧ 附则\n4.1 解释"),
        Good("1 总则\n1.1 目的\n2 组织机构\n3 预警\n3.1 分级\n5 个工作组到位"),
        Bad("1.1 目的\n1.2 范围\n⟦1.4⟧ 方法\n2.1 要求"),
        Bad("一是抓学习；二是抓落实；⟦四是⟧抓监督。", says="缺“三是”"),
        Bad(
            "一是抓学习。⟦二⟧积极抓落实。三是抓监督。",
            fixed="一是抓学习。二是积极抓落实。三是抓监督。",
            says="“二”应写作“二是”，与“一是”“三是”一致",
        ),
        Bad("⟦一⟧强化学习，统一思想。二是抓落实。三是抓监督。"),
        Bad("一、概况\n二、做法\n⟦三⟧抓好整改落实\n四、打算", says="“三”应写作“三、”"),
        Bad("加强教育，提高认识。⟦二是⟧抓好落实，确保见效。"),
        Bad(
            "⟦三、⟧存在问题\n四、下步打算",
            says="全文从“三、”开始",
            severity=Severity.INFO,
        ),
        Bad("1. Scope\n2. Budget\n⟦4.⟧ Risks\n5. Staff", says="缺“3.”"),
        Bad("The plan: (1) hire; (2) train; ⟦(4)⟧ deploy."),
        Bad("First, we met. Second, we agreed. ⟦Fourth,⟧ we signed."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for series in document.series:
            found = list(flaws.find([item.number for item in series.items]))
            if is_count(series, found):
                for flaw in found:
                    yield from self._judge(document, series, flaw)
            yield from self._first_again(document, series)
        for series in document.view(named_counts.read):
            for flaw in flaws.find([item.number for item in series.items]):
                if not is_copy(document, series.items[flaw.at]):
                    yield self._slip(document, series, flaw)

    def _judge(
        self, document: Document, series: Series, flaw: Flaw
    ) -> Iterator[Finding]:
        item = series.items[flaw.at]
        if is_excerpt(document, item):
            return
        if flaw.at == 0:
            before = since_heading(document, item)
            if begins_before(document, series.style, item, before):
                return
            if goes_on_with(document, series):
                return
            bare = bare_first(document, series, before)
            if bare:
                yield self._bare(document, bare, item, item, 1)
                return
            if flaw.slip is Slip.START:
                yield from self._orphan(document, series)
                return
        else:
            last = series.items[flaw.at - 1]
            between = Span(last.label.end, item.label.start)
            new = item.number == 2 and series.style in ORDINALS
            if new and begins_before(document, series.style, item, between):
                return
            if flaw.slip is Slip.GAP:
                there = stand_in(document, series.style, item, flaw.expected, between)
                if there and there.bare:
                    yield self._bare(document, there.span, last, item, flaw.expected)
                if there:
                    return
        if flaw.slip not in _COPYING or not is_copy(document, item):
            yield self._slip(document, series, flaw)

    def _slip(self, document: Document, series: Series, flaw: Flaw) -> Finding:
        items, item = series.items, series.items[flaw.at]
        other = items[flaw.other]
        before = items[flaw.at - 1].number if flaw.at else item.number
        if flaw.slip is Slip.TWIN:
            before = item.number - 1
        told_before = flaw.other < flaw.at and flaw.slip in (Slip.TWIN, Slip.SWAPPED)
        first = flaw.slip is Slip.MISTAKEN and not flaw.at
        message = FIRST if first else SAYS[flaw.slip]
        tag = tag_in_hole(document, series, flaw)
        return self.found(
            item.label,
            message=message + PAY_WALL if tag else message,
            severity=Severity.INFO if told_before else _gravity(series),
            related=[_note(document, other)] if other is not item else (),
            tag=document.text(tag) if tag else "",
            fix=renumbered(document, series, flaw),
            label=shown(document, item),
            before=relabelled(document, item, before),
            after=shown(document, items[min(flaw.at + 1, len(items) - 1)]),
            other=shown(document, other),
            expected=relabelled(document, item, flaw.expected),
        )

    def _bare(
        self, document: Document, span: Span, before: Item, item: Item, number: int
    ) -> Finding:
        expected = relabelled(document, item, number)
        beside = [before, item] if before is not item else [item]
        return self.found(
            span,
            message=BARE,
            severity=Severity.WARNING,
            related=[_note(document, neighbour) for neighbour in beside],
            fix=expected,
            bare=document.text(span),
            beside=listed([shown(document, each) for each in beside]),
            expected=expected,
        )

    def _orphan(self, document: Document, series: Series) -> Iterator[Finding]:
        item = series.items[0]
        if counts_on(document, series):
            return
        # A lone 2. or ② may be anything; a lone （二） is not.
        figures = series.style in _FIGURES or document.text(item.figure).isascii()
        lone = len(series.items) < 2 and figures
        if lone or is_copy(document, item):
            return
        tag = tag_in_hole(document, series, Flaw(Slip.START, 0, 1, 0))
        excerpt = item.number > 2 and series is document.series[0] and item.head
        excerpt = excerpt and tag is None
        message = EXCERPT if excerpt else SAYS[Slip.START]
        yield self.found(
            item.label,
            message=message + PAY_WALL if tag else message,
            severity=Severity.INFO if excerpt else Severity.WARNING,
            tag=document.text(tag) if tag else "",
            label=shown(document, item),
            expected=relabelled(document, item, 1),
        )

    def _first_again(self, document: Document, series: Series) -> Iterator[Finding]:
        """一 一 二 三: two series to the reader of numbers, one slip to its author."""
        if series.after is None or series.style in LETTERS:
            return
        item, earlier = series.items[0], document.series[series.after]
        one = earlier.items[0]
        if len(earlier.items) > 1 or one.number != 1:
            return
        if _is_second_one(document, earlier):
            return
        if one.form != item.form or is_copy(document, item):
            return
        if len(series.items) > 1:
            told = not item.after_title or series.items[1].after_title
        else:  # 一 一 and no more; in a line that is a figure of speech
            told = not item.after_title and item.block - one.block == 1
        if told:
            yield self.found(
                item.label,
                message=SAYS[Slip.REPEAT],
                severity=_gravity(series),
                related=[_note(document, one)],
                label=shown(document, item),
                expected=relabelled(document, item, 2),
            )


def _is_second_one(document: Document, series: Series) -> bool:
    """Whether one more 一 stands before this one: 一 一 一 is told once."""
    return series.after is not None and len(document.series[series.after].items) == 1


def _gravity(series: Series) -> Severity:
    return Severity.WARNING if series.inline else Severity.ERROR


def _note(document: Document, item: Item) -> Note:
    return Note(item.label, HERE.format(label=shown(document, item)))
