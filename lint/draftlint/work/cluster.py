"""Workers on a dask cluster: files go out in batches, and outcomes come back."""

from __future__ import annotations

import logging
from array import array
from collections import deque
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import cache, partial
from operator import getitem
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from draftlint import __version__
from draftlint.corpus import postings
from draftlint.errors import BadArgument
from draftlint.linter import Outcome, check_file
from draftlint.wording import Text
from draftlint.work.scheduling import Done
from draftlint.work.time_limit import check_within

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from distributed import Client, Future

    from draftlint.corpus.postings import Bounds, Keys, Postings
    from draftlint.linter import Task
    from draftlint.work.workers import Pending

Result = TypeVar("Result")
# A task of dask costs 3 ms, a report 10: of so many files the cost is not felt.
_BATCH = 64
_PASSAGES = 10_000  # of 250 reports; one task deals out the keys of so many
_HEAVY = 32_000_000  # bytes; a batch that weighs so much goes out, however few it has
# Batches on their way for each thread of the cluster: one at work, two at hand.
_UNDER_WAY = 3
_PATIENCE = 30  # seconds, for the scheduler to answer and a worker to be there
_NOT_INSTALLED = Text(
    zh="--scheduler 需要 distributed：pip install 'draftlint[dask]'",
    en="--scheduler needs distributed: pip install 'draftlint[dask]'",
)
_NO_SCHEDULER = Text(
    zh="连不上调度程序 {address}：{error}",
    en="no scheduler answers at {address}: {error}",
)
_NO_WORKER = Text(
    zh="调度程序 {address} 没有工作进程", en="the scheduler at {address} has no worker"
)
_LOST = Text(
    zh="与调度程序 {address} 的连接断开：{error}",
    en="the scheduler at {address} was lost: {error}",
)
_UNLIKE = Text(
    zh="工作进程装的是 {theirs}，这里是 {ours}：版本和规则必须相同",
    en="a worker has {theirs}, here it is {ours}: versions and rules must be the same",
)
_WORKER_DIED = Text(
    zh="检查它的工作进程一再异常退出", en="the workers that checked it died"
)


class Unlike(Exception):
    """A worker has another draftlint, or other rules, than the run that asks it."""


class Cluster:
    """The workers of a dask scheduler (see draftlint.work.scheduling.Workers).

    `seconds` is what one file may take.  The files are sent; with `shared` the workers
    open them themselves, under the same absolute paths.

    Raises BadArgument when no scheduler or no worker answers, and later, from a
    result, when the scheduler is lost or a worker is not like this process.
    """

    def __init__(self, address: str, seconds: float, *, shared: bool = False) -> None:
        self.address, self.seconds, self.shared = address, seconds, shared
        self.client = _client(address)
        self._room = _UNDER_WAY * sum(self.client.nthreads().values())
        self._under_way: deque[_Batch] = deque()
        self._next = _Batch(self)
        self._weight = 0

    def submit(self, task: Task) -> Pending:
        """Take a task; waits while as much is on its way as the cluster can hold."""
        if self.shared:
            task = task._replace(location=task.location.absolute())
        elif task.content is None and task.format is not None:
            try:
                task = task._replace(content=task.location.read_bytes())
            except OSError:
                return Done(check_file(task))  # which says why it cannot be opened
        batch, number = self._next, len(self._next.tasks)
        batch.tasks.append(task)
        self._weight += len(task.content or b"")
        if number + 1 == _BATCH or self._weight > _HEAVY:
            self.send(batch)
        return _Awaited(batch, number)

    def send(self, batch: _Batch) -> None:
        """Send a batch on its way, unless it is."""
        if batch.future is not None:
            return
        self._next, self._weight = _Batch(self), 0
        while len(self._under_way) >= self._room:
            self._under_way.popleft().wait()
        batch.future = self.start(batch.tasks)
        self._under_way.append(batch)

    def start(self, tasks: Sequence[Task]) -> Future[list[Outcome]]:
        """Have some worker check the files."""
        return self.client.submit(
            check_batch, tasks, self.seconds, __version__, pure=False
        )

    def wait(self) -> None:
        """Wait for all that is on its way."""
        for batch in self._under_way:
            batch.wait()

    def stop(self) -> None:
        """Let go of everything but what is done; what is not never will be."""
        if self.client.status == "closed":
            return
        for batch in self._under_way:
            if batch.done():
                with suppress(BadArgument):
                    batch.outcomes()
        futures = [batch.future for batch in self._under_way if batch.future]
        self.client.cancel(futures, force=True)
        self.client.close()

    def invert(self, passages: Sequence[Keys], bounds: Bounds) -> Postings:
        """Make postings (draftlint.corpus.postings): the keys are shuffled by bands.

        Each worker deals the keys of some passages out to the bands; what is of one
        band then meets on one worker.  Raises BadArgument when the scheduler is lost.
        """
        count = max(1, sum(self.client.nthreads().values()))
        submit, compact = self.client.submit, partial(array, "Q")
        dealt = [
            submit(
                postings.bands,
                first,
                list(map(compact, passages[first : first + _PASSAGES])),
                count,
                pure=False,
            )
            for first in range(0, len(passages), _PASSAGES)
        ]
        bands = [
            submit(
                postings.of_band,
                [submit(getitem, hands, band, pure=False) for hands in dealt],
                bounds,
                pure=False,
            )
            for band in range(count)
        ]
        return postings.together(map(self.result, bands))

    def result(self, future: Future[Result]) -> Result:
        """Give what came of some work; raises BadArgument when it cannot be had."""
        try:
            return future.result()
        except Unlike as unlike:
            theirs, ours = unlike.args
            raise BadArgument(_UNLIKE.format(theirs=theirs, ours=ours)) from unlike
        except (CancelledError, OSError) as error:
            lost = _LOST.format(address=self.address, error=error)
            raise BadArgument(lost) from error


