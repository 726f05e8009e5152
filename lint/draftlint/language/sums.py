"""A sum as a sentence states it: a total, its parts, and what is claimed of them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from draftlint.language.figures import Figure

_NO_MORE = 9  # stronger than any mark: nothing follows


class Claim(Enum):
    """How much a form says about its parts."""

    ALL = "all"  # 合计, 分别为, 其余: the parts are the total
    LIST = "list"  # （22个新建、6个续建）: most likely they are
    DIVISION = "division"  # 按类型分…；按规模分…: each is the whole once more
    SOME = "some"  # 其中: they may leave something out
    BALANCE = "balance"  # 收入、支出、结余: unless something is brought forward
    HINT = "hint"  # a weak form: only a slip of one digit is a mistake


class Sum(NamedTuple):
    """A total with its parts.

    `separators` tells how strong the marks between the parts are, one fewer than the
    parts: 1 for 、, 2 for a comma, 3 for a semicolon.
    """

    total: Figure
    parts: tuple[Figure, ...]
    separators: tuple[int, ...]
    claim: Claim

    @property
    def ends(self) -> tuple[int, ...]:
        """After how many parts the list may end: wherever a stronger mark comes.

        In 其中甲3个、乙4个，丙2个 after two or three.
        """
        return tuple(
            count
            for count, following in enumerate((*self.separators[1:], _NO_MORE), 2)
            if following > max(self.separators[: count - 1])
        )

    @property
    def sums_up(self) -> bool:
        """Whether the total comes last: 甲3个、乙4个，合计7个."""
        return self.total.start > self.parts[0].start

    def words(self, end: int) -> list[str]:
        """What is said of each part up to an end."""
        return [part.words for part in self.parts[:end]]

    def is_ragged(self, end: int) -> bool:
        """Whether semicolons come in among lesser marks: perhaps two lists in one."""
        marks = self.separators[: end - 1]
        return min(marks) < 3 <= max(marks)

    def is_tight(self, end: int) -> bool:
        """Whether nothing but 、 and 和 stands between the parts up to an end."""
        return max(self.separators[: end - 1]) <= 1
