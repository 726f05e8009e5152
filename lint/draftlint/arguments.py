"""The command line: its options, their help in both languages, its complaints."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

import regex

from draftlint import __version__, patterns
from draftlint.errors import BadArgument
from draftlint.finding import Family, Severity
from draftlint.reports import REPORTS
from draftlint.wording import LANGUAGES, Language, Text, both

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_HELP = {
    "arguments": Text(zh="参数", en="arguments"),
    "options": Text(zh="选项", en="options"),
    "commands": Text(zh="命令", en="commands"),
    "program": Text(
        zh="报告送出之前的最后一遍检查：占位符、重复段落、编号、数目、水印残留。",
        en="A last look at a draft report: placeholders, duplicates, numbering, "
        "totals, stray text.",
    ),
    "check": Text(zh="检查报告", en="check drafts"),
    "rules": Text(zh="列出所有规则", en="list every rule"),
    "explain": Text(zh="说明一条规则", en="explain one rule"),
    "annotate": Text(
        zh="把问题逐处写成 Word 批注（写在副本里，或用 --in-place 写在原文件里）",
        en="write each finding into a copy of a Word file, as a comment on its place",
    ),
    "sums": Text(
        zh="列出报告中的每个算式（合计、比率、增减等）和核对结论",
        en="list every equation of drafts (totals, rates, growth …) with its verdict",
    ),
    "word_file": Text(zh="Word 文件", en="a Word file"),
    "copy": Text(zh="带批注的副本", en="where to write the copy with the comments"),
    "in_place": Text(zh="直接写在原文件里", en="write into the file itself"),
    "paths": Text(
        zh="文件、文件夹，或 - 表示标准输入；默认为当前文件夹",
        en="files, folders, or - for standard input (default: this folder)",
    ),
    "paths_given": Text(
        zh="文件、文件夹，或 - 表示标准输入",
        en="files, folders, or - for standard input",
    ),
    "rule": Text(zh="规则名", en="the rule's name"),
    "fix": Text(
        zh="自动作安全的修改（不动数字、名称和编号）",
        en="make the safe fixes (none touches a number, a name or a heading number)",
    ),
    "unsafe_fixes": Text(
        zh="连同建议的修改一起作（请逐处核对）",
        en="make the suggested fixes too (look at each)",
    ),
    "track_changes": Text(
        zh="安全的修改在 Word 文件里写成修订，供逐处接受或拒绝（其他文件不改）",
        en="make the safe fixes as tracked changes in Word files, to be accepted or "
        "rejected one by one (other files stay)",
    ),
    "diff": Text(
        zh="只显示会改什么，不写文件", en="show what would be fixed, write nothing"
    ),
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
_SEE_HELP = Text(
    zh="{problem}\n用 {program} --help 查看用法", en="{problem}\nsee {program} --help"
)
_COMPLAINTS = tuple(
    (patterns.compile(english, regex.DOTALL), chinese)
    for english, chinese in (
        (r"unrecognized arguments: (.*)", "不认识的参数：{0}"),
        (r"the following arguments are required: (.*)", "缺少参数：{0}"),
        (r"argument (.*): expected one argument", "{0} 后面要有一个值"),
        (
            r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
            "{0} 不能是 {1}（可用：{2}）",
        ),
        (r"argument (.*): invalid \w+ value: (.*)", "{0} 的值不对：{1}"),
        (r"one of the arguments (.*) is required", "要有一个：{0}"),
        (r"argument (.*): not allowed with argument (.*)", "{0} 不能和 {1} 同用"),
        (r"ambiguous option: (.*) could match (.*)", "{0} 不明确，可能是 {1}"),
    )
)


class _Parser(argparse.ArgumentParser):
    """argparse whose complaints end like all others, in the reader's language."""

    def error(self, message: str) -> NoReturn:
        raise BadArgument(_SEE_HELP.format(problem=_said(message), program=self.prog))


def _said(message: str) -> Text:
    """Say in both languages what argparse says in English."""
    for english, chinese in _COMPLAINTS:
        found = english.fullmatch(message)
        if found:
            return Text(zh=chinese.format(*found.groups()), en=message)
    return both(message)


def parse(arguments: Sequence[str], language: Language) -> argparse.Namespace:
    """Parse a command line; raises BadArgument, or SystemExit after --help."""
    return _parser(arguments, language).parse_args(arguments)


def _parser(arguments: Sequence[str], language: Language) -> _Parser:
    """Make the parser, with the options of those commands that may be meant."""
    formatter = _formatter(arguments)

    def text(key: str, **values: object) -> str:
        return _HELP[key].format(**values).to(language).replace("%", "%%")

    parser = _Parser(
        prog="draftlint",
        description=text("program"),
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
        ("sums", _add_sums_options),
        ("rules", _add_rules_options),
        ("explain", _add_explain_options),
    ):
        command = commands.add_parser(
            name,
            help=text(name),
            description=text(name),
            add_help=False,
            formatter_class=formatter,
        )
        if name in arguments:
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
    add(
        "--fail-level",
        choices=tuple(map(str, Severity)),
        metavar="SEVERITY",
        help=text("fail_level", names=severities),
    )
    add("--exit-zero", action="store_true", help=text("exit_zero"))
    add("--all", action="store_true", help=text("all"))
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
    options.add_argument("-q", "--quiet", action="store_true", help=text("quiet"))
    # What the tasks of check ask for and this command does not offer.
    never = dict.fromkeys(("fix", "unsafe_fixes", "track_changes", "diff"), False)
    parser.set_defaults(**never, fail_level=None)


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
    add(
        "--stdin-filename",
        default="stdin.txt",
        metavar="NAME",
        help=text("stdin_filename"),
    )
    # What the tasks of check ask for and this command does not offer.
    never = dict.fromkeys(("fix", "unsafe_fixes", "track_changes", "diff"), False)
    parser.set_defaults(
        **never, fail_level=None, select=None, ignore=None, only_family=[]
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


def _formatter(arguments: Sequence[str]) -> type[argparse.HelpFormatter]:
    """Give the help formatter; rich-argparse is imported when help is asked for."""
    if not {"-h", "--help"}.intersection(arguments):
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
