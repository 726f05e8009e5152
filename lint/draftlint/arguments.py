"""The command line: its commands and options."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, NoReturn

from draftlint import __version__
from draftlint.errors import BadArgument
from draftlint.finding import Family, Severity
from draftlint.reports import REPORTS
from draftlint.status import FAILED
from draftlint.wording import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FILE_TIMEOUT = 60  # seconds; ten times what the longest report takes
_LONGEST = 10_000_000  # seconds: what clocks can be set to
SHELLS = ("bash", "zsh", "fish")
# What the tasks of check ask for and other commands do not offer.
_NEVER = dict.fromkeys(
    ("fix", "unsafe_fixes", "track_changes", "diff", "force_exclude"), False
)


class _Parser(argparse.ArgumentParser):
    """argparse whose complaints end like all others, in the reader's language."""

    def error(self, message: str) -> NoReturn:
        from draftlint import complaints

        problem = complaints.of_argparse(message)
        raise BadArgument(complaints.with_help(problem, self.prog))


def parse(arguments: Sequence[str], language: Language) -> argparse.Namespace:
    """Parse a command line; raises BadArgument, or SystemExit after --help."""
    parser = _parser(arguments, language)
    if _ask_for_nothing(arguments):
        parser.print_help(sys.stderr)
        parser.exit(FAILED)
    options, rest = parser.parse_known_args(arguments)
    if rest:
        _place(rest, options, parser)
    return options


def _ask_for_nothing(arguments: Sequence[str]) -> bool:
    """Whether a command line has no command and no option but the language."""
    return {"--lang", *LANGUAGES, *(f"--lang={name}" for name in LANGUAGES)}.issuperset(
        arguments
    )


def _place(
    rest: list[str], options: argparse.Namespace, parser: argparse.ArgumentParser
) -> None:
    """Add the paths that stand behind options to those before; argparse does not.

    Raises BadArgument for anything else that is left over.
    """
    (command,) = (
        action.choices[options.command]
        for action in parser._actions  # noqa: SLF001 - argparse has no other door
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
    )
    known = {action.dest: action for action in command._actions}  # noqa: SLF001
    flags = [argument for argument in rest if argument[:1] == "-" != argument]
    if not flags and "paths" in known and known["paths"].nargs in {"*", "+"}:
        options.paths += rest
        return
    from draftlint import complaints

    names = [name for action in known.values() for name in action.option_strings]
    problem = complaints.of_rest(rest, names)
    raise BadArgument(complaints.with_help(problem, command.prog))


def completable(language: Language) -> argparse.ArgumentParser:
    """Give the parser with the options of every command, for shells to complete."""
    return _parser(None, language)


def _parser(arguments: Sequence[str] | None, language: Language) -> _Parser:
    """Make the parser, with the options of those commands that may be meant."""
    helping = arguments is None or _may_ask_for_help(arguments)
    text = _help_texts(language) if helping else _no_help
    formatter = _formatter(arguments, language)
    parser = _Parser(
        prog="draftlint",
        description=text("program"),
        epilog=text("example"),
        add_help=False,
        formatter_class=formatter,
    )
    _options(parser, text).add_argument(
        "--version",
        action="version",
        version=f"draftlint {__version__}",
        help=text("version"),
    )
    commands = parser.add_subparsers(
        title=text("commands"),
        prog="draftlint",
        dest="command",
        required=True,
        metavar="COMMAND",
    )
    for name, add_options in (
        ("check", _add_check_options),
        ("annotate", _add_annotate_options),
        ("baseline", _add_baseline_options),
        ("sums", _add_sums_options),
        ("rules", _add_rules_options),
        ("explain", _add_explain_options),
        ("index", _add_index_options),
        ("merge", _add_merge_options),
        ("init", _add_init_options),
        ("completion", _add_completion_options),
    ):
        command = commands.add_parser(
            name,
            help=text(name),
            description=text(name),
            add_help=False,
            formatter_class=formatter,
        )
        if arguments is None or name in arguments:
            add_options(command, text)
    return parser


def _options(
    parser: argparse.ArgumentParser, text: Callable[..., str]
) -> argparse._ArgumentGroup:
    """Begin a parser's options with those that every command has."""
    options = parser.add_argument_group(text("options"))
    options.add_argument("-h", "--help", action="help", help=text("help"))
    options.add_argument(
        "--lang", choices=LANGUAGES, help=text("lang", names=", ".join(LANGUAGES))
    )
    return options


