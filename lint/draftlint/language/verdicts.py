"""Whether a sum that a sentence states holds, fails, or cannot be told."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from draftlint.language import partitions, slips, units
from draftlint.language.sums import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.language.quantities import Quantity
    from draftlint.language.sums import Sum

# How far off, as a share of the total, a sum may be and still speak of the same thing:
# the less the words say that it is the sum, the nearer it has to be.
_CLOSE, _NEAR, _HALF = Decimal("0.1"), Decimal("0.35"), Decimal("0.5")


class Verdict(StrEnum):
    """What became of an equation, the best first."""

    HOLDS = "holds"
    FAILS = "fails"
    UNCHECKED = "not checkable"
    UNSURE = "unsure"


_ORDER = tuple(Verdict)


def judge(stated: Sum, loose: bool) -> tuple[Verdict, int]:
    """Give the verdict and the number of parts it is about.

    The list is judged at every place where it may end, and the best verdict counts.
    `loose` says that the document leaves its rounding differences as they are.
    """
    total, everything = stated.total.quantity, len(stated.parts)
    value = total.value
    if value is None or total.approximate:
        return Verdict.UNCHECKED, everything
    parts = tuple(takewhile(_is_known, (part.quantity for part in stated.parts)))
    gaps = [s - value for s in accumulate(part.value or Decimal(0) for part in parts)]
    end = _holding_end(total, parts, gaps, loose)
    if end:
        return Verdict.HOLDS, end
    ends = [*stated.ends, *_ends_by_words(stated, gaps)]
    known = len(parts)
    verdicts = {
        end: _verdict(stated, end, gaps[end - 1])
        if end <= known and (known == everything or gaps[end - 1] > 0)
        else Verdict.UNCHECKED
        for end in ends
    }
    best = min(ends, key=lambda end: _ORDER.index(verdicts[end]))
    return verdicts[best], best


def rounding(total: Quantity, parts: Sequence[Quantity]) -> Decimal:
    """Tell how much rounding may move a sum: half a step for each figure in it.

    Whole things are not rounded; money is, even where it is given in whole yuan.  A
    figure with fewer decimals than others has lost its zeros: 131亿元 beside 318.2亿元.
    """
    everything = (total, *parts)
    if all(map(_is_exact, everything)):
        return Decimal(0)
    finest: dict[int, Decimal] = {}
    for quantity in everything:
        known = finest.get(quantity.power, quantity.step)
        finest[quantity.power] = min(known, quantity.step)
    return sum((finest[quantity.power] for quantity in everything), Decimal(0)) / 2


def _is_known(quantity: Quantity) -> bool:
    return bool(quantity.digits) and not quantity.approximate


def _is_exact(quantity: Quantity) -> bool:
    return quantity.step == 1 and units.is_counted(quantity.unit)


def _holding_end(
    total: Quantity, parts: Sequence[Quantity], gaps: Sequence[Decimal], loose: bool
) -> int:
    """Give after how many parts the sum comes out; 0 if nowhere."""
    factor = 2 if loose else 1
    step = max((quantity.step for quantity in (total, *parts)), default=Decimal(0))
    farthest = factor * step * (len(parts) + 1)
    exact = sum(1 for _ in takewhile(_is_exact, (total, *parts)))
    for end in range(2, len(parts) + 1):
        gap = abs(gaps[end - 1])
        if not gap:
            return end
        if exact > end or gap > farthest:
            continue
        if gap <= factor * rounding(total, parts[:end]):
            return end
    return 0


def _ends_by_words(stated: Sum, gaps: Sequence[Decimal]) -> Iterator[int]:
    """Yield where a list that is too long is complete, and all but adds up.

    参保354.3万人，其中城乡居民313万人，城镇职工41万人，工伤保险35万人.
    """
    value = stated.total.quantity.value or Decimal(0)
    if not gaps or gaps[-1] <= 0:
        return
    for end, gap in enumerate(gaps[1:], 2):
        if abs(gap) <= _CLOSE * value and partitions.is_complete(stated.words(end)):
            yield end


def _verdict(stated: Sum, end: int, gap: Decimal) -> Verdict:
    """Judge a sum that does not come out."""
    step = stated.total.quantity.step
    finer = all(part.quantity.step < step for part in stated.parts[:end])
    if finer and abs(gap) <= step / 2:
        return Verdict.UNSURE  # 883亿元 for 249.3+633.9: perhaps a rounded total
    fails = (
        _is_too_much(stated, end, gap) if gap > 0 else _is_too_little(stated, end, gap)
    )
    return Verdict.FAILS if fails else Verdict.UNSURE


def _slip(stated: Sum, end: int, gap: Decimal) -> int:
    total = stated.total.quantity
    parts = [part.quantity for part in stated.parts[:end]]
    return slips.strength(total, parts, gap, rounding(total, parts))


def _is_too_much(stated: Sum, end: int, gap: Decimal) -> bool:
    """Whether parts above their total are a mistake.

    They are, unless they overlap or do not all belong to the list.
    """
    parts, claim, words = stated.parts[:end], stated.claim, stated.words(end)
    value = stated.total.quantity.value or Decimal(0)
    slip = _slip(stated, end, gap)
    if claim is Claim.HINT:
        return slip >= 5
    if _may_overlap(stated, words):
        return slip >= 5
    if slip >= 4 or claim is Claim.BALANCE:
        return slip >= 4
    off = gap / abs(value) if value else Decimal(9)
    if off > 1 and claim is not Claim.ALL:
        return False
    whole, tight = partitions.is_complete(words), stated.is_tight(end)
    if any(part.quantity.value == value for part in parts) and not tight:
        return False
    if stated.is_ragged(end) and not whole:
        return slip >= 3
    # People and households belong to several groups in more ways than words tell.
    crowd = stated.total.kind in ("人", "户") and gap > 3
    near = _NEAR if claim in (Claim.ALL, Claim.DIVISION) else _CLOSE
    return (tight and not crowd) or whole or off <= near or slip >= 3


def _may_overlap(stated: Sum, words: Sequence[str]) -> bool:
    """Whether one person or thing may be in several parts; money is spent once."""
    if partitions.counts_twice(words):
        return True
    if stated.claim is Claim.ALL or stated.sums_up:
        return False
    counted = units.is_counted(stated.total.quantity.unit)
    return counted and partitions.may_overlap(words)


def _is_too_little(stated: Sum, end: int, gap: Decimal) -> bool:
    """Whether parts below their total are a mistake.

    They are only where the words or the figures say that the list is complete.
    """
    claim, words = stated.claim, stated.words(end)
    value = stated.total.quantity.value or Decimal(0)
    slip = _slip(stated, end, gap)
    if claim is Claim.HINT or _may_overlap(stated, words):
        return slip >= 5
    if slip >= 4 or claim is Claim.BALANCE:
        return slip >= 4
    whole, tight = partitions.is_complete(words), stated.is_tight(end)
    off = -gap / abs(value) if value else Decimal(9)
    if claim is Claim.ALL:
        return off <= (_NEAR if tight or whole else _CLOSE) or slip >= 3
    if claim is Claim.DIVISION:
        return off <= _CLOSE or slip >= 3
    if whole:
        return off <= _HALF
    if claim is Claim.LIST and tight:
        bare = not any(part.quantity.unit for part in stated.parts[:end])
        return off <= (_NEAR if bare else _CLOSE)
    labels = [stated.total.label, *(part.label for part in stated.parts[:end])]
    if partitions.is_a_balance(labels[0]):
        return off <= (_NEAR if partitions.is_carried(labels[1:]) else _CLOSE)
    return off <= _CLOSE and slip >= 3 and partitions.share_a_noun(labels)
