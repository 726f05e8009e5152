"""Debts beside their limits: 债务限额100亿元，余额95亿元."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import claims, units, unwrapping
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.document import Document
    from draftlint.language.quantities import Quantity

_LIMIT = patterns.compile(
    r"(?<!新增(?:政府)?(?:一般|专项)?(?:债务|债券)?)限额(?:总额)?[为是]?$"
)
_THEN_BALANCE = patterns.compile(r"[，,、](?:政府|年末|实际)?(?:债务)?余额[为是]?")
_BALANCE = patterns.compile(r"债务余额[为是]?$")
_THEN_LIMIT = patterns.compile(
    r"[，,](?:均|严格)?(?:控制在|低于|未超过|没有超过|小于)[^，,。；;\d超]{0,16}限额[为是]?"
)


def read(document: Document) -> tuple[Claim, ...]:
    """Read balances that stand beside their limits, in reading order."""
    return unwrapping.claims(document, _read) if "限额" in document.narrow else ()


def _read(document: Document) -> Iterator[Claim]:
    text = document.narrow
    for first, second in pairwise(document.quantities):
        start, end = first.span.end, second.span.start
        if "额" not in text[end - 3 : end]:
            continue  # nearly all; a pattern takes longer to say so
        lead = max(0, first.span.start - 16), first.span.start
        if _THEN_BALANCE.fullmatch(text, start, end) and _LIMIT.search(text, *lead):
            yield from _claim(text, first, second)
        elif _THEN_LIMIT.fullmatch(text, start, end) and _BALANCE.search(text, *lead):
            yield from _claim(text, second, first)


def _claim(text: str, limit: Quantity, balance: Quantity) -> Iterator[Claim]:
    if units.kind(limit.unit) != units.kind(balance.unit):
        return
    verdict = Verdict.UNCHECKED
    within = limit.digits and text.startswith("以内", limit.span.end)
    if claims.is_known(balance) and (within or claims.is_known(limit)):
        above = (balance.value or 0) > (limit.value or 0)
        verdict = Verdict.FAILS if above else Verdict.HOLDS
    sign = ">" if verdict is Verdict.FAILS else "≤"
    arithmetic = f"{claims.written(balance)}{sign}{claims.written(limit)}"
    yield Claim(Topic.BALANCE, balance.span, (limit.span,), arithmetic, verdict)
