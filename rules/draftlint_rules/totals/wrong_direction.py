"""Rises that fall, and falls that rise."""

from __future__ import annotations

from itertools import pairwise
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

BECOMES = patterns.compile(
    r"[，,]?(?:(?P<rises>上升|增加|提高|增长|提升|扩大|[升增涨](?=[到至]))"
    r"|(?P<falls>下降|减少|降低|压减|缩减|回落|[降减](?=[到至])))了?[到至为]"
)
LONGEST_CHANGE = 6  # characters: ，上升到了
# A rank rises when its number falls.
RANK = patterns.compile(r"排名|位次|名次|位列|排位|[第居][^，。；]{0,3}$")
IN_A_LIST = frozenset("、和及与")
RANKED = frozenset(("位", "名", "级"))


class WrongDirection(Rule):
    """Find a rise to a smaller figure, or a fall to a larger one.

    One of the two figures or the verb is wrong, and the sentence says the opposite.

    Left alone: ranks, which rise when their number falls, several changes told in one,
    and rough figures.
    """

    name = "wrong-direction"
    family = Family.TOTALS
    severity = Severity.WARNING
    message = Text(
        zh="从“{before}”到“{after}”不是{verb}，请核对",
        en="from “{before}” to “{after}” is not a {verb}; please check",
    )
    chinese = """
        找出“上升到”更小的数、“下降到”更大的数。

        不是数字写反了，就是用词写反了，意思正好相反。

        不报：名次（数字变小是上升）、并列的几组数和约数。
    """
    examples = (
        Good("信访量由80件下降到72件，满意率由85%提高到92%。"),
        Good("全县排名由8位上升到5位。"),
        Good("投资由8000万元增加到1.2亿元。"),
        Good("参训人数由约300人增加到280人。"),
        Good("标准分别从202元、270元提高到209元、280元。"),
        Good("完成80件，比去年减少12件。"),
        Bad("信访量由⟦80件上升到72件⟧。", says="从“80件”到“72件”不是上升"),
        Bad("满意率从⟦92%提高到85%⟧。"),
        Bad("投诉由⟦35起下降至53起⟧。"),
        Bad("贫困发生率由⟦18.6%降至20.8%⟧。"),
        Bad("企业由⟦126家增至118家⟧。"),
        Bad("投资由⟦1.2亿元增加到8000万元⟧。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each change."""
        text = document.narrow
        for before, after in pairwise(document.quantities):
            if before.unit != after.unit:
                continue
            if after.span.start - before.span.end > LONGEST_CHANGE:
                continue
            change = BECOMES.fullmatch(text, before.span.end, after.span.start)
            if change is None or before.approximate or after.approximate:
                continue
            old, new = before.value, after.value
            if not (old and new) or old == new:
                continue
            lead = text[max(0, before.span.start - 12) : before.span.start]
            if before.unit in RANKED or RANK.search(lead) or "分别" in lead:
                continue
            if {lead[-1:], text[after.span.end : after.span.end + 1]} & IN_A_LIST:
                continue
            if (new > old) != bool(change["rises"]):
                yield self.found(
                    Span(before.span.start, after.span.end),
                    before=document.text(before.span),
                    after=document.text(after.span),
                    verb=_verb(change),
                )


def _verb(change: regex.Match[str]) -> Text:
    """Name what the words say: 上升, a rise."""
    if change["rises"]:
        return Text(zh=change["rises"], en="rise")
    return Text(zh=change["falls"], en="fall")
