"""A pool of processes that outlives what its files do to it.

`concurrent.futures` has one too; but a worker that dies there takes all others along,
and one that hangs cannot be ended.  Here each works on one file at a time, so that it
is known which file killed it or made it hang: that file is named, another worker takes
its place, and the rest goes on.
"""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import signal
import sys
import threading
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from time import monotonic
from typing import TYPE_CHECKING, Any

from draftlint import patterns
from draftlint.linter import Outcome
from draftlint.wording import Text
from draftlint.work.time_limit import check_within, stopped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from types import FrameType

    from draftlint.linter import Task

# A worker stops itself when a file's time is up, and says in which rule; one that
# does not, in a library that never comes back to Python, is killed so much later.
_GRACE = 3.0  # seconds
# How long a worker may take to put away what it has open: a converter, its folder.
_LEAVING = 1.0  # seconds
# A worker may have been killed for what another did, when memory ran out: its file is
# tried once more.
_MOST_TRIES = 2
_PROTOCOL = pickle.HIGHEST_PROTOCOL
_SIGNALS = {signal.SIGINT, signal.SIGTERM}

_DIED = Text(
    zh="检查这个文件的进程异常终止（{how}）；可能是内存不足，或读取它的程序有缺陷",
    en="the process that checked it died ({how}): out of memory, or a defect in what "
    "reads it",
)
_BY_SIGNAL = Text(zh="信号 {number}", en="signal {number}")
_WITH_STATUS = Text(zh="退出码 {number}", en="exit status {number}")
_NOT_SENT = Text(
    zh="检查结果无法从工作进程传回：{error}",
    en="what was found cannot be passed between processes: {error}",
)


class _Terminated(BaseException):
    """A worker is to leave."""


@dataclass(eq=False)
class Job:
    """A file on its way through the pool."""

    pool: Pool
    task: Task
    outcome: Outcome | None = None
    tries: int = 0

    def done(self) -> bool:
        """Whether the outcome is there."""
        return self.outcome is not None

    def result(self) -> Outcome:
        """Give the outcome; the pool works until it is there."""
        while self.outcome is None:
            self.pool.step()
        return self.outcome


@dataclass(eq=False)
class _Worker:
    """A process, our end of the pipe to it, and what it is doing since when."""

    process: BaseProcess
    connection: Connection
    job: Job | None = None
    since: float = 0.0


@dataclass(eq=False)
class Pool:
    """`jobs` processes; a file may take `seconds`, 0 is for ever.

    `method` is how Python starts them; "" is the fastest way that is safe here.
    """

    jobs: int
    seconds: float
    method: str = ""
    workers: list[_Worker] = field(default_factory=list)
    ready: deque[Job] = field(default_factory=deque)

    def submit(self, task: Task) -> Job:
        """Take a task; waits while every worker has one and one more lies ready."""
        while len(self.ready) >= self.jobs:
            self.step()
        job = Job(self, task)
        self.ready.append(job)
        self._hand_out()
        return job

    def stop(self) -> None:
        """End every worker: at once those at work, in peace those that are idle."""
        self.ready.clear()
        workers, self.workers = self.workers, []
        for worker in workers:
            with suppress(OSError):  # it has gone by itself
                if worker.job is None:
                    worker.connection.send_bytes(b"")
                else:
                    worker.process.terminate()
        latest = monotonic() + _LEAVING
        for worker in workers:
            worker.process.join(max(0.0, latest - monotonic()))
            _end(worker)

    def step(self) -> None:
        """Wait until something happens, and see to it."""
        self._hand_out()
        busy = [worker for worker in self.workers if worker.job is not None]
        latest = self.seconds + _GRACE if self.seconds else None
        now = monotonic()
        patience = latest and max(0.0, min(w.since for w in busy) + latest - now)
        heard = set(wait([worker.connection for worker in busy], patience))
        for worker in busy:
            if worker.connection in heard:
                self._hear(worker)
            elif latest and monotonic() - worker.since > latest:
                self._give_up(worker)
        self._hand_out()

    def _hand_out(self) -> None:
        while self.ready and (worker := self._idle()) is not None:
            job = self.ready.popleft()
            worker.job, worker.since = job, monotonic()
            with suppress(OSError):  # it has died, and will be heard of
                worker.connection.send_bytes(pickle.dumps(job.task, _PROTOCOL))

    def _idle(self) -> _Worker | None:
        for worker in self.workers:
            if worker.job is None:
                return worker
        if len(self.workers) < self.jobs:
            self.workers.append(_started(self.method or _method(), self.seconds))
            return self.workers[-1]
        return None

    def _hear(self, worker: _Worker) -> None:
        job = worker.job
        assert job is not None
        try:
            sent = worker.connection.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker)
        else:
            worker.job, job.outcome = None, _unpacked(job.task, sent)

    def _bury(self, worker: _Worker) -> None:
        """Name the file that a worker died of, or try it once more."""
        job = worker.job
        assert job is not None
        worker.process.join(_LEAVING)
        status = worker.process.exitcode or 0
        _end(worker)
        self.workers.remove(worker)
        job.tries += 1
        if status < 0 and job.tries < _MOST_TRIES:
            self.ready.appendleft(job)
        else:
            how = _BY_SIGNAL if status < 0 else _WITH_STATUS
            error = _DIED.format(how=how.format(number=abs(status)))
            job.outcome = _failed(job.task, error)

    def _give_up(self, worker: _Worker) -> None:
        assert worker.job is not None
        _end(worker)
        self.workers.remove(worker)
        worker.job.outcome = stopped(worker.job.task, self.seconds)


