"""What drafts are compared with, beside each other: --against, and templates."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from draftlint import files, tasks
from draftlint.corpus import Beside, comparison_rules
from draftlint.rule import CorpusRule
from draftlint.wording import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from draftlint.config import Config
    from draftlint.corpus.index import Index
    from draftlint.document import Document
    from draftlint.formats import Format
    from draftlint.linter import Outcome, Task
    from draftlint.plugins import Plugins
    from draftlint.tasks import Settings
    from draftlint.work.scheduling import Checked

_NOTHING = Text(
    zh="{path} 里没有可以比对的报告（支持 {endings}）",
    en="{path} holds no report to compare with (supported: {endings})",
)
_UNREAD = Text(
    zh="{path}：未能读取，没有与它比对：{error}",
    en="{path}: not read, so nothing was compared with it: {error}",
)
_NO_TEMPLATE = Text(
    zh="{source}：templates 里的“{path}”不存在",
    en="{source}: there is no “{path}”, which templates names",
)
_GLOB = "*?["


class Comparables(NamedTuple):
    """Tasks for what is read and not linted, and archives on disk, already open.

    `problems` is what kept some of it from being found or read, `notes` describes the
    archives on disk.
    """

    archived: tuple[Task, ...] = ()
    templates: tuple[Task, ...] = ()
    indexes: tuple[Index, ...] = ()
    problems: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()

    def read(
        self, check: Callable[[Sequence[Task]], Checked], beside: Beside
    ) -> tuple[Beside, list[Text]]:
        """Read the files; give all there is to compare with, and what is unreadable."""
        if not self.archived and not self.templates:
            return beside._replace(indexes=self.indexes), list(self.problems)
        checked = check([*self.archived, *self.templates])
        if checked.incomplete is not None:
            raise KeyboardInterrupt
        read = checked.outcomes
        unread = [
            _UNREAD.format(path=outcome.path, error=outcome.error)
            for outcome in read
            if outcome.error is not None
        ]
        upto = len(self.archived)
        archived = [*beside.archived, *read[:upto]]
        together = Beside(archived, read[upto:], self.indexes)
        return together, [*self.problems, *unread]


def find(
    options: argparse.Namespace,
    loaded: Plugins,
    settings: Settings,
    todo: Sequence[Task],
) -> Comparables:
    """Find what the drafts are compared with; raises BadArgument for a bad index.

    Nothing, where no rule compares, or there is one draft and nothing beside it.
    """
    rules = comparison_rules(todo)
    if not rules or (len(todo) < 2 and not options.against):
        return Comparables()
    formats = {end: format_ for format_ in loaded.formats for end in format_.endings}
    against = [Path(path) for path in options.against]
    on_disk = [path for path in against if _is_index(path)]
    # Whoever names an archive means it, whether or not it is in the repository.
    folders = [path for path in against if path not in on_disk]
    found = files.find(folders, formats, lambda _: False, git=False)
    problems = [missing.reason for missing in found.missing]
    problems += _empty(against, on_disk, [file.path for file in found.files], formats)
    indexes = tuple(_opened(on_disk))
    templates: list[Path] = []
    for config in {id(one): one for one in settings.by_source.values()}.values():
        named, missing = _templates(config, formats)
        templates += named
        problems += missing
    drafts = {task.path for task in todo}
    archived = [tasks.read_only(f.path, formats, rules) for f in found.files]
    return Comparables(
        tuple(task for task in archived if task.path not in drafts),
        tuple(tasks.read_only(path, formats, rules) for path in templates),
        tuple(indexes),
        tuple(problems),
        tuple(index.described for index in indexes),
    )


def without_comparisons(todo: Iterable[Task]) -> tuple[Task, ...]:
    """Take the rules that compare out of tasks that have nothing to be compared with.

    A task keeps them if it has no other.
    """
    return tuple(
        task._replace(rules=others)
        if (others := tuple(r for r in task.rules if not isinstance(r, CorpusRule)))
        else task
        for task in todo
    )


def cited(
    outcomes: Iterable[Outcome], beside: Beside, loaded: Plugins
) -> Iterator[Document]:
    """Yield the documents beside the drafts that findings point to.

    Those of an index are read now; one that has changed since is left out.
    """
    paths = {
        note.path
        for outcome in outcomes
        for finding in (*outcome.findings, *outcome.allowed, *outcome.baseline)
        for note in finding.related
        if note.path
    }
    for outcome in beside.archived:
        if outcome.path in paths and outcome.document is not None:
            paths.discard(outcome.path)
            yield outcome.document
    if paths and beside.indexes:
        from draftlint.corpus import rereading

        yield from rereading.documents(sorted(paths), beside.indexes, loaded.formats)


def _is_index(path: Path) -> bool:
    from draftlint.corpus.index_store import is_index

    return is_index(path)


def _opened(paths: Iterable[Path]) -> Iterator[Index]:
    from draftlint.corpus.index import Index

    return map(Index.open, paths)


def _empty(
    against: Iterable[Path],
    on_disk: Sequence[Path],
    found: Sequence[Path],
    endings: Iterable[str],
) -> Iterator[Text]:
    """Name the folders that hold nothing: an archive by a wrong name finds nothing."""
    for path in against:
        folder = path.is_dir() and path not in on_disk
        if folder and not any(path in file.parents for file in found):
            yield _NOTHING.format(path=path, endings=" ".join(endings))


def _templates(
    config: Config, formats: dict[str, Format]
) -> tuple[list[Path], list[Text]]:
    """Find the templates that a configuration names, and say which there are not."""
    found: dict[str, Path] = {}
    missing: list[Text] = []
    for pattern in config.templates:
        literal = _literal(pattern)
        base = config.root / literal
        if not os.path.lexists(base):
            said = _NO_TEMPLATE.format(source=config.source, path=literal)
            missing += [said] if literal == pattern.strip("/") else []
            continue
        for file in files.find([base], formats, lambda _: False).files:
            if files.pattern_matches((pattern,), file.path, config.root):
                found[str(file.path)] = file.path
    return list(found.values()), missing


def _literal(pattern: str) -> str:
    """Give the folder that a pattern begins with: the part before its first glob."""
    parts: list[str] = []
    for part in pattern.strip("/").split("/"):
        if any(sign in part for sign in _GLOB):
            break
        parts.append(part)
    return "/".join(parts)
