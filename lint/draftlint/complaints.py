"""What is wrong with a command line: said in both languages, with what may be meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import regex

from draftlint import patterns
from draftlint.config import nearest
from draftlint.wording import Text, both

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SEE_HELP = Text(
    zh="{problem}\n用 {program} --help 查看用法", en="{problem}\nsee {program} --help"
)
_NO_COMMAND = Text(
    zh="没有“{name}”这个命令{nearest}（可用：{names}）",
    en="there is no command “{name}”{nearest} (there are: {names})",
)
_FILE_FOR_COMMAND = Text(
    zh="缺少命令；要检查文件，请用 draftlint check {name}",
    en="which command? To check a file: draftlint check {name}",
)
_NO_CHOICE = Text(
    zh="{option} 不能是“{value}”{nearest}（可用：{names}）",
    en="{option} cannot be “{value}”{nearest} (there are: {names})",
)
_NO_OPTION = Text(zh="没有 {name} 这个选项{nearest}", en="no option {name}{nearest}")
_TOO_MUCH = Text(zh="多出来的参数：{rest}", en="too many arguments: {rest}")
_WANTED = {
    "_count": Text(zh="整数，0 或以上", en="a whole number, 0 or above"),
    "_seconds": Text(zh="秒数，0 或以上", en="a number of seconds, 0 or above"),
}
_BAD_VALUE = Text(
    zh="{option} 不能是“{value}”，应为{wanted}",
    en="{option} cannot be “{value}”, but must be {wanted}",
)
_CHOICE = patterns.compile(
    r"argument (.*?): invalid choice: (.*) \(choose from (.*?)\)", regex.DOTALL
)
_VALUE = patterns.compile(r"argument (.*?): invalid (\w+) value: (.*)", regex.DOTALL)
# Everything else that argparse says of a command line.
_OTHERS = tuple(
    (patterns.compile(english, regex.DOTALL), said)
    for english, said in (
        (
            "the following arguments are required: (.*)",
            Text(zh="缺少参数：{0}", en="missing: {0}"),
        ),
        (
            "argument (.*?): expected one argument",
            Text(zh="{0} 后面要有一个值", en="{0} needs a value"),
        ),
        (
            "one of the arguments (.*) is required",
            Text(zh="要有其中一个：{0}", en="one of these is needed: {0}"),
        ),
        (
            "argument (.*?): not allowed with argument (.*)",
            Text(zh="{0} 不能和 {1} 同用", en="{0} cannot be used with {1}"),
        ),
        (
            "ambiguous option: (.*) could match (.*)",
            Text(zh="{0} 不明确，可能是 {1}", en="{0} is ambiguous: {1}"),
        ),
        (
            "argument (.*?): ignored explicit argument (.*)",
            Text(zh="{0} 不带值，却写了 {1}", en="{0} takes no value, not {1}"),
        ),
    )
)


def with_help(problem: Text, program: str) -> Text:
    """Say where to read how it should be."""
    return _SEE_HELP.format(problem=problem, program=program)


def of_argparse(message: str) -> Text:
    """Say in both languages, and more to the point, what argparse says in English."""
    choice = _CHOICE.fullmatch(message)
    if choice:
        return _not_among(*choice.groups())
    value = _VALUE.fullmatch(message)
    if value and value[2] in _WANTED:
        wanted = _WANTED[value[2]]
        return _BAD_VALUE.format(
            option=value[1], value=value[3].strip("'\""), wanted=wanted
        )
    for english, said in _OTHERS:
        found = english.fullmatch(message)
        if found:
            zh, en = (one.format(*found.groups()) for one in (said.zh, said.en))
            return Text(zh=zh, en=en)
    return both(message)


def _not_among(option: str, value: str, choices: str) -> Text:
    """Name the nearest of the choices; a file may stand where a command should."""
    names = [name.strip(" '\"") for name in choices.split(",")]
    given = value.strip("'\"")
    near, known = nearest(given, names), ", ".join(names)
    if option != "COMMAND":
        return _NO_CHOICE.format(option=option, value=given, nearest=near, names=known)
    if not near.en and ("." in given or Path(given).exists()):
        return _FILE_FOR_COMMAND.format(name=given)
    return _NO_COMMAND.format(name=given, nearest=near, names=known)


def of_rest(rest: Sequence[str], options: Iterable[str]) -> Text:
    """Say what of a command line is unknown, and which option may be meant."""
    for argument in rest:
        if argument.startswith("-") and argument != "-":
            name = argument.partition("=")[0]
            known = tuple(options)
            # Of --changed-since people remember --since; but --fixes is --fix.
            ending = [o for o in known if o.endswith(f"-{name.strip('-')}")]
            if any(name.startswith(option) for option in known):
                ending = []
            near = nearest(name, ending or known)
            return _NO_OPTION.format(name=name, nearest=near)
    return _TOO_MUCH.format(rest=" ".join(rest))