def _failed(task: Task, error: Text) -> Outcome:
    return Outcome(task.path, None, error=error, fail_level=task.fail_level)


def _end(worker: _Worker) -> None:
    """Let nothing of a worker stay behind."""
    with suppress(ValueError):  # it was ended before
        worker.process.kill()
        worker.process.join()
        worker.process.close()
    worker.connection.close()


def _method() -> str:
    """Choose how to start a process: a copy of this one is there in no time.

    But a copy has the locks of all threads and the threads of none; and on a Mac
    system libraries do not outlive it.
    """
    alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and alone else "spawn"


def _started(method: str, seconds: float) -> _Worker:
    context: Any = multiprocessing.get_context(method)
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, ours, seconds), daemon=True)
    # A Ctrl-C before it has its own way with signals would be taken for one of ours.
    with _no_signals():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _no_signals() -> Iterator[None]:
    """Keep signals waiting, here and in a process that is started meanwhile."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in the worker ---


def _work(connection: Connection, other_end: Connection, seconds: float) -> None:
    """Check files as they come, until none does or the one who sent them has gone."""
    # Held here as well, it would keep this process from hearing that the other ended.
    other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us will tell us
    signal.signal(signal.SIGTERM, _leave)
    gc.set_threshold(200_000)  # as in cli.run
    try:
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        while content := connection.recv_bytes():
            task = pickle.loads(content)  # noqa: S301 - from our own parent
            connection.send_bytes(_packed(task, check_within(task, seconds)))
        patterns.save()
    except (_Terminated, EOFError, OSError):
        return


def _leave(_: int, __: FrameType | None) -> None:
    raise _Terminated


def _packed(task: Task, outcome: Outcome) -> bytes:
    try:
        return pickle.dumps(outcome, _PROTOCOL)
    except Exception as error:  # noqa: BLE001 - a plugin's digest may be anything
        return pickle.dumps(_failed(task, _not_sent(error)))


def _unpacked(task: Task, sent: bytes) -> Outcome:
    try:
        outcome: Outcome = pickle.loads(sent)  # noqa: S301 - from our own child
    except Exception as error:  # noqa: BLE001 - a plugin's digest may be anything
        return _failed(task, _not_sent(error))
    return outcome


def _not_sent(error: Exception) -> Text:
    return _NOT_SENT.format(error=f"{type(error).__name__}: {error}")
