"""Patterns that are compiled on first use, and stay compiled from run to run.

`regex` takes half a millisecond to compile an ordinary pattern, several for a long
alternation; a run over one short draft would spend more time on that than on reading
it.  A compiled pattern can be pickled, and comes back twenty times as fast.  So what
was compiled is kept in the user's cache folder, as Python keeps compiled modules.
"""

from __future__ import annotations

import io
import os
import pickle
import re
import stat
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import regex

if TYPE_CHECKING:
    from collections.abc import Callable

# Private to Python, and not there in every one: then `re` compiles in every run.
_RE_COMPILER = getattr(re, "_compiler", None)
_RE_PARSER = getattr(re, "_parser", None)
_RE_MAGIC = getattr(_RE_COMPILER, "MAGIC", 0)  # the version of the code
_METHODS = ("finditer", "search", "match", "fullmatch", "findall", "sub", "split")
_BROKEN = (pickle.UnpicklingError, RuntimeError, OverflowError, TypeError, ValueError)
_COMPILE = (("regex._regex", "compile"), ("_regex", "compile"))  # new and old name


def compile(pattern: str, flags: int = 0) -> regex.Pattern[str]:  # noqa: A001
    """Give a pattern that compiles itself when it is first used."""
    return cast("regex.Pattern[str]", _Lazy(pattern, flags))


def plain(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Give a pattern of `re`, which compiles itself when it is first used.

    It knows no properties (\p{Han}) and no looking back over any length.  But where a
    pattern begins with a character or a class, `re` finds the next place that may match
    six times as fast as `regex`: ask it first, and `regex` where it finds one.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags, of_re=True))


def save() -> None:
    """Keep what this run compiled for the next; a folder that resists is let be."""
    store = _store()
    if store.changed:
        store.save()


class _Lazy:
    """Stands in for a compiled pattern, and steps aside when it is first asked."""

    def __init__(self, pattern: str, flags: int, *, of_re: bool = False) -> None:
        self.pattern = pattern
        self.flags = flags
        self.of_re = of_re

    def __getattr__(self, name: str) -> Any:
        store = _store()
        get = store.compiled_by_re if self.of_re else store.compiled
        compiled: Any = get(self.pattern, self.flags)
        for method in _METHODS:
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


class _Store:
    """The compiled patterns of one version of `regex`, each pickled on its own."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self.pickles: dict[str, bytes] = _read(file) if file else {}
        self.changed = False

    def compiled(self, pattern: str, flags: int) -> regex.Pattern[str]:
        key = f"{int(flags)} {pattern}"
        if key in self.pickles:
            try:
                return cast("regex.Pattern[str]", _loads(self.pickles[key]))
            except _BROKEN:
                pass  # it is compiled anew, and kept in the place of the broken one
        fresh = regex.compile(pattern, flags)
        self.pickles[key] = pickle.dumps(fresh)
        self.changed = True
        return fresh

    def compiled_by_re(self, pattern: str, flags: int) -> re.Pattern[str]:
        """Give a pattern of `re`, of which the code is kept: it pickles none.

        Python checks code that it did not make itself, before it runs it.
        """
        if _RE_COMPILER is None:
            return re.compile(pattern, flags)
        key = f"re{_RE_MAGIC} {int(flags)} {pattern}"
        if key in self.pickles:
            try:
                return _assembled(pattern, _loads(self.pickles[key]))
            except _BROKEN:
                pass  # it is compiled anew, and kept in the place of the broken one
        try:
            code = _code(pattern, flags)
        except (AttributeError, TypeError):  # a Python of another make
            return re.compile(pattern, flags)
        self.pickles[key] = pickle.dumps(code)
        self.changed = True
        return _assembled(pattern, code)

    def save(self) -> None:
        if self.file is None:
            return
        beside = self.file.with_name(f"{self.file.name}.{os.getpid()}.tmp")
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_bytes(pickle.dumps({**_read(self.file), **self.pickles}))
            beside.chmod(stat.S_IRUSR | stat.S_IWUSR)
            beside.replace(self.file)
        except OSError:
            return  # a cache that cannot be written costs time, nothing else


def _code(pattern: str, flags: int) -> tuple[object, ...]:
    """Do what `re` does to compile a pattern, up to assembling its code."""
    parser, compiler = cast("Any", _RE_PARSER), cast("Any", _RE_COMPILER)
    parsed = parser.parse(pattern, flags)
    groups = dict(parsed.state.groupdict)
    names = [None] * parsed.state.groups
    for name, number in groups.items():
        names[number] = name
    all_flags = int(flags | parsed.state.flags)
    code = list(map(int, compiler._code(parsed, flags)))  # noqa: SLF001
    return all_flags, code, parsed.state.groups - 1, groups, tuple(names)


def _assembled(pattern: str, code: object) -> re.Pattern[str]:
    if not isinstance(code, tuple) or len(code) != 5:
        raise ValueError(pattern)
    assemble = cast("Any", _RE_COMPILER)._sre.compile  # noqa: SLF001
    return cast("re.Pattern[str]", assemble(pattern, *code))


@cache
def _store() -> _Store:
    """Open the store, once a process."""
    return _Store(_file())


def _file() -> Path | None:
    folder = cache_folder()
    from draftlint import __version__

    versions = f"{__version__}-{regex.__version__}-{sys.implementation.cache_tag}"
    name = f"patterns-{versions}.pickle"
    return folder / name if folder else None


def cache_folder() -> Path | None:
    """Give the folder for what may be lost: $DRAFTLINT_CACHE, or the platform's.

    None when $DRAFTLINT_CACHE is set and empty, or there is no home.
    """
    if "DRAFTLINT_CACHE" in os.environ:
        chosen = os.environ["DRAFTLINT_CACHE"]
        return Path(chosen) if chosen else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or home / "AppData/Local"
    elif sys.platform == "darwin":
        base = home / "Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or home / ".cache"
    return Path(base) / "draftlint"


def _read(file: Path) -> dict[str, bytes]:
    """Read a store; one that is broken, or could be another user's, counts as empty."""
    try:
        status = file.stat()
        if hasattr(os, "getuid") and (
            status.st_uid != os.getuid() or status.st_mode & 0o022
        ):
            return {}
        found = _loads(file.read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _loads(content: bytes) -> object:
    return _OnlyPatterns(io.BytesIO(content)).load()


class _OnlyPatterns(pickle.Unpickler):
    """Unpickles patterns, and refuses whatever could run code of anybody's."""

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        if (module, name) not in _COMPILE:
            raise pickle.UnpicklingError(f"{module}.{name} is no pattern")
        return cast("Callable[..., object]", super().find_class(module, name))
