"""The completion command: a script that lets a shell complete draftlint's words."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from draftlint import arguments
from draftlint.config import ALL
from draftlint.finding import Family
from draftlint.status import CLEAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.plugins import Plugins
    from draftlint.wording import Language

# What stands in the help for the name of a file or a folder.
_PATHS = ("PATH", "FILE", "FOLDER", "REPORT", "NAME")
# Names of rules with commas between them, each completed by itself.
_BASH_LIST = """
{function}() {{
  local before="${{1%"${{1##*,}}"}}"
  compgen -P "$before" -W {names} -- "${{1##*,}}"
}}
"""
_FISH_LIST = """
function {function}
  set -l before (string replace -r '[^,]*$' '' -- (commandline -ct))
  printf "$before%s\\n" {names}
end
"""


def completion(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
    """Print the script for the shell that was named.

    It knows the rules and formats of the plugins that are installed now.
    """
    import shtab  # this command alone needs it

    parser = arguments.completable(language)
    for action in _actions(parser):
        _add_words(action, loaded, shtab.FILE)
    sys.stdout.write(shtab.complete(parser, options.shell) + "\n")
    return CLEAN


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield what the parser and its commands take."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other door
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from _actions(command)
        else:
            yield action


def _add_words(action: argparse.Action, loaded: Plugins, files: dict[str, Any]) -> None:
    """Tell shtab what an option or argument can be."""
    rules = [rule.name for rule in loaded.rules]
    names_path = any(word in str(action.metavar) for word in _PATHS)
    # A colon in [FORMAT:]FILE would end zsh's description.
    action.metavar = None
    if names_path:
        _complete(action, files)
    elif action.dest in ("select", "ignore"):
        _complete(action, _list(f"_draftlint_{action.dest}", (ALL, *Family, *rules)))
    elif action.dest == "rule":
        action.choices = rules
    elif action.dest == "output_format" and action.choices is None:
        action.choices = [report.name for report in loaded.reports]


def _complete(action: argparse.Action, words: dict[str, Any]) -> None:
    action.complete = words  # type: ignore[attr-defined]


def _list(function: str, names: Sequence[str]) -> dict[str, Any]:
    """Say in each shell that a word is some of the names, commas between them."""
    spaced = " ".join(names)
    return {
        "bash": function,
        "zsh": f"_sequence compadd - {spaced}",
        "fish": f"({function})",
        "preamble": {
            "bash": _BASH_LIST.format(function=function, names=f"'{spaced}'"),
            "fish": _FISH_LIST.format(function=function, names=spaced),
        },
    }
