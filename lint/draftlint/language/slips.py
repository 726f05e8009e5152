"""How well one slip of the pen explains that a sum is off."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.language.quantities import Quantity


def strength(
    total: Quantity, parts: Sequence[Quantity], gap: Decimal, rounding: Decimal
) -> int:
    """Tell how unlikely it is that a difference looks like a slip by chance.

    One wrong digit makes a difference of 3, 30, 300 … in the last place written.  Of
    the differences up to 9,999, only 36 are such.  Where the sum is too small, a small
    remainder is natural (the list leaves something out), and only the zeros of the
    difference speak: 3 is nothing, 3,000 is worth four.  Two digits that changed places
    are as rare.  Gives the number of digits that agree with a slip, 0 for no slip.
    """
    everything = [total, *parts]
    step = min(quantity.step for quantity in everything)
    amounts = [int(abs(q.value or Decimal(0)) / step) for q in everything]
    zeros = min((_zeros(amount) for amount in amounts if amount), default=0)
    # 个 and 家 in one sum are perhaps not of one kind.
    mixed = len({quantity.unit for quantity in everything if quantity.unit}) > 1
    off, leeway = int(gap / step), min(int(rounding / step), 9)
    digits = max(
        _one_digit(off, leeway, max(amounts)), _swapped(amounts[0], amounts[0] + off)
    )
    return max(0, digits - zeros - mixed)


def _one_digit(off: int, leeway: int, largest: int) -> int:
    """Count the digits of a difference such as 300, or, given rounding, 299."""
    return max(
        len(str(abs(near) if off < 0 else largest)) - (near != off)
        if len(str(abs(near)).rstrip("0")) == 1
        else 0
        for near in range(off - leeway, off + leeway + 1)
    )


def _swapped(stated: int, added: int) -> int:
    """Count the digits of two numbers that differ by two neighbours changing places."""
    first, second = str(stated), str(added)
    if len(first) != len(second):
        return 0
    places = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(places) != 2 or places[1] != places[0] + 1:
        return 0
    one, other = places
    crossed = first[one] == second[other] and first[other] == second[one]
    return len(first) if crossed else 0


def _zeros(number: int) -> int:
    digits = str(number)
    return len(digits) - len(digits.rstrip("0"))
