"""Where the work on each file is done, how long it may take, and who may stop it."""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from draftlint.linter import Fixes, Outcome
from draftlint.reports import progress
from draftlint.wording import Text
from draftlint.work.interruption import Interrupted, Interruption
from draftlint.work.time_limit import check_within

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from draftlint.corpus.postings import Invert
    from draftlint.linter import Task
    from draftlint.wording import Language
    from draftlint.work.workers import Pending, Workers

# Below this a pool of processes costs more than it saves.
_WORTH_A_POOL = 2_000_000  # bytes
_WORTH_A_CACHE = 300_000  # bytes
_NOT_REACHED = Text(
    zh="没有检查：运行已中断", en="not checked: the run was interrupted"
)
_INCOMPLETE = Text(
    zh="已中断：{total} 个文件只检查了 {reached} 个，结果不完整",
    en="interrupted: {reached} of {total} files were checked; the rest is not known",
)


class Done(NamedTuple):
    """A task of which the outcome is there."""

    outcome: Outcome

    def done(self) -> bool:
        """Whether the outcome is there: it is."""
        return True

    def result(self) -> Outcome:
        """Give the outcome."""
        return self.outcome


class Here(NamedTuple):
    """This process, one file after the other; each may take `seconds`."""

    seconds: float

    def submit(self, task: Task) -> Done:
        """Check the file."""
        return Done(check_within(task, self.seconds))

    def stop(self) -> None:
        """Nothing is under way."""


class Plan(NamedTuple):
    """How to go about the work.

    `jobs` is how many processes work at once (0: as many as pay), `file_timeout` how
    many seconds one file may take (0: for ever), `cache` whether what was found in
    earlier runs counts.  `scheduler` is the address of a dask scheduler that is to do
    the work, if any, and `shared_files` whether its workers open the files themselves.
    """

    jobs: int = 1
    file_timeout: float = 0.0
    cache: bool = False
    scheduler: str = ""
    shared_files: bool = False

    @staticmethod
    def of(options: argparse.Namespace) -> Plan:
        """Plan as the command line says; times are never those of an earlier run."""
        cache = not options.no_cache and not options.timing
        return Plan(
            options.jobs,
            options.file_timeout,
            cache,
            options.scheduler,
            options.shared_files,
        )


def inverter(plan: Plan) -> Invert | None:
    """Give what makes postings of very many passages: the cluster, if there is one."""
    if not plan.scheduler:
        return None
    from functools import partial

    from draftlint.work.cluster import inverted_by

    return partial(inverted_by, plan.scheduler)


class Checked(NamedTuple):
    """An outcome for every task, in their order.

    When the user broke the run off, `incomplete` says so, `status` is the exit status
    that tells shells of it, and files that were not reached have an error.
    """

    outcomes: tuple[Outcome, ...]
    incomplete: Text | None = None
    status: int = 0


def check_all(tasks: Sequence[Task], plan: Plan, language: Language = "en") -> Checked:
    """Check the files; `language` is that of the progress bar."""
    with Interruption() as interruption:
        workers = _workers(tasks, plan)
        try:
            steps = _outcomes(tasks, workers, interruption)
            outcomes = tuple(progress.shown(steps, len(tasks), language))
        finally:
            workers.stop()
    if interruption.signal is None:
        return Checked(outcomes)
    return _broken_off(outcomes, interruption.signal)


def _broken_off(outcomes: Sequence[Outcome], signal: int) -> Checked:
    """Say how far the run came; what it would have changed in files stays undone."""
    kept = tuple(
        outcome if outcome.rewriting is None else _not_reached(outcome)
        for outcome in outcomes
    )
    reached = sum(outcome.error is not _NOT_REACHED for outcome in kept)
    incomplete = _INCOMPLETE.format(reached=reached, total=len(kept))
    return Checked(kept, incomplete, 128 + signal)


def _outcomes(
    tasks: Sequence[Task], workers: Workers, interruption: Interruption
) -> Iterator[Outcome]:
    """Yield the outcomes in the order of the tasks."""
    waiting: deque[Pending] = deque()
    given = 0
    try:
        for task in tasks:
            with interruption.breakable():
                waiting.append(workers.submit(task))
            while waiting and waiting[0].done():
                given += 1
                yield waiting.popleft().result()
        while waiting:
            with interruption.breakable():
                outcome = waiting[0].result()
            waiting.popleft()
            given += 1
            yield outcome
    except Interrupted:
        workers.stop()
        while waiting:
            pending = waiting.popleft()
            task, given = tasks[given], given + 1
            yield pending.result() if pending.done() else _not_reached(task)
        yield from map(_not_reached, tasks[given:])


def _not_reached(task: Task | Outcome) -> Outcome:
    return Outcome(task.path, None, error=_NOT_REACHED, fail_level=task.fail_level)


def _workers(tasks: Sequence[Task], plan: Plan) -> Workers:
    """Choose who does the work; what was done before need not be done again."""
    size = _size(tasks)
    workers = workers_for(len(tasks), size, plan)
    if not plan.cache or not _worth_a_cache(tasks, size):
        return workers
    from draftlint.work import cache  # sqlite is slow to load

    return cache.before(workers)


def workers_for(files: int, size: int, plan: Plan) -> Workers:
    """Choose who does the work: what pays for so many files of so many bytes."""
    jobs = plan.jobs or (_cores() if size > _WORTH_A_POOL else 1)
    if plan.scheduler:
        from draftlint.work.cluster import Cluster

        return Cluster(plan.scheduler, plan.file_timeout, shared=plan.shared_files)
    if min(jobs, files) > 1:
        from draftlint.work.pool import Pool

        return Pool(min(jobs, files), plan.file_timeout)
    return Here(plan.file_timeout)


def _worth_a_cache(tasks: Sequence[Task], size: int) -> bool:
    """Whether looking for earlier outcomes costs less than it can save.

    Files that another program converts take seconds each.  Fixed ones are not kept.
    """
    if any(task.fixes is not Fixes.NONE for task in tasks):
        return False
    slow = any(task.format and task.format.depends for task in tasks)
    return slow or size > _WORTH_A_CACHE


def _cores() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(tasks: Sequence[Task]) -> int:
    """Add up the bytes to read."""
    total = 0
    for task in tasks:
        try:
            total += task.location.stat().st_size
        except OSError:
            continue  # reading it will say what is wrong
    return total
