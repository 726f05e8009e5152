"""A run parted among machines that know nothing of each other: which files are whose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint.errors import BadArgument
from draftlint.rule import CorpusRule
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.linter import Task

_BAD_SHARD = Text(
    zh="--shard 的值应像 2/4（四份中的第二份），不能是“{value}”",
    en="--shard takes a value like 2/4 (the second of four parts), not “{value}”",
)


class Shard(NamedTuple):
    """One of `of` parts of a run; `number` counts from 1.

    The first part has the files 1, 1 + of, 1 + 2 of … in the run's order, and so on:
    parts of about the same size, however unlike the folders are.
    """

    number: int
    of: int

    def own(self, tasks: Sequence[Task]) -> frozenset[str]:
        """Give the paths of the part's files."""
        return frozenset(task.path for task in tasks[self.number - 1 :: self.of])

    def parted(self, tasks: Sequence[Task]) -> list[Task]:
        """Give the part's tasks, and of the others what rules across files need.

        What was copied from a file of another part is found by that file's digest.
        """
        own = self.own(tasks)
        digested = (task if task.path in own else _digested(task) for task in tasks)
        return [task for task in digested if task.path in own or task.rules]


WHOLE = Shard(1, 1)


def read(value: str) -> Shard:
    """Read what --shard was given, like 2/4; raises BadArgument."""
    number, slash, of = value.partition("/")
    if slash and number.isdecimal() and of.isdecimal():
        shard = Shard(int(number), int(of))
        if 1 <= shard.number <= shard.of:
            return shard
    raise BadArgument(_BAD_SHARD.format(value=value))


def _digested(task: Task) -> Task:
    rules = tuple(rule for rule in task.rules if isinstance(rule, CorpusRule))
    return task._replace(rules=rules)
