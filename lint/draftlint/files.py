"""Paths -> files to lint: folders are walked, and what git ignores is left out."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from draftlint.errors import BadArgument, reason_of
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

MISSING = Text(zh="没有这个文件或文件夹：{path}", en="no such file or folder: {path}")
CANNOT_WRITE = Text(zh="写不了 {path}：{error}", en="cannot write {path}: {error}")
_CHANGED = Text(
    zh="{path} 在检查期间被改动，没有写入修改",
    en="{path} changed during the check, so the fixes were not written",
)
_CANNOT_LIST = Text(
    zh="无法打开文件夹 {path}：{error}", en="cannot open folder {path}: {error}"
)
# Word's lock file beside an open document.
_LOCK = "~$"


class Found(NamedTuple):
    """A file to lint; `named` when it stood on the command line itself."""

    path: Path
    named: bool


class Search(NamedTuple):
    """What a search came to: the files, and what could not be searched."""

    files: tuple[Found, ...]
    missing: tuple[BadArgument, ...]


def find(
    paths: Sequence[Path],
    endings: Iterable[str],
    excluded: Callable[[Path], bool],
    *,
    git: bool = True,
) -> Search:
    """Find the files to lint, in the order of the arguments, each once.

    Files named are always taken; folders are walked for files with one of the
    `endings`, without hidden ones, those git ignores (if it is to be asked), those
    `excluded` and reports of draftlint itself.
    """
    wanted = tuple(endings)
    files: dict[str, Found] = {}
    missing = []
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - False where pathlib raises
            for found in _walk(path, wanted, excluded, git=git):
                if isinstance(found, BadArgument):
                    missing.append(found)
                else:
                    files.setdefault(_absolute(found), Found(found, named=False))
        elif os.path.lexists(path):
            first = files.get(_absolute(path))
            files[_absolute(path)] = Found(first.path if first else path, named=True)
        else:
            missing.append(BadArgument(MISSING.format(path=path)))
    return Search(tuple(_without_links(files.values())), tuple(missing))


def _without_links(found: Iterable[Found]) -> Iterator[Found]:
    """Leave out links to files that are there themselves: they are one draft."""
    files = tuple(found)
    links = {f.path for f in files if os.path.islink(f.path)}  # noqa: PTH114
    if not links:
        yield from files
        return
    seen = {os.path.realpath(f.path) for f in files if f.path not in links}
    for file in files:
        real = os.path.realpath(file.path) if file.path in links else None
        if real not in seen:
            yield file
        if real is not None:
            seen.add(real)


def exchange(path: Path, old: bytes, new: bytes) -> None:
    """Put new bytes in the place of a file's old ones, whole or not at all.

    Mode and links stay.  Raises BadArgument when the file holds something else than
    the old bytes by now, or cannot be written; it is then as it was.
    """
    real = path.resolve()
    try:
        if real.read_bytes() != old:
            raise BadArgument(_CHANGED.format(path=path))
        with _beside(real) as beside:
            beside.write_bytes(new)
            beside.chmod(stat.S_IMODE(real.stat().st_mode))
    except OSError as error:
        reason = reason_of(error)
        raise BadArgument(CANNOT_WRITE.format(path=path, error=reason)) from error


def put(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all; raises BadArgument."""
    try:
        with _beside(path) as beside:
            beside.write_bytes(content)
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise BadArgument(CANNOT_WRITE.format(path=path, error=reason)) from error


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """Open a file for text that takes its place when all of it is written."""
    with (
        _beside(path) as beside,
        # A file name that is no Unicode must not keep a report from being written.
        beside.open(
            "w", encoding="utf-8", newline="\n", errors="backslashreplace"
        ) as file,
    ):
        yield file


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a name beside a file; what is there at the end takes the file's place.

    A link stays, and a device or pipe, as /dev/stdout may be, is written to itself.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    real = path.resolve()
    beside = real.with_name(f"{real.name}.{os.getpid()}.tmp")
    try:
        yield beside
        beside.replace(real)
    finally:
        beside.unlink(missing_ok=True)


def pattern_matches(patterns: tuple[str, ...], path: Path, root: Path) -> bool:
    """Whether a path matches one of the gitignore-style patterns below a root."""
    if not patterns:
        return False
    try:
        relative = _real(path).relative_to(root.resolve())
    except ValueError:
        return False
    return _spec(patterns).match_file(relative.as_posix())


def is_pattern(text: str) -> bool:
    """Whether a text is a pattern that .gitignore could hold."""
    try:
        _spec((text,))
    except ValueError:
        return False
    return True


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - links stay links


def _real(path: Path) -> Path:
    """Follow the links to the folder, not the one that the file itself may be."""
    return path.parent.resolve() / path.name


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # only walks and patterns need it

    return GitIgnoreSpec.from_lines(patterns)


def _walk(
    folder: Path,
    endings: tuple[str, ...],
    excluded: Callable[[Path], bool],
    *,
    git: bool,
) -> Iterator[Path | BadArgument]:
    """Yield files below a folder in the order of their names, folder by folder.

    A folder that cannot be opened is yielded as the error that says so.
    """
    from draftlint.own_reports import is_own  # only walks need it

    waiting = [(folder, _ignores_above(folder) if git else ())]
    while waiting:
        here, ignores = waiting.pop()
        try:
            ignores = (*ignores, *_ignore_file(here)) if git else ()
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            reason = reason_of(error)
            yield BadArgument(_CANNOT_LIST.format(path=here, error=reason))
            continue
        folders = []
        for entry in entries:
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
                and not is_own(path)
            ):
                yield path
        waiting += reversed(folders)


_Ignore = tuple[Path, "GitIgnoreSpec"]


def _ignore_file(folder: Path) -> Iterator[_Ignore]:
    file = folder / ".gitignore"
    if os.path.isfile(file):  # noqa: PTH113 - False where pathlib raises
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        yield folder.resolve(), _spec(tuple(filter(is_pattern, lines)))


def _ignores_above(folder: Path) -> tuple[_Ignore, ...]:
    """Collect .gitignore files from the top of the repository down to a folder."""
    folder = folder.resolve()
    above: list[_Ignore] = []
    if is_repository(folder):
        return ()
    for parent in folder.parents:
        above[:0] = _ignore_file(parent)
        if is_repository(parent):
            return tuple(above)
    return ()


def is_repository(folder: Path) -> bool:
    """Whether a folder is the top of a git repository, a worktree or a submodule."""
    return os.path.exists(folder / ".git")  # noqa: PTH110 - False where pathlib raises


def _ignored(path: Path, ignores: tuple[_Ignore, ...], *, folder: bool) -> bool:
    """Ask the closest .gitignore first: the first that has a word decides."""
    for root, spec in reversed(ignores):
        relative = _real(path).relative_to(root).as_posix()
        said = spec.check_file(relative + "/" if folder else relative).include
        if said is not None:
            return said
    return False
