"""The seam between a run and what does its work: tasks in, outcomes out.

Tasks are submitted in their order, and each gives its outcome when asked.  What does
the work (this process, a pool of others, the cache of earlier runs, other machines) is
nobody else's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from draftlint.linter import Outcome, Task


class Pending(Protocol):
    """A task on its way."""

    def done(self) -> bool:
        """Whether the outcome is there, without waiting for it."""
        ...

    def result(self) -> Outcome:
        """Give the outcome; waits for it."""
        ...


class Workers(Protocol):
    """Whatever does the work.

    `submit` may wait until there is room for one more task: that is how no more is
    under way than can be worked on.  `stop` ends the work at once; what is done by
    then stays done.
    """

    def submit(self, task: Task) -> Pending:
        """Take a task."""
        ...

    def stop(self) -> None:
        """Let go of everything; tasks that are not done never will be."""
        ...
