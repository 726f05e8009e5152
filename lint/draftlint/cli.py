"""Arguments in, exit status out."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, NoReturn

from draftlint import patterns, plugins
from draftlint.arguments import parse
from draftlint.errors import Stop
from draftlint.languages import asked_for, locale_language
from draftlint.status import FAILED, INTERRUPTED, complain
from draftlint.wording import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from draftlint.plugins import Plugins
    from draftlint.wording import Language

    Command: TypeAlias = Callable[[argparse.Namespace, Plugins, Language], int]

_COMMANDS = {
    "check": ("draftlint.commands.checking", "check"),
    "annotate": ("draftlint.commands.annotating", "annotate"),
    "baseline": ("draftlint.commands.baselining", "baseline"),
    "sums": ("draftlint.commands.summing", "sums"),
    "rules": ("draftlint.commands.explain", "list_rules"),
    "explain": ("draftlint.commands.explain", "explain_rule"),
    "index": ("draftlint.commands.indexing", "index"),
    "merge": ("draftlint.commands.merging", "merge"),
    "init": ("draftlint.commands.starting", "init"),
    "completion": ("draftlint.commands.completing", "completion"),
}
_INTERNAL = Text(
    zh="内部错误（{error}），检查未完成。请把以上信息报告给开发者。",
    en="internal error ({error}); the check was not completed. "
    "Please report the lines above.",
)
_INTERRUPTED = Text(
    zh="已中断，检查未完成", en="interrupted; the check is not complete"
)


def run() -> NoReturn:
    """Run the command line and leave with its exit status."""
    # Documents and findings are trees without cycles, so looking for garbage seldom
    # finds any; at Python's own pace it takes a twentieth of a long run.
    gc.set_threshold(200_000)
    status = main(sys.argv[1:])
    patterns.save()
    # What is left goes with the process: Python need not look through it once more.
    gc.freeze()
    sys.exit(status)


def main(arguments: Sequence[str]) -> int:
    """Run one command; give 0, 1 or 2 (130 when interrupted).

    This is the border: everything that nothing else could answer ends here.
    """
    language = asked_for(arguments) or locale_language() or "zh"
    _write_utf8()
    try:
        return _dispatch(arguments, language)
    except Stop as stop:
        complain(stop.reason, language)
    except KeyboardInterrupt:
        complain(_INTERRUPTED, language)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 - the border: nobody else is left
        import traceback

        traceback.print_exc()
        complain(_INTERNAL.format(error=type(error).__name__), language)
    return FAILED


def _dispatch(arguments: Sequence[str], language: Language) -> int:
    options = parse(arguments, language)
    module, function = _COMMANDS[options.command]
    # Only the command that runs is imported: start-up is half of a short run.
    command: Command = getattr(import_module(module), function)
    return command(options, plugins.installed(), language)


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale: a report must never die of an encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
