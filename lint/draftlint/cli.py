"""Arguments in, exit status out."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from dataclasses import replace
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NoReturn

from draftlint import config, explain, files, linter, plugins
from draftlint.errors import BadArgument, Stop
from draftlint.finding import Family, Severity
from draftlint.reports import Run
from draftlint.wording import LANGUAGES, Language, Text, both

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from draftlint.config import Config
    from draftlint.formats import Format
    from draftlint.linter import Outcome, Task
    from draftlint.plugins import Plugins
    from draftlint.reports import Report
    from draftlint.rule import AnyRule

CLEAN, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130
STDIN = "-"
# Below this a pool of processes costs more than it saves.
_WORTH_A_POOL = 2_000_000  # bytes

_HELP = {
    "program": Text(
        zh="报告送出之前的最后一遍检查：占位符、重复段落、编号、数目、水印残留。",
        en="A last look at a draft report: placeholders, duplicates, numbering, "
        "totals, stray text.",
    ),
    "check": Text(zh="检查报告", en="check drafts"),
    "rules": Text(zh="列出所有规则", en="list every rule"),
    "explain": Text(zh="说明一条规则", en="explain one rule"),
    "paths": Text(
        zh="文件、文件夹，或 - 表示标准输入；默认为当前文件夹",
        en="files, folders, or - for standard input (default: this folder)",
    ),
    "rule": Text(zh="规则名", en="the rule's name"),
    "output_format": Text(
        zh="输出格式：{names}（默认 full）", en="one of {names} (default: full)"
    ),
    "output": Text(
        zh="把报告写入文件；可写成 格式:文件，可重复",
        en="write the report to a file; FORMAT:FILE for another format; repeatable",
    ),
    "select": Text(
        zh="只用这些规则或类别（逗号分隔）",
        en="rules or families to use, with commas between",
    ),
    "ignore": Text(
        zh="不用这些规则或类别（逗号分隔）",
        en="rules or families to leave out, with commas between",
    ),
    "only_family": Text(zh="只查一个类别", en="check one family only"),
    "fail_level": Text(
        zh="从哪一级起退出状态为 1：{names}（默认 warning）",
        en="exit with 1 from this severity on: {names} (default: warning)",
    ),
    "exit_zero": Text(
        zh="有问题也以 0 退出（检查未能完成时仍为 2）",
        en="exit with 0 in spite of findings (still 2 when the job was not done)",
    ),
    "all": Text(zh="逐条列出，不折叠", en="list every finding, fold none"),
    "config": Text(
        zh="配置文件，或一项 键=值；可重复",
        en="a configuration file, or one key=value; repeatable",
    ),
    "isolated": Text(zh="不读任何配置文件", en="read no configuration file"),
    "show_settings": Text(zh="显示生效的配置并退出", en="show the settings and exit"),
    "show_files": Text(zh="显示将检查的文件并退出", en="show the files and exit"),
    "jobs": Text(
        zh="进程数；0 为自动（默认）",
        en="how many processes; 0 decides itself (default)",
    ),
    "stdin_filename": Text(
        zh="标准输入的文件名，决定格式和报告里的名字",
        en="the file name of standard input: decides format and name in reports",
    ),
    "lang": Text(
        zh="报告的语言：{names}（默认随系统；系统未指明时随文稿）",
        en="language of the report: {names} (default: the locale's, else the draft's)",
    ),
    "statistics": Text(zh="另列每条规则的处数", en="also count the findings by rule"),
    "timing": Text(zh="另列每条规则的用时", en="also show the time by rule"),
    "quiet": Text(zh="只输出问题", en="print the findings alone"),
    "verbose": Text(zh="也列出已放行的问题", en="print allowed findings too"),
    "version": Text(zh="显示版本并退出", en="show the version and exit"),
    "help": Text(zh="显示帮助并退出", en="show this help and exit"),
}
_NO_SUCH_CHOICE = Text(
    zh="没有“{value}”{nearest}（可用：{names}）",
    en="“{value}” is not one of {names}{nearest}",
)
_NOTHING = Text(
    zh="没有可检查的文件（支持 {endings}）",
    en="no files to check (supported: {endings})",
)
_CANNOT_WRITE = Text(zh="写不了 {path}：{error}", en="cannot write {path}: {error}")
_USAGE_ERROR = Text(
    zh="draftlint：{problem}\n用 draftlint {command}--help 查看用法",
    en="draftlint: {problem}\nsee draftlint {command}--help",
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
    sys.exit(main(sys.argv[1:]))


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
    installed = plugins.installed()
    options = _parser(language, installed).parse_args(arguments)
    commands: dict[str, Callable[[argparse.Namespace, Plugins, Language], int]] = {
        "check": _check,
        "rules": _rules,
        "explain": _explain,
    }
    return commands[options.command](options, installed, language)


# --- check ---


def _check(options: argparse.Namespace, loaded: Plugins, _: Language) -> int:
    settings = _Settings(options, loaded)
    if options.show_settings:
        return _show_settings(settings)
    tasks, missing = _tasks(options, loaded, settings)
    if options.show_files:
        sys.stdout.writelines(f"{task.path}\n" for task in tasks)
        return FAILED if missing else CLEAN
    reports = _reports(options, loaded.reports)
    outcomes, problems = _checked(tasks, missing, options.jobs, loaded)
    here = settings.config_for(Path.cwd())
    run = Run(
        outcomes=outcomes,
        problems=problems,
        language=options.lang or here.lang or _locale_language() or _drafts(outcomes),
        version=version("draftlint"),
        unfold=options.all,
        verbose=options.verbose,
        quiet=options.quiet,
        statistics=options.statistics,
        timing=options.timing,
    )
    for report, path in reports:
        _write(report, run, path)
    return _status(run, exit_zero=options.exit_zero)


def _checked(
    tasks: Sequence[Task], missing: Sequence[Text], jobs: int, loaded: Plugins
) -> tuple[tuple[Outcome, ...], tuple[Text, ...]]:
    """Check the files, then compare them; a rule that fails then is a problem."""
    outcomes = list(linter.check_all(tasks, jobs or _jobs(tasks)))
    rules = {rule.name: rule for task in tasks for rule in task.rules}
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


def _status(run: Run, *, exit_zero: bool) -> int:
    if run.problems or any(outcome.error for outcome in run.outcomes):
        return FAILED
    failing = any(outcome.failing for outcome in run.outcomes)
    return FINDINGS if failing and not exit_zero else CLEAN


class _Settings:
    """Which configuration holds for a file; each file of settings is read once."""

    def __init__(self, options: argparse.Namespace, loaded: Plugins) -> None:
        self.options = options
        self.rules = loaded.rules
        self.values = [value for value in options.config if "=" in value]
        named = [Path(value) for value in options.config if "=" not in value]
        self.named = named[-1] if named else None
        self.by_source: dict[Path | None, Config] = {}
        self.by_folder: dict[Path, Config] = {}

    def config_for(self, folder: Path) -> Config:
        if folder not in self.by_folder:
            self.by_folder[folder] = self._config(folder)
        return self.by_folder[folder]

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
            loaded = replace(loaded, select=tuple(options.select), ignore=())
        if options.ignore:
            loaded = replace(loaded, ignore=(*loaded.ignore, *options.ignore))
        if options.fail_level:
            loaded = replace(loaded, fail_level=Severity(options.fail_level))
        return replace(loaded, only_family=tuple(options.only_family))


def _tasks(
    options: argparse.Namespace, loaded: Plugins, settings: _Settings
) -> tuple[list[Task], list[Text]]:
    """Make a task of every file to check; also give what could not be found."""
    formats = {end: format_ for format_ in loaded.formats for end in format_.endings}
    paths = options.paths or ["."]
    search = files.find(
        [Path(path) for path in paths if path != STDIN],
        formats,
        lambda path: _excluded(path, settings),
    )
    problems = [missing.reason for missing in search.missing]
    tasks = [_task(found.path, formats, settings) for found in search.files]
    if STDIN in paths:
        path = Path(options.stdin_filename)
        task = _task(path, formats, settings)
        tasks.append(replace(task, content=sys.stdin.buffer.read()))
    return tasks, problems


def _task(path: Path, formats: dict[str, Format], settings: _Settings) -> Task:
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 - links stay links
    chosen = settings.config_for(folder)
    return linter.Task(
        path=_shown(path),
        location=path,
        format=formats.get(path.suffix.lower()),
        endings=tuple(formats),
        rules=chosen.rules_for(path, settings.rules),
        severities=tuple(chosen.severity.items()),
        allow=chosen.allow,
        fail_level=chosen.fail_level,
    )


def _excluded(path: Path, settings: _Settings) -> bool:
    chosen = settings.config_for(path.resolve().parent)
    return files.pattern_matches(chosen.exclude, path, chosen.root)


def _shown(path: Path) -> str:
    """Give the path relative to the working folder where it is below it, with /."""
    absolute = PurePath(os.path.abspath(path))  # noqa: PTH100 - links stay links
    here = Path.cwd()
    if absolute.is_relative_to(here):
        return absolute.relative_to(here).as_posix()
    return absolute.as_posix()


def _jobs(tasks: Sequence[Task]) -> int:
    """Decide on a number of processes: one, unless there is much to read."""
    total = 0
    for task in tasks:
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


def _write(report: Report, run: Run, path: Path | None) -> None:
    """Write a report to standard output, or to a file, whole or not at all."""
    if path is None:
        report.write(run, sys.stdout)
        sys.stdout.flush()
        return
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with ExitStack() as cleanup:
            cleanup.callback(beside.unlink, missing_ok=True)
            with beside.open("w", encoding="utf-8", newline="\n") as stream:
                report.write(run, stream)
            beside.replace(path)
    except OSError as error:
        raise BadArgument(
            _CANNOT_WRITE.format(path=path, error=error.strerror or error)
        ) from error


def _show_settings(settings: _Settings) -> int:
    shown = settings.config_for(Path.cwd())
    for name, value in vars(shown).items():
        sys.stdout.write(f"{name.replace('_', '-')} = {value}\n")
    return CLEAN


# --- rules, explain ---


def _rules(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
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
    by_name = {rule.name: rule for rule in loaded.rules}
    if options.rule not in by_name:
        raise BadArgument(_no_such(options.rule, by_name))
    explain.write_page(by_name[options.rule], language, sys.stdout)
    return CLEAN


def _by_family(rule: type[AnyRule]) -> tuple[int, str]:
    return list(Family).index(rule.family), rule.name


# --- arguments ---


class _Parser(argparse.ArgumentParser):
    """argparse that speaks the reader's language and exits with 2 through Stop."""

    language: Language = "zh"

    def error(self, message: str) -> NoReturn:
        command = self.prog.partition(" ")[2]
        reason = _USAGE_ERROR.format(
            problem=both(message), command=f"{command} " if command else ""
        )
        _complain(reason, self.language)
        sys.exit(FAILED)


