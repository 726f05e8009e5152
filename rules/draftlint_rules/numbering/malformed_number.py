"""Numbers of headings that are no proper numerals."""

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
    Text,
)
from draftlint.language import numerals
from draftlint_rules.numbering.parts.writing import relabelled, shown

if TYPE_CHECKING:
    from collections.abc import Iterator


class MalformedNumber(Rule):
    """Find a heading number that is written with a wrong character, or as 一十一.

    A dash for 一 or the kana ニ for 二 looks right on the screen, and then the heading
    is missed by every search and every table of contents.

    Dashes and kana that do not stand where the count expects a number are left alone.
    """

    name = "malformed-number"
    family = Family.NUMBERING
    severity = Severity.WARNING
    message = Text(
        zh="序号“{label}”应写作“{expected}”",
        en="the number “{label}” should be written “{expected}”",
    )
    chinese = """
        找出用错字符的标题序号，以及“一十一”这样的写法。

        用横线代“一”、用片假名“ニ”代“二”，看着没错，查找和目录却都认不出这个标题。

        不在序号位置上的横线和假名不报。
    """
    examples = (
        Good("一、概况\n二、做法\n三、打算"),
        Good("一、概况\n——二〇二三年完成投资3亿元\n二、做法"),
        Good("十、保障\n十一、附则\n二十、其他\n一百零一、备注"),
        Good("（-）表示没有数据。"),
        Bad(
            "一、概况\n⟦ニ、⟧做法\n三、打算",
            fixed="一、概况\n二、做法\n三、打算",
            says="序号“ニ、”应写作“二、”",
        ),
        Bad("⟦ー、⟧概况\n二、做法", fixed="一、概况\n二、做法"),
        Bad("⟦(-)⟧概况\n(二)做法", fixed="(一)概况\n(二)做法"),
        Bad(
            "九、宣传\n十、保障\n⟦一十一、⟧附则",
            fixed="九、宣传\n十、保障\n十一、附则",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for series in document.series:
            for item in series.items:
                if _is_malformed(document.text(item.figure), item.number):
                    expected = relabelled(document, item, item.number)
                    yield self.found(
                        item.label,
                        fix=expected,
                        label=shown(document, item),
                        expected=expected,
                    )


def _is_malformed(figure: str, number: int) -> bool:
    if figure in numerals.DAMAGED:
        return True
    return figure.startswith("一十") and figure != numerals.to_han(number)