def inverted_by(address: str, passages: Sequence[Keys], bounds: Bounds) -> Postings:
    """Make postings on a cluster; here where that is quicker, or the cluster is gone."""
    if len(passages) >= _PASSAGES:
        with suppress(BadArgument):
            cluster = Cluster(address, 0)
            try:
                return cluster.invert(passages, bounds)
            finally:
                cluster.stop()
    return postings.invert(passages, bounds)


class _Batch:
    """Tasks that travel together."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.tasks: list[Task] = []
        self.future: Future[list[Outcome]] | None = None
        self._outcomes: list[Outcome] | None = None

    def done(self) -> bool:
        if self._outcomes is not None:
            return True
        return self.future is not None and self.future.status == "finished"

    def wait(self) -> None:
        """Wait until it is done, has failed or is lost: its result will say."""
        if self.future is not None:
            with suppress(CancelledError, OSError):
                self.future.exception()

    def outcomes(self) -> list[Outcome]:
        """Give an outcome for each task; a batch that kills workers is taken apart."""
        if self._outcomes is None:
            from distributed import KilledWorker

            self.cluster.send(self)
            assert self.future is not None
            try:
                self._outcomes = self.cluster.result(self.future)
            except KilledWorker:
                # With nothing else at work, whoever kills a worker now is found out.
                self.cluster.wait()
                self._outcomes = [self._alone(task) for task in self.tasks]
            # Now they may go: the files' bytes, and what the workers keep of them.
            self.future.release()
        return self._outcomes

    def _alone(self, task: Task) -> Outcome:
        from distributed import KilledWorker

        try:
            return self.cluster.result(self.cluster.start([task]))[0]
        except KilledWorker:
            died, level = _WORKER_DIED, task.fail_level
            return Outcome(task.path, None, error=died, fail_level=level)


class _Awaited(NamedTuple):
    """One of a batch."""

    batch: _Batch
    number: int

    def done(self) -> bool:
        return self.batch.done()

    def result(self) -> Outcome:
        return self.batch.outcomes()[self.number]


def check_batch(tasks: Sequence[Task], seconds: float, version: str) -> list[Outcome]:
    """Check some files, on a worker; raises Unlike where results could differ."""
    names = frozenset(name for task in tasks for name in task.installed)
    if version != __version__:
        raise Unlike(f"draftlint {__version__}", f"draftlint {version}")
    if names and names != _rules():
        odd = ", ".join(sorted(names ^ _rules()))
        raise Unlike(f"draftlint {__version__} ({odd})", f"draftlint {version}")
    return [check_within(task, seconds) for task in tasks]


@cache
def _rules() -> frozenset[str]:
    from draftlint import plugins

    return frozenset(rule.name for rule in plugins.installed().rules)


def _client(address: str) -> Client:
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise BadArgument(_NOT_INSTALLED) from error
    # What it has to say, the run says itself.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    values: dict[str, Any] = {"address": address}
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BadArgument(_NO_SCHEDULER.format(error=error, **values)) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close()
        raise BadArgument(_NO_WORKER.format(**values)) from error
    return client
