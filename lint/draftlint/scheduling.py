"""Where the work on each file is done: in this process or in a pool of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.linter import check_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.linter import Outcome, Task


def check_all(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Check the files, in their order, in this process or in `jobs` others."""
    if jobs <= 1 or len(tasks) < 2:
        yield from map(check_file, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    batch = max(1, min(32, len(tasks) // (4 * jobs)))
    with ProcessPoolExecutor(min(jobs, len(tasks))) as pool:
        yield from pool.map(check_file, tasks, chunksize=batch)
