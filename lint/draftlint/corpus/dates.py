"""When files came into a git repository: which of two reports is the older."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

# A history that takes longer to search decides nothing.
_PATIENCE = 20  # seconds
_GIT = ("git", "-c", "log.showSignature=false", "log", "--diff-filter=A")
_DATE = "\x01"


def added(paths: Collection[str]) -> dict[str, int]:
    """Give the time, in seconds, at which each file below this folder was added.

    Files that git does not know, or that lie elsewhere, are left out.
    """
    here = [path for path in paths if not path.startswith(("/", "..", ":"))]
    if not here:
        return {}
    command = [*_GIT, f"--format={_DATE}%at", "--name-only", "--relative", "-z", "--"]
    try:
        ran = subprocess.run(  # noqa: S603 - the paths come behind --
            [*command, *here], capture_output=True, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    dates: dict[str, int] = {}
    wanted = set(here)
    for commit in ran.stdout.decode("utf-8", "surrogateescape").split(_DATE)[1:]:
        date, *names = commit.replace("\n", "\0").split("\0")
        for name in wanted.intersection(names):
            dates[name] = int(date)  # the history runs backwards: the first one stays
    return dates
