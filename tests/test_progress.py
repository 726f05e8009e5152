"""A bar is for a person who waits, and for nobody else."""

from __future__ import annotations

import io
import sys
import time
from typing import TYPE_CHECKING

from draftlint.reports import progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def slow(pauses: list[float]) -> Iterator[int]:
    for number, pause in enumerate(pauses):
        time.sleep(pause)
        yield number


def test_a_long_wait_at_a_terminal_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)

    steps = list(progress.shown(slow([0.01, 0.2, 0.2]), 3, "zh"))

    assert steps == [0, 1, 2]
    assert "检查中" in terminal.getvalue()


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    assert list(progress.shown(slow([0, 0]), 2, "en")) == [0, 1]
    assert terminal.getvalue() == ""


def test_where_no_terminal_is_nothing_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)

    assert list(progress.shown(slow([0.01, 0.01]), 2, "en")) == [0, 1]
    assert file.getvalue() == ""
