"""The baseline command: accept what is found now, forget what is no longer found."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from draftlint import comparables, corpus, files, tasks
from draftlint.corpus import Beside
from draftlint.errors import BadArgument
from draftlint.reports.wordings import UNREAD
from draftlint.status import CLEAN, FAILED, complain
from draftlint.tasks import Settings
from draftlint.triage import baseline_file
from draftlint.triage.baseline import Baseline, Baselines
from draftlint.triage.baseline_file import NAME, Entry
from draftlint.triage.fingerprints import fingerprints
from draftlint.triage.sifting import sift_all
from draftlint.wording import Text, both
from draftlint.work.scheduling import Plan, check_all

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from draftlint.linter import Outcome
    from draftlint.plugins import Plugins
    from draftlint.triage.baseline import Pair
    from draftlint.wording import Language

_NO_INPUT = Text(
    zh="基线只能记文件里的问题，不能记标准输入的",
    en="a baseline is about files, not about standard input",
)
_NO_FILES = Text(zh="没有可检查的文件", en="no files to check")
_WRITTEN = Text(
    zh="{file}：共 {count} 处（新增 {added}，清除 {removed}）",
    en="{file}: {count} accepted ({added} added, {removed} taken out)",
)
_SAME = Text(
    zh="{file}：共 {count} 处，没有变化", en="{file}: {count} accepted, as before"
)
_NOTHING = Text(
    zh="没有发现问题，不需要基线", en="nothing found; there is no need for a baseline"
)


def baseline(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
    """Write the baselines that hold for the files, or a new one.

    What could not be checked keeps its entries, and the exit status is 2.
    Raises Stop when nothing could be written.
    """
    if tasks.STDIN in options.paths:
        raise BadArgument(_NO_INPUT)
    paths = [*filter(os.path.exists, options.paths or ["."])]
    accepted = _Written(options.baseline, paths)
    settings = Settings(options, loaded)
    todo, problems = tasks.make(options, loaded, settings)
    tasks.must_have_rules(todo)
    todo = list(accepted.applied(todo))
    accepted.look_above(paths)
    if not todo and not problems and not accepted.by_file:
        problems.append(_NO_FILES)
    plan = Plan.of(options)
    others = comparables.find(options, loaded, settings, todo)
    beside, unread = others.read(lambda old: check_all(old, plan, language), Beside())
    checked = check_all(todo, plan, language)
    if checked.incomplete is not None:
        complain(checked.incomplete, language)
        return checked.status
    outcomes, failed = corpus.compare(todo, checked.outcomes, beside)
    pairs = list(zip(todo, sift_all(todo, outcomes), strict=True))
    chosen = options.select or options.ignore or options.only_family
    narrowed = bool(chosen or failed or unread)
    for one, gone in accepted.gone(pairs, paths, narrowed=narrowed):
        mine = [pair for pair in pairs if accepted.holding_for(pair[0].location) is one]
        said = _write(one, mine, gone)
        if not options.quiet:
            sys.stdout.write(f"{said.to(language)}\n")
    problems += [*failed, *unread, *_unread(outcomes)]
    for problem in problems:
        complain(problem, language)
    return FAILED if problems else CLEAN


class _Written(Baselines):
    """The baselines to write: where there is none, a new one has its place.

    That is the top of the repository; elsewhere the working folder, or else the folder
    that the command was given, whichever the file is in.
    """

    def __init__(self, named: str | None, paths: Iterable[str]) -> None:
        super().__init__(named, isolated=False)
        self.roots = [Path(os.path.realpath(path)) for path in (".", *paths)]

    def find(self, folder: Path) -> Path:
        """Find the baseline that holds in a folder, or the place for a new one."""
        return super().find(folder) or self._home(folder) / NAME

    def read(self, file: Path) -> Baseline:
        """Read a baseline, or begin one; raises BadArgument."""
        return super().read(file) if os.path.lexists(file) else Baseline(file)

    def look_above(self, paths: Iterable[str]) -> None:
        """Take in the baselines of folders in which no draft is left."""
        for path in paths:
            found = super().find(Path(os.path.realpath(path)))
            if found is not None and self.named is None:
                self.holding_for(found)

    def _home(self, folder: Path) -> Path:
        for parent in (folder, *folder.parents):
            if files.is_repository(parent):
                return parent
        return next(filter(folder.is_relative_to, self.roots), folder)


def _write(one: Baseline, checked: Sequence[Pair], gone: Sequence[Entry]) -> Text:
    """Write a baseline if anything is new or gone; say what it has come to."""
    renamed = one.renamed(checked)
    kept = [
        entry._replace(path=renamed.get(entry.path, entry.path))
        for entry in sorted(set(one.entries).difference(gone))
    ]
    entries = {*kept, *_found(one, checked)}
    before = set(one.entries)
    if not entries and not before:
        return _NOTHING
    if entries == before and os.path.lexists(one.file):
        return _SAME.format(file=_shown(one.file), count=len(entries))
    baseline_file.write(one.file, entries)
    return _WRITTEN.format(
        file=_shown(one.file),
        count=len(entries),
        added=len(entries - before),
        removed=len(before - entries),
    )


def _found(one: Baseline, checked: Iterable[Pair]) -> Iterator[Entry]:
    for task, outcome in checked:
        if outcome.document is None:
            continue
        path, findings = one.name(task.location), (*outcome.findings, *outcome.baseline)
        for finding, fingerprint in fingerprints(outcome.document, findings):
            yield Entry(path, finding.rule, fingerprint)


def _unread(outcomes: Iterable[Outcome]) -> Iterator[Text]:
    for outcome in outcomes:
        if outcome.error is not None:
            yield both(f"{outcome.path}: ") + UNREAD.format(error=outcome.error)


def _shown(file: Path) -> str:
    return os.path.relpath(file)
