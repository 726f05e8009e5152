"""Output formats: what happened in a run, as a person or a program reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from draftlint.linter import Outcome
    from draftlint.wording import Language, Text


@dataclass(frozen=True, slots=True)
class Run:
    """What a run came to, and how the user wants to see it.

    `problems` is what kept the run from doing its job beside unreadable files;
    `unfold` shows every finding; `verbose` the allowed ones too; `quiet` the
    findings alone; `statistics` adds a count by rule, `timing` the time by rule.
    """

    outcomes: tuple[Outcome, ...]
    problems: tuple[Text, ...]
    language: Language
    version: str
    unfold: bool = False
    verbose: bool = False
    quiet: bool = False
    statistics: bool = False
    timing: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """An output format: its name, and what writes it.

    `write(run, stream)` writes the whole report; it must not depend on the terminal
    unless the stream is one.
    """

    name: str
    write: Callable[[Run, TextIO], None]


# Each is imported when it is chosen: rich alone takes longer than most runs.
def _write_full(run: Run, stream: TextIO) -> None:
    from draftlint.reports import terminal

    terminal.write(run, stream)


def _write_concise(run: Run, stream: TextIO) -> None:
    from draftlint.reports import concise

    concise.write(run, stream)


def _write_json(run: Run, stream: TextIO) -> None:
    from draftlint.reports import json

    json.write(run, stream)


REPORTS = (
    Report("full", _write_full),
    Report("concise", _write_concise),
    Report("json", _write_json),
)
