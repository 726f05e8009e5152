"""How long one file may take: what hangs is named, and the rest goes on."""

from __future__ import annotations

import signal
import sys
from _thread import interrupt_main
from typing import TYPE_CHECKING

from draftlint.linter import Outcome, TimeUp, check_file
from draftlint.wording import Text

if TYPE_CHECKING:
    from types import FrameType

    from draftlint.linter import Task

_STOPPED = Text(
    zh="超过 {seconds} 秒，已停止（--file-timeout 可改时限）",
    en="stopped after {seconds} s (--file-timeout sets the limit)",
)
_STOPPED_IN = Text(
    zh="超过 {seconds} 秒，已停止：当时在运行规则 {rule}（--file-timeout 可改时限）",
    en="stopped after {seconds} s, while rule {rule} was running "
    "(--file-timeout sets the limit)",
)
# A plugin with a bare `except` may have swallowed it: then it is said again.
_AGAIN = 1.0  # seconds


def check_within(task: Task, seconds: float) -> Outcome:
    """Check a file, for so long at most; 0 is for ever.

    Only what comes back to Python now and then can be stopped, as patterns do in a
    main thread; a pool of processes has a harder hand.
    """
    if not seconds:
        return check_file(task)
    try:
        before = signal.signal(_ALARM, _ring)
    except ValueError:  # a worker of a cluster is a thread, and hears of no signal
        return _stopped_by(_Elsewhere(seconds), task)
    try:
        return _stopped_by(_Clock(seconds), task)
    finally:
        signal.signal(_ALARM, before)


def _stopped_by(alarm: _Alarm, task: Task) -> Outcome:
    try:
        try:
            alarm.set()
            return check_file(task)
        finally:
            alarm.stop()
    except TimeUp as up:
        alarm.stop()  # it may have rung just when it was to be stopped
        return stopped(task, alarm.seconds, up.rule)


def stopped(task: Task, seconds: float, rule: str | None = None) -> Outcome:
    """Give what a file comes to that took too long."""
    said = _STOPPED if rule is None else _STOPPED_IN
    error = said.format(seconds=f"{seconds:g}", rule=rule)
    return Outcome(task.path, None, error=error, fail_level=task.fail_level)


class _Alarm:
    """A clock that raises TimeUp in the main thread, again and again until stopped."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def set(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, self.seconds, _AGAIN)

    def stop(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _ThreadAlarm(_Alarm):
    """The same where the system has no such clock."""

    def set(self) -> None:
        from threading import Event, Thread

        self.stopped = Event()
        Thread(target=self._wait, daemon=True).start()

    def stop(self) -> None:
        self.stopped.set()

    def _wait(self) -> None:
        seconds = self.seconds
        while not self.stopped.wait(seconds):
            interrupt_main(_ALARM)
            seconds = _AGAIN


class _Elsewhere(_Alarm):
    """A clock that raises TimeUp in the thread that set it, whichever that is."""

    def set(self) -> None:
        from threading import Lock, Timer, get_ident

        self.thread, self.lock, self.over = get_ident(), Lock(), False
        self.timer = Timer(self.seconds, self._ring)
        self.timer.daemon = True
        self.timer.start()

    def stop(self) -> None:
        self.timer.cancel()
        with self.lock:
            self.over = True

    def _ring(self) -> None:
        from ctypes import c_ulong, py_object, pythonapi

        with self.lock:
            if not self.over:
                raising = pythonapi.PyThreadState_SetAsyncExc
                raising(c_ulong(self.thread), py_object(TimeUp))


def _ring(_: int, __: FrameType | None) -> None:
    raise TimeUp


if sys.platform == "win32":
    _ALARM, _Clock = signal.SIGBREAK, _ThreadAlarm
else:
    _ALARM, _Clock = signal.SIGALRM, _Alarm