def _parser(language: Language, loaded: Plugins) -> _Parser:
    names = ", ".join(report.name for report in loaded.reports)

    def text(key: str, **values: object) -> str:
        return _HELP[key].format(**values).to(language).replace("%", "%%")

    common = _Parser(add_help=False)
    common.add_argument("-h", "--help", action="help", help=text("help"))
    common.add_argument(
        "--lang", choices=LANGUAGES, help=text("lang", names=", ".join(LANGUAGES))
    )
    formatter = _formatter()
    parser = _Parser(
        prog="draftlint",
        description=text("program"),
        parents=[common],
        add_help=False,
        formatter_class=formatter,
    )
    parser.language = _Parser.language = language
    parser.add_argument(
        "--version",
        action="version",
        version=f"draftlint {version('draftlint')}",
        help=text("version"),
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    made = {
        name: commands.add_parser(
            name,
            help=text(name),
            description=text(name),
            parents=[common],
            add_help=False,
            formatter_class=formatter,
        )
        for name in ("check", "rules", "explain")
    }
    _add_check_options(made["check"], text, names)
    made["rules"].add_argument(
        "--output-format",
        choices=("full", "json"),
        help=text("output_format", names="full, json"),
    )
    made["explain"].add_argument("rule", metavar="RULE", help=text("rule"))
    return parser


def _add_check_options(
    parser: argparse.ArgumentParser, text: Callable[..., str], reports: str
) -> None:
    add = parser.add_argument
    severities = ", ".join(Severity)
    add("paths", nargs="*", metavar="PATH", help=text("paths"))
    add("--output-format", metavar="FORMAT", help=text("output_format", names=reports))
    add(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="[FORMAT:]FILE",
        help=text("output"),
    )
    for name in ("select", "ignore"):
        add(f"--{name}", type=_names, action="extend", metavar="RULE", help=text(name))
    add(
        "--only-family",
        choices=tuple(map(str, Family)),
        action="append",
        default=[],
        metavar="FAMILY",
        help=text("only_family"),
    )
    add(
        "--fail-level",
        choices=tuple(map(str, Severity)),
        metavar="SEVERITY",
        help=text("fail_level", names=severities),
    )
    add("--exit-zero", action="store_true", help=text("exit_zero"))
    add("--all", action="store_true", help=text("all"))
    add(
        "--config",
        action="append",
        default=[],
        metavar="FILE|KEY=VALUE",
        help=text("config"),
    )
    add("--isolated", action="store_true", help=text("isolated"))
    add("--show-settings", action="store_true", help=text("show_settings"))
    add("--show-files", action="store_true", help=text("show_files"))
    add("--jobs", type=_count, default=0, metavar="N", help=text("jobs"))
    add(
        "--stdin-filename",
        default="stdin.txt",
        metavar="NAME",
        help=text("stdin_filename"),
    )
    add("--statistics", action="store_true", help=text("statistics"))
    add("--timing", action="store_true", help=text("timing"))
    add("-q", "--quiet", action="store_true", help=text("quiet"))
    add("-v", "--verbose", action="store_true", help=text("verbose"))


def _formatter() -> type[argparse.HelpFormatter]:
    """Give the help formatter; rich-argparse is imported when help is asked for."""
    if not {"-h", "--help"}.intersection(sys.argv[1:]):
        return argparse.HelpFormatter
    from rich_argparse import RichHelpFormatter

    return RichHelpFormatter


def _names(value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]


def _count(value: str) -> int:
    count = int(value)
    if count < 0:
        raise ValueError
    return count


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
