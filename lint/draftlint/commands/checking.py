"""The check command: tasks in, reports and an exit status out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from draftlint import __version__, comparables, corpus, files, fixer, tasks
from draftlint.commands import delivery
from draftlint.errors import BadArgument
from draftlint.languages import locale_language, of_drafts
from draftlint.linter import Fixes
from draftlint.reports import Run
from draftlint.reports.wordings import UNREAD
from draftlint.status import CLEAN, FAILED, FINDINGS, complain
from draftlint.tasks import Settings
from draftlint.triage import revisions
from draftlint.triage.baseline import Baselines
from draftlint.triage.sifting import sift_all
from draftlint.wording import Text, both
from draftlint.work import sharding
from draftlint.work.scheduling import Plan, check_all, inverter

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from draftlint.linter import Outcome, Task
    from draftlint.plugins import Plugins
    from draftlint.wording import Language

_NOTHING = Text(
    zh="没有可检查的文件（支持 {endings}）",
    en="no files to check (supported: {endings})",
)
_NO_FIX = Text(zh="没有可以自动修改的地方", en="there is nothing to fix")


def check(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
    """Check the drafts, write the reports, give the exit status.

    Raises Stop for what keeps it from beginning: a bad configuration or argument.
    """
    settings = Settings(options, loaded)
    if options.show_settings:
        return _show_settings(settings, language)
    todo, problems = tasks.make(options, loaded, settings)
    if not todo and not problems and not _all_excluded(options):
        endings = " ".join(end for format_ in loaded.formats for end in format_.endings)
        problems.append(_NOTHING.format(endings=endings))
    accepted = Baselines(options.baseline, isolated=options.isolated)
    todo = list(accepted.applied(todo))
    shard = sharding.read(options.shard) if options.shard else sharding.WHOLE
    own, todo = shard.own(todo), shard.parted(todo)
    since = revisions.restrict(todo, options.changed_since)
    if len(todo) < 2 and not options.against:
        since = since._replace(tasks=comparables.without_comparisons(since.tasks))
    todo, problems = list(since.tasks), [*problems, *since.problems]
    if options.show_files:
        shown = [task for task in todo if task.path in own]
        return _show_files(shown, problems, language)
    reports = delivery.plan(options, loaded.reports, todo)
    tasks.must_have_rules(todo)
    plan = Plan.of(options)
    others = comparables.find(options, loaded, settings, (*todo, *since.unchanged))
    todo, beside = since.compared(lambda old: check_all(old, plan, language))
    beside, unread = others.read(lambda old: check_all(old, plan, language), beside)
    problems += unread
    checked = check_all(todo, plan, language)
    outcomes = checked.outcomes
    if checked.incomplete is None:
        outcomes, failed = corpus.compare(todo, outcomes, beside, inverter(plan))
        problems += failed
    else:
        problems.append(checked.incomplete)
    outcomes = sift_all(todo, outcomes)
    spoken = of_drafts(outcomes)
    todo = [task for task in todo if task.path in own]
    elsewhere = [outcome for outcome in outcomes if outcome.path not in own]
    outcomes = tuple(outcome for outcome in outcomes if outcome.path in own)
    beside = beside._replace(archived=[*beside.archived, *elsewhere])
    if options.diff:
        status = _show_diffs(outcomes, problems, language, options)
        return checked.status or status
    problems += _write_fixes(todo, outcomes)
    here = settings.config_for(Path.cwd())
    run = Run(
        outcomes=outcomes,
        problems=tuple(problems),
        language=options.lang or here.lang or locale_language() or spoken,
        version=__version__,
        unfold=options.all,
        verbose=options.verbose,
        quiet=options.quiet,
        statistics=options.statistics,
        timing=options.timing,
        rules=loaded.rules,
        baselines=tuple(map(str, accepted.by_file)),
        gone=_gone(accepted, options, todo, outcomes),
        since=options.changed_since or "",
        shard=None if shard == sharding.WHOLE else shard,
        cited=tuple(comparables.cited(outcomes, beside, loaded)),
        mendable=sum(map(_mendable, todo, outcomes)),
    )
    notes = since.notes if options.quiet else (*since.notes, *others.notes)
    for said in (*notes, *problems):
        complain(said, run.language)
    # Standard output belongs to the mended text where there is one.
    stream = sys.stderr if any(map(_is_mended_input, todo)) else sys.stdout
    for report, path in reports:
        delivery.write(report, run, path, stream)
    return checked.status or _status(run, exit_zero=options.exit_zero)


def _all_excluded(options: argparse.Namespace) -> bool:
    """Whether drafts were named and the configuration excludes each, as asked."""
    return options.force_exclude and any(map(os.path.isfile, options.paths))


def _gone(
    accepted: Baselines,
    options: argparse.Namespace,
    todo: Sequence[Task],
    outcomes: Sequence[Outcome],
) -> int:
    """Count the entries of baselines that no finding answers to any more."""
    chosen = options.select or options.ignore or options.only_family
    narrowed = bool(chosen or options.changed_since or options.shard)
    pairs, paths = list(zip(todo, outcomes, strict=True)), options.paths or ["."]
    entries = accepted.gone(pairs, paths, narrowed=narrowed)
    return sum(len(gone) for _, gone in entries)


def _mendable(task: Task, outcome: Outcome) -> int:
    """Count the findings of a file that --fix would mend, if it was not asked to."""
    if task.fixes is not Fixes.NONE or task.format is None or task.format.write is None:
        return 0
    fixes = (finding.fix for finding in outcome.findings)
    return sum(fix is not None and fix.safe for fix in fixes)


def _status(run: Run, *, exit_zero: bool) -> int:
    if run.problems or any(outcome.error for outcome in run.outcomes):
        return FAILED
    failing = any(outcome.failing for outcome in run.outcomes)
    return FINDINGS if failing and not exit_zero else CLEAN


# --- what is shown instead of a report ---


def _show_settings(settings: Settings, language: Language) -> int:
    from draftlint.commands import settings_page

    shown = settings.config_for(Path.cwd())
    lines = settings_page.lines(shown, settings.rules, language)
    sys.stdout.writelines(f"{line}\n" for line in lines)
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
    if not changed and not options.quiet:
        complain(_NO_FIX, language)
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
