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
    patterns,
)
from draftlint_rules.numbering import contents_entries
from draftlint_rules.numbering.contents_entries import Entry, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OTHER_WORDS = Text(
    zh="目录里是“{entry}”，正文里是“{heading}”",
    en="the contents say “{entry}”, the heading reads “{heading}”",
)
_NOT_LISTED = Text(
    zh="目录里没有“{heading}”，同级的其他标题都列入了目录",
    en="the contents leave out “{heading}”, and name the others of its level",
)
_OTHER_PLACE = Text(
    zh="目录里“{entry}”在“{before}”之后，正文里在它之前",
    en="the contents name “{entry}” after “{before}”, in the text it stands before it",
)
_HEADING = Text(zh="正文里的标题", en="the heading")
_LONGEST = 80  # characters; a longer paragraph is no unnumbered heading
_OFTEN = 20  # so many headings of the same words are looked at
_NEAR = 500  # … and so many short lines behind the last heading that was found
_ANNEX = patterns.compile(r"附[件录表图]?\d{0,2}|annex|appendix")
_ALIKE = 60  # percent of their characters that two wordings of one title share


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
        en="no heading reads “{entry}” as the contents do",
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
        headings = list(_headings(document, entries[-1].span.end))
        pairs = _paired(entries, headings)
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
                sure = Severity.WARNING if entry.label else Severity.INFO
                shown = _shown(document, entry.span)
                yield self.found(entry.span, severity=sure, entry=shown)

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
            words = not _agrees(heading, entry)
            moved = entry.label and heading.label and entry.label != heading.label
            if words or (moved and shift):
                shift = shift and words
                yield self.found(
                    entry.span,
                    message=_OTHER_WORDS,
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


def _headings(document: Document, start: int) -> Iterator[Entry]:
    """Yield the headings behind the contents, and what may be one without a number."""
    numbered = {
        heading.block.span.start: Span(heading.label.start, heading.title.end)
        for heading in document.outline
    }
    for block in document.blocks:
        if block.span.start < start:
            continue
        if block.span.start in numbered:
            yield said(document, numbered[block.span.start])
        elif len(block.span) <= _LONGEST:
            yield said(document, block.span)


def _paired(entries: Sequence[Entry], headings: Sequence[Entry]) -> dict[int, int]:
    """Pair entries with headings: the same, the same words, or likely the same."""
    pairs: dict[int, int] = {}
    for labels in (True, False):
        places: dict[tuple[str, str], list[int]] = {}
        for at, heading in enumerate(headings):
            places.setdefault(_key(heading, labels=labels), []).append(at)
        used, reached = set(pairs.values()), -1
        for index, entry in enumerate(entries):
            if index not in pairs:
                there = places.get(_key(entry, labels=labels), ())[:_OFTEN]
                free = [at for at in there if at not in used]
                if not free:
                    continue
                pairs[index] = next((at for at in free if at > reached), free[0])
                used.add(pairs[index])
            reached = pairs[index]
    return {**pairs, **_likely(entries, headings, pairs)}


def _key(entry: Entry, *, labels: bool) -> tuple[str, str]:
    return entry.label if labels else "", entry.words


def _likely(
    entries: Sequence[Entry], headings: Sequence[Entry], pairs: dict[int, int]
) -> dict[int, int]:
    """Pair what is left with a heading between those of the neighbours."""
    found: dict[int, int] = {}
    used = set(pairs.values())
    for index, entry in enumerate(entries):
        if index in pairs:
            continue
        before = [pairs[i] for i in range(index) if i in pairs]
        behind = [pairs[i] for i in range(index, len(entries)) if i in pairs]
        first = max([*before[-1:], *list(found.values())[-1:], -1]) + 1
        last = min([*behind[:1], first + _NEAR])
        for at in range(first, min(last, len(headings))):
            if at not in used and _is_likely(headings[at], entry):
                found[index] = at
                break
    return found


def _is_likely(heading: Entry, entry: Entry) -> bool:
    """Whether number, or much of the words, are the same."""
    if entry.label and heading.label:
        return entry.label == heading.label
    if entry.label or heading.label:
        return False
    if _agrees(heading, entry):
        return True
    from rapidfuzz.fuzz import ratio  # few runs need it

    return ratio(heading.words, entry.words) >= _ALIKE


def _agrees(heading: Entry, entry: Entry) -> bool:
    """Whether the words are the same, as far as both are on the line of the number."""
    here, there = entry.words, heading.words
    if here == there or not (here and there):
        return True
    return _ANNEX.match(here) is not None and (
        here.startswith(there) or there.startswith(here)
    )


def _shown(document: Document, span: Span) -> str:
    text = " ".join(document.text(span).split()).rstrip("。.：:")
    return text if len(text) <= 30 else f"{text[:29]}…"
