"""Parts in which a level of headings is left out that the parts beside them have."""

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
from draftlint_rules.numbering.parts.writing import tidied

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.language.outline import Heading

# GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）, each within the one before.
_LEVELS = ("一、", "（一）", "1.", "（1）", "①")
_TWO_DOWN = Text(
    zh="“{parent}”下直接用“{label}”，中间空了一级，请核对",
    en="“{label}” comes right below “{parent}”, a level is skipped; please check",
)
_THERE = Text(zh="这里用“{label}”", en="here it is “{label}”")


class SkippedLevel(Rule):
    """Find a part that leaves out a level of headings which the parts beside it have.

    一、 with 1. right below it looks as if a （一） had been lost, where the other parts
    have one, and 1. below that.

    Two levels may be numbered 一、 and 1., and so that is left alone, as are lists that
    do not follow their heading closely and reports that do it as often as not.
    """

    name = "skipped-level"
    family = Family.NUMBERING
    severity = Severity.INFO
    message = Text(
        zh="“{parent}”下直接用“{label}”，而“{other}”等部分下一级用“{usual}”，请核对",
        en="“{label}” comes right below “{parent}”, but “{usual}” below “{other}” and "
        "others; please check",
    )
    chinese = """
        找出缺了一级标题、而并列的其他部分都有这一级的情形。

        其他部分“一、”下面用“（一）”、再下面用“1.”，唯独一处直接用“1.”，像是漏了一级。

        只有两级标题的，“一、”下面可以直接用“1.”，不报；不紧跟在标题后面的列表、
        两种用法各占一半的也不报。
    """
    examples = (
        Good("一、概况\n1.人口\n2.面积\n二、做法\n1.宣传\n2.检查"),
        Good(
            "一、概况\n（一）人口\n（二）面积\n二、做法\n三、打算\n（一）宣传\n（二）检查"
        ),
        Good(
            "一、概况\n（一）人口\n（二）面积\n二、做法\n1.宣传\n2.检查\n三、打算\n（一）修路\n（二）架桥"
        ),
        Good(
            "一、概况\n1.人口\n2.面积\n（一）收入\n（二）支出\n二、做法\n（一）宣传\n（二）检查\n"
            "三、打算\n（一）修路\n（二）架桥"
        ),
        Good("1 Aims\n1.1 Scope\n1.2 Terms\n2 Work\n(1) hire\n(2) train"),
        Good(
            "一、概况\n（一）人口\n1.城镇\n2.农村\n（二）面积\n二、做法\n（一）宣传\n（二）检查\n"
            "三、打算\n明年继续抓好落实。\n名词解释\n1.双随机\n2.一公开"
        ),
        Bad(
            "一、概况\n（一）人口\n1.城镇\n2.农村\n（二）面积\n二、做法\n⟦1.⟧宣传\n2.检查\n"
            "三、打算\n（一）修路\n（二）架桥",
            says="“二、”下直接用“1.”，而“一、”等部分下一级用“（一）”",
        ),
        Bad(
            "（一）收入\n1.税收\n（1）国税\n（2）地税\n2.规费\n（二）支出\n1.民生\n2.建设\n"
            "（三）结余\n⟦（1）⟧本级\n（2）下级",
            says="“（三）”下直接用“（1）”",
        ),
        Bad("一、概况\n⟦（1）⟧人口\n（2）面积\n二、做法", says="中间空了一级"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        outline = document.outline
        if not any(heading.style in _LEVELS[:2] for heading in outline):
            return
        places = {heading.label.start: at for at, heading in enumerate(outline)}
        for series in document.series:
            if series.style in _LEVELS[:2] and not series.inline:
                at = [places[item.label.start] for item in series.items]
                yield from self._within(document, series.style, at)

    def _within(
        self, document: Document, style: str, places: Sequence[int]
    ) -> Iterator[Finding]:
        """Compare the parts of one series; the first that lacks a level is told."""
        outline = document.outline
        usual, *deeper = _LEVELS[_LEVELS.index(style) + 1 :]
        models: list[tuple[int, int]] = []
        skips: list[tuple[int, int]] = []
        for at in places:
            inside = _inside(outline, at)
            model = next((i for i in inside if outline[i].style == usual), None)
            if model is not None:
                models.append((at, model))
                continue
            below = len(inside) > 1 and outline[inside[0]].style in deeper
            if below and _follows(document, at, inside[0]):
                skips.append((at, inside[0]))
        established = len(models) >= 2 * len(skips) and document.view(_nestings)
        for parent, child in skips:
            if established and (usual, outline[child].style) in established:
                yield self._told(document, parent, child, models[0])
                return
            if style == "一、" and outline[child].style in deeper[1:]:
                yield self._told(document, parent, child, None)
                return

    def _told(
        self,
        document: Document,
        parent: int,
        child: int,
        model: tuple[int, int] | None,
    ) -> Finding:
        label = document.outline[child].label
        parent_label = _label(document, parent)
        if model is None:
            return self.found(
                label,
                message=_TWO_DOWN,
                parent=parent_label,
                label=_label(document, child),
            )
        other, there = model
        usual = _label(document, there)
        note = Note(document.outline[there].label, _THERE.format(label=usual))
        return self.found(
            label,
            related=[note],
            parent=parent_label,
            label=_label(document, child),
            other=_label(document, other),
            usual=usual,
        )


def _label(document: Document, at: int) -> str:
    return tidied(document.text(document.outline[at].label))


def _inside(outline: Sequence[Heading], at: int) -> list[int]:
    """Give the headings within the section of a heading."""
    found = []
    for index in range(at + 1, len(outline)):
        if outline[index].label.start >= outline[at].section.end:
            break
        found.append(index)
    return found


def _follows(document: Document, parent: int, child: int) -> bool:
    """Whether a list follows its heading, with one paragraph between them at most."""
    outline = document.outline
    between = document.prose[outline[parent].title.end : outline[child].label.start]
    return sum(map(bool, map(str.strip, between.splitlines()))) <= 1


def _nestings(document: Document) -> frozenset[tuple[str, str]]:
    """Give the pairs of styles of which the second stands within the first."""
    outline = document.outline
    found: set[tuple[str, str]] = set()
    above: list[Heading] = []
    for heading in outline:
        while above and above[-1].section.end <= heading.label.start:
            above.pop()
        found |= {(outer.style, heading.style) for outer in above[-3:]}
        above.append(heading)
    return frozenset(found)
