"""Which report is written where."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from draftlint import config, files, patterns
from draftlint.errors import BadArgument, reason_of
from draftlint.wording import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Container, Iterable, Sequence

    from draftlint.linter import Task
    from draftlint.reports import Report, Run

_DEFAULT = "full"
_ENDINGS = {"md": "markdown", "htm": "html"}
# What stands before the colon of FORMAT:FILE; a single letter is a drive of Windows.
_NAME = patterns.compile(r"[a-z][a-z0-9-]+")
_WOULD_OVERWRITE = Text(
    zh="{path} 在要检查的文稿之列，不能用报告覆盖它；请写到别处，或用 exclude 排除它",
    en="{path} is among the drafts to check, and a report must not take its place; "
    "write it elsewhere, or exclude that file",
)
_TWICE = Text(
    zh="两份报告不能写进同一个文件：{path}",
    en="two reports cannot go to one file: {path}",
)
_NO_SUCH_FORMAT = Text(
    zh="没有“{value}”这种输出格式{nearest}（可用：{names}）",
    en="there is no output format “{value}”{nearest} (there are: {names})",
)


def plan(
    options: argparse.Namespace, known: Iterable[Report], todo: Sequence[Task]
) -> list[tuple[Report, Path | None]]:
    """Decide which report goes where; None is standard output.

    Raises BadArgument before any work is done: for a format that there is not, for a
    file that cannot be written or must not be.
    """
    by_name = {report.name: report for report in known}
    asked = options.output_format or os.environ.get("DRAFTLINT_OUTPUT_FORMAT")
    if asked and asked not in by_name:
        raise _no_format(asked, by_name)
    if not options.output:
        return [(by_name[asked or _DEFAULT], None)]
    drafts = {task.location.resolve() for task in todo}
    chosen: list[tuple[Report, Path | None]] = []
    for value in options.output:
        name, colon, path = value.partition(":")
        if not colon or not _NAME.fullmatch(name):
            name, path = asked or _by_ending(value, by_name), value
        else:
            name = _ENDINGS.get(name, name)
            if name not in by_name:
                raise _no_format(name, by_name)
        target = None if path == "-" else Path(path)
        if target is not None:
            _must_be_free(target, drafts)
            if any(other == target for _, other in chosen):
                raise BadArgument(_TWICE.format(path=path))
        chosen.append((by_name[name], target))
    return chosen


def write(report: Report, run: Run, path: Path | None, stream: TextIO) -> None:
    """Write a report to a stream, or to a file, whole or not at all."""
    if path is None:
        report.write(run, stream)
        stream.flush()
        return
    try:
        with files.whole(path) as file:
            report.write(run, file)
    except (OSError, ValueError) as error:
        raise _cannot_write(path, error) from error


def _by_ending(path: str, known: Container[str]) -> str:
    """Give the format that a file is named after: report.json, report.md."""
    ending = Path(path).suffix.lower().removeprefix(".")
    name = _ENDINGS.get(ending, ending)
    return name if name in known else _DEFAULT


def _must_be_free(path: Path, drafts: Container[Path]) -> None:
    """Raise BadArgument for a file that is a draft, or has no folder to be in."""
    if os.path.isdir(path):  # noqa: PTH112 - False where pathlib raises
        raise _cannot_write(path, OSError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if not os.path.isdir(path.parent):  # noqa: PTH112
        raise _cannot_write(path, OSError(errno.ENOENT, os.strerror(errno.ENOENT)))
    if path.resolve() in drafts:
        raise BadArgument(_WOULD_OVERWRITE.format(path=path))


def _cannot_write(path: Path, error: Exception) -> BadArgument:
    return BadArgument(files.CANNOT_WRITE.format(path=path, error=reason_of(error)))


def _no_format(name: str, known: Iterable[str]) -> BadArgument:
    known = tuple(known)
    names, near = ", ".join(known), config.nearest(name, known)
    return BadArgument(_NO_SUCH_FORMAT.format(value=name, names=names, nearest=near))
