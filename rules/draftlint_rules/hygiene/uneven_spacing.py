"""The rule uneven-spacing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Rule,
    Severity,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

TIGHT = patterns.compile(r"\p{Han}(?=[0-9])|[0-9%](?=\p{Han})")
# Not behind a heading number or label (第 3, 图 1, 1. 2) nor within Latin words.
LOOSE = patterns.compile(
    r" (?:(?<=\p{Han} )(?<![第图表附例式注] )(?=(?!\d{4}[-/]|\d{7})[0-9]|[A-Z]{1,4}\p{Han})"
    r"|(?<=\p{Han}\d{1,9}(?:\.\d{1,4})?%? )(?=\p{Han}))"
)
# Something like it, which `re` finds at once or not at all.
BLANK = patterns.plain(
    " (?:(?<=[^\\x00-\\x7f] )(?=[0-9A-Z])|(?<=[0-9%] )(?=[^\\x00-\\x7f]))"
)


@dataclass(frozen=True)
class UnevenSpacing(Rule):
    """Find the few spaces beside figures in a draft that otherwise has none.

    Official Chinese sets none; the odd one out was typed by accident.

    Drafts that space their figures throughout, lists and tables are left alone; a
    space is never asked for.
    """

    name = "uneven-spacing"
    family = Family.HYGIENE
    severity = Severity.INFO
    message = Text(
        zh="这里数字、字母旁边有空格，全文其他地方没有",
        en="a space beside a figure here, but nowhere else in the draft",
    )
    chinese = """
        找出数字旁边零星的空格，而全文别处都没有。

        公文里数字和汉字之间不空格，零星的一两处多是误敲。

        全篇都空格的、列表和表格里的不报；从不要求加空格。
    """
    examples = (
        Good(
            "投资 3 亿元，增长 5%，修路 12 公里，惠及 320 户，安置 15 人，办结 9 件。"
        ),
        Good("投资3亿元，惠及320户。\n图 1 示意，第 3 页有说明。\n单位 2024年 3月"),
        Bad(
            "投资3亿元，修路12公里，惠及320户，安置15人，办结9件，走访28户，"
            "产值⟦ ⟧6万元，受理7件，回访8次，培训9期，惠及群众4000人，发放2万份。",
            fixed="投资3亿元，修路12公里，惠及320户，安置15人，办结9件，走访28户，"
            "产值6万元，受理7件，回访8次，培训9期，惠及群众4000人，发放2万份。",
        ),
        Bad(
            "投资3亿元，修路12公里，惠及320户，安置15人，办结9件，走访28户，产值⟦ ⟧X万元，"
            "受理7件，回访8次，培训9期，惠及群众4000人，发放2万份。",
            severity=Severity.INFO,
        ),
    )

    # How many blanks at most count as odd ones out; there must be ten times as many
    # figures without.
    most: int = 5

    def check(self, document: Document) -> Iterator[Finding]:
        if BLANK.search(document.narrow) is None:
            return
        loose = []
        for match in document.find(LOOSE):
            if not document.source[match.start()].isspace():
                continue  # blanked markup
            loose.append(match)
            if len(loose) > self.most:
                return
        wanted = 10 * len(loose)
        tight = islice(document.find(TIGHT), wanted)
        if not loose or sum(1 for _ in tight) < wanted:
            return
        for match in loose:
            block = document.block_at(match.start())
            if block is not None and len(block.span) >= 40:
                yield self.found(match, fix="")
