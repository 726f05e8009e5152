"""The baseline: which findings a team has accepted as they are, for now."""

from __future__ import annotations

import os
from collections import defaultdict
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from unicodedata import normalize

from draftlint import files
from draftlint.rule import Rule
from draftlint.triage.baseline_file import NAME, Entry, read
from draftlint.triage.sifting import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from draftlint.linter import Outcome, Task
    from draftlint.rule import AnyRule

    Pair = tuple[Task, Outcome]


class Baseline:
    """The entries of one file; the file itself need not be there yet."""

    def __init__(self, file: Path, entries: Iterable[Entry] = ()) -> None:
        self.file = file
        self.entries = tuple(sorted(set(entries)))
        self.folder = os.path.realpath(file.parent)
        self._from_here: dict[Path, str] = {}  # by folder: how entries give it

    def name(self, path: Path) -> str:
        """Give a file's path as entries give it."""
        if path.parent not in self._from_here:
            self._from_here[path.parent] = self._relative(path.parent)
        # One name has two spellings where accents are characters of their own.
        return normalize("NFC", self._from_here[path.parent] + path.name)

    def _relative(self, folder: Path) -> str:
        """Give a folder's path from here, to put before the names of its files."""
        real = os.path.realpath(folder)
        try:
            relative = os.path.relpath(real, self.folder)
        except ValueError:  # another drive
            relative = real
        return "" if relative == os.curdir else relative.replace(os.sep, "/") + "/"

    def known(self, path: Path, rules: Iterable[AnyRule]) -> Known:
        """Give what is known of a file that is checked with these rules.

        By what other rules found, a file cannot be known again under a new name.
        """
        name = self.name(path)
        own = self._by_path.get(name, {})
        if own or not self.missing:
            return Known(frozenset(own))
        here, names = PurePosixPath(name), {rule.name for rule in rules}
        former = (
            frozenset(
                mark for mark, rule in self._by_path[gone].items() if rule in names
            )
            for gone in self.missing
            if _may_be(PurePosixPath(gone), here)
        )
        return Known(former=tuple(filter(None, former)))

    @cached_property
    def _by_path(self) -> Mapping[str, Mapping[str, str]]:
        """Give the rules by fingerprint, by path."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for entry in self.entries:
            found[entry.path][entry.fingerprint] = entry.rule
        return dict(found)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The files that have entries and are no more."""
        return tuple(
            path
            for path in self._by_path
            if not os.path.lexists(os.path.join(self.folder, path))  # noqa: PTH118
        )

    def renamed(self, checked: Iterable[Pair]) -> dict[str, str]:
        """Give the new names of files that are gone, by their former names."""
        return {
            self._former(name, found.recognised): name
            for task, found in checked
            if task.known.former and found.recognised
            for name in [self.name(task.location)]
        }

    def _former(self, name: str, recognised: frozenset[str]) -> str:
        """Give the file that is gone by whose entries another was recognised."""
        here = PurePosixPath(name)
        candidates = (one for one in self.missing if _may_be(PurePosixPath(one), here))
        return max(
            candidates, key=lambda one: len(self._by_path[one].keys() & recognised)
        )

    def gone(self, checked: Sequence[Pair], *, whole: bool) -> tuple[Entry, ...]:
        """Give the entries that no finding answers to any more.

        Their file was checked, for their rule, under whichever name it has now, or it
        has none.  `whole` says that all drafts and all rules took part: without them
        nobody knows where a file has gone, nor about copies in other files, nor about
        allowances.
        """
        looked = {self.name(task.location): (task, found) for task, found in checked}
        renamed, missing = self.renamed(checked), set(self.missing)

        def is_gone(entry: Entry) -> bool:
            name = renamed.get(entry.path, entry.path)
            if name in looked:
                return not _may_hold(entry, *looked[name], whole=whole)
            return whole and name in missing

        return tuple(filter(is_gone, self.entries))


def _may_be(gone: PurePosixPath, here: PurePosixPath) -> bool:
    """Whether a file may have been renamed or moved so, not both at once."""
    same = gone.name == here.name or gone.parent == here.parent
    return same and gone.suffix.lower() == here.suffix.lower()


def _may_hold(entry: Entry, task: Task, outcome: Outcome, *, whole: bool) -> bool:
    if entry.fingerprint in outcome.recognised:
        return True
    if outcome.document is None or outcome.error is not None:
        return True
    for rule in task.rules:
        if rule.name == entry.rule:
            return not (whole or isinstance(rule, Rule))
    return True  # nobody looked for it


class Baselines:
    """Which baseline holds for a file; each is read once.

    It is the one named, or else the one closest above the file, not above the
    repository that the file is in.
    """

    def __init__(self, named: str | None, *, isolated: bool) -> None:
        self.named = None if named is None else Path(named)
        self.isolated = isolated
        self.by_folder: dict[Path, Path | None] = {}
        self.by_file: dict[Path, Baseline] = {}

    def applied(self, tasks: Iterable[Task]) -> Iterator[Task]:
        """Yield the tasks, each with what a baseline knows; raises BadArgument."""
        for task in tasks:
            baseline = self.holding_for(task.location)
            if baseline is None:
                yield task
            else:
                known = baseline.known(task.location, task.rules)
                yield task._replace(known=known)

    def gone(
        self, checked: Sequence[Pair], paths: Iterable[str], *, narrowed: bool
    ) -> Iterator[tuple[Baseline, tuple[Entry, ...]]]:
        """Yield every baseline that took part, and its entries without a finding.

        `paths` is what the run was asked to look at; `narrowed` says that not every
        rule took part, or not every file.
        """
        asked = [
            Path(os.path.realpath(path))
            for path in paths
            if os.path.exists(path)  # noqa: PTH110 - False where pathlib raises
        ]
        for baseline in self.by_file.values():
            folder = Path(baseline.folder)
            whole = not narrowed and any(map(folder.is_relative_to, asked))
            mine = [
                (task, outcome)
                for task, outcome in checked
                if self.holding_for(task.location) is baseline
            ]
            yield baseline, baseline.gone(mine, whole=whole)

    def holding_for(self, path: Path) -> Baseline | None:
        """Give the baseline that holds for a file; raises BadArgument."""
        file = self.named
        if file is None and not self.isolated:
            folder = path.parent
            if folder not in self.by_folder:
                self.by_folder[folder] = self.find(Path(os.path.realpath(folder)))
            file = self.by_folder[folder]
        if file is None:
            return None
        if file not in self.by_file:
            self.by_file[file] = self.read(file)
        return self.by_file[file]

    def find(self, folder: Path) -> Path | None:
        """Find the baseline closest above or in a folder, within its repository."""
        for parent in (folder, *folder.parents):
            file = parent / NAME
            if os.path.isfile(file):  # noqa: PTH113 - False where pathlib raises
                return file
            if files.is_repository(parent):
                return None
        return None

    def read(self, file: Path) -> Baseline:
        """Read a baseline; raises BadArgument."""
        return Baseline(file, read(file))
