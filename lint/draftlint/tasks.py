"""From options and configuration to tasks: which files, with which rules."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from draftlint import config, files
from draftlint.errors import BadArgument
from draftlint.finding import Severity
from draftlint.linter import Fixes, Task
from draftlint.wording import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from draftlint.config import Config, Selection
    from draftlint.formats import Format
    from draftlint.plugins import Plugins
    from draftlint.rule import AnyRule

STDIN = "-"
_NO_RULE = Text(
    zh="这样选择之后没有一条规则可用，什么也没有检查",
    en="this selection leaves no rule, so nothing was checked",
)


class Settings:
    """Which configuration holds for a file; each file of settings is read once."""

    def __init__(self, options: argparse.Namespace, loaded: Plugins) -> None:
        self.options = options
        self.rules = loaded.rules
        self.values = [value for value in options.config if "=" in value]
        named = [Path(value) for value in options.config if "=" not in value]
        self.named = named[-1] if named else None
        self.by_source: dict[Path | None, Config] = {}
        self.by_folder: dict[Path, Config] = {}
        self.by_selection: dict[tuple[int, Selection], tuple[AnyRule, ...]] = {}

    def config_for(self, folder: Path) -> Config:
        """Give the configuration that holds in a folder; raises BadConfig."""
        if folder not in self.by_folder:
            self.by_folder[folder] = self._config(folder)
        return self.by_folder[folder]

    def rules_for(self, path: Path, chosen: Config) -> tuple[AnyRule, ...]:
        """Give the rules that a file is checked with; many files have the same."""
        selection = chosen.selection(path)
        key = id(chosen), selection
        if key not in self.by_selection:
            self.by_selection[key] = chosen.rules_of(selection, self.rules)
        return self.by_selection[key]

    def _config(self, folder: Path) -> Config:
        source = self.named
        if source is None and not self.options.isolated:
            source = config.find(folder)
        if source not in self.by_source:
            root = Path.cwd()
            loaded = config.load(source, root, self.rules, self.values)
            self.by_source[source] = self._overridden(loaded)
        return self.by_source[source]

    def _overridden(self, loaded: Config) -> Config:
        options = self.options
        names = {"select": options.select, "ignore": options.ignore}
        for option, given in names.items():
            config.check_names(given or (), self.rules, f"--{option}")
        if options.select:
            per_file = tuple(e._replace(select=None) for e in loaded.per_file)
            loaded = replace(loaded, per_file=per_file)
            loaded = replace(loaded, select=tuple(options.select), ignore=())
        if options.ignore:
            loaded = replace(loaded, ignore=(*loaded.ignore, *options.ignore))
        if options.fail_level:
            loaded = replace(loaded, fail_level=Severity(options.fail_level))
        return replace(loaded, only_family=tuple(options.only_family))


def make(
    options: argparse.Namespace, loaded: Plugins, settings: Settings
) -> tuple[list[Task], list[Text]]:
    """Make a task of every file to check; also say what could not be found."""
    fixes = _fixes(options)
    formats = {end: format_ for format_ in loaded.formats for end in format_.endings}
    paths = options.paths or ["."]
    search = files.find(
        [Path(path) for path in paths if path not in (STDIN, "")],
        formats,
        lambda path: _excluded(path, settings),
    )
    problems = [missing.reason for missing in search.missing]
    if "" in paths:  # Path("") would be the whole working folder
        problems.append(files.MISSING.format(path="“”"))
    if options.track_changes:
        formats = {end: replace(f, write=f.track) for end, f in formats.items()}
    tasks = [
        _task(found.path, formats, settings)
        for found in search.files
        if not (options.force_exclude and _left_out(found.path, settings))
        and not _is_template(found.path, settings)
    ]
    tasks = [task._replace(fixes=fixes) for task in tasks]
    if STDIN in paths:
        path = Path(options.stdin_filename)
        task = _task(path, formats, settings)
        tasks.append(task._replace(fixes=fixes, content=sys.stdin.buffer.read()))
    return tasks, problems


def must_have_rules(tasks: Sequence[Task]) -> None:
    """Raise BadArgument if no rule is left: “nothing found” would be no wonder."""
    if tasks and not any(task.rules for task in tasks):
        raise BadArgument(_NO_RULE)


def _fixes(options: argparse.Namespace) -> Fixes:
    if options.unsafe_fixes:
        return Fixes.UNSAFE
    asked = options.fix or options.diff or options.track_changes
    return Fixes.SAFE if asked else Fixes.NONE


def _task(path: Path, formats: dict[str, Format], settings: Settings) -> Task:
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 - links stay links
    chosen = settings.config_for(folder)
    return Task(
        path=_shown(path),
        location=path,
        format=formats.get(path.suffix.lower()),
        endings=tuple(formats),
        rules=settings.rules_for(path, chosen),
        installed=tuple(rule.name for rule in settings.rules),
        severities=tuple(chosen.severity.items()),
        allow=chosen.allow,
        fail_level=chosen.fail_level,
    )


def read_only(
    path: Path, formats: dict[str, Format], rules: tuple[AnyRule, ...]
) -> Task:
    """Make a task that reads a file for what is compared with it, and lints nothing."""
    format_ = formats.get(path.suffix.lower())
    return Task(_shown(path), path, format_, tuple(formats), rules)


def _excluded(path: Path, settings: Settings) -> bool:
    chosen = settings.config_for(path.resolve().parent)
    left_out = (*chosen.exclude, *chosen.templates)
    return files.pattern_matches(left_out, path, chosen.root)


def _left_out(path: Path, settings: Settings) -> bool:
    """Whether a walk would pass over a file."""
    from draftlint.own_reports import is_own  # hooks ask, and few others

    return _excluded(path, settings) or is_own(path)


def _is_template(path: Path, settings: Settings) -> bool:
    """Whether a file is what reports are written from: it is never linted."""
    chosen = settings.config_for(path.resolve().parent)
    return files.pattern_matches(chosen.templates, path, chosen.root)


def _shown(path: Path) -> str:
    """Give the path relative to the working folder where it is below it, with /."""
    absolute = PurePath(os.path.abspath(path))  # noqa: PTH100 - links stay links
    here = Path.cwd()
    if absolute.is_relative_to(here):
        return absolute.relative_to(here).as_posix()
    return absolute.as_posix()
