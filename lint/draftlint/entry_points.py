"""Which plugins are installed: the entry points of the group "draftlint".

`importlib.metadata` says the same, but importing it takes longer than checking a
short draft (it brings e-mail, zip and CSV readers).  So the folders it would look at
are looked at here, and it is asked only where there is more to see than folders.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class EntryPoint(NamedTuple):
    """One line of an entry_points.txt: name = module or name = module:object."""

    name: str
    value: str

    def load(self) -> object:
        """Import what it names; raises whatever that module raises."""
        module, _, attributes = self.value.partition(":")
        found: object = import_module(module.strip())
        for attribute in attributes.split("."):
            found = getattr(found, attribute.strip()) if attribute.strip() else found
        return found


def find(group: str) -> list[EntryPoint]:
    """Give the entry points of a group in the order of their names, each once."""
    found = _in_folders(group) if _only_folders() else _by_metadata(group)
    return sorted(dict.fromkeys(found))


def _only_folders() -> bool:
    """Whether plain folders hold all that is installed: no zip files, no other finder."""
    finders = [finder for finder in sys.meta_path if _finds_distributions(finder)]
    zipped = any(os.path.isfile(path) for path in sys.path)  # noqa: PTH113 - speed
    return finders == [PathFinder] and not zipped


def _finds_distributions(finder: object) -> bool:
    return hasattr(finder, "find_distributions")


def distributions() -> list[str]:
    """Give the names and versions of all that is installed, as its folders say them."""
    if _only_folders():
        return sorted(entry.name for entry in _information())
    from importlib.metadata import distributions

    found = distributions()
    return sorted(f"{project.name}-{project.version}" for project in found)


def _in_folders(group: str) -> Iterator[EntryPoint]:
    for entry in _information():
        yield from _in_file(os.path.join(entry.path, "entry_points.txt"), group)  # noqa: PTH118


def _information() -> Iterator[os.DirEntry[str]]:
    """Yield the folder about each installed project."""
    seen: set[str] = set()
    for folder in dict.fromkeys(path or "." for path in sys.path):
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue  # a path that is not there holds no plugins
        for entry in entries:
            if not entry.name.endswith((".dist-info", ".egg-info")):
                continue
            # The first of two installations is the one that Python imports.
            project = entry.name.partition("-")[0].lower().replace("-", "_")
            if project not in seen:
                seen.add(project)
                yield entry


def _in_file(path: str, group: str) -> Iterator[EntryPoint]:
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - speed
            text = file.read()
    except OSError:
        return  # most projects have no entry points
    section = ""
    for line in text.splitlines() if f"[{group}]" in text else ():
        stripped = line.strip()
        if stripped.startswith("["):
            section = stripped.strip("[]").strip()
        elif section == group and "=" in stripped and not stripped.startswith("#"):
            name, _, value = stripped.partition("=")
            # Extras in brackets are a thing of the past, and never load anything.
            yield EntryPoint(name.strip(), value.partition("[")[0].strip())


def _by_metadata(group: str) -> Iterator[EntryPoint]:
    from importlib.metadata import entry_points

    for entry in entry_points(group=group):
        yield EntryPoint(entry.name, entry.value)
