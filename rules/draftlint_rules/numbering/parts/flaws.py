"""Where a count goes wrong: one flaw a place, and never a cascade."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Slip(Enum):
    """What is wrong with one number of a series."""

    START = auto()  # 二 三 四: the first is missing
    GAP = auto()  # 一 二 四 五: three is missing
    MISTAKEN = auto()  # 一 二 七 四: seven stands for three
    SHADOWED = auto()  # 一 二 四 四 五: the first four stands for three
    TWIN = auto()  # … and this is the second four
    REPEAT = auto()  # 一 二 二 三: two comes twice, the rest count on
    SWAPPED = auto()  # 一 三 二 四: both stand in each other's place
    STRAY = auto()  # 一 二 七 三: seven does not belong here
    BACK = auto()  # 一 二 三 二 三: the count falls back


class Flaw(NamedTuple):
    """A wrong number: which of the series (`at`), and the number expected there.

    `other` is the index of the place that belongs to it: the neighbour, the twin.
    """

    slip: Slip
    at: int
    expected: int
    other: int


def find(numbers: Sequence[int]) -> Iterator[Flaw]:
    """Yield the flaws of a count that ought to run 1, 2, 3 …

    Each number is judged with the two behind it, and the count goes on from the
    number that explains most, so that one slip is one flaw.
    """
    last, index = 0, 0
    while index < len(numbers):
        number, expected = numbers[index], last + 1
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        step = 1
        if number == expected:
            last = number
        elif following == expected + 1:
            last = expected
            if number == following:
                yield Flaw(Slip.SHADOWED, index, expected, index + 1)
                yield Flaw(Slip.TWIN, index + 1, following, index)
            else:
                yield Flaw(Slip.MISTAKEN, index, expected, max(index - 1, 0))
        elif index == 0:
            yield Flaw(Slip.START, index, expected, index)
            last = number
        elif number == last:
            yield Flaw(Slip.REPEAT, index, expected, index - 1)
        elif following == expected and _resumes(numbers, index, expected):
            if number == expected + 1:
                yield Flaw(Slip.SWAPPED, index, expected, index + 1)
                yield Flaw(Slip.SWAPPED, index + 1, number, index)
                last, step = number, 2
            else:
                yield Flaw(Slip.STRAY, index, expected, index - 1)
        else:
            slip = Slip.GAP if number > expected else Slip.BACK
            yield Flaw(slip, index, expected, index - 1)
            last = number
        index += step


def _resumes(numbers: Sequence[int], index: int, expected: int) -> bool:
    """Whether the count, after one number out of place, goes on where it was.

    At the end of a series 一 三 二 is an exchange as well.
    """
    beyond = numbers[index + 2] if index + 2 < len(numbers) else None
    swapped = numbers[index] == expected + 1
    return beyond == expected + 1 + swapped or beyond is None
