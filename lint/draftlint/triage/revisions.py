"""--changed-since: the drafts that git says have changed, and what they were before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from draftlint import files
from draftlint.corpus import Beside
from draftlint.errors import BadArgument
from draftlint.linter import Fixes
from draftlint.rule import CorpusRule
from draftlint.triage.sifting import NOTHING_KNOWN, Earlier
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from draftlint.linter import Outcome, Task
    from draftlint.rule import AnyRule
    from draftlint.triage.git import Repository
    from draftlint.work.scheduling import Checked

    Check = Callable[[Sequence[Task]], Checked]

_OUTSIDE = Text(
    zh="{path} 不在 git 仓库里，--changed-since 无从比较",
    en="{path} is in no git repository, and --changed-since has nothing to go by",
)
_NO_SUCH = Text(
    zh="{folder} 里没有“{revision}”这个版本", en="{folder} has no revision “{revision}”"
)
_NO_SUCH_IN_SHALLOW = Text(
    zh="{folder} 里没有“{revision}”这个版本（这是浅克隆，请先取来完整的历史，"
    "例如 fetch-depth: 0）",
    en="{folder} has no revision “{revision}” (it is a shallow clone: fetch the "
    "whole history first, as by fetch-depth: 0)",
)
_NO_ANCESTOR = Text(
    zh="{folder} 的历史不全，找不到与“{revision}”的分叉处，改为直接与它比较",
    en="{folder} has no full history, so drafts are compared with “{revision}” itself, "
    "not with where the two parted",
)
_UNBORN = ("HEAD", "@")


class Since(NamedTuple):
    """The tasks whose files have changed, and what else there is to know of it.

    `earlier` is what their files were, None for what is new or cannot be had;
    `problems` names files that cannot be compared, `notes` says what else matters.
    """

    tasks: tuple[Task, ...]
    earlier: tuple[bytes | None, ...] = ()
    unchanged: tuple[Task, ...] = ()
    problems: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()

    def compared(self, check: Check) -> tuple[list[Task], Beside]:
        """Check what the files were, and give it to the tasks to be compared with.

        Rules that compare drafts read the unchanged ones, too: what was pasted from one
        of them is found.
        """
        before = [
            task._replace(content=content, fixes=Fixes.NONE, known=NOTHING_KNOWN)
            for task, content in zip(self.tasks, self.earlier, strict=False)
            if content is not None
        ]
        beside = [
            task._replace(rules=rules, fixes=Fixes.NONE, known=NOTHING_KNOWN)
            for task in self.unchanged
            if (rules := _comparing(task))
        ]
        if not before and not beside:
            return list(self.tasks), Beside()
        checked = check([*before, *beside])
        if checked.incomplete is not None:
            raise KeyboardInterrupt
        found = {
            outcome.path: earlier
            for outcome in checked.outcomes[: len(before)]
            if (earlier := _earlier(outcome)) is not None
        }
        tasks = [task._replace(earlier=found.get(task.path)) for task in self.tasks]
        return tasks, Beside(archived=checked.outcomes[len(before) :])


def _comparing(task: Task) -> tuple[AnyRule, ...]:
    return tuple(rule for rule in task.rules if isinstance(rule, CorpusRule))


def _earlier(outcome: Outcome) -> Earlier | None:
    """Sum up what a file was; None if it could not be checked whole."""
    from draftlint.triage.fingerprints import fingerprints

    document = outcome.document
    if document is None or (document.extracted and outcome.error is not None):
        return None
    marks = fingerprints(document, outcome.findings, outcome.allowed)
    return Earlier(document.source, frozenset(mark for _, mark in marks))


class _Place(NamedTuple):
    """Where a draft is: its repository and its name there."""

    repository: Repository
    name: str


def restrict(tasks: Iterable[Task], revision: str | None) -> Since:
    """Keep the tasks whose files have changed since a revision; all if there is none.

    They are compared with the place where the revision and HEAD parted, so that nobody
    answers for what others have changed since; with the revision itself if there is no
    such place.  Raises BadArgument.
    """
    if revision is None:
        return Since(tuple(tasks))
    repositories = _Repositories(revision)
    placed: list[tuple[Task, _Place]] = []
    problems = []
    for task in tasks:
        place = repositories.place(task.location)
        if place is None:
            problems.append(_OUTSIDE.format(path=task.path))
        else:
            placed.append((task, place))
    changes = repositories.changes([place for _, place in placed])
    kept, unchanged = [], []
    for task, place in placed:
        changed = changes[place.repository.top]
        if place.name in changed:
            kept.append((task, place.repository.blob(place.name, changed[place.name])))
        elif task.content is not None:
            # What stands on standard input is what an editor is about to write.
            kept.append((task, repositories.earlier(place)))
        else:
            unchanged.append(task)
    return Since(
        tuple(task for task, _ in kept),
        tuple(earlier for _, earlier in kept),
        tuple(unchanged),
        tuple(problems),
        tuple(repositories.notes),
    )


class _Repositories:
    """The repositories that the drafts are in, and what each is compared with."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self.by_folder: dict[Path, Repository | None] = {}
        self.bases: dict[str, str] = {}
        self.notes: list[Text] = []

    def place(self, path: Path) -> _Place | None:
        """Say where a draft is: a link is what it leads to, if that is in git."""
        real = Path(os.path.realpath(path))
        itself = Path(os.path.realpath(path.parent)) / path.name
        for candidate in (real, itself):
            repository = self.around(candidate.parent)
            if repository is not None:
                return _Place(repository, repository.name(str(candidate)))
        return None

    def around(self, folder: Path) -> Repository | None:
        """Give the repository that a folder is in."""
        if folder not in self.by_folder:
            if files.is_repository(folder):
                from draftlint.triage.git import Repository

                self.by_folder[folder] = Repository(str(folder))
            elif folder.parent == folder:
                self.by_folder[folder] = None
            else:
                self.by_folder[folder] = self.around(folder.parent)
        return self.by_folder[folder]

    def changes(self, places: Iterable[_Place]) -> dict[str, dict[str, str | None]]:
        """Give what changed in each repository, by its top."""
        names: dict[str, set[str]] = {}
        repositories = {}
        for repository, name in places:
            repositories[repository.top] = repository
            names.setdefault(repository.top, set()).add(name)
        return {
            top: repository.changes(self.base(repository), names[top])
            for top, repository in repositories.items()
        }

    def earlier(self, place: _Place) -> bytes | None:
        """Give what a file was, None if it was not there."""
        blob = place.repository.object(self.base(place.repository), place.name)
        return place.repository.blob(place.name, blob)

    def base(self, repository: Repository) -> str:
        """Give the commit, or tree, that a repository is compared with."""
        if repository.top not in self.bases:
            self.bases[repository.top] = self._base(repository)
        return self.bases[repository.top]

    def _base(self, repository: Repository) -> str:
        """Ask the repository for the revision, or the one that it is a submodule of."""
        here = self.around(Path(os.path.realpath(Path.cwd())))
        above = repository.parent
        if above and (here is None or here.top != repository.top):
            outer = self.around(Path(os.path.realpath(above)))
            if outer is not None:
                return self._submodule_base(repository, outer)
        commit = repository.commit(self.revision)
        if commit is not None:
            ancestor = repository.common_ancestor(commit)
            if ancestor is None and repository.is_shallow:
                self.notes.append(self._said(_NO_ANCESTOR, repository))
            return ancestor or commit
        if self.revision in _UNBORN and repository.has_no_commit:
            return repository.empty
        said = _NO_SUCH_IN_SHALLOW if repository.is_shallow else _NO_SUCH
        raise BadArgument(self._said(said, repository))

    def _submodule_base(self, repository: Repository, outer: Repository) -> str:
        """Give the commit of a submodule that belongs to the outer revision.

        Where there is none, or it was not fetched, everything is new.
        """
        name = outer.name(os.path.realpath(repository.top))
        recorded = outer.object(self.base(outer), name)
        commit = recorded and repository.commit(recorded)
        return commit or repository.empty

    def _said(self, text: Text, repository: Repository) -> Text:
        return text.format(folder=repository.top, revision=self.revision)
