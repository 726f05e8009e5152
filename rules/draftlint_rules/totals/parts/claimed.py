"""How an equation that fails is told: the figure, and what the others give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Note, Text
from draftlint.language import digit_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document, Finding, Rule
    from draftlint.language.claims import Claim

MESSAGE = Text(
    zh="“{stated}”与所列数字不符：{arithmetic}，请核对",
    en="“{stated}” does not fit the figures: {arithmetic}; please check",
)
_PART = Text(zh="据以计算：{part}", en="computed from: {part}")


def findings(
    rule: Rule, document: Document, claims: tuple[Claim, ...]
) -> Iterator[Finding]:
    """Make a finding of each claim that fails; its related places are the parts."""
    for claim in claims:
        if claim.fails:
            yield finding(rule, document, claim)


def finding(
    rule: Rule, document: Document, claim: Claim, note: Text = _PART
) -> Finding:
    """Make the finding at the figure that the others give; `note` names those."""
    figures = (claim.span, *claim.parts)
    arithmetic = digit_groups.like(document, figures, claim.arithmetic)
    return rule.found(
        claim.span,
        stated=document.text(claim.span),
        arithmetic=Text(zh=arithmetic.replace(", ", "，"), en=arithmetic),
        related=notes(document, claim, note),
    )


def notes(document: Document, claim: Claim, wording: Text) -> list[Note]:
    """Quote the parts of a claim."""
    return [
        Note(part, wording.format(part=document.text(part))) for part in claim.parts
    ]
