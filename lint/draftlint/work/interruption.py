"""Ctrl-C and its kin: a run that is asked to stop says what it has so far."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_ASKED_BY = (signal.SIGINT, signal.SIGTERM)


class Interrupted(BaseException):
    """The user asked the run to stop; no rule's `except Exception` may hold it up."""


class Interruption:
    """Whether the user has asked to stop: by Ctrl-C, or by ending the process.

    While it is entered, such a signal is noted in `signal`, and breaks off only what
    stands within `breakable`.  What was found is then whole, and can be reported.
    """

    def __init__(self) -> None:
        self.signal: int | None = None
        self._breaks = False
        self._before: dict[signal.Signals, object] = {}

    def __enter__(self) -> Self:
        for number in _ASKED_BY:
            before = signal.getsignal(number)
            # What is ignored stays so: a run begun with nohup, or in the background.
            if before in (signal.SIG_IGN, None):
                continue
            try:
                signal.signal(number, self._note)
            except ValueError:
                return self  # only the main thread hears of signals
            self._before[number] = before
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]

    @contextmanager
    def breakable(self) -> Iterator[None]:
        """Let a signal break off what is done within; raises Interrupted."""
        self._breaks = True
        try:
            if self.signal is not None:
                raise Interrupted
            yield
        finally:
            self._breaks = False

    def _note(self, number: int, _: FrameType | None) -> None:
        self.signal = number
        if self._breaks:
            self._breaks = False
            raise Interrupted
