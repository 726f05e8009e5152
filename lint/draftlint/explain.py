"""What a rule says of itself: one table of all, or one whole page."""

from __future__ import annotations

import sys
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, TextIO

from draftlint.config import nearest
from draftlint.errors import BadArgument
from draftlint.finding import Family
from draftlint.reports.wordings import FAMILIES, SEVERITIES
from draftlint.rule import Bad, Good
from draftlint.status import CLEAN
from draftlint.wording import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from rich.console import OverflowMethod

    from draftlint.plugins import Plugins
    from draftlint.rule import AnyRule
    from draftlint.wording import Language

_HEADINGS = (
    Text(zh="规则", en="rule"),
    Text(zh="级别", en="severity"),
    Text(zh="改法", en="fix"),
    Text(zh="内容", en="what it finds"),
)
_NO_SUCH_RULE = Text(
    zh="没有“{name}”这条规则{nearest}（draftlint rules 列出所有规则）",
    en="there is no rule “{name}”{nearest} (draftlint rules lists them all)",
)
_FIXABLE = Text(zh="有", en="yes")
_OPTIONS = Text(zh="选项（[rules.{rule}]）", en="Options ([rules.{rule}])")
_WRONG = Text(zh="会报告", en="Reported")
_RIGHT = Text(zh="不报告", en="Left alone")


def list_rules(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
    """Run `draftlint rules`: every rule, family by family."""
    rules = sorted(loaded.rules, key=_by_family)
    if options.output_format == "json":
        import json

        described_rules = [described(rule, language) for rule in rules]
        json.dump(described_rules, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        write_list(rules, language, sys.stdout)
    return CLEAN


def explain_rule(
    options: argparse.Namespace, loaded: Plugins, language: Language
) -> int:
    """Run `draftlint explain RULE`; raises BadArgument for a rule there is not."""
    by_name = {rule.name: rule for rule in loaded.rules}
    if options.rule not in by_name:
        near = nearest(options.rule, by_name)
        raise BadArgument(_NO_SUCH_RULE.format(name=options.rule, nearest=near))
    write_page(by_name[options.rule], language, sys.stdout)
    return CLEAN


def _by_family(rule: type[AnyRule]) -> tuple[int, str]:
    return list(Family).index(rule.family), rule.name


def summary(rule: type[AnyRule]) -> Text:
    """Give the first line of a rule's documentation."""
    whole = rule.documentation()
    return Text(zh=whole.zh.splitlines()[0], en=whole.en.splitlines()[0])


def paragraphs(rule: type[AnyRule], language: Language) -> list[str]:
    """Give a rule's documentation, each paragraph on one line."""
    blank = "" if language == "zh" else " "
    whole = rule.documentation().to(language)
    return [blank.join(part.split("\n")) for part in whole.split("\n\n")]


def options(rule: type[AnyRule]) -> dict[str, Any]:
    """Give a rule's options with their defaults, named as in the configuration."""
    return {
        field.name.replace("_", "-"): field.default
        for field in fields(rule)
        if field.default is not MISSING
    }


def described(rule: type[AnyRule], language: Language) -> dict[str, Any]:
    """Give a rule as plain data, for JSON."""
    return {
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "fixable": rule.fixable(),
        "summary": summary(rule).to(language),
        "documentation": rule.documentation().to(language),
        "options": options(rule),
    }


def write_list(
    rules: Sequence[type[AnyRule]], language: Language, stream: TextIO
) -> None:
    """Write one line a rule, grouped by family."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in _HEADINGS:
        last = heading is _HEADINGS[-1]
        # Chinese has no spaces to fold at: it would be cut off.
        overflow: OverflowMethod = "fold" if last else "ellipsis"
        table.add_column(heading.to(language), no_wrap=not last, overflow=overflow)
    family = None
    for rule in rules:
        if rule.family != family:
            family = rule.family
            table.add_row(f"[bold]{FAMILIES[family].to(language)}[/bold] ({family})")
        table.add_row(
            f"  {rule.name}",
            SEVERITIES[rule.severity].to(language),
            _FIXABLE.to(language) if rule.fixable() else "",
            summary(rule).to(language),
        )
    Console(file=stream, highlight=False, emoji=False).print(table)


def write_page(rule: type[AnyRule], language: Language, stream: TextIO) -> None:
    """Write a rule's documentation, options and examples."""
    from rich.console import Console
    from rich.text import Text as Line

    from draftlint.reports.folding import print_folded

    console = Console(file=stream, highlight=False, emoji=False, markup=False)
    for indent, text, style in _page(rule, language):
        for line in text.split("\n"):
            shown = Line(line)
            shown.stylize(style)
            shown.highlight_regex("⟦[^⟧]*⟧?|^[^⟦]*⟧", "red")
            print_folded(console, shown, indent)


def _page(rule: type[AnyRule], language: Language) -> Iterator[tuple[int, str, str]]:
    """Yield the page in parts: how far from the left, the words, their style."""
    family = FAMILIES[rule.family].to(language)
    severity = SEVERITIES[rule.severity].to(language)
    yield 0, f"{rule.name}  {family} · {severity}", "bold"
    for paragraph in paragraphs(rule, language):
        yield 0, "", ""
        yield 0, paragraph, ""
    if options(rule):
        yield 0, "", ""
        yield 0, _OPTIONS.format(rule=rule.name).to(language), "bold"
        for name, default in options(rule).items():
            yield 2, f"{name} = {_toml(default)}", ""
    for heading, kind in ((_WRONG, Bad), (_RIGHT, Good)):
        yield 0, "", ""
        yield 0, heading.to(language), "bold"
        for number, example in enumerate(_examples(rule, kind)):
            if number:
                yield 2, "·", "dim"
            yield 2, example.text.strip("\n"), ""


def _examples(rule: type[AnyRule], kind: type[Good | Bad]) -> Iterator[Good | Bad]:
    return (example for example in rule.examples if isinstance(example, kind))


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{part}"' for part in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
