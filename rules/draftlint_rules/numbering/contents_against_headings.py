"""A typed table of contents that does not agree with the headings."""

from __future__ import annotations

from itertools import pairwise
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
)
from draftlint_rules.numbering.parts import contents_entries, contents_pairing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint_rules.numbering.parts.contents_entries import Entry

_OTHER_WORDS = Text(
    zh="目录里是“{entry}”，正文里是“{heading}”",
    en="the contents say “{entry}”, the heading says “{heading}”",
)
_NOT_LISTED = Text(
    zh="目录里没有“{heading}”，同级的其他标题都列入了目录",
    en="the contents leave out “{heading}” but list the others of its level",
)
_OTHER_PLACE = Text(
    zh="目录里“{entry}”在“{before}”之后，正文里在它之前",
    en="“{entry}” comes after “{before}” in the contents, but before it in the text",
)
_HEADING = Text(zh="正文里的标题", en="the heading")


class ContentsAgainstHeadings(Rule):
    """Find where a typed table of contents and the headings do not agree.

    The text was changed and the contents were not: readers look in vain for a part, or
    never learn that there is one.

    Page numbers cannot be checked without setting the pages.  Marks and blanks may
    differ, contents may leave out whole levels, and contents that Word makes are
    contents-out-of-date's business.
    """

    name = "contents-against-headings"
    family = Family.NUMBERING
    severity = Severity.WARNING
    message = Text(
        zh="目录里的“{entry}”在正文中找不到",
        en="“{entry}” is in the contents, but no heading says so",
    )
    chinese = """
        找出手工编写的目录与正文标题不一致之处。

        正文改了，目录没有跟着改：读者按目录找不到，或者不知道还有这一部分。

        不排版就不知道页码对不对，页码不查。标点和空格不同、整级标题不列入目录的不报；
        Word 自动生成的目录由 contents-out-of-date 检查。
    """
    examples = (
        Good(
            "目　录\n一、概况……1\n二、做法……3\n一、概况\n两年来。\n二、做法\n多措并举。"
        ),
        Good(
            "目录\n一、概况 1\n二、做法 3\n一、概况。全县有12个乡镇。\n（一）人口\n（二）面积\n"
            "二、做法。主要抓三件事。"
        ),
        Good("学习目录\n一、概况……1\n二、做法……3\n正文另发。"),
        Good("权责清单目录\n目录\n一、总则\n二、职责\n本目录自发布之日起施行。"),
        Good(
            "Contents\n1. Aims .... 1\n2. Scope .... 2\nAnnex A ... 9\n"
            "1. Aims\nText.\n2. Scope\nText.\nAnnex A: List of sites"
        ),
        Good(
            "# 目录\n\n- [一、概况](#a)\n- [二、做法](#b)\n\n## 一、概况\n\n## 二、做法\n",
            format="markdown",
        ),
        Bad(
            "目录\n一、概况……1\n⟦二、做法⟧……3\n三、打算……5\n一、概况\n二、主要工作\n三、打算",
            says="目录里是“二、做法”，正文里是“二、主要工作”",
        ),
        Bad(
            "目录\n一、概况\t1\n⟦三、做法⟧\t3\n三、打算\t5\n一、概况\n二、做法\n三、打算",
            says="目录里是“三、做法”，正文里是“二、做法”",
        ),
        Bad(
            "目 录\n一、概况（1）\n二、做法（3）\n⟦三、经费⟧（5）\n一、概况\n甲\n二、做法\n乙",
            says="目录里的“三、经费”在正文中找不到",
        ),
        Bad(
            "目录\n一、概况……1\n二、做法……3\n一、概况\n二、做法\n⟦三、打算⟧\n明年继续。",
            says="目录里没有“三、打算”",
        ),
        Bad(
            "目录\n一、概况……1\n附件2 名单……8\n⟦附件1 日程⟧……9\n一、概况\n附件1 日程\n"
            "附件2 名单",
            says="目录里“附件1 日程”在“附件2 名单”之后",
        ),
        Bad(
            "Table of Contents\n1. Aims .... 1\n⟦2. Scope of work⟧ .... 2\n"
            "1. Aims\nText.\n2. Scope and limits\nText.",
        ),
        Good(
            "目录\n第一章 总则 1\n第二章 任务 5\n第一章\n总则\n甲。\n第二章\n任务\n乙。"
        ),
        Good("目录\n一、概况 1\n附件1 名单 8\n一、概况\n甲\n附件1\n名单\n张某某"),
        Bad(
            "# 目录\n\n- [一、概况](#a)\n- [⟦二、做法⟧](#b)\n\n## 一、概况\n\n## 二、成效\n",
            format="markdown",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        entries = contents_entries.typed(document)
        if not entries:
            return
        headings = list(contents_pairing.headings(document, entries[-1].span.end))
        pairs = contents_pairing.paired(entries, headings)
        same = sum(entries[i].words == headings[at].words for i, at in pairs.items())
        if same <= len(entries) // 3:
            return  # a list of other things, or the contents of another text
        listed = {headings[at].span.start for at in pairs.values()}
        found = [
            *self._not_found(document, entries, pairs),
            *self._order(document, entries, headings, pairs),
            *self._not_listed(document, listed),
        ]
        yield from found
        yield from self._differing(document, entries, headings, pairs, shift=not found)

    def _not_found(
        self, document: Document, entries: Sequence[Entry], pairs: dict[int, int]
    ) -> Iterator[Finding]:
        for index, entry in enumerate(entries):
            if index not in pairs:
                yield self.found(
                    entry.span,
                    severity=_gravity(entry),
                    entry=_shown(document, entry.span),
                )

    def _differing(
        self,
        document: Document,
        entries: Sequence[Entry],
        headings: Sequence[Entry],
        pairs: dict[int, int],
        *,
        shift: bool,
    ) -> Iterator[Finding]:
        """Find entries of other words or numbers than their headings.

        Where a part more or less has moved all numbers on, that has been told; where
        nothing else explains the numbers, the first of them is told.
        """
        for index in sorted(pairs):
            entry, heading = entries[index], headings[pairs[index]]
            words = not contents_pairing.agrees(heading, entry)
            moved = entry.label and heading.label and entry.label != heading.label
            if words or (moved and shift):
                shift = shift and words
                yield self.found(
                    entry.span,
                    message=_OTHER_WORDS,
                    severity=_gravity(entry),
                    related=[Note(heading.span, _HEADING)],
                    entry=_shown(document, entry.span),
                    heading=_shown(document, heading.span),
                )

    def _order(
        self,
        document: Document,
        entries: Sequence[Entry],
        headings: Sequence[Entry],
        pairs: dict[int, int],
    ) -> Iterator[Finding]:
        order = sorted(pairs)
        for before, after in pairwise(order):
            if pairs[after] < pairs[before]:
                yield self.found(
                    entries[after].span,
                    message=_OTHER_PLACE,
                    related=[Note(headings[pairs[after]].span, _HEADING)],
                    entry=_shown(document, entries[after].span),
                    before=_shown(document, entries[before].span),
                )

    def _not_listed(self, document: Document, listed: set[int]) -> Iterator[Finding]:
        starts = {heading.label.start: heading for heading in document.outline}
        for series in document.series:
            if series.inline:
                continue
            missing = [i for i in series.items if i.label.start not in listed]
            if len(missing) > len(series.items) // 2:
                continue
            for item in missing:
                heading = starts[item.label.start]
                where = Span(item.label.start, heading.title.end)
                shown = _shown(document, where)
                yield self.found(where, message=_NOT_LISTED, heading=shown)


def _gravity(entry: Entry) -> Severity:
    """What bears no number may be a short name of its heading on purpose."""
    return Severity.WARNING if entry.label else Severity.INFO


def _shown(document: Document, span: Span) -> str:
    text = " ".join(document.text(span).split()).rstrip("。.：:")
    return text if len(text) <= 30 else f"{text[:29]}…"
