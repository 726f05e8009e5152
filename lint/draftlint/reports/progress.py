"""A progress bar on standard error, for a person who has waited for a second."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint.wording import Language

Step = TypeVar("Step")
_PATIENCE = 1.0  # seconds
_CHECKING = Text(zh="检查中", en="checking")


def shown(steps: Iterable[Step], total: int, language: Language) -> Iterator[Step]:
    """Yield the steps; when they take long, show how far they have come.

    Nothing is shown where standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield from steps
        return
    waiting = iter(steps)
    began = monotonic()
    done = 0
    for step in waiting:
        done += 1
        yield step
        if monotonic() - began > _PATIENCE:
            break
    else:
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(_CHECKING.to(language), total=total, completed=done)
        for step in waiting:
            progress.advance(task)
            yield step