def _add_check_options(
    parser: argparse.ArgumentParser, text: Callable[..., str]
) -> None:
    reports = ", ".join(report.name for report in REPORTS)
    severities = ", ".join(Severity)
    arguments = parser.add_argument_group(text("arguments"))
    arguments.add_argument("paths", nargs="*", metavar="PATH", help=text("paths"))
    add = _options(parser, text).add_argument
    add("--fix", action="store_true", help=text("fix"))
    add("--unsafe-fixes", action="store_true", help=text("unsafe_fixes"))
    add("--track-changes", action="store_true", help=text("track_changes"))
    add("--diff", action="store_true", help=text("diff"))
    add("--output-format", metavar="FORMAT", help=text("output_format", names=reports))
    add(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="[FORMAT:]FILE",
        help=text("output"),
    )
    _add_choices(add, text)
    add("--baseline", metavar="FILE", help=text("baseline_file"))
    add("--changed-since", metavar="REV", help=text("changed_since"))
    add("--shard", metavar="N/M", help=text("shard"))
    add("--against", action="append", default=[], metavar="PATH", help=text("against"))
    add(
        "--fail-level",
        choices=tuple(map(str, Severity)),
        metavar="SEVERITY",
        help=text("fail_level", names=severities),
    )
    add("--force-exclude", action="store_true", help=text("force_exclude"))
    add("--exit-zero", action="store_true", help=text("exit_zero"))
    add("--all", action="store_true", help=text("all"))
    add("--show-settings", action="store_true", help=text("show_settings"))
    add("--show-files", action="store_true", help=text("show_files"))
    _add_work(add, text)
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


def _add_annotate_options(
    parser: argparse.ArgumentParser, text: Callable[..., str]
) -> None:
    arguments = parser.add_argument_group(text("arguments"))
    arguments.add_argument("paths", nargs=1, metavar="FILE", help=text("word_file"))
    options = _options(parser, text)
    target = options.add_mutually_exclusive_group(required=True)
    target.add_argument("-o", "--output", metavar="FILE", help=text("copy"))
    target.add_argument("--in-place", action="store_true", help=text("in_place"))
    _add_choices(options.add_argument, text)
    options.add_argument("--baseline", metavar="FILE", help=text("baseline_file"))
    options.add_argument(
        "-q", "--quiet", action="store_true", help=text("quiet_annotate")
    )
    _add_file_timeout(options.add_argument, text)
    parser.set_defaults(**_NEVER, fail_level=None)


def _add_baseline_options(
    parser: argparse.ArgumentParser, text: Callable[..., str]
) -> None:
    arguments = parser.add_argument_group(text("arguments"))
    arguments.add_argument("paths", nargs="*", metavar="PATH", help=text("drafts"))
    add = _options(parser, text).add_argument
    add("--baseline", metavar="FILE", help=text("baseline_file"))
    add("--against", action="append", default=[], metavar="PATH", help=text("against"))
    _add_choices(add, text)
    _add_work(add, text)
    add("-q", "--quiet", action="store_true", help=text("quiet"))
    parser.set_defaults(**_NEVER, fail_level=None, timing=False)


def _add_sums_options(
    parser: argparse.ArgumentParser, text: Callable[..., str]
) -> None:
    arguments = parser.add_argument_group(text("arguments"))
    arguments.add_argument("paths", nargs="+", metavar="PATH", help=text("paths_given"))
    add = _options(parser, text).add_argument
    add(
        "--output-format",
        choices=("full", "json"),
        default="full",
        help=text("output_format", names="full, json"),
    )
    _add_configuration(add, text)
    _add_work(add, text)
    add(
        "--stdin-filename",
        default="stdin.txt",
        metavar="NAME",
        help=text("stdin_filename"),
    )
    parser.set_defaults(
        **_NEVER,
        fail_level=None,
        select=None,
        ignore=None,
        only_family=[],
        timing=False,
    )


def _add_rules_options(
    parser: argparse.ArgumentParser, text: Callable[..., str]
) -> None:
    _options(parser, text).add_argument(
        "--output-format",
        choices=("full", "json"),
        help=text("output_format", names="full, json"),
    )


def _add_explain_options(
    parser: argparse.ArgumentParser, text: Callable[..., str]
) -> None:
    arguments = parser.add_argument_group(text("arguments"))
    arguments.add_argument("rule", metavar="RULE", help=text("rule"))
    _options(parser, text)


