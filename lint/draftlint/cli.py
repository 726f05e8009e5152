"""Arguments in, exit status out."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from draftlint import (
    __version__,
    config,
    files,
    fixer,
    linter,
    patterns,
    plugins,
    tasks,
)
from draftlint.arguments import parse
from draftlint.errors import BadArgument, Stop
from draftlint.finding import Family
from draftlint.reports import Run
from draftlint.reports.wordings import UNREAD
from draftlint.tasks import Settings
from draftlint.wording import LANGUAGES, Language, Text, both

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence

    from draftlint.formats import Format
    from draftlint.linter import Outcome, Task
    from draftlint.plugins import Plugins
    from draftlint.reports import Report
    from draftlint.rule import AnyRule

CLEAN, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130
# Below this a pool of processes costs more than it saves.
_WORTH_A_POOL = 2_000_000  # bytes

_NO_SUCH_CHOICE = Text(
    zh="没有“{value}”{nearest}（可用：{names}）",
    en="“{value}” is not one of {names}{nearest}",
)
_NOTHING = Text(
    zh="没有可检查的文件（支持 {endings}）",
    en="no files to check (supported: {endings})",
)
_STOPPED = Text(zh="draftlint：{problem}", en="draftlint: {problem}")
_INTERNAL = Text(
    zh="draftlint 内部错误（{error}），检查未完成。请把以上信息报告给开发者。",
    en="internal error of draftlint ({error}); the check was not completed. "
    "Please report the lines above.",
)
_INTERRUPTED = Text(
    zh="已中断，检查未完成", en="interrupted; the check is not complete"
)


def run() -> NoReturn:
    """Run the command line and leave with its exit status."""
    status = main(sys.argv[1:])
    patterns.save()
    sys.exit(status)


def main(arguments: Sequence[str]) -> int:
    """Run one command; give 0, 1 or 2 (130 when interrupted).

    This is the border: everything that nothing else could answer ends here.
    """
    language = _language_of(arguments) or _locale_language() or "zh"
    _write_utf8()
    try:
        return _dispatch(arguments, language)
    except Stop as stop:
        _complain(_STOPPED.format(problem=stop.reason), language)
    except KeyboardInterrupt:
        _complain(_INTERRUPTED, language)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 - the border: nobody else is left
        import traceback

        traceback.print_exc()
        _complain(_INTERNAL.format(error=type(error).__name__), language)
    return FAILED


def _dispatch(arguments: Sequence[str], language: Language) -> int:
    options = parse(arguments, language)
    commands: dict[str, Callable[[argparse.Namespace, Plugins, Language], int]] = {
        "check": _check,
        "rules": _rules,
        "explain": _explain,
    }
    return commands[options.command](options, plugins.installed(), language)


# --- check ---


def _check(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
    settings = Settings(options, loaded)
    if options.show_settings:
        return _show_settings(settings)
    todo, missing = tasks.make(options, loaded, settings)
    if options.show_files:
        sys.stdout.writelines(f"{task.path}\n" for task in todo)
        return FAILED if missing else CLEAN
    reports = _reports(options, loaded.reports)
    outcomes, problems = _checked(todo, missing, options.jobs, loaded)
    if options.diff:
        return _show_diffs(outcomes, problems, language)
    problems += _write_fixes(todo, outcomes)
    here = settings.config_for(Path.cwd())
    run = Run(
        outcomes=outcomes,
        problems=problems,
        language=options.lang or here.lang or _locale_language() or _drafts(outcomes),
        version=__version__,
        unfold=options.all,
        verbose=options.verbose,
        quiet=options.quiet,
        statistics=options.statistics,
        timing=options.timing,
    )
    for problem in problems:
        _complain(_STOPPED.format(problem=problem), run.language)
    # What was read from standard input goes to standard output, mended.
    mended = any(o.rewriting for o in outcomes) and todo[-1].content is not None
    for report, path in reports:
        _write(report, run, path, sys.stderr if mended else sys.stdout)
    return _status(run, exit_zero=options.exit_zero)


def _checked(
    todo: Sequence[Task], missing: Sequence[Text], jobs: int, loaded: Plugins
) -> tuple[tuple[Outcome, ...], tuple[Text, ...]]:
    """Check the files, then compare them; a rule that fails then is a problem."""
    outcomes = list(linter.check_all(todo, jobs or _jobs(todo)))
    rules = {rule.name: rule for task in todo for rule in task.rules}
    by_path = {outcome.path: index for index, outcome in enumerate(outcomes)}
    problems = list(missing)
    try:
        for path, finding in linter.compare(rules.values(), outcomes):
            index = by_path[path]
            findings = (*outcomes[index].findings, finding)
            outcomes[index] = replace(
                outcomes[index],
                findings=tuple(sorted(findings, key=lambda f: (f.span, f.rule))),
            )
    except linter.RuleFailed as failure:
        problems.append(failure.reason)
    if not outcomes and not problems:
        problems.append(_NOTHING.format(endings=_endings(loaded.formats)))
    return tuple(outcomes), tuple(problems)


def _show_diffs(
    outcomes: Sequence[Outcome], problems: Sequence[Text], language: Language
) -> int:
    """Show what --fix would change; 1 when it would change anything."""
    for problem in problems:
        _complain(_STOPPED.format(problem=problem), language)
    changed = False
    for outcome in outcomes:
        if outcome.error is not None:
            unread = UNREAD.format(error=outcome.error).to(language)
            _complain(both(f"{outcome.path}: {unread}"), language)
        if outcome.rewriting is not None:
            changed = True
            before, after = outcome.rewriting.before, outcome.rewriting.after
            sys.stdout.writelines(fixer.diff(outcome.path, before, after))
    if problems or any(outcome.error for outcome in outcomes):
        return FAILED
    return FINDINGS if changed else CLEAN


def _write_fixes(todo: Sequence[Task], outcomes: Sequence[Outcome]) -> tuple[Text, ...]:
    """Write the mended files; give what kept one from being written."""
    problems = []
    for task, outcome in zip(todo, outcomes, strict=True):
        if outcome.rewriting is None:
            continue
        if task.content is not None:
            sys.stdout.buffer.write(outcome.rewriting.new)
            continue
        try:
            files.exchange(task.location, outcome.rewriting.old, outcome.rewriting.new)
        except BadArgument as error:
            problems.append(error.reason)
    return tuple(problems)


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


def _reports(
    options: argparse.Namespace, known: Iterable[Report]
) -> list[tuple[Report, Path | None]]:
    """Decide what is written where; None is standard output."""
    by_name = {report.name: report for report in known}
    default = options.output_format or os.environ.get("DRAFTLINT_OUTPUT_FORMAT", "full")
    if default not in by_name:
        raise BadArgument(_no_such(default, by_name))
    if not options.output:
        return [(by_name[default], None)]
    chosen: list[tuple[Report, Path | None]] = []
    for value in options.output:
        name, colon, path = value.partition(":")
        if colon and name in by_name:
            chosen.append((by_name[name], Path(path)))
        else:
            chosen.append((by_name[default], Path(value)))
    return chosen


def _write(report: Report, run: Run, path: Path | None, stream: TextIO) -> None:
    """Write a report to a stream, or to a file, whole or not at all."""
    if path is None:
        report.write(run, stream)
        stream.flush()
        return
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with ExitStack() as cleanup:
            cleanup.callback(beside.unlink, missing_ok=True)
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                report.write(run, file)
            beside.replace(path)
    except OSError as error:
        raise BadArgument(
            files.CANNOT_WRITE.format(path=path, error=error.strerror or error)
        ) from error


def _show_settings(settings: Settings) -> int:
    shown = settings.config_for(Path.cwd())
    for name, value in vars(shown).items():
        sys.stdout.write(f"{name.replace('_', '-')} = {value}\n")
    return CLEAN


# --- rules, explain ---


def _rules(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
    from draftlint import explain

    rules = sorted(loaded.rules, key=_by_family)
    if options.output_format == "json":
        import json

        described = [explain.described(rule, language) for rule in rules]
        json.dump(described, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return CLEAN
    explain.write_list(rules, language, sys.stdout)
    return CLEAN


def _explain(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
    from draftlint import explain

    by_name = {rule.name: rule for rule in loaded.rules}
    if options.rule not in by_name:
        raise BadArgument(_no_such(options.rule, by_name))
    explain.write_page(by_name[options.rule], language, sys.stdout)
    return CLEAN


def _by_family(rule: type[AnyRule]) -> tuple[int, str]:
    return list(Family).index(rule.family), rule.name


def _no_such(value: str, names: Iterable[str]) -> Text:
    names = list(names)
    return _NO_SUCH_CHOICE.format(
        value=value, names=", ".join(names), nearest=config.nearest(value, names)
    )


def _endings(formats: Iterable[Format]) -> str:
    return " ".join(ending for format_ in formats for ending in format_.endings)


# --- languages and streams ---


def _language_of(arguments: Sequence[str]) -> Language | None:
    """Find --lang before the arguments are parsed, for the help and the errors."""
    for index, argument in enumerate(arguments):
        for language in LANGUAGES:
            given = arguments[index + 1 : index + 2]
            if argument == f"--lang={language}" or (
                argument == "--lang" and given == [language]
            ):
                return language
    return None


def _locale_language() -> Language | None:
    """Read the locale as the environment gives it; C and POSIX say nothing."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = os.environ.get(variable, "")
        if locale:
            name = locale.partition(".")[0]
            if name in ("C", "POSIX"):
                return None
            return "zh" if name.startswith("zh") else "en"
    return None


def _drafts(outcomes: Iterable[Outcome]) -> Language:
    """Give the language that most drafts are written in."""
    chinese = [o.document.is_chinese for o in outcomes if o.document is not None]
    return "zh" if sum(chinese) * 2 >= len(chinese) else "en"


def _complain(text: Text, language: Language) -> None:
    sys.stderr.write(f"{text.to(language)}\n")


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale: a report must never die of an encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
