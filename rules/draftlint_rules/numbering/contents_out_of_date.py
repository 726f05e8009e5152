"""The rule contents-out-of-date."""

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
from draftlint.document import MarkKind
from draftlint_rules.numbering.parts.contents_entries import TITLES, plain, title

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = patterns.compile(r"[^\n]+")


class ContentsOutOfDate(Rule):
    """Find entries of the table of contents that no heading bears any more.

    Headings were changed and the contents were not updated: readers look in vain.

    Page numbers cannot be checked without setting the pages.
    """

    name = "contents-out-of-date"
    family = Family.NUMBERING
    severity = Severity.WARNING
    message = Text(
        zh="目录里的“{entry}”在正文中找不到，请更新目录",
        en="“{entry}” is in the contents, but no heading says so: update the contents",
    )
    chinese = """
        找出目录里有、正文里却没有的标题。

        标题改了，目录没有更新，读者按目录找不到。

        不排版就不知道页码对不对，页码不查。
    """
    examples = (
        Good("目录的一、基本情况 1\\n一、总体情况"),
        Good("{contents:一、基本情况\t1}\n{label:一、}基本情况", format="word"),
        Good("{contents:目  录\n1 Scope\t1}\n{label:1} Scope", format="word"),
        Bad(
            "{contents:⟦一、基本情况⟧\t1\n二、打算\t3}\n一、总体情况\n二、打算",
            says="“一、基本情况”在正文中找不到",
            format="word",
        ),
        Bad("{contents:⟦Scope⟧ ...... 4}\nAims and scope", format="word"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        contents = [m.span for m in document.marks if m.kind is MarkKind.CONTENTS]
        if not contents:
            return
        headings = {
            plain(document.text(block.span))
            for block in document.blocks
            if not any(block.span.overlaps(span) for span in contents)
        }
        headings |= TITLES
        for span in contents:
            for line in LINE.finditer(document.source, span.start, span.end):
                entry = title(line[0])
                words = plain(entry)
                if words and words not in headings:
                    start = line.start() + len(line[0]) - len(line[0].lstrip())
                    where = Span(start, line.start() + len(entry))
                    yield self.found(where, entry=entry.strip()[:40])
