"""Paths -> files to lint: folders are walked, and what git ignores is left out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from draftlint.errors import BadArgument
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

_MISSING = Text(zh="没有这个文件或文件夹：{path}", en="no such file or folder: {path}")
_CANNOT_LIST = Text(
    zh="无法打开文件夹 {path}：{error}", en="cannot open folder {path}: {error}"
)
# Word's lock file beside an open document.
_LOCK = "~$"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to lint; `named` when it stood on the command line itself."""

    path: Path
    named: bool


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to: the files, and what could not be searched."""

    files: tuple[Found, ...]
    missing: tuple[BadArgument, ...]


def find(
    paths: Sequence[Path],
    endings: Iterable[str],
    excluded: Callable[[Path], bool],
) -> Search:
    """Find the files to lint, in the order of the arguments, each once.

    Files named are always taken; folders are walked for files with one of the
    `endings`, without hidden ones, those git ignores and those `excluded`.
    """
    wanted = tuple(endings)
    files: dict[Path, Found] = {}
    missing = []
    for path in paths:
        if path.is_dir():
            try:
                for file in _walk(path, wanted, excluded):
                    files.setdefault(file, Found(file, named=False))
            except OSError as error:
                reason = _CANNOT_LIST.format(path=path, error=error.strerror)
                missing.append(BadArgument(reason))
        elif os.path.lexists(path):
            files[path] = Found(path, named=True)
        else:
            missing.append(BadArgument(_MISSING.format(path=path)))
    return Search(tuple(files.values()), tuple(missing))


def pattern_matches(patterns: tuple[str, ...], path: Path, root: Path) -> bool:
    """Whether a path matches one of the gitignore-style patterns below a root."""
    if not patterns:
        return False
    try:
        relative = path.resolve().relative_to(root.resolve())
    except ValueError:
        return False
    return _spec(patterns).match_file(relative.as_posix())


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # only walks and patterns need it

    return GitIgnoreSpec.from_lines(patterns)


def _walk(
    folder: Path, endings: tuple[str, ...], excluded: Callable[[Path], bool]
) -> Iterator[Path]:
    """Yield files below a folder in the order of their names, folder by folder."""
    waiting = [(folder, _ignores_above(folder))]
    while waiting:
        here, ignores = waiting.pop()
        ignores = (*ignores, *_ignore_file(here))
        folders = []
        for entry in sorted(os.scandir(here), key=lambda entry: entry.name):
            path = here / entry.name
            if entry.name.startswith((".", _LOCK)):
                continue
            if entry.is_dir(follow_symlinks=False):
                if not _ignored(path, ignores, folder=True) and not excluded(path):
                    folders.append((path, ignores))
            elif (
                entry.name.lower().endswith(endings)
                and entry.is_file()
                and not _ignored(path, ignores, folder=False)
                and not excluded(path)
            ):
                yield path
        waiting += reversed(folders)


_Ignore = tuple[Path, "GitIgnoreSpec"]


def _ignore_file(folder: Path) -> Iterator[_Ignore]:
    file = folder / ".gitignore"
    if file.is_file():
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        yield folder.resolve(), _spec(tuple(lines))


def _ignores_above(folder: Path) -> tuple[_Ignore, ...]:
    """Collect .gitignore files from the top of the repository down to a folder."""
    folder = folder.resolve()
    above: list[_Ignore] = []
    if (folder / ".git").exists():
        return ()
    for parent in folder.parents:
        above[:0] = _ignore_file(parent)
        if (parent / ".git").exists():
            return tuple(above)
    return ()


def _ignored(path: Path, ignores: tuple[_Ignore, ...], *, folder: bool) -> bool:
    """Ask the closest .gitignore first: the first that has a word decides."""
    for root, spec in reversed(ignores):
        relative = path.resolve().relative_to(root).as_posix()
        said = spec.check_file(relative + "/" if folder else relative).include
        if said is not None:
            return said
    return False
