"""The check command: tasks in, reports and an exit status out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from draftlint import __version__, config, corpus, files, fixer, scheduling, tasks
from draftlint.errors import BadArgument
from draftlint.languages import locale_language, of_drafts
from draftlint.linter import Fixes
from draftlint.reports import Run, progress
from draftlint.reports.wordings import UNREAD
from draftlint.status import CLEAN, FAILED, FINDINGS, complain
from draftlint.tasks import Settings
from draftlint.wording import Text, both

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from draftlint.linter import Outcome, Task
    from draftlint.plugins import Plugins
    from draftlint.reports import Report
    from draftlint.wording import Language

# Below this a pool of processes costs more than it saves.
_WORTH_A_POOL = 2_000_000  # bytes
_NOTHING = Text(
    zh="没有可检查的文件（支持 {endings}）",
    en="no files to check (supported: {endings})",
)
_NO_RULE = Text(
    zh="这样选择之后没有一条规则可用，什么也没有检查",
    en="this selection leaves no rule, so nothing was checked",
)
_WOULD_OVERWRITE = Text(
    zh="{path} 是要检查的文稿，不能用报告覆盖它",
    en="{path} is a draft to check, and a report must not take its place",
)
_NO_SUCH_FORMAT = Text(
    zh="没有“{value}”这种输出格式{nearest}（可用：{names}）",
    en="there is no output format “{value}”{nearest} (there are: {names})",
)


def check(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
    """Check the drafts, write the reports, give the exit status.

    Raises Stop for what keeps it from beginning: a bad configuration or argument.
    """
    settings = Settings(options, loaded)
    if options.show_settings:
        return _show_settings(settings)
    todo, problems = tasks.make(options, loaded, settings)
    if not todo and not problems:
        endings = " ".join(end for format_ in loaded.formats for end in format_.endings)
        problems.append(_NOTHING.format(endings=endings))
    if options.show_files:
        return _show_files(todo, problems, language)
    reports = _reports(options, loaded.reports, todo)
    if todo and not any(task.rules for task in todo):
        problems.append(_NO_RULE)
    checked = scheduling.check_all(todo, options.jobs or _jobs(todo))
    outcomes = tuple(progress.shown(checked, len(todo), language))
    outcomes, failed = corpus.compare(todo, outcomes)
    problems += failed
    if options.diff:
        return _show_diffs(outcomes, problems, language, options)
    problems += _write_fixes(todo, outcomes)
    here = settings.config_for(Path.cwd())
    run = Run(
        outcomes=outcomes,
        problems=tuple(problems),
        language=options.lang or here.lang or locale_language() or of_drafts(outcomes),
        version=__version__,
        unfold=options.all,
        verbose=options.verbose,
        quiet=options.quiet,
        statistics=options.statistics,
        timing=options.timing,
        rules=loaded.rules,
    )
    for problem in problems:
        complain(problem, run.language)
    # Standard output belongs to the mended text where there is one.
    stream = sys.stderr if any(map(_is_mended_input, todo)) else sys.stdout
    for report, path in reports:
        _write(report, run, path, stream)
    return _status(run, exit_zero=options.exit_zero)


def _status(run: Run, *, exit_zero: bool) -> int:
    if run.problems or any(outcome.error for outcome in run.outcomes):
        return FAILED
    failing = any(outcome.failing for outcome in run.outcomes)
    return FINDINGS if failing and not exit_zero else CLEAN


def _jobs(todo: Sequence[Task]) -> int:
    """Decide on a number of processes: one, unless there is much to read."""
    total = 0
    for task in todo:
        try:
            total += task.location.stat().st_size
        except OSError:
            continue  # reading it will say what is wrong
    return (os.cpu_count() or 1) if total > _WORTH_A_POOL else 1


# --- what is shown instead of a report ---


def _show_settings(settings: Settings) -> int:
    shown = settings.config_for(Path.cwd())
    for name, value in vars(shown).items():
        sys.stdout.write(f"{name.replace('_', '-')} = {value}\n")
    return CLEAN


def _show_files(
    todo: Sequence[Task], problems: Sequence[Text], language: Language
) -> int:
    for problem in problems:
        complain(problem, language)
    sys.stdout.writelines(f"{task.path}\n" for task in todo)
    return FAILED if problems else CLEAN


def _show_diffs(
    outcomes: Sequence[Outcome],
    problems: Sequence[Text],
    language: Language,
    options: argparse.Namespace,
) -> int:
    """Show what --fix would change; 1 when it would change anything."""
    for problem in problems:
        complain(problem, language)
    changed = False
    for outcome in outcomes:
        if outcome.error is not None:
            unread = UNREAD.format(error=outcome.error).to(language)
            complain(both(f"{outcome.path}: {unread}"), language)
        if outcome.rewriting is not None:
            changed = True
            before, after = outcome.rewriting.before, outcome.rewriting.after
            sys.stdout.writelines(fixer.diff(outcome.path, before, after))
    if problems or any(outcome.error for outcome in outcomes):
        return FAILED
    return FINDINGS if changed and not options.exit_zero else CLEAN


# --- what is written ---


def _is_mended_input(task: Task) -> bool:
    return task.content is not None and task.fixes is not Fixes.NONE


def _write_fixes(todo: Sequence[Task], outcomes: Sequence[Outcome]) -> list[Text]:
    """Write the mended files; give what kept one from being written."""
    problems = []
    for task, outcome in zip(todo, outcomes, strict=True):
        mended = outcome.rewriting
        if _is_mended_input(task):
            assert task.content is not None
            sys.stdout.buffer.write(mended.new if mended else task.content)
            sys.stdout.buffer.flush()
        elif mended is not None:
            try:
                files.exchange(task.location, mended.old, mended.new)
            except BadArgument as error:
                problems.append(error.reason)
    return problems


def _reports(
    options: argparse.Namespace, known: Iterable[Report], todo: Sequence[Task]
) -> list[tuple[Report, Path | None]]:
    """Decide what is written where; None is standard output."""
    by_name = {report.name: report for report in known}
    environment = os.environ.get("DRAFTLINT_OUTPUT_FORMAT")
    default = options.output_format or environment or "full"
    if default not in by_name:
        names, near = ", ".join(by_name), config.nearest(default, by_name)
        raise BadArgument(
            _NO_SUCH_FORMAT.format(value=default, names=names, nearest=near)
        )
    if not options.output:
        return [(by_name[default], None)]
    drafts = {task.location.resolve() for task in todo}
    chosen: list[tuple[Report, Path | None]] = []
    for value in options.output:
        name, colon, path = value.partition(":")
        if not colon or name not in by_name:
            name, path = default, value
        if Path(path).resolve() in drafts:
            raise BadArgument(_WOULD_OVERWRITE.format(path=path))
        chosen.append((by_name[name], Path(path)))
    return chosen


def _write(report: Report, run: Run, path: Path | None, stream: TextIO) -> None:
    """Write a report to a stream, or to a file, whole or not at all."""
    if path is None:
        report.write(run, stream)
        stream.flush()
        return
    try:
        with files.whole(path) as file:
            report.write(run, file)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadArgument(files.CANNOT_WRITE.format(path=path, error=reason)) from error
