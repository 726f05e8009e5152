"""References to a figure, table, annex or part that is not there."""

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
    Span,
    Text,
    patterns,
)
from draftlint.language import numerals
from draftlint_rules.numbering.parts import captions
from draftlint_rules.numbering.parts.captions import KIND, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

_PART = Text(
    zh="文中没有“{label}”：同级标题编到“{last}”",
    en="there is no “{label}”: the headings of that level end at “{last}”",
)
# What a reference calls the headings of a style.
_UNITS = {
    "一、": "部分",
    "第一部分": "部分",
    "第一章": "章",
    "第一节": "节",
    "第一条": "条",
    "（一）": "（一）",
    "Section 1": "Section",
    "1.": "Section",
    "1": "Section",
}


class BrokenReference(Rule):
    """Find a reference to a figure, table, annex or part that the report lacks.

    After a part has been cut or renumbered, 见附件3 leads nowhere.

    References into other documents, and kinds that the report does not number at all
    (its annexes may be separate files), are left alone.
    """

    name = "broken-reference"
    family = Family.NUMBERING
    severity = Severity.WARNING
    message = Text(
        zh="文中没有“{label}”：只有{there}",
        en="there is no “{label}”, only {there}",
    )
    chinese = """
        找出指向文中没有的图、表、附件、部分的引用。

        删掉或重排一部分之后，“见附件3”就无处可查。

        引用其他文件的不报；文中没有编号的附件可能另附，也不报。
    """
    examples = (
        Good("名单见附件1，日程见附件2。\n附件1\n名单\n附件2\n日程"),
        Good("收入情况详见附件5。"),
        Good("如图1所示，增长较快。\n图1 收入"),
        Good("详见《实施方案》附件3。\n附件1\n名单\n附件2\n日程"),
        Good("一、概况\n二、做法\n三、打算（做法见第二部分）"),
        Bad("名单见⟦附件3⟧。\n附件1\n名单\n附件2\n日程", says="文中没有“附件3”"),
        Bad("名单见⟦附件3⟧。\n附件：1.名单\n2.日程"),
        Bad("用例见⟦附录C⟧。\n附录A 术语\n附录B 清单", says="只有附录A、附录B"),
        Bad(
            "第一条 甲\n第二条 乙\n第三条 退社依照本章程⟦第三十八条⟧办理。\n第四条 丁",
            says="编到“第四条”",
        ),
        Bad("收入如⟦图3⟧所示。\n图1 收入\n图2 支出"),
        Bad("3.1 课程\n见⟦表3-5⟧和表3-1。\n表3-1 课程\n表3-2 教师"),
        Bad("一、概况\n二、做法\n三、打算\n如⟦第六部分⟧所述，事故下降。"),
        Bad("1 总则\n1.1 目的\n1.2 依据\n2 部署\n2.1 任务\n3 保障\n详见⟦第7章⟧。"),
        Bad("一、概况\n二、做法\n三、打算\n依据见⟦第五部分⟧。"),
        Bad("（一）甲\n（二）乙\n（三）丙（见⟦第（七）部分⟧）"),
        Good("See Table 4 of the Act.\nTable 1: Costs\nTable 2: Staff"),
        Bad("See ⟦Table 4⟧ for costs.\nTable 1: Costs\nTable 2: Staff"),
        Bad("Stair B was slow; see also ⟦Table 3⟧.\nTable 1: Times\nTable 2: Wardens"),
        Bad("As shown in ⟦Figure 3⟧.\nFigure 1: Costs\nFigure 2: Staff"),
        Good("1. Aims\n2. Scope\n3. Costs (see Section 7 of the Act)"),
        Bad("1. Aims\n2. Scope\n3. Costs (see ⟦Section 7⟧)"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from self._captions(document)
        yield from self._parts(document)

    def _captions(self, document: Document) -> Iterator[Finding]:
        there: dict[str, set[int]] = {}
        for caption in document.view(captions.read):
            there.setdefault(caption.kind, set()).add(caption.number)
        if not there:
            return
        for match in document.find(_REFERENCE):
            known = there.get(match["kind"], set())
            if match["chapter"]:
                yield from self._in_chapter(document, match)
                continue
            number = numerals.read(match["number"])
            if known and number is not None and number not in known:
                label = Span(match.start("kind"), match.end("number"))
                yield self.found(
                    label,
                    label=document.text(label),
                    there=_named(match["kind"], match["number"], sorted(known)),
                )

    def _in_chapter(
        self, document: Document, match: regex.Match[str]
    ) -> Iterator[Finding]:
        """表3-5, where the captions of chapter 3 end with 表3-1."""
        known = {
            caption.number
            for caption in document.view(captions.read)
            if (caption.kind, caption.chapter) == (match["kind"], match["chapter"])
        }
        number = numerals.read(match["number"]) or 0
        if known and number not in known and number > max(known):
            label = Span(match.start("kind"), match.end("number"))
            joined = document.text(Span(match.start("kind"), match.start("number")))
            yield self.found(
                label,
                label=document.text(label),
                there=_named(joined, match["number"], sorted(known)),
            )

    def _parts(self, document: Document) -> Iterator[Finding]:
        for match in document.find(_PART_REFERENCE):
            unit = "（一）" if match["bracket"] else match["unit"]
            yield from self._part(document, match, unit)
        if "ection" in document.narrow:
            for match in document.find(_SECTION_REFERENCE):
                yield from self._part(document, match, "Section")

    def _part(
        self, document: Document, match: regex.Match[str], unit: str
    ) -> Iterator[Finding]:
        number = numerals.read(match["number"]) or 0
        parts = document.view(_headings_of)
        headings = parts.get(unit, {})
        if unit == "章" and not headings and match["number"].isdecimal():
            headings = parts.get("Section", {})  # 第7章, where 1 to 3 are the chapters
        if len(headings) >= 3 and number > max(headings):
            yield self.found(
                Span.of(match, "label"),
                message=_PART,
                label=match["label"],
                last=headings[max(headings)],
            )


def _named(kind: str, example: str, numbers: list[int]) -> Text:
    space = " " if kind.isascii() else ""
    digits = not (example.isascii() and example.isalpha())
    shown = [
        f"{kind}{space}{number if digits else numerals.like('A', number)}"
        for number in numbers
    ]
    few = shown if len(shown) < 4 else [shown[0], "…", shown[-1]]
    return Text("、".join(few), ", ".join(few))


def _headings_of(document: Document) -> dict[str, dict[int, str]]:
    """The labels that a reference to a part, chapter, section or （七） may mean."""
    found: dict[str, dict[int, str]] = {}
    for heading in document.outline:
        unit = _UNITS.get(heading.style)
        if unit:
            label = document.text(heading.label).strip()
            found.setdefault(unit, {})[heading.number] = label
    return found


_REFERENCE = patterns.compile(
    rf"""(?x)
    (?: (?<![》”])
        (?: 见 | 参照
          | (?i:\b (?: see (?:\s also)? | (?:shown|given|listed|set\sout)\sin | refer\sto )) )
        \s? (?:本报告|本文)?
        (?P<kind>{KIND}) \s? (?: (?P<chapter>\d{{1,2}}) [-–—.] (?=\d) )? (?P<number>{NUMBER})
            (?! [\d\-–－年月日号条] | [.．]\d | \s(?:of|in|to)\b )
      | (?<![》”]) 如 (?P<kind>图|表|附图|附表) \s? (?P<number>{NUMBER}) (?=所示|$|[，。）)])
    )
    """
)


_PART_REFERENCE = patterns.compile(
    rf"""(?x)
    (?: 见 (?:本报告|本文|上文|下文|前文)?
      | 如 (?= 第 [（(]? .{{1,3}} [）)]? (?:部分|章|节) 所[述示列] )
      | 本 (?:章程|办法|规定|条例|规约|公约|制度|细则|规则|规程|合同|协议|守则|准则|方案) )
    (?P<label> 第 (?P<bracket>[（(])? (?P<number>{NUMBER}) [）)]? (?P<unit>部分|章|节|条) )
    """
)
_SECTION_REFERENCE = patterns.compile(
    r"""(?xi)
    \b see \s (?P<label> section \s (?P<number>\d{1,2}) )
    (?! [\d.(]*\d | \s(?:of|in)\b )
    """
)
