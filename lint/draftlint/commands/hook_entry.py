"""The entry for pre-commit, put into .pre-commit-config.yaml as text: comments stay."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from draftlint import files
from draftlint.errors import BadArgument, reason_of
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from draftlint.formats import Format

FILE = ".pre-commit-config.yaml"
# It runs the draftlint of this machine, so that the hook and the command line agree.
_ENTRY = """\
- repo: local
  hooks:
    - id: draftlint
      name: draftlint
      entry: draftlint check --force-exclude
      language: system
      files: (?i)\\.({endings})$
      exclude: (^|/)(\\.|~\\$)
      require_serial: true
"""
_ADDED = Text(zh="在 {path} 里加上了 draftlint", en="draftlint is added to {path}")
_WRITTEN = Text(zh="写好了 {path}", en="{path} is written")
_IS_THERE = Text(
    zh="{path} 里已有 draftlint，没有改动",
    en="draftlint is in {path} already; it was left as it is",
)
_CANNOT_READ = Text(zh="读不了 {path}：{error}", en="{path} cannot be read: {error}")
_CANNOT_ADD = Text(
    zh="{path} 的写法特殊，没有改动；请自己在 repos 里加上：\n{entry}",
    en="{path} is written in a way that cannot be added to safely, so it was left as "
    "it is; please put this under repos:\n{entry}",
)


def entry(formats: Iterable[Format]) -> str:
    """Write the entry, for the formats that need nothing beside draftlint."""
    endings = (end for each in formats if each.missing is None for end in each.endings)
    return _ENTRY.format(endings="|".join(end.removeprefix(".") for end in endings))


def add(folder: Path, formats: Iterable[Format]) -> Text:
    """Add the entry to a repository's file, or begin one; say what was done.

    Raises BadArgument, with the entry for the user to add, where the file is written
    in a way that is not foreseen; it is then as it was.
    """
    path, new = folder / FILE, entry(formats)
    try:
        old = path.read_bytes()
    except FileNotFoundError:
        files.put(path, ("repos:\n" + indent(new, "  ")).encode())
        return _WRITTEN.format(path=path.name)
    except OSError as error:
        reason = reason_of(error)
        raise BadArgument(_CANNOT_READ.format(path=path, error=reason)) from error
    try:
        text = old.decode()
        if _has_hook(yaml.safe_load(text)):
            return _IS_THERE.format(path=path.name)
        added = _added(text, new)
    except (UnicodeDecodeError, yaml.YAMLError):
        added = None
    if added is None:
        raise BadArgument(_CANNOT_ADD.format(path=path, entry=new))
    files.exchange(path, old, added.encode())
    return _ADDED.format(path=path.name)


def _has_hook(content: Any) -> bool:
    """Whether a hook of draftlint is in the file."""
    repositories = content.get("repos") if isinstance(content, dict) else None
    for repository in repositories if isinstance(repositories, list) else ():
        hooks = repository.get("hooks") if isinstance(repository, dict) else None
        for hook in hooks if isinstance(hooks, list) else ():
            if isinstance(hook, dict) and str(hook.get("id")).startswith("draftlint"):
                return True
    return False


def _added(text: str, new: str) -> str | None:
    """Give the file with the entry at the end of its repositories.

    None unless the result says what the file said, and the entry.
    """
    place = _place(text)
    if place is None:
        return None
    lines = text.splitlines(keepends=True)
    end = "\r\n" if "\r\n" in text else "\n"
    above = "".join(lines[: place.line])
    if above and not above.endswith(("\n", "\r")):
        above += end
    inserted = (place.head + indent(new, " " * place.column)).replace("\n", end)
    added = "".join((above, inserted, *lines[place.line :]))
    before = yaml.safe_load(text) or {}
    repositories = [*(before.get("repos") or ()), *yaml.safe_load(new)]
    wanted = {**before, "repos": repositories}
    return added if yaml.safe_load(added) == wanted else None


class _Place(NamedTuple):
    """Before which line the entry comes, in which column, under which head."""

    line: int
    column: int
    head: str = ""


def _place(text: str) -> _Place | None:
    """Find where the entry comes: as text, YAML being asked where things stand."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    lines = text.splitlines()
    at_end = _Place(len(lines), 2, "repos:\n")
    if root is None or _is_null(root):
        return at_end
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return None
    repositories = {key.value: value for key, value in root.value}.get("repos")
    if repositories is None:
        return at_end
    if _is_null(repositories):
        return _Place(repositories.start_mark.line + 1, 2)
    if not isinstance(repositories, yaml.SequenceNode) or repositories.flow_style:
        return None
    column = repositories.start_mark.column
    end = repositories.end_mark.line + (repositories.end_mark.column > 0)
    while end and _is_between(lines[end - 1], column):
        end -= 1
    return _Place(end, column)


def _is_null(node: yaml.Node) -> bool:
    return bool(node.tag == "tag:yaml.org,2002:null")


def _is_between(line: str, column: int) -> bool:
    """Whether a line after a list is none of its own: blank, or a comment further out."""
    words = line.lstrip()
    return not words or (words[0] == "#" and len(line) - len(words) <= column)
