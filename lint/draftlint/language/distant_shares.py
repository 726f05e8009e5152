"""Shares of a whole that another sentence states: 教育支出8亿元，占一般公共预算支出的22%."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import claims, rates, units, unwrapping
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document
    from draftlint.language.quantities import Quantity

_MOST_NAMES = 60  # of wholes in one document; each is searched for once
_SHARE = patterns.compile(
    r"[，,]占(?P<whole>[\p{Han}“”]{4,20}?)(?:总[量数额])?(?:的比重|比重|的比例|的)[约为达]{0,2}"
)
_LEADS = patterns.compile(r"(?:预计|累计|总计|合计|共|总额)?(?:完成|实现|达到?|为|是)?")
_LONGEST_LEAD = 6
_FEWEST_DIGITS = 3  # of fewer, too many look alike by chance
_HUNDRED = Decimal(100)


def read(document: Document) -> tuple[Claim, ...]:
    """Read the shares whose whole is told elsewhere, in reading order."""
    return unwrapping.claims(document, _read) if "占" in document.narrow else ()


def _read(document: Document) -> Iterator[Claim]:
    quantities, text = document.quantities, document.narrow
    starts = [quantity.span.start for quantity in quantities]
    judged = {rate.percentage.span for rate in document.view(rates.read)}
    known: dict[str, list[Quantity]] = {}
    for index in range(1, len(quantities)):
        part, stated = quantities[index - 1], quantities[index]
        if stated.unit != "%" or stated.span in judged:
            continue
        if "占" not in text[part.span.end : part.span.end + 3]:
            continue  # nearly all; a pattern takes longer to say so
        share = _SHARE.fullmatch(text, part.span.end, stated.span.start)
        if share is None or not claims.is_known(part, stated):
            continue
        name = share["whole"]
        if name not in known and len(known) < _MOST_NAMES:
            known[name] = list(_named(text, quantities, starts, name))
        wholes = [whole for whole in known.get(name, ()) if _may_hold(whole, part)]
        if wholes and part.value:
            yield _claim(part, stated, wholes)


def _named(
    text: str, quantities: Sequence[Quantity], starts: Sequence[int], name: str
) -> Iterator[Quantity]:
    """Yield the figures that stand right behind a name."""
    at = text.find(name)
    while at >= 0:
        at += len(name)
        index = bisect_left(starts, at)
        if index == len(starts):
            return
        near = starts[index] - at <= _LONGEST_LEAD
        if near and _LEADS.fullmatch(text, at, starts[index]):
            yield quantities[index]
        at = text.find(name, at)


def _may_hold(whole: Quantity, part: Quantity) -> bool:
    same = units.kind(whole.unit) == units.kind(part.unit)
    return same and claims.is_known(whole) and (whole.value or 0) >= (part.value or 0)


def _claim(part: Quantity, stated: Quantity, wholes: Sequence[Quantity]) -> Claim:
    """Judge a share; a mistake only where one whole is told and one digit slipped.

    The whole may be meant of another year or place, and then no digit looks alike.
    """
    percents = [_percent(part, whole) for whole in wholes]
    best = next(
        (i for i, whole in enumerate(wholes) if _fits(stated, part, whole)), None
    )
    index, verdict = best or 0, Verdict.HOLDS
    places = claims.decimals(stated)
    if best is None:
        single = len({whole.value for whole in wholes}) == 1
        computed = claims.shown(percents[0], decimals=places)
        slipped = single and _is_slip(stated.digits, computed)
        verdict = Verdict.FAILS if slipped else Verdict.UNSURE
    whole = wholes[index]
    shown = claims.shown(percents[index], decimals=max(places, 1))
    return Claim(
        Topic.RATE,
        stated.span,
        claims.spans((whole, part)),
        f"{claims.written(part)}/{claims.written(whole)}={shown}%",
        verdict,
    )


def _percent(part: Quantity, whole: Quantity) -> Decimal:
    return (part.value or Decimal(0)) / (whole.value or Decimal(1)) * _HUNDRED


def _fits(stated: Quantity, part: Quantity, whole: Quantity) -> bool:
    percent = _percent(part, whole)
    relative = claims.blur(part) / (part.value or Decimal(1))
    relative += claims.blur(whole) / (whole.value or Decimal(1))
    off = abs(percent - (stated.value or Decimal(0)))
    return claims.fits(off, stated.step, percent * relative)


def _is_slip(stated: str, computed: str) -> bool:
    """Whether one digit differs, or two neighbours changed places, of three or more."""
    if len(stated) != len(computed) or len(stated.replace(".", "")) < _FEWEST_DIGITS:
        return False
    pairs = list(zip(stated, computed, strict=True))
    places = [place for place, (one, other) in enumerate(pairs) if one != other]
    if len(places) != 2:
        return len(places) == 1
    left, right = places
    crossed = pairs[left] == pairs[right][::-1]
    return crossed and stated[left + 1 : right] in ("", ".")
