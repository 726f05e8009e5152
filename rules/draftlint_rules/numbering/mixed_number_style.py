"""Numbers of one series that are written in two ways."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Edit,
    Family,
    Finding,
    Fix,
    Good,
    Note,
    Rule,
    Severity,
    Span,
    Text,
)
from draftlint.language import widths
from draftlint.language.labels import ORDINALS
from draftlint_rules.numbering.parts.absence import stand_in
from draftlint_rules.numbering.parts.strangers import goes_on_with
from draftlint_rules.numbering.parts.wordings import listed
from draftlint_rules.numbering.parts.writing import relabelled, shown, tidied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.language.series import Item, Series

_SEVERAL = Text(
    zh="本组序号“{usual}”与“{label}”混用：{odd}处与其余{others}处不同",
    en="“{usual}” and “{label}” are mixed in this series: "
    "{odd} differ from the other {others}",
)
_OTHERWISE = Text(
    zh="“{label}”与前后的{others}写法不一",
    en="“{label}” is not written like {others} beside it",
)
_ELSEWHERE = Text(
    zh="这一组序号写作“{label}”，全文同级的其他各组写作“{usual}”",
    en="this series is numbered “{label}”, the others of its level “{usual}”",
)
_USUAL = Text(zh="同组的“{label}”", en="“{label}” of the same series")
# Brackets that only differ in width: changing them leaves the number alone.
_NARROW = str.maketrans("（）", "()")
# Often mixed with 第三 and Third, and by some on purpose.
_IN_ORDER = frozenset({"首先", "其次", "再次", "最后", "Then", "then", "Next", "next"})
_MOST = 3  # more odd ones than this in a series are told at the first of them


class MixedNumberStyle(Rule):
    """Find a number that is written differently from the others of its series.

    (五) among （四） and （六） shows that the list was put together from several sources.

    Different styles on different levels are how outlines work and are left alone, and
    so are two lists that are each written their own way.
    """

    name = "mixed-number-style"
    family = Family.NUMBERING
    severity = Severity.WARNING
    message = Text(
        zh="“{label}”与同组其他序号写法不一，应为“{expected}”",
        en="“{label}” is unlike the rest of its series; write “{expected}”",
    )
    chinese = """
        找出同一组里写法与众不同的序号。

        （四）（六）之间夹一个(五)，看得出文稿是拼起来的。

        不同层级用不同写法是正常的，两组列表各用各的写法也不报。
    """
    examples = (
        Good("（一）抓学习\n（二）抓落实\n（三）抓监督"),
        Good("一、概况\n1.人口\n2.面积\n二、措施\n（1）宣传\n（2）检查"),
        Good("(一)抓学习\n(二)抓落实\n(三)抓监督\n附件\n（一）名单\n（二）联系人"),
        Good("1.办理时限（工作日）\n2.办理地点（2号窗口）\n3.联系电话"),
        Good("一是抓学习；二是抓落实；三是抓监督。\n另据通报，第二产业回升。"),
        Bad(
            "（一）抓学习\n（二）抓落实\n⟦(三)⟧抓监督\n（四）抓考核",
            fixed="（一）抓学习\n（二）抓落实\n（三）抓监督\n（四）抓考核",
            says="“(三)”与同组其他序号写法不一，应为“（三）”",
        ),
        Bad(
            "（一）抓学习。\n⟦（二)⟧抓落实。\n（三）抓监督。",
            fixed="（一）抓学习。\n（二）抓落实。\n（三）抓监督。",
        ),
        Bad(
            "1.抓学习\n2.抓落实\n⟦3、⟧抓监督\n4.抓考核",
            fixed="1.抓学习\n2.抓落实\n3.抓监督\n4.抓考核",
        ),
        Bad("一、概况\n二、做法\n⟦三.⟧问题\n四、打算"),
        Bad("（一）抓学习\n（二）抓落实\n⟦（三）、⟧抓监督\n（四）抓考核"),
        Bad(
            "一是抓学习；⟦第二⟧，抓落实；三是抓监督。",
            says="“第二”与前后的“一是”“三是”写法不一",
        ),
        Bad("一是抓学习；二是抓落实；⟦第三，⟧抓监督。", says="“第三”与前后的“二是”"),
        Bad("首先，抓学习；其次，抓落实；⟦第三，⟧抓监督。", severity=Severity.INFO),
        Bad("(1) Scope\n(2) Budget\n⟦（3）⟧ Staff\n(4) Risks"),
        Bad(
            "1.甲\n⟦2．⟧乙\n3.丙\n4．丁\n5.戊\n6．己\n7.庚\n8．辛\n9.壬",
            says="本组序号“1.”与“1．”混用：4处与其余5处不同",
            severity=Severity.INFO,
        ),
        Bad(
            "一、上半年\n（一）收入\n（二）支出\n（三）结余\n（四）债务\n"
            "二、下半年\n⟦(一)⟧收入\n(二)支出",
            says="这一组序号写作“(一)”，全文同级的其他各组写作“（一）”",
        ),
        Good("1. Scope\n2. Budget\n3. Staff", format="markdown"),
        Good("1.1 甲\n1.2 乙\n1.3 丙\n1.4 丁\n2.1 戊\n2.2 己"),
        Good("A. 甲\nB. 乙\nC. 丙\nD. 丁\nE. 戊\nF. 己\nG. 庚\nH. 辛\nI. 壬\nJ. 癸"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from self._odd_series(document)
        yield from self._strangers(document)
        for series in document.series:
            if series.style not in ORDINALS:
                yield from self._odd_ones(document, series)

    def _odd_ones(self, document: Document, series: Series) -> Iterator[Finding]:
        forms = Counter(item.form for item in series.items)
        if len(forms) < 2:
            return
        (usual, most), (_, next_most) = forms.most_common(2)
        if most == next_most:
            usual = series.items[0].form
        model = next(item for item in series.items if item.form == usual)
        odd = [item for item in series.items if item.form != usual]
        if len(odd) <= _MOST:
            for item in odd:
                yield self._odd_one(document, model, item)
            return
        yield self.found(
            odd[0].label,
            message=_SEVERAL,
            severity=self._gravity(model, odd[0]),
            related=[self._note(document, model)],
            label=odd[0].form,
            usual=usual,
            odd=len(odd),
            others=len(series.items) - len(odd),
        )

    def _odd_series(self, document: Document) -> Iterator[Finding]:
        """Find series written in one way where the rest of the level has another."""
        levels: dict[tuple[str, int], Counter[str]] = {}
        for series in document.series:
            if not series.inline and series.style not in ORDINALS:
                forms = levels.setdefault((series.style, series.level), Counter())
                forms.update(item.form for item in series.items)
        for series in document.series:
            forms = levels.get((series.style, series.level), Counter())
            if series.inline or series.style in ORDINALS or len(forms) < 2:
                continue
            usual, most = forms.most_common(1)[0]
            form, size = series.items[0].form, len(series.items)
            uniform = all(item.form == form for item in series.items)
            if not uniform or form == usual or forms[form] != size or most < 2 * size:
                continue
            brackets = form.translate(_NARROW) == usual.translate(_NARROW)
            yield self.found(
                series.items[0].label,
                message=_ELSEWHERE,
                severity=Severity.WARNING if brackets else Severity.INFO,
                label=form,
                usual=usual,
            )

    def _odd_one(self, document: Document, model: Item, item: Item) -> Finding:
        expected = relabelled(document, model, item.number)
        return self.found(
            item.label,
            severity=self._gravity(model, item),
            related=[self._note(document, model)],
            fix=_fix(document, item, expected),
            label=shown(document, item),
            expected=expected,
        )

    def _gravity(self, model: Item, item: Item) -> Severity:
        """A dot that is wider than the next looks the same to most readers."""
        alike = widths.narrow(model.form) == widths.narrow(item.form)
        return Severity.INFO if alike else Severity.WARNING

    def _note(self, document: Document, item: Item) -> Note:
        return Note(item.label, _USUAL.format(label=shown(document, item)))

    def _strangers(self, document: Document) -> Iterator[Finding]:
        """Find members that a count of 一是 三是 lacks, because they are written 第二."""
        told = set()
        for series in document.series:
            if series.style not in ORDINALS:
                continue
            for before, after in pairwise(series.items):
                number = before.number + 1
                if after.number != number + 1:
                    continue
                within = Span(before.label.end, after.label.start)
                there = stand_in(document, series.style, after, number, within)
                if there is None or there.bare:
                    continue
                if tidied(document.text(there.span)) != relabelled(
                    document, after, number
                ):
                    told.add(there.span.start)
                    yield self._stranger(document, there.span, before, after)
        for series in document.series:
            model = goes_on_with(document, series)
            label = series.items[0].label
            if model and series.items[0].number > 1 and label.start not in told:
                yield self._stranger(document, label, model)

    def _stranger(self, document: Document, span: Span, *beside: Item) -> Finding:
        label = tidied(document.text(span))
        others = [shown(document, item) for item in beside]
        loose = any(written in _IN_ORDER for written in (label, *others))
        return self.found(
            span,
            message=_OTHERWISE,
            severity=Severity.INFO if loose else Severity.WARNING,
            related=[self._note(document, item) for item in beside],
            label=label,
            others=listed(others),
        )


def _fix(document: Document, item: Item, expected: str) -> Fix:
    """Suggest the usual form; safe only where nothing but a bracket's width changes."""
    old = document.text(item.label)
    safe = item.head and expected != old
    safe = safe and expected.translate(_NARROW) == old.translate(_NARROW)
    return Fix((Edit(item.label, expected),), safe=safe)
