"""What decides on findings beside the draft and the configuration: all code there is."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from draftlint import entry_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.linter import Task

_INSTALLED = ("site-packages", "dist-packages")
_STANDARD = os.path.dirname(os.__file__)  # noqa: PTH120 - as modules say it
# Larger files are data: it must do to know when they were written.
_READ_WHOLE = 2_000_000  # bytes


def packages(task: Task) -> frozenset[str]:
    """Give the packages at the top of what a task runs: ours, and its plugins'."""
    modules = {type(rule).__module__ for rule in task.rules}
    if task.format is not None:
        modules.add(task.format.read.__module__)
    return frozenset({"draftlint"} | {module.partition(".")[0] for module in modules})


def fingerprint(names: frozenset[str]) -> bytes:
    """Tell by a few bytes whether any code differs: Python, projects, these packages.

    Installed projects are known by their versions, the packages named and whatever
    else was loaded from folders where people edit by the content of their files.
    Paths take no part, so that another checkout or another virtual environment with
    the same code counts as the same.
    """
    digest = blake2b(digest_size=16)
    python = (sys.version, sys.platform, *entry_points.distributions())
    digest.update(repr(python).encode("utf-8", "backslashreplace"))
    for name in sorted(names | set(_edited())):
        digest.update(_code(name))
    return digest.digest()


def _edited() -> Iterator[str]:
    """Yield the packages that were loaded from where nothing is installed."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        # The program that was started (as __main__, as __mp_main__) is none of it.
        if name.startswith("__") or not isinstance(file, str):
            continue
        if not file.startswith(_STANDARD) and not any(s in file for s in _INSTALLED):
            yield name.partition(".")[0]


@cache
def _code(name: str) -> bytes:
    """Give the digest of a package's files, or of a module's one, once a process."""
    digest = blake2b(name.encode(), digest_size=16)
    for path in _files(sys.modules.get(name)):
        digest.update(path.rpartition(os.sep)[2].encode("utf-8", "backslashreplace"))
        digest.update(_state(path))
    return digest.digest()


def _files(module: object) -> list[str]:
    folders = getattr(module, "__path__", ())
    if folders:
        return sorted(file for folder in folders for file in _below(folder))
    file = getattr(module, "__file__", None)
    return [file] if isinstance(file, str) else []


def _below(folder: str) -> Iterator[str]:
    for here, inner, files in os.walk(folder):
        inner[:] = [name for name in inner if name[0] != "." and name != "__pycache__"]
        yield from (f"{here}{os.sep}{file}" for file in files)


def _state(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - speed
            status = os.fstat(file.fileno())
            if status.st_size <= _READ_WHOLE:
                return blake2b(file.read(), digest_size=16).digest()
    except OSError as error:
        return repr(error.errno).encode()
    return f"{status.st_size} {status.st_mtime_ns}".encode()
