"""Arguments in, exit status out."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, NoReturn

from draftlint import config, patterns, plugins
from draftlint.annotating import annotate
from draftlint.arguments import parse
from draftlint.checking import check
from draftlint.errors import BadArgument, Stop
from draftlint.finding import Family
from draftlint.languages import asked_for, locale_language
from draftlint.status import CLEAN, FAILED, INTERRUPTED, complain
from draftlint.summing import sums
from draftlint.wording import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from draftlint.plugins import Plugins
    from draftlint.rule import AnyRule
    from draftlint.wording import Language

_NO_SUCH_RULE = Text(
    zh="没有“{name}”这条规则{nearest}（draftlint rules 列出所有规则）",
    en="there is no rule “{name}”{nearest} (draftlint rules lists them all)",
)
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
    status = main(sys.argv[1:])
    patterns.save()
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
    commands: dict[str, Callable[[argparse.Namespace, Plugins, Language], int]] = {
        "check": check,
        "annotate": annotate,
        "sums": sums,
        "rules": _rules,
        "explain": _explain,
    }
    return commands[options.command](options, plugins.installed(), language)


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
        near = config.nearest(options.rule, by_name)
        raise BadArgument(_NO_SUCH_RULE.format(name=options.rule, nearest=near))
    explain.write_page(by_name[options.rule], language, sys.stdout)
    return CLEAN


def _by_family(rule: type[AnyRule]) -> tuple[int, str]:
    return list(Family).index(rule.family), rule.name


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale: a report must never die of an encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