def _add_index_options(
    parser: argparse.ArgumentParser, text: Callable[..., str]
) -> None:
    arguments = parser.add_argument_group(text("arguments"))
    arguments.add_argument(
        "action",
        choices=("build", "update", "stat"),
        metavar="build|update|stat",
        help=text("index_action"),
    )
    arguments.add_argument("folder", metavar="FOLDER", help=text("index_folder"))
    add = _options(parser, text).add_argument
    add("-o", "--output", metavar="FILE", help=text("index_file"))
    add(
        "--output-format",
        choices=("full", "json"),
        default="full",
        help=text("output_format", names="full, json"),
    )
    _add_work(add, text)
    add("-q", "--quiet", action="store_true", help=text("quiet_index"))
    parser.set_defaults(timing=False)


def _add_merge_options(
    parser: argparse.ArgumentParser, text: Callable[..., str]
) -> None:
    arguments = parser.add_argument_group(text("arguments"))
    arguments.add_argument(
        "reports", nargs="+", metavar="REPORT", help=text("json_reports")
    )
    add = _options(parser, text).add_argument
    add("-o", "--output", metavar="FILE", help=text("merged"))
    add("--exit-zero", action="store_true", help=text("exit_zero"))


def _add_init_options(
    parser: argparse.ArgumentParser, text: Callable[..., str]
) -> None:
    _options(parser, text).add_argument(
        "--pre-commit", action="store_true", help=text("pre_commit")
    )


def _add_completion_options(
    parser: argparse.ArgumentParser, text: Callable[..., str]
) -> None:
    arguments = parser.add_argument_group(text("arguments"))
    arguments.add_argument(
        "shell",
        choices=SHELLS,
        metavar="SHELL",
        help=text("shell", names=", ".join(SHELLS)),
    )
    _options(parser, text)


def _add_choices(add: Callable[..., argparse.Action], text: Callable[..., str]) -> None:
    """Add the options that decide on rules and configuration."""
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
    _add_configuration(add, text)


def _add_file_timeout(
    add: Callable[..., argparse.Action], text: Callable[..., str]
) -> None:
    add(
        "--file-timeout",
        type=_seconds,
        default=_FILE_TIMEOUT,
        metavar="SECONDS",
        help=text("file_timeout", default=_FILE_TIMEOUT),
    )


def _add_work(add: Callable[..., argparse.Action], text: Callable[..., str]) -> None:
    """Add the options that decide how the files are worked on."""
    _add_file_timeout(add, text)
    add("--jobs", type=_count, default=0, metavar="N", help=text("jobs"))
    add("--no-cache", action="store_true", help=text("no_cache"))
    add("--scheduler", default="", metavar="ADDRESS", help=text("scheduler"))
    add("--shared-files", action="store_true", help=text("shared_files"))


def _add_configuration(
    add: Callable[..., argparse.Action], text: Callable[..., str]
) -> None:
    add(
        "--config",
        action="append",
        default=[],
        metavar="FILE|KEY=VALUE",
        help=text("config"),
    )
    add("--isolated", action="store_true", help=text("isolated"))


def _may_ask_for_help(arguments: Sequence[str]) -> bool:
    """Whether help may have to be shown: -h, --help, cut short or joined to others."""
    return _ask_for_nothing(arguments) or any(
        argument.startswith("--h") or ("h" in argument and argument[:2] != "--")
        for argument in arguments
        if argument[:1] == "-"
    )


def _help_texts(language: Language) -> Callable[..., str]:
    """Give what says the help of a command or an option, in a language."""
    from draftlint.option_help import OPTION_HELP

    def text(key: str, **values: object) -> str:
        return OPTION_HELP[key].format(**values).to(language).replace("%", "%%")

    return text


def _no_help(_: str, **__: object) -> str:
    """Say nothing where nobody asks: most runs never show a help text."""
    return ""


def _formatter(
    arguments: Sequence[str] | None, language: Language
) -> type[argparse.HelpFormatter]:
    """Give the help formatter; rich-argparse is imported when help is asked for."""
    if arguments is None or not _may_ask_for_help(arguments):
        return argparse.HelpFormatter
    from draftlint.help_pages import formatter

    return formatter(language)


def _names(value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]


def _count(value: str) -> int:
    count = int(value)
    if count < 0:
        raise ValueError
    return count


def _seconds(value: str) -> float:
    seconds = float(value)
    if not 0 <= seconds <= _LONGEST:
        raise ValueError
    return seconds
