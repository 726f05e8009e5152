"""The rule full-width-mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Edit,
    Family,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

NARROW = dict(zip("，。；：！？（）", ",.;:!?()", strict=True))
# Beside Latin text on one side and no Han on the other.
WIDE_MARK = patterns.compile(
    r"(?<=[A-Za-z0-9)%\"”’])[，。；：！？）](?![\p{Han}]) ?|(?<!\p{Han} ?)（(?=[A-Za-z0-9])"
)

HAN = patterns.plain("[\u4e00-\u9fff]")


class FullWidthMark(Rule):
    """Find full-width punctuation in English text.

    English text takes half-width marks; 。 and ， betray the input method.

    Chinese drafts, and quoted Chinese in English ones, are left alone.
    """

    name = "full-width-mark"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(
        zh="英文里用了全角“{mark}”，应为“{narrow}”",
        en="full-width “{mark}” in English text; it should be “{narrow}”",
    )
    chinese = """
        找出英文里的全角标点。

        英文用半角标点，全角的“，”“。”是输入法没有切换。

        中文稿子、英文里引用的中文不报。
    """
    examples = (
        Good("全年GDP，CPI均有增长（YoY）。"),
        Good("The slogan 求真务实，真抓实干。 hangs in the hall (see page 3)."),
        Good("Costs fell, and income rose; the plan (draft 2) was kept: why?"),
        Good(
            "累计投资2.6亿元，占65%。\nBy June the project had used 65% of its funds."
        ),
        Bad("Costs fell⟦，⟧and income rose⟦。⟧", fixed="Costs fell, and income rose."),
        Bad("Three sites ⟦（⟧A, B and C⟦）⟧ were closed."),
        Bad(
            "Why⟦？⟧ Nobody knew⟦；⟧ all waited.", fixed="Why? Nobody knew; all waited."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if document.is_chinese or not any(mark in document.prose for mark in NARROW):
            return
        for match in document.find(WIDE_MARK):
            mark = match[0][0]
            if _is_in_chinese(document, match.start()):
                continue
            narrow = NARROW[mark]
            blank = " " if mark not in "（）" and not _ends(document, match) else ""
            edit = Edit(Span.of(match), narrow + (blank or match[0][1:]))
            yield self.found(
                Span(match.start(), match.start() + 1),
                mark=mark,
                narrow=narrow,
                fix=Fix((edit,), safe=True),
            )


def _is_in_chinese(document: Document, at: int) -> bool:
    """Whether the clause that a mark closes is Chinese: 占总投资的65%。"""
    before = document.prose[max(0, at - 30) : at]
    return (
        HAN.search(before, max(map(before.rfind, ",.;:!?，。；：！？\n")) + 1)
        is not None
    )


def _ends(document: Document, match: regex.Match[str]) -> bool:
    """Whether a line, or a closing mark, follows."""
    after = document.prose[match.end() : match.end() + 1]
    return not after or after in "\r\n”’\"')，。；"
